//! Sheets of an xlsx workbook, cell by cell; what they hide stands in their XML.

use std::io::{Cursor, Read as _};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx};
use zip::ZipArchive;

use super::layout::{Layout, layout};
use super::sheet::{CellKind, Sheet, SheetBuilder};
use super::tags::tags;
use crate::read::limits::{COLUMNS_MAX, UNPACKED_BYTES_MAX};
use crate::read::workbook::{Shows, shows, write_cell};

/// Every worksheet, in the order of the workbook; the error is what is wrong with the file.
pub(super) fn read_xlsx(bytes: &[u8]) -> Result<Vec<Sheet>, String> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| error.to_string())?;
    let files = sheet_files(&mut archive).unwrap_or_default();
    let listed = workbook.sheets_metadata().to_vec();
    let mut sheets = Vec::new();
    for listed in listed {
        let file = files.iter().find(|(name, _)| *name == listed.name).map(|(_, file)| file.as_str());
        let layout = match file.and_then(|file| text_of(&mut archive, file)) {
            Some(xml) => layout(&xml),
            None => Layout::default(),
        };
        let Some(mut builder) = read_sheet(&mut workbook, &listed.name, &layout)? else { continue };
        let sheet = builder.sheet_mut();
        sheet.is_hidden = listed.visible != SheetVisible::Visible;
        sheet.merges = layout.merges;
        sheet.hidden_rows = layout.hidden_rows;
        sheet.hidden_columns = layout.hidden_columns;
        sheets.push(builder.finish());
    }
    Ok(sheets)
}

/// Cells of one sheet; none when it is a chart.
fn read_sheet(workbook: &mut Xlsx<Cursor<&[u8]>>, name: &str, layout: &Layout) -> Result<Option<SheetBuilder>, String> {
    let mut reader = match workbook.worksheet_cells_reader(name) {
        Ok(reader) => reader,
        Err(calamine::XlsxError::NotAWorksheet(_)) => return Ok(None),
        Err(error) => return Err(error.to_string()),
    };
    let code = |style: &calamine::Style| style.number_format.as_ref().map(|format| format.format_code.clone());
    let formats: Vec<Shows> = reader.styles().iter().map(|style| shows(&code(style).unwrap_or_default())).collect();
    let mut builder = SheetBuilder::new(name);
    let mut text = String::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(|error| error.to_string())? {
        let (row, column) = cell.get_position();
        let (row, column) = (row.saturating_add(1), column as usize);
        if column >= COLUMNS_MAX {
            continue;
        }
        text.clear();
        let format = formats.get(style).copied().unwrap_or(Shows::Number);
        write_cell(&mut text, cell.get_value(), format).expect("writing to a string cannot fail");
        let mut kind = kind_of(cell.get_value());
        if text.is_empty() && layout.formulas.binary_search(&(row, column as u16)).is_ok() {
            kind = CellKind::Formula;
            text.push('=');
        }
        builder.push(row, column as u16, kind, &text)?;
    }
    Ok(Some(builder))
}

fn kind_of(value: &DataRef<'_>) -> CellKind {
    match value {
        DataRef::Int(_) | DataRef::Float(_) | DataRef::DurationIso(_) => CellKind::Number,
        DataRef::Bool(_) => CellKind::Flag,
        DataRef::DateTime(_) | DataRef::DateTimeIso(_) => CellKind::Date,
        DataRef::Error(_) => CellKind::Error,
        DataRef::Empty | DataRef::String(_) | DataRef::SharedString(_) => CellKind::Text,
    }
}

/// Sheets by name, each with its file in the archive.
fn sheet_files(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Option<Vec<(String, String)>> {
    let relations = text_of(archive, "xl/_rels/workbook.xml.rels")?;
    let workbook = text_of(archive, "xl/workbook.xml")?;
    let target = |id: &str| {
        let relation = tags(&relations).find(|tag| tag.name == "Relationship" && tag.get("Id") == Some(id))?;
        let target = relation.get("Target")?;
        Some(target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned))
    };
    let sheets = tags(&workbook).filter(|tag| tag.name == "sheet" && !tag.is_end);
    let named = sheets.filter_map(|tag| {
        // Of the attributes with the local name `id`, the one of the relation is never a plain number.
        Some((unescaped(tag.get("name")?), target(tag.get("id")?)?))
    });
    Some(named.collect())
}

/// The text of an entry, up to what a workbook may unpack to.
pub(super) fn text_of(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Option<String> {
    let entry = archive.by_name(name).ok()?;
    let mut text = String::new();
    entry.take(UNPACKED_BYTES_MAX).read_to_string(&mut text).ok()?;
    Some(text)
}

/// The five entities and characters by number.
pub(super) fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let known = rest.split_once(';').and_then(|(entity, after)| {
            let c = match &entity[1..] {
                "amp" => '&',
                "lt" => '<',
                "gt" => '>',
                "quot" => '"',
                "apos" => '\'',
                number => {
                    let hex = number.strip_prefix("#x").map(|hex| u32::from_str_radix(hex, 16));
                    let code = hex.or_else(|| number.strip_prefix('#').map(str::parse))?;
                    char::from_u32(code.ok()?)?
                }
            };
            Some((c, after))
        });
        match known {
            Some((c, after)) => {
                out.push(c);
                rest = after;
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}
