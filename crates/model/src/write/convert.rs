//! One form of a base into the other: a folder, or a workbook. Headers and cells keep their texts; what is not read is kept
//! too.

use std::io::{self, Write as _};
use std::path::Path;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, Worksheet};

use super::csv_out::write_csv;
use super::error::WriteError;
use super::manifest_out::toml_text;
use super::sheet_out::{check_name, write_cell, write_sheet};
use super::source::{ManifestText, Source};
use crate::read::disk::{OutFile, failed, write_file, write_folder};
use crate::read::manifest::SheetHeader;
use crate::read::names::csv_stem;
use crate::read::{MANIFEST_FILE, MANIFEST_SHEET, is_workbook};

/// What to do when something stands at the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Existing {
    /// Leave it and fail.
    Refuse,
    /// Replace it. Of a folder, files that are no tables stay.
    Replace,
}

/// Writes the base at `from` to `to`: a workbook when `to` ends in `.xlsx`, a folder otherwise.
///
/// The target is there whole or not at all. Numbers stay numbers in a workbook only when they read back as the same text;
/// comments of `base.toml` stay with the entry that they stand before.
///
/// # Errors
/// See [`WriteError`].
pub fn convert(from: &Path, to: &Path, existing: Existing) -> Result<(), WriteError> {
    if existing == Existing::Refuse && to.exists() {
        return Err(WriteError::Exists(to.to_owned()));
    }
    let mut source = Source::open(from)?;
    let manifest = source.manifest()?;
    if is_workbook(to) {
        let mut workbook = workbook_of(&mut source, &manifest)?;
        write_file(to, |out| Ok(workbook.save_to_writer(out)?))
    } else {
        let stays = |name: &str| name != MANIFEST_FILE && csv_stem(name).is_none();
        write_folder(to, stays, |folder| write_tables(&mut source, &manifest, folder))
    }
}

fn workbook_of(source: &mut Source, manifest: &ManifestText) -> Result<Workbook, WriteError> {
    let mut workbook = new_workbook()?;
    write_manifest_sheet(workbook.add_worksheet().set_name(MANIFEST_SHEET)?, manifest)?;
    for (at, table) in source.tables().iter().enumerate() {
        check_name(table)?;
        let sheet = workbook.add_worksheet().set_name(table.as_str())?;
        source.with_rows(at, &mut |rows| write_sheet(rows, table, sheet))?;
    }
    Ok(workbook)
}

/// A workbook whose bytes do not depend on the day.
pub(super) fn new_workbook() -> Result<Workbook, WriteError> {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2025, 1, 1)?);
    workbook.set_properties(&properties);
    Ok(workbook)
}

/// Writes the sheet `base`.
pub(super) fn write_manifest_sheet(sheet: &mut Worksheet, manifest: &ManifestText) -> Result<(), WriteError> {
    let bold = Format::new().set_bold();
    for (column, text) in (0..).zip(SheetHeader::CELLS) {
        write_cell(sheet, MANIFEST_SHEET, (0, column), text, Some(&bold))?;
    }
    let mut row = 1;
    for entry in &manifest.entries {
        row = write_remarks(sheet, row, &entry.comments)?;
        write_cell(sheet, MANIFEST_SHEET, (row, 0), &entry.key(), None)?;
        write_cell(sheet, MANIFEST_SHEET, (row, 1), &entry.raw, None)?;
        row += 1;
    }
    write_remarks(sheet, row, &manifest.rest)?;
    sheet.set_column_width(0, 28)?.set_column_width(1, 48)?.set_freeze_panes(1, 0)?;
    Ok(())
}

fn write_remarks(sheet: &mut Worksheet, mut row: u32, comments: &[String]) -> Result<u32, WriteError> {
    for comment in comments {
        write_cell(sheet, MANIFEST_SHEET, (row, 0), comment, None)?;
        row += 1;
    }
    Ok(row)
}

fn write_tables(source: &mut Source, manifest: &ManifestText, folder: &Path) -> Result<(), WriteError> {
    let text = match &manifest.text {
        Some(text) => text.clone(),
        None => toml_text(&manifest.entries, &manifest.rest),
    };
    let path = folder.join(MANIFEST_FILE);
    write_out(&path, |out, failed| out.write_all(text.as_bytes()).map_err(failed))?;
    for (at, table) in source.tables().iter().enumerate() {
        let path = folder.join(format!("{table}.csv"));
        source.with_rows(at, &mut |rows| write_out(&path, |out, failed| write_csv(rows, table, out, failed)))?;
    }
    Ok(())
}

/// Writes a file of a folder that is not there yet.
fn write_out(
    path: &Path,
    write: impl FnOnce(&mut OutFile, &dyn Fn(io::Error) -> WriteError) -> Result<(), WriteError>,
) -> Result<(), WriteError> {
    write_file(path, |out| write(out, &|error| failed("write", path)(error).into()))
}
