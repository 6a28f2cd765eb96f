//! Changes to the files of a base that happen all or not at all, even when the process is killed or the power fails.
//!
//! New files are written beside the base in `.imports/stage-ID` first. One rename puts `.imports/journal` in place: before
//! it nothing has happened, after it everything has. Who reads the base while files still wait for their rename reads them
//! where they wait; the next change finishes what was left.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use super::base::Input;
use super::disk::{DiskError, failed};
use super::folder::read_folder_over;

/// Folder of a base in which imports are kept.
pub const IMPORTS: &str = ".imports";
const JOURNAL: &str = "journal";
const LOCK: &str = "lock";

/// A file that is kept with an import: its name and its bytes.
pub type KeptFile = (String, Vec<u8>);

/// What happens to one file of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    /// It holds these bytes from now on.
    Put(String, Vec<u8>),
    /// It goes.
    Delete(String),
}

/// What happens to the record of the import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// These files are kept under its id.
    Keep(Vec<KeptFile>),
    /// What was kept under its id goes.
    Drop,
}

/// Changes that are written and have not happened yet; dropped, they never will.
#[derive(Debug)]
pub struct Staged {
    folder: PathBuf,
    stage: PathBuf,
    lines: Vec<String>,
    /// Held as long as this lives: one change at a time.
    _lock: File,
}

/// Files of a base that are read from somewhere else, and files that are gone.
#[derive(Debug, Default)]
pub(crate) struct Overlay {
    put: Vec<(String, PathBuf)>,
    gone: Vec<String>,
}

impl Overlay {
    /// What a finished journal says that has not been done yet.
    pub fn of(folder: &Path) -> Result<Self, DiskError> {
        let path = folder.join(IMPORTS).join(JOURNAL);
        match fs::read_to_string(&path) {
            Ok(text) => Ok(Overlay::of_lines(folder, text.lines())),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Overlay::default()),
            Err(error) => Err(failed("read", &path)(error)),
        }
    }

    fn of_lines<'l>(folder: &Path, lines: impl Iterator<Item = &'l str>) -> Self {
        let mut overlay = Overlay::default();
        let mut stage = PathBuf::new();
        for line in lines {
            match line.split_once(' ') {
                Some(("stage", name)) => stage = folder.join(IMPORTS).join(name),
                Some(("put", name)) if stage.join(name).is_file() => {
                    overlay.put.push((name.to_owned(), stage.join(name)))
                }
                Some(("delete", name)) => overlay.gone.push(name.to_owned()),
                _ => {}
            }
        }
        overlay
    }

    /// Where a file of the base is read from.
    pub fn path(&self, folder: &Path, name: &str) -> PathBuf {
        let put = self.put.iter().find(|(known, _)| known == name);
        put.map_or_else(|| folder.join(name), |(_, path)| path.clone())
    }

    /// The names of the files of the base, from those in its folder.
    pub fn names(&self, mut names: Vec<String>) -> Vec<String> {
        names.extend(self.put.iter().map(|(name, _)| name.clone()));
        names.retain(|name| !self.gone.contains(name));
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// Writes changes beside a base, after finishing what another process left.
///
/// # Errors
/// When the disk fails, or another process changes the base at the moment.
pub fn stage(folder: &Path, id: &str, changes: &[Change], record: &Record) -> Result<Staged, DiskError> {
    let imports = folder.join(IMPORTS);
    fs::create_dir_all(&imports).map_err(failed("create", &imports))?;
    let path = imports.join(LOCK);
    let lock = File::create(&path).map_err(failed("create", &path))?;
    lock.try_lock().map_err(|error| failed("lock", &path)(error.into()))?;
    recover(folder)?;
    let name = format!("stage-{id}");
    let stage = imports.join(&name);
    fs::remove_dir_all(&stage).ok();
    fs::create_dir(&stage).map_err(failed("create", &stage))?;
    let mut lines = vec![format!("stage {name}"), format!("id {id}")];
    let staged = |lines| Staged { folder: folder.to_owned(), stage: stage.clone(), lines, _lock: lock };
    let mut write_all = || {
        for change in changes {
            match change {
                Change::Put(name, bytes) => {
                    write_synced(&stage.join(name), bytes)?;
                    lines.push(format!("put {name}"));
                }
                Change::Delete(name) => lines.push(format!("delete {name}")),
            }
        }
        match record {
            Record::Drop => lines.push("drop record".to_owned()),
            Record::Keep(files) => {
                let kept = stage.join(".record");
                fs::create_dir(&kept).map_err(failed("create", &kept))?;
                for (name, bytes) in files {
                    write_synced(&kept.join(name), bytes)?;
                }
                lines.push("keep record".to_owned());
            }
        }
        Ok(())
    };
    let written = write_all();
    let staged = staged(lines);
    written.map(|()| staged)
}

impl Staged {
    /// The base as it would be.
    ///
    /// # Errors
    /// When the disk fails.
    pub fn read(&self) -> Result<Input, DiskError> {
        read_folder_over(&self.folder, &Overlay::of_lines(&self.folder, self.lines.iter().map(String::as_str)))
    }

    /// Makes the changes happen.
    ///
    /// # Errors
    /// When the disk fails. Before the journal is in place nothing has happened; after it, the next change finishes.
    pub fn commit(self) -> Result<(), DiskError> {
        self.put_journal()?;
        recover(&self.folder)
    }

    fn put_journal(&self) -> Result<(), DiskError> {
        let imports = self.folder.join(IMPORTS);
        let (unfinished, journal) = (imports.join("journal.part"), imports.join(JOURNAL));
        write_synced(&unfinished, self.lines.join("\n").as_bytes())?;
        sync_folder(&self.stage);
        fs::rename(&unfinished, &journal).map_err(failed("write", &journal))?;
        sync_folder(&imports);
        Ok(())
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.folder.join(IMPORTS).join(JOURNAL).exists() {
            fs::remove_dir_all(&self.stage).ok();
        }
    }
}

/// Finishes a change whose journal is in place, if there is one.
///
/// # Errors
/// When the disk fails; it can be called again.
pub fn recover(folder: &Path) -> Result<(), DiskError> {
    for step in steps(folder)? {
        do_step(folder, &step)?;
    }
    Ok(())
}

/// One step behind a journal; each may be done twice.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Rename(PathBuf, PathBuf),
    Delete(PathBuf),
    DropFolder(PathBuf),
    Done,
}

fn steps(folder: &Path) -> Result<Vec<Step>, DiskError> {
    let imports = folder.join(IMPORTS);
    let journal = imports.join(JOURNAL);
    if !journal.is_file() {
        return Ok(Vec::new());
    }
    let text = fs::read_to_string(&journal).map_err(failed("read", &journal))?;
    let (mut stage, mut kept) = (PathBuf::new(), PathBuf::new());
    let mut steps = Vec::new();
    for line in text.lines() {
        match line.split_once(' ') {
            Some(("stage", name)) => stage = imports.join(name),
            Some(("id", id)) => kept = imports.join(id),
            Some(("put", name)) => steps.push(Step::Rename(stage.join(name), folder.join(name))),
            Some(("delete", name)) => steps.push(Step::Delete(folder.join(name))),
            Some(("keep", _)) => steps.push(Step::Rename(stage.join(".record"), kept.clone())),
            Some(("drop", _)) => steps.push(Step::DropFolder(kept.clone())),
            _ => {}
        }
    }
    steps.push(Step::Done);
    steps.push(Step::DropFolder(stage));
    Ok(steps)
}

fn do_step(folder: &Path, step: &Step) -> Result<(), DiskError> {
    match step {
        Step::Rename(from, to) if from.exists() => fs::rename(from, to).map_err(failed("write", to)),
        Step::Rename(..) => Ok(()),
        Step::Delete(path) if path.exists() => fs::remove_file(path).map_err(failed("remove", path)),
        Step::Delete(_) => Ok(()),
        Step::DropFolder(path) if path.exists() => fs::remove_dir_all(path).map_err(failed("remove", path)),
        Step::DropFolder(_) => Ok(()),
        Step::Done => {
            sync_folder(folder);
            let journal = folder.join(IMPORTS).join(JOURNAL);
            fs::remove_file(&journal).map_err(failed("remove", &journal))
        }
    }
}

/// Files that are kept under the id of an import; none when there is no such import.
///
/// # Errors
/// When the disk fails.
pub fn kept(folder: &Path, id: &str) -> Result<Option<Vec<KeptFile>>, DiskError> {
    recover(folder)?;
    let is_id = id.starts_with('i') && id.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let path = folder.join(IMPORTS).join(id);
    if !is_id || !path.is_dir() {
        return Ok(None);
    }
    let names = super::disk::file_names(&path)?;
    let read = |name: String| {
        let bytes = fs::read(path.join(&name)).map_err(failed("read", &path))?;
        Ok((name, bytes))
    };
    names.into_iter().map(read).collect::<Result<Vec<_>, DiskError>>().map(Some)
}

/// Ids of the imports of a base that can be undone, sorted.
///
/// # Errors
/// When the disk fails.
pub fn imports(folder: &Path) -> Result<Vec<String>, DiskError> {
    let path = folder.join(IMPORTS);
    let mut ids = Vec::new();
    if path.is_dir() {
        for entry in fs::read_dir(&path).map_err(failed("list", &path))? {
            let entry = entry.map_err(failed("list", &path))?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() && name.starts_with('i') {
                ids.push(name);
            }
        }
    }
    ids.sort_unstable();
    Ok(ids)
}

/// Bytes of a file of a base; none when it is not there.
///
/// # Errors
/// When the disk fails.
pub fn file_of(folder: &Path, name: &str) -> Result<Option<Vec<u8>>, DiskError> {
    let path = folder.join(name);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("read", &path)(error)),
    }
}

/// Name of the CSV file of a table in the folder of a base, by its id or a label; none when there is no such file.
///
/// # Errors
/// When the disk fails.
pub fn table_file(folder: &Path, table: &'static crate::schema::Table) -> Result<Option<String>, DiskError> {
    let names = super::folder::csv_names(folder)?;
    let is_it =
        |named: &&super::names::Named| super::header::find_table(&named.stem).is_some_and(|found| found.id == table.id);
    Ok(names.iter().find(is_it).map(|named| named.file.to_string()))
}

fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
    let write = || {
        let mut file = File::create(path)?;
        file.write_all(bytes)?;
        file.sync_all()
    };
    write().map_err(failed("write", path))
}

/// Makes renames last; where a system cannot open folders there is nothing to do.
fn sync_folder(path: &Path) {
    if let Ok(folder) = File::open(path) {
        folder.sync_all().ok();
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let path = std::env::temp_dir().join(format!("lodestone-journal-{}-{name}", std::process::id()));
            fs::remove_dir_all(&path).ok();
            fs::create_dir_all(&path).unwrap();
            fs::write(path.join("a.csv"), "old a").unwrap();
            fs::write(path.join("c.csv"), "old c").unwrap();
            Folder(path)
        }

        /// What a reader sees of the three files.
        fn seen(&self) -> [Option<String>; 3] {
            let overlay = Overlay::of(&self.0).unwrap();
            let names = overlay.names(super::super::disk::file_names(&self.0).unwrap());
            ["a.csv", "b.csv", "c.csv"].map(|name| {
                let is_there = names.iter().any(|known| known == name);
                is_there.then(|| fs::read_to_string(overlay.path(&self.0, name)).unwrap())
            })
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            fs::remove_dir_all(&self.0).ok();
        }
    }

    fn changes() -> [Change; 3] {
        let put = |name: &str, text: &str| Change::Put(name.to_owned(), text.as_bytes().to_vec());
        [put("a.csv", "new a"), put("b.csv", "new b"), Change::Delete("c.csv".to_owned())]
    }

    fn text(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    /// Killed behind any step: a reader sees all of it or nothing, and the next change finishes it.
    #[test]
    fn killed_anywhere_it_is_all_or_nothing() {
        let old = [text("old a"), None, text("old c")];
        let new = [text("new a"), text("new b"), None];
        let record = Record::Keep(vec![("import.toml".to_owned(), b"x".to_vec())]);
        for done in 0..8 {
            let folder = Folder::new(&format!("kill{done}"));
            let staged = stage(&folder.0, "i1", &changes(), &record).unwrap();
            assert_eq!(folder.seen(), old, "nothing has happened yet");
            if done == 0 {
                // As a killed process leaves it: staged files, no journal.
                let lock = staged._lock.try_clone().unwrap();
                std::mem::forget(staged);
                lock.unlock().unwrap();
            } else {
                staged.put_journal().unwrap();
                drop(staged);
                for step in steps(&folder.0).unwrap().iter().take(done - 1) {
                    do_step(&folder.0, step).unwrap();
                }
                assert_eq!(folder.seen(), new, "after {done} steps");
            }
            recover(&folder.0).unwrap();
            assert_eq!(folder.seen(), if done == 0 { old.clone() } else { new.clone() });
            let next = stage(&folder.0, "i1", &[], &Record::Drop).unwrap();
            next.commit().unwrap();
            assert_eq!(imports(&folder.0).unwrap(), [""; 0]);
        }
    }

    #[test]
    fn dropped_it_leaves_nothing() {
        let folder = Folder::new("dropped");
        drop(stage(&folder.0, "i1", &changes(), &Record::Drop).unwrap());
        assert_eq!(super::super::disk::file_names(&folder.0.join(IMPORTS)).unwrap(), [LOCK]);
        assert!(!folder.0.join(IMPORTS).join("stage-i1").exists());
    }

    #[test]
    fn one_change_at_a_time() {
        let folder = Folder::new("locked");
        let first = stage(&folder.0, "i1", &[], &Record::Drop).unwrap();
        assert_eq!(stage(&folder.0, "i2", &[], &Record::Drop).unwrap_err().action, "lock");
        drop(first);
        assert!(stage(&folder.0, "i2", &[], &Record::Drop).is_ok());
    }
}
