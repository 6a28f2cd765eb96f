//! The form of a file is seen from its first bytes, never from its name.

use std::io::Cursor;

use calamine::{Data, DataRef, Ods, Range, Reader as _, SheetVisible, Xls};
use zip::ZipArchive;

use super::biff::inspect_workbook;
use super::compound::workbook_stream;
use super::ods::ods_layouts;
use super::sheet::{CellKind, Sheet, SheetBuilder};
use super::tags::is_nested;
use super::xlsx::{read_xlsx, text_of};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::archive::inspect;
use crate::read::csv::CsvRows;
use crate::read::encoding::decode;
use crate::read::limits::{COLUMNS_MAX, FILE_BYTES_MAX, ROWS_MAX};
use crate::read::rows::{RowsFault, TableRows as _};
use crate::read::workbook::{Shows, write_cell};

/// First bytes of a compound file, the form of .xls.
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Every sheet of a file: xlsx, xls, ods, or text in commas, tabs or semicolons (UTF-8, UTF-16 with a mark, GB18030).
///
/// Hidden rows and columns are told of xlsx and ods, merges of xlsx, xls and ods. `name` is that of the file, for findings
/// and as the name of the only sheet of a text.
///
/// # Errors
/// A finding that says why the file cannot be read.
pub fn read_sheets(name: &str, bytes: Vec<u8>) -> Result<Vec<Sheet>, Diagnostic> {
    let finding = |code: Code| Diagnostic::new(code, Place::file(name));
    let unreadable = |reason: String| finding(Code::FileUnreadable).with("path", name).with("reason", reason);
    if bytes.len() as u64 > FILE_BYTES_MAX {
        let finding = finding(Code::FileTooLarge).with("size", bytes.len());
        return Err(finding.with("limit", FILE_BYTES_MAX as usize));
    }
    if bytes.starts_with(b"PK") {
        inspect(Cursor::new(&bytes), name).map_err(|fault| fault.at(Place::file(name)))?;
        let mut archive = ZipArchive::new(Cursor::new(&bytes[..])).map_err(|error| unreadable(error.to_string()))?;
        let content = text_of(&mut archive, "content.xml");
        return match content {
            Some(content) => read_ods(&bytes, &content).map_err(unreadable),
            None => read_xlsx(&bytes).map_err(unreadable),
        };
    }
    if bytes.starts_with(COMPOUND) {
        return workbook_stream(&bytes)
            .and_then(|stream| inspect_workbook(&stream))
            .and_then(|()| read_xls(&bytes))
            .map_err(unreadable);
    }
    let text = decode(bytes).map_err(|broken| {
        let mut finding = finding(Code::EncodingBroken).with("offset", broken.offset);
        finding.place.line = Some(broken.line);
        finding
    })?;
    // Some systems call a page of HTML .xls; its table would fall apart into lines of text.
    if text.trim_start().starts_with('<') {
        return Err(unreadable("HTML or XML, not a table".to_owned()));
    }
    read_text(name, &text).map(|sheet| vec![sheet]).map_err(|fault| match fault {
        RowsFault::QuoteOpen(line) => Diagnostic::new(Code::QuoteOpen, Place { line: Some(line), ..Place::file(name) }),
        RowsFault::Damaged(reason) => unreadable(reason),
    })
}

fn read_text(name: &str, text: &str) -> Result<Sheet, RowsFault> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut builder = SheetBuilder::new(stem);
    let mut rows = CsvRows::new(text);
    let mut count = 0;
    while let Some(row) = rows.next_row()? {
        count += 1;
        if count > ROWS_MAX {
            return Err(RowsFault::Damaged(format!("more than {ROWS_MAX} rows")));
        }
        for at in 0..row.len().min(COLUMNS_MAX) {
            builder.push(row.line, at as u16, CellKind::Text, row.get(at)).map_err(RowsFault::Damaged)?;
        }
    }
    Ok(builder.finish())
}

fn read_xls(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for listed in workbook.sheets_metadata().to_vec() {
        let Ok(range) = workbook.worksheet_range(&listed.name) else { continue };
        let mut sheet = of_range(&listed.name, &range)?;
        sheet.is_hidden = listed.visible != SheetVisible::Visible;
        let merges = workbook.merge_cells_by_sheet_name(&listed.name).unwrap_or_default();
        sheet.merges = merges.iter().filter_map(area_of).collect();
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn read_ods(bytes: &[u8], content: &str) -> Result<Vec<Sheet>, String> {
    if !is_nested(content) {
        return Err("content.xml: a tag is not closed".to_owned());
    }
    let layouts = ods_layouts(content)?;
    let mut workbook: Ods<_> = Ods::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut sheets = Vec::new();
    for listed in workbook.sheets_metadata().to_vec() {
        let range = workbook.worksheet_range(&listed.name).map_err(|error| error.to_string())?;
        let mut sheet = of_range(&listed.name, &range)?;
        sheet.is_hidden = listed.visible != SheetVisible::Visible;
        if let Some(layout) = layouts.iter().find(|layout| layout.name == listed.name) {
            sheet.merges.clone_from(&layout.merges);
            sheet.hidden_rows.clone_from(&layout.hidden_rows);
            sheet.hidden_columns.clone_from(&layout.hidden_columns);
        }
        sheets.push(sheet);
    }
    Ok(sheets)
}

fn area_of(dimensions: &calamine::Dimensions) -> Option<super::Area> {
    let column = |column: u32| u16::try_from(column).ok();
    Some(super::Area {
        top: dimensions.start.0 + 1,
        bottom: dimensions.end.0 + 1,
        left: column(dimensions.start.1)?,
        right: column(dimensions.end.1)?,
    })
}

/// The cells of a range; without formats a date is shown to the day.
fn of_range(name: &str, range: &Range<Data>) -> Result<Sheet, String> {
    let mut builder = SheetBuilder::new(name);
    let Some((top, left)) = range.start() else { return Ok(builder.finish()) };
    let mut text = String::new();
    for (row, column, data) in range.used_cells() {
        let (row, column) = (top as usize + row, left as usize + column);
        if column >= COLUMNS_MAX {
            continue;
        }
        text.clear();
        let (kind, shows) = match data {
            Data::Int(_) | Data::Float(_) => (CellKind::Number, Shows::Number),
            Data::DateTime(_) | Data::DateTimeIso(_) => (CellKind::Date, Shows::Day),
            Data::DurationIso(_) => (CellKind::Number, Shows::Number),
            Data::Bool(_) => (CellKind::Flag, Shows::Number),
            Data::Error(_) => (CellKind::Error, Shows::Number),
            Data::Empty | Data::String(_) => (CellKind::Text, Shows::Number),
        };
        write_cell(&mut text, &borrowed(data), shows).expect("writing to a string cannot fail");
        builder.push(row as u32 + 1, column as u16, kind, &text)?;
    }
    Ok(builder.finish())
}

fn borrowed(data: &Data) -> DataRef<'_> {
    match data {
        Data::Int(number) => DataRef::Int(*number),
        Data::Float(number) => DataRef::Float(*number),
        Data::String(text) => DataRef::SharedString(text),
        Data::Bool(flag) => DataRef::Bool(*flag),
        Data::DateTime(date) => DataRef::DateTime(*date),
        Data::DateTimeIso(text) => DataRef::DateTimeIso(text.clone()),
        Data::DurationIso(text) => DataRef::DurationIso(text.clone()),
        Data::Error(error) => DataRef::Error(error.clone()),
        Data::Empty => DataRef::Empty,
    }
}
