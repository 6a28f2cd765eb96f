//! A path → everything that stands there, read.

use std::path::Path;

use super::disk::DiskError;
use super::folder::read_folder;
use super::workbook_base::read_workbook;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::grid::{Grid, Interner};
use crate::manifest::Manifest;

/// What was read of a base, and every finding so far.
#[derive(Debug, Clone, Default)]
pub struct Input {
    /// `base.toml`; none when a finding says why.
    pub manifest: Option<Manifest>,
    /// Every table that is there, in the order of [`TABLES`](crate::tables::TABLES).
    pub grids: Vec<Grid>,
    /// Texts of the tables.
    pub texts: Interner,
    /// What is wrong so far.
    pub findings: Vec<Diagnostic>,
}

/// Name of the file that makes a folder a base, and of the sheet that makes a workbook one.
pub(crate) const MANIFEST_FILE: &str = "base.toml";
pub(crate) const MANIFEST_SHEET: &str = "base";

/// Reads a base: a folder with `base.toml`, or an `.xlsx` workbook with a sheet `base`.
///
/// # Errors
/// When the disk fails. What is wrong with the data, or a path that is no base, is among the findings.
pub fn read_base(path: &Path) -> Result<Input, DiskError> {
    let has_manifest_name = path.file_name().is_some_and(|name| name == MANIFEST_FILE);
    let folder = path.parent().filter(|_| has_manifest_name && path.is_file()).unwrap_or(path);
    if folder.join(MANIFEST_FILE).is_file() {
        return read_folder(folder);
    }
    if path.is_file() && is_workbook(path) {
        return read_workbook(path);
    }
    Ok(not_a_base(path))
}

/// Whether a path has the name of a workbook.
pub(crate) fn is_workbook(path: &Path) -> bool {
    let extension = path.extension().unwrap_or_default().to_string_lossy().to_lowercase();
    extension == "xlsx" || extension == "xlsm"
}

/// The input of a path that is no base.
pub(crate) fn not_a_base(path: &Path) -> Input {
    let shown = path.display().to_string();
    let finding = Diagnostic::new(Code::NotABase, Place::file(&shown)).with("path", shown);
    Input { findings: vec![finding], ..Input::default() }
}
