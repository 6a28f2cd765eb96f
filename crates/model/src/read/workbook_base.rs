//! A base as a workbook: a sheet `base` and one sheet per table.

use std::fs::File;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

use calamine::{Reader as _, Xlsx};

use super::archive::inspect;
use super::base::{Input, MANIFEST_SHEET, not_a_base};
use super::disk::{DiskError, open};
use super::fault::CellFault;
use super::folder::Tables;
use super::header::find_table;
use super::manifest::{entries_of_rows, read_manifest};
use super::names::{Named, assign, is_remark};
use super::rows::TableRows as _;
use super::workbook::SheetRows;
use crate::diagnostic::{Code, Place};
use crate::text::eq_folded;

/// A workbook whose archive was inspected.
pub(crate) type Workbook = Xlsx<BufReader<File>>;

/// Rows of one of its sheets.
pub(crate) type WorkbookRows<'w> = SheetRows<'w, BufReader<File>>;

/// Opens a workbook, unless it has macros or would unpack to more than it should.
pub(crate) fn open_workbook(path: &Path) -> Result<Result<Workbook, CellFault>, DiskError> {
    let shown = path.display().to_string();
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("xlsm")) {
        return Ok(Err(CellFault::new(Code::WorkbookMacros)));
    }
    if let Err(fault) = inspect(BufReader::new(open(path)?), &shown) {
        return Ok(Err(fault));
    }
    Ok(Xlsx::new(BufReader::new(open(path)?)).map_err(|error| unreadable(&shown, error.to_string())))
}

/// A workbook that its reader gives up on.
pub(crate) fn unreadable(path: &str, reason: String) -> CellFault {
    CellFault::new(Code::FileUnreadable).with("path", path).with("reason", reason)
}

/// The name of the sheet that makes a workbook a base.
pub(crate) fn manifest_sheet(names: &[String]) -> Option<&String> {
    names.iter().find(|name| eq_folded(name, MANIFEST_SHEET))
}

/// Reads a workbook.
pub(super) fn read_workbook(path: &Path) -> Result<Input, DiskError> {
    let shown = path.display().to_string();
    let mut input = Input::default();
    let mut workbook = match open_workbook(path)? {
        Ok(workbook) => workbook,
        Err(fault) => {
            input.findings.push(fault.at(Place::file(&shown)));
            return Ok(input);
        }
    };
    let names = workbook.sheet_names();
    let Some(base) = manifest_sheet(&names) else { return Ok(not_a_base(path)) };
    let manifest = match SheetRows::open(&mut workbook, base) {
        Ok(Some(mut rows)) => read_manifest(entries_of_rows(&mut rows), MANIFEST_SHEET.into(), &mut input.findings),
        Ok(None) => return Ok(not_a_base(path)),
        Err(reason) => {
            input.findings.push(unreadable(&shown, reason).at(Place::file(base)));
            return Ok(input);
        }
    };
    let mut tables = Tables::new(manifest, &mut input);
    let sheets = table_sheets(&mut workbook).into_iter().filter(|name| !is_remark(name));
    let named = sheets.map(|name| Named { file: Arc::from(&*name), stem: name }).collect();
    for (table, named) in assign(named, MANIFEST_SHEET, &mut input.findings) {
        match SheetRows::open(&mut workbook, &named.file) {
            Ok(Some(mut rows)) => tables.read(&mut rows, table, named.file, &mut input),
            Ok(None) => {}
            Err(reason) => input.findings.push(unreadable(&shown, reason).at(Place::file(&named.file))),
        }
    }
    Ok(input)
}

/// Names of the sheets besides `base`, without charts and the empty ones that a new workbook begins with.
pub(crate) fn table_sheets(workbook: &mut Workbook) -> Vec<String> {
    let mut names = workbook.sheet_names();
    let base = manifest_sheet(&names).cloned();
    names.retain(|name| Some(name) != base.as_ref());
    names.retain(|name| find_table(name).is_some() || !is_empty_sheet(workbook, name));
    names
}

fn is_empty_sheet(workbook: &mut Workbook, name: &str) -> bool {
    match SheetRows::open(workbook, name) {
        Ok(Some(mut rows)) => matches!(rows.next_row(), Ok(None)),
        Ok(None) => true,
        Err(_) => false,
    }
}
