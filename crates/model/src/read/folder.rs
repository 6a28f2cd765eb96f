//! A base as a folder: `base.toml` and one CSV file per table.

use std::path::Path;
use std::sync::Arc;

use super::base::{Input, MANIFEST_FILE};
use super::csv::CsvRows;
use super::disk::{DiskError, file_names, read_file};
use super::encoding::decode;
use super::journal::Overlay;
use super::limits::FILE_BYTES_MAX;
use super::manifest::{ReadManifest, entries_of_toml, read_manifest};
use super::names::{Named, assign, csv_stem, is_remark};
use super::table::{Reading, read_table};
use super::units::UnitTexts;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::unit::Currency;

/// Reads a folder that has a `base.toml`.
pub(super) fn read_folder(folder: &Path) -> Result<Input, DiskError> {
    read_folder_over(folder, &Overlay::of(folder)?)
}

/// The same, with files that wait to take their place.
pub(super) fn read_folder_over(folder: &Path, overlay: &Overlay) -> Result<Input, DiskError> {
    let mut input = Input::default();
    let manifest = match read_text(&folder.join(MANIFEST_FILE), MANIFEST_FILE, Vec::new(), &mut input.findings)? {
        Some(text) => read_manifest(entries_of_toml(&text), MANIFEST_FILE.into(), &mut input.findings),
        None => ReadManifest::default(),
    };
    let names = named(overlay.names(file_names(folder)?));
    let mut tables = Tables::new(manifest, &mut input);
    let mut buffer = Vec::new();
    for (table, named) in assign(names, MANIFEST_FILE, &mut input.findings) {
        let text = read_text(&overlay.path(folder, &named.file), &named.file, buffer, &mut input.findings)?;
        buffer = match text {
            Some(text) => {
                tables.read(&mut CsvRows::new(&text), table, named.file, &mut input);
                text.into_bytes()
            }
            None => Vec::new(),
        };
    }
    Ok(input)
}

/// The CSV files of a folder that are no remarks.
pub(crate) fn csv_names(folder: &Path) -> Result<Vec<Named>, DiskError> {
    Ok(named(file_names(folder)?))
}

fn named(names: Vec<String>) -> Vec<Named> {
    let named = |name: String| csv_stem(&name).map(|stem| Named { stem: stem.to_owned(), file: Arc::from(&*name) });
    names.into_iter().filter(|name| !is_remark(name)).filter_map(named).collect()
}

/// Text of a file, in the room of `buffer`; none when a finding says why it cannot be read.
fn read_text(
    path: &Path,
    name: &str,
    buffer: Vec<u8>,
    findings: &mut Vec<Diagnostic>,
) -> Result<Option<String>, DiskError> {
    let finding = |code: Code| Diagnostic::new(code, Place::file(name));
    let bytes = match read_file(path, buffer)? {
        Ok(bytes) => bytes,
        Err(size) => {
            let finding = finding(Code::FileTooLarge).with("size", size as usize);
            findings.push(finding.with("limit", FILE_BYTES_MAX as usize));
            return Ok(None);
        }
    };
    match decode(bytes) {
        Ok(text) => Ok(Some(text)),
        Err(broken) => {
            let mut finding = finding(Code::EncodingBroken).with("offset", broken.offset);
            finding.place.line = Some(broken.line);
            findings.push(finding);
            Ok(None)
        }
    }
}

/// Tables of one base on their way into an [`Input`].
pub(super) struct Tables {
    units: UnitTexts,
    default_source: Vec<(String, String)>,
}

impl Tables {
    /// Takes the manifest; tables are read in its units.
    pub fn new(read: ReadManifest, input: &mut Input) -> Self {
        input.manifest = read.manifest;
        Tables {
            units: UnitTexts::new(read.currency.unwrap_or(Currency::CNY), &read.count_units),
            default_source: read.default_source,
        }
    }

    /// Reads one table.
    pub fn read(
        &mut self,
        rows: &mut dyn super::rows::TableRows,
        table: &'static crate::schema::Table,
        file: Arc<str>,
        input: &mut Input,
    ) {
        let source = self.default_source.iter().find(|(id, _)| id == table.id);
        let source = source.map(|(_, source)| input.texts.id(source));
        let mut reading = Reading { texts: &mut input.texts, units: &mut self.units, findings: &mut input.findings };
        input.grids.push(read_table(rows, table, file, source, &mut reading));
    }
}
