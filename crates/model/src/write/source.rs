//! A base as it is written: texts of cells and entries of `base.toml`, before anything is typed.

use std::path::{Path, PathBuf};

use calamine::Reader as _;

use super::error::WriteError;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::csv::CsvRows;
use crate::read::disk::{file_names, read_file};
use crate::read::encoding::decode;
use crate::read::journal::recover;
use crate::read::limits::FILE_BYTES_MAX;
use crate::read::manifest::{FlatEntry, entries_of_rows, entries_of_toml};
use crate::read::names::csv_stem;
use crate::read::rows::TableRows;
use crate::read::workbook::SheetRows;
use crate::read::workbook_base::{Workbook, WorkbookRows, manifest_sheet, open_workbook, table_sheets, unreadable};
use crate::read::{CellFault, MANIFEST_FILE, is_workbook};

/// Where a base is read from.
pub(super) enum Source {
    Folder { folder: PathBuf, names: Vec<String> },
    Workbook { path: PathBuf, workbook: Box<Workbook>, manifest: String, names: Vec<String> },
}

/// `base.toml` as it is written.
pub(super) struct ManifestText {
    pub entries: Vec<FlatEntry>,
    /// Comments behind the last entry.
    pub rest: Vec<String>,
    /// The whole file, when it was one.
    pub text: Option<String>,
}

impl Source {
    /// Opens a base.
    pub fn open(path: &Path) -> Result<Self, WriteError> {
        if path.join(MANIFEST_FILE).is_file() {
            recover(path)?;
            let names = file_names(path)?.into_iter().filter(|name| csv_stem(name).is_some()).collect();
            return Ok(Source::Folder { folder: path.to_owned(), names });
        }
        let not_a_base = || CellFault::new(Code::NotABase).with("path", path.display().to_string());
        if !(path.is_file() && is_workbook(path)) {
            return Err(refused(not_a_base(), &path.display().to_string()));
        }
        let mut workbook = open_workbook(path)?.map_err(|fault| refused(fault, &path.display().to_string()))?;
        let manifest = manifest_sheet(&workbook.sheet_names()).cloned();
        let manifest = manifest.ok_or_else(|| refused(not_a_base(), &path.display().to_string()))?;
        let names = table_sheets(&mut workbook);
        Ok(Source::Workbook { path: path.to_owned(), workbook: Box::new(workbook), manifest, names })
    }

    /// What `base.toml` or the sheet `base` says.
    pub fn manifest(&mut self) -> Result<ManifestText, WriteError> {
        let (read, text, file) = match self {
            Source::Folder { folder, .. } => {
                let text = read_text(folder, MANIFEST_FILE)?;
                (entries_of_toml(&text), Some(text), MANIFEST_FILE.to_owned())
            }
            Source::Workbook { path, workbook, manifest, .. } => {
                let mut rows = open_sheet(path, workbook, manifest)?;
                (entries_of_rows(&mut rows), None, manifest.clone())
            }
        };
        let (entries, rest) = read.map_err(|fault| {
            let mut finding = Diagnostic::new(Code::TomlSyntax, Place::file(&file)).with("reason", fault.reason);
            finding.place.line = Some(fault.line);
            WriteError::Refused(vec![finding])
        })?;
        Ok(ManifestText { entries, rest, text })
    }

    /// Names of the tables, in the order of the source.
    pub fn tables(&self) -> Vec<String> {
        match self {
            Source::Folder { names, .. } => names.iter().filter_map(|name| csv_stem(name)).map(str::to_owned).collect(),
            Source::Workbook { names, .. } => names.clone(),
        }
    }

    /// Hands the rows of one table to `write`.
    pub fn with_rows(
        &mut self,
        table: usize,
        write: &mut dyn FnMut(&mut dyn TableRows) -> Result<(), WriteError>,
    ) -> Result<(), WriteError> {
        match self {
            Source::Folder { folder, names } => {
                let text = read_text(folder, &names[table])?;
                write(&mut CsvRows::new(&text))
            }
            Source::Workbook { path, workbook, names, .. } => {
                let name = names[table].clone();
                write(&mut open_sheet(path, workbook, &name)?)
            }
        }
    }
}

fn open_sheet<'w>(path: &Path, workbook: &'w mut Workbook, name: &str) -> Result<WorkbookRows<'w>, WriteError> {
    let shown = path.display().to_string();
    let rows = SheetRows::open(workbook, name).map_err(|reason| refused(unreadable(&shown, reason), name))?;
    rows.ok_or_else(|| refused(unreadable(&shown, "a chart, not a table".to_owned()), name))
}

fn read_text(folder: &Path, name: &str) -> Result<String, WriteError> {
    let bytes = read_file(&folder.join(name), Vec::new())?.map_err(|size| {
        let fault = CellFault::new(Code::FileTooLarge).with("size", size as usize);
        refused(fault.with("limit", FILE_BYTES_MAX as usize), name)
    })?;
    decode(bytes).map_err(|broken| {
        let mut finding = Diagnostic::new(Code::EncodingBroken, Place::file(name)).with("offset", broken.offset);
        finding.place.line = Some(broken.line);
        WriteError::Refused(vec![finding])
    })
}

/// A refusal because of one finding.
pub(super) fn refused(fault: CellFault, file: &str) -> WriteError {
    WriteError::Refused(vec![fault.at(Place::file(file))])
}
