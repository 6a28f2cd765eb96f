//! `lodestone scheme check FILE`: every finding about a file of schemes, or what it holds.

use std::fs;
use std::path::Path;

use lodestone_judge::Library;
use lodestone_judge::read::limits::FILE_BYTES_MAX;
use lodestone_judge::read::{Read, read_file, refused};
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_report::terminal;
use lodestone_report::view::SchemeFileView;
use lodestone_report::words::Languages;

use crate::exit::Exit;
use crate::results;
use crate::settings::Settings;

/// Checks a file on top of the built-in schemes.
pub fn check(path: &Path, settings: &Settings) -> anyhow::Result<Exit> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let read = read(path, &name);
    let view = SchemeFileView::new(&name, &read, &Languages::new());
    let text = || terminal::scheme_file(&view, &settings.words, settings.colour);
    results::print("scheme", &view, text, settings)?;
    Ok(if read.findings.is_empty() { Exit::Met } else { Exit::BadInput })
}

/// A file that is too large is not taken into memory.
fn read(path: &Path, name: &str) -> Read {
    let size = fs::metadata(path).map(|metadata| metadata.len());
    if let Ok(size) = size
        && size > FILE_BYTES_MAX as u64
    {
        let finding = Diagnostic::new(Code::SchemeTooLarge, Place::file(name));
        return refused(finding.with("size", size as usize).with("limit", FILE_BYTES_MAX));
    }
    match size.and_then(|_| fs::read(path)) {
        Ok(bytes) => read_file(name, &bytes, &Library::builtin()),
        Err(error) => {
            let finding = Diagnostic::new(Code::FileUnreadable, Place::file(name));
            refused(finding.with("path", path.display().to_string()).with("reason", error.to_string()))
        }
    }
}
