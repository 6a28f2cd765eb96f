//! Files of schemes of one's own, read on top of the built-in ones.

use std::fs;
use std::path::{Path, PathBuf};

use lodestone_judge::Library;
use lodestone_judge::read::limits::FILE_BYTES_MAX;
use lodestone_judge::read::{Read, read_file, refused};
use lodestone_model::canonical::sha256;
use lodestone_model::diagnostic::{Code, Diagnostic, Place};

/// A file that was read.
pub struct OwnFile {
    /// Its name.
    pub name: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// What it adds, or what is wrong with it.
    pub read: Read,
}

impl OwnFile {
    /// Reads a file on top of what is known. One that is too large is not taken into memory.
    pub fn read(path: &Path, known: &Library) -> Self {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let refuse = |finding| OwnFile { name: name.clone(), sha256: String::new(), read: refused(finding) };
        let size = fs::metadata(path).map(|metadata| metadata.len());
        if let Ok(size) = size
            && size > FILE_BYTES_MAX as u64
        {
            let finding = Diagnostic::new(Code::SchemeTooLarge, Place::file(&name));
            return refuse(finding.with("size", size as usize).with("limit", FILE_BYTES_MAX));
        }
        match size.and_then(|_| fs::read(path)) {
            Ok(bytes) => OwnFile { read: read_file(&name, &bytes, known), sha256: sha256(&bytes), name },
            Err(error) => {
                let finding = Diagnostic::new(Code::FileUnreadable, Place::file(&name));
                refuse(finding.with("path", path.display().to_string()).with("reason", error.to_string()))
            }
        }
    }
}

/// The built-in schemes with those of files, each on top of the ones before; the files, the last of which may be wrong.
pub fn library(paths: &[PathBuf]) -> (Library, Vec<OwnFile>) {
    let mut library = Library::builtin();
    let mut files = Vec::new();
    for path in paths {
        let file = OwnFile::read(path, &library);
        let is_sound = file.read.findings.is_empty();
        if is_sound {
            library = file.read.library.clone();
        }
        files.push(file);
        if !is_sound {
            break;
        }
    }
    (library, files)
}
