//! Rows of a sheet. Every cell becomes the text that a CSV file would hold, so that one reader serves both: numbers in
//! their shortest form, percentages with their sign, dates as far as their format shows them. Of formulas only the values
//! that the workbook keeps are read.

use std::fmt::Write as _;
use std::io::{Read, Seek};

use calamine::{DataRef, ExcelDateTime, Xlsx, XlsxCellReader, XlsxError};

use super::limits::COLUMNS_MAX;
use super::rows::{RowText, RowsFault, TableRows};
use crate::decimal::Scale;

/// Rows of one sheet.
pub(crate) struct SheetRows<'a, R: Read + Seek> {
    reader: XlsxCellReader<'a, R>,
    shows: Vec<Shows>,
    /// The first cell of the next row, which ended this one.
    ahead: Option<(u32, u32, String)>,
    /// Whether the reader came to the end; it must not be asked again.
    is_done: bool,
    text: String,
    ends: Vec<usize>,
}

/// What the format of a cell shows of its number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Shows {
    Number,
    Percent,
    Year,
    Month,
    Day,
}

impl<'a, R: Read + Seek> SheetRows<'a, R> {
    /// Rows of the sheet of this name; none when it is a chart.
    pub fn open(workbook: &'a mut Xlsx<R>, sheet: &str) -> Result<Option<Self>, String> {
        let reader = match workbook.worksheet_cells_reader(sheet) {
            Ok(reader) => reader,
            Err(XlsxError::NotAWorksheet(_)) => return Ok(None),
            Err(error) => return Err(error.to_string()),
        };
        let code = |style: &calamine::Style| style.number_format.as_ref().map(|format| format.format_code.clone());
        let shows = reader.styles().iter().map(|style| shows(&code(style).unwrap_or_default())).collect();
        Ok(Some(SheetRows { reader, shows, ahead: None, is_done: false, text: String::new(), ends: Vec::new() }))
    }

    /// The next cell that holds something: row, column, and its text behind what `text` holds already.
    fn next_cell(&mut self, text: &mut String) -> Result<Option<(u32, u32)>, RowsFault> {
        let damaged = |error: XlsxError| RowsFault::Damaged(error.to_string());
        while !self.is_done {
            let Some((cell, style)) = self.reader.next_cell_with_style_id().map_err(damaged)? else {
                self.is_done = true;
                break;
            };
            let (row, column) = cell.get_position();
            let before = text.len();
            let shows = self.shows.get(style).copied().unwrap_or(Shows::Number);
            write_cell(text, cell.get_value(), shows).expect("writing to a string cannot fail");
            if text.len() > before && (column as usize) < COLUMNS_MAX {
                return Ok(Some((row, column)));
            }
            text.truncate(before);
        }
        Ok(None)
    }

    /// Ends a cell at `end`, and the empty ones between it and the last at `start`.
    fn end_cell(&mut self, (row, column): (u32, u32), start: usize, end: usize) -> Result<(), RowsFault> {
        if (column as usize) < self.ends.len() {
            return Err(RowsFault::Damaged(format!("row {}: cells out of order", row.saturating_add(1))));
        }
        self.ends.resize(column as usize, start);
        self.ends.push(end);
        Ok(())
    }
}

impl<R: Read + Seek> TableRows for SheetRows<'_, R> {
    fn next_row(&mut self) -> Result<Option<RowText<'_>>, RowsFault> {
        let mut text = std::mem::take(&mut self.text);
        text.clear();
        self.ends.clear();
        let first = match self.ahead.take() {
            Some((row, column, ahead)) => {
                text.push_str(&ahead);
                Some((row, column))
            }
            None => self.next_cell(&mut text)?,
        };
        let Some((row, column)) = first else { return Ok(None) };
        self.end_cell((row, column), 0, text.len())?;
        loop {
            let before = text.len();
            match self.next_cell(&mut text)? {
                Some(at) if at.0 == row => self.end_cell(at, before, text.len())?,
                Some((next, column)) => {
                    self.ahead = Some((next, column, text.split_off(before)));
                    break;
                }
                None => break,
            }
        }
        self.text = text;
        Ok(Some(RowText::new(row.saturating_add(1), &self.text, &self.ends)))
    }
}

/// The text of a cell as a CSV file would hold it.
pub(super) fn write_cell(out: &mut String, value: &DataRef<'_>, shows: Shows) -> std::fmt::Result {
    match value {
        DataRef::Empty => Ok(()),
        DataRef::Int(number) => write!(out, "{number}"),
        DataRef::Float(number) if shows == Shows::Percent => {
            write_number(out, Scale::pow10(2).apply(*number).unwrap_or(f64::INFINITY))?;
            out.write_char('%')
        }
        DataRef::Float(number) => write_number(out, *number),
        DataRef::String(text) => out.write_str(text),
        DataRef::SharedString(text) => out.write_str(text),
        DataRef::Bool(flag) => write!(out, "{flag}"),
        DataRef::DateTime(date) => write_date(out, date, shows),
        DataRef::DateTimeIso(date) => out.write_str(date.split('T').next().unwrap_or(date)),
        DataRef::DurationIso(duration) => out.write_str(duration),
        DataRef::Error(error) => write!(out, "{error}"),
    }
}

/// The shortest decimal form, with an exponent where it would be long.
fn write_number(out: &mut String, number: f64) -> std::fmt::Result {
    let size = number.abs();
    if size == 0.0 || (1e-7..1e21).contains(&size) { write!(out, "{number}") } else { write!(out, "{number:e}") }
}

fn write_date(out: &mut String, date: &ExcelDateTime, shows: Shows) -> std::fmt::Result {
    if !date.is_datetime() || date.as_f64() < 1.0 {
        return write_number(out, date.as_f64());
    }
    let (year, month, day, ..) = date.to_ymd_hms_milli();
    match shows {
        Shows::Year => write!(out, "{year:04}"),
        Shows::Month => write!(out, "{year:04}-{month:02}"),
        Shows::Day | Shows::Number | Shows::Percent => write!(out, "{year:04}-{month:02}-{day:02}"),
    }
}

/// What a number format shows: `mmm-yy` a month, `0.0%` a share.
pub(super) fn shows(format: &str) -> Shows {
    let (mut quoted, mut escaped, mut bracketed) = (false, false, false);
    let mut letters = String::new();
    for c in format.chars().take_while(|&c| c != ';') {
        match c {
            _ if escaped => escaped = false,
            '"' => quoted = !quoted,
            _ if quoted => {}
            '\\' | '_' | '*' => escaped = true,
            '[' => bracketed = true,
            ']' => bracketed = false,
            _ if bracketed => {}
            c => letters.push(c.to_ascii_lowercase()),
        }
    }
    let has = |letter: char| letters.contains(letter);
    match () {
        () if letters == "general" => Shows::Number,
        () if has('d') => Shows::Day,
        () if has('m') && has('y') => Shows::Month,
        () if has('y') => Shows::Year,
        () if has('%') => Shows::Percent,
        () => Shows::Number,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_formats_show() {
        for (format, expected) in [
            ("General", Shows::Number),
            ("0.00", Shows::Number),
            ("0.0%", Shows::Percent),
            ("0\"%\"", Shows::Number),
            ("yyyy-mm-dd", Shows::Day),
            ("mmm-yy", Shows::Month),
            ("yyyy\"年\"m\"月\";@", Shows::Month),
            ("[$-409]d-mmm-yy", Shows::Day),
            ("yyyy", Shows::Year),
            ("[Red]0.0", Shows::Number),
        ] {
            assert_eq!(shows(format), expected, "{format}");
        }
    }

    #[test]
    fn cells_are_the_texts_of_csv() {
        let text = |value: DataRef<'_>, shows: Shows| {
            let mut out = String::new();
            write_cell(&mut out, &value, shows).expect("writing to a string cannot fail");
            out
        };
        for (number, expected) in
            [(2025.0, "2025"), (0.1, "0.1"), (1e22, "1e22"), (1.5e-9, "1.5e-9"), (3.25e6, "3250000")]
        {
            assert_eq!(text(DataRef::Float(number), Shows::Number), expected);
        }
        assert_eq!(text(DataRef::Float(0.036), Shows::Percent), "3.6%");
        assert_eq!(text(DataRef::Float(0.57), Shows::Percent), "57%");
        assert_eq!(text(DataRef::Bool(true), Shows::Number), "true");
        assert_eq!(text(DataRef::Error(calamine::CellErrorType::Ref), Shows::Number), "#REF!");
        let date = |serial| DataRef::DateTime(ExcelDateTime::new(serial, calamine::ExcelDateTimeType::DateTime, false));
        assert_eq!(text(date(45731.5), Shows::Day), "2025-03-15");
        assert_eq!(text(date(45717.0), Shows::Month), "2025-03");
        assert_eq!(text(date(45658.0), Shows::Year), "2025");
    }
}
