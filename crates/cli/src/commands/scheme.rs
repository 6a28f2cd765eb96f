//! `lodestone scheme check FILE`: every finding about a file of schemes, or what it holds.

use std::path::Path;

use lodestone_judge::Library;
use lodestone_report::terminal;
use lodestone_report::view::SchemeFileView;
use lodestone_report::words::Languages;

use crate::exit::Exit;
use crate::results;
use crate::schemes::OwnFile;
use crate::settings::Settings;

/// Checks a file on top of the built-in schemes.
pub fn check(path: &Path, settings: &Settings) -> anyhow::Result<Exit> {
    tell(&OwnFile::read(path, &Library::builtin()), settings)
}

/// What a file holds, or what is wrong with it.
pub fn tell(file: &OwnFile, settings: &Settings) -> anyhow::Result<Exit> {
    let view = SchemeFileView::new(&file.name, &file.read, &Languages::new());
    let text = || terminal::scheme_file(&view, &settings.words, settings.colour);
    results::print("scheme", &view, text, settings)?;
    Ok(if file.read.findings.is_empty() { Exit::Met } else { Exit::BadInput })
}
