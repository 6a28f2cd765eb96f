//! The one place of the model that touches the disk.

use std::fs::{self, File};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use super::limits::FILE_BYTES_MAX;

/// The disk failed; what is wrong with the user's data is a finding instead.
#[derive(Debug, thiserror::Error)]
#[error("{action} {}: {source}", path.display())]
pub struct DiskError {
    /// What was tried, as in "failed to read".
    pub action: &'static str,
    /// The file or folder.
    pub path: PathBuf,
    /// What the system said.
    pub source: io::Error,
}

/// A file that is being written.
pub(crate) type OutFile = io::BufWriter<File>;

/// Turns what the system said into a [`DiskError`].
pub(crate) fn failed<'p>(action: &'static str, path: &'p Path) -> impl FnOnce(io::Error) -> DiskError + 'p {
    move |source| DiskError { action, path: path.to_owned(), source }
}

/// A file's bytes in place of what `bytes` held, or its size when it is larger than the reader takes.
pub(crate) fn read_file(path: &Path, mut bytes: Vec<u8>) -> Result<Result<Vec<u8>, u64>, DiskError> {
    let file = open(path)?;
    let size = file.metadata().map_err(failed("read", path))?.len();
    if size > FILE_BYTES_MAX {
        return Ok(Err(size));
    }
    bytes.clear();
    bytes.reserve(size as usize + 1);
    file.take(FILE_BYTES_MAX + 1).read_to_end(&mut bytes).map_err(failed("read", path))?;
    let size = bytes.len() as u64;
    Ok(if size > FILE_BYTES_MAX { Err(size) } else { Ok(bytes) })
}

/// Opens a file for reading.
pub(crate) fn open(path: &Path) -> Result<File, DiskError> {
    File::open(path).map_err(failed("open", path))
}

/// Names of the files in a folder, sorted.
pub(crate) fn file_names(folder: &Path) -> Result<Vec<String>, DiskError> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder).map_err(failed("list", folder))? {
        let entry = entry.map_err(failed("list", folder))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_file() {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

/// A path beside `target`, for what is not finished yet.
fn sibling(target: &Path, suffix: &str) -> PathBuf {
    let name = target.file_name().unwrap_or_default().to_string_lossy();
    target.with_file_name(format!(".{name}.{suffix}-{}", std::process::id()))
}

/// Writes a file so that it is there whole or not at all.
///
/// # Errors
/// Those of `write` and of the disk.
pub(crate) fn write_file<E: From<DiskError>>(
    target: &Path,
    write: impl FnOnce(&mut OutFile) -> Result<(), E>,
) -> Result<(), E> {
    let unfinished = sibling(target, "part");
    let attempt = || {
        let file = File::create(&unfinished).map_err(failed("create", &unfinished))?;
        let mut out = io::BufWriter::new(file);
        write(&mut out)?;
        let file = out.into_inner().map_err(|error| failed("write", &unfinished)(error.into_error()))?;
        file.sync_all().map_err(failed("write", &unfinished))?;
        fs::rename(&unfinished, target).map_err(failed("write", target))?;
        Ok(())
    };
    let outcome = attempt();
    if outcome.is_err() {
        fs::remove_file(&unfinished).ok();
    }
    outcome
}

/// Writes a folder so that it is there whole or not at all. Of an existing folder, the files that `stays` names are
/// kept, and the others make room.
///
/// # Errors
/// Those of `write` and of the disk.
pub(crate) fn write_folder<E: From<DiskError>>(
    target: &Path,
    stays: impl Fn(&str) -> bool,
    write: impl FnOnce(&Path) -> Result<(), E>,
) -> Result<(), E> {
    let (unfinished, old) = (sibling(target, "part"), sibling(target, "old"));
    let attempt = || {
        fs::create_dir(&unfinished).map_err(failed("create", &unfinished))?;
        write(&unfinished)
    };
    let outcome = attempt().and_then(|()| swap(target, &unfinished, &old, stays).map_err(E::from));
    if outcome.is_err() {
        fs::remove_dir_all(&unfinished).ok();
    }
    outcome
}

fn swap(target: &Path, new: &Path, old: &Path, stays: impl Fn(&str) -> bool) -> Result<(), DiskError> {
    if !target.exists() {
        return fs::rename(new, target).map_err(failed("write", target));
    }
    fs::rename(target, old).map_err(failed("replace", target))?;
    if let Err(error) = fs::rename(new, target) {
        fs::rename(old, target).map_err(failed("restore", target))?;
        return Err(failed("replace", target)(error));
    }
    for entry in fs::read_dir(old).map_err(failed("list", old))? {
        let entry = entry.map_err(failed("list", old))?;
        if stays(&entry.file_name().to_string_lossy()) || entry.path().is_dir() {
            let kept = target.join(entry.file_name());
            fs::rename(entry.path(), &kept).map_err(failed("move", &kept))?;
        }
    }
    fs::remove_dir_all(old).map_err(failed("remove", old))
}
