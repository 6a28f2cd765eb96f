//! A table as a sheet. A text becomes a number only when the number reads back as the same text.

use rust_xlsxwriter::{Format, Worksheet};

use super::csv_out::next_row;
use super::error::WriteError;
use crate::read::rows::TableRows;

const ROWS_MAX: u32 = 1_048_576;
const COLUMNS_MAX: usize = 16_384;
const TEXT_CHARS_MAX: usize = 32_767;
const NAME_CHARS_MAX: usize = 31;

/// Refuses a name that a sheet cannot have.
pub(super) fn check_name(name: &str) -> Result<(), WriteError> {
    let is_forbidden = |c: char| matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    if name.chars().count() <= NAME_CHARS_MAX && !name.contains(is_forbidden) && !name.starts_with('\'') {
        return Ok(());
    }
    Err(limit(name, "the name".to_owned()))
}

/// Writes every row; the first is the header.
pub(super) fn write_sheet(rows: &mut dyn TableRows, table: &str, sheet: &mut Worksheet) -> Result<(), WriteError> {
    let header = Format::new().set_bold();
    let mut at = 0;
    while let Some(row) = next_row(rows, table)? {
        if at >= ROWS_MAX {
            return Err(limit(table, format!("row {}", u64::from(at) + 1)));
        }
        if row.len() > COLUMNS_MAX {
            return Err(limit(table, format!("column {}", row.len())));
        }
        for column in 0..row.len() {
            let format = (at == 0).then_some(&header);
            write_cell(sheet, table, (at, column as u16), row.raw(column), format)?;
        }
        at += 1;
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

/// Writes one cell.
pub(super) fn write_cell(
    sheet: &mut Worksheet,
    table: &str,
    (row, column): (u32, u16),
    text: &str,
    format: Option<&Format>,
) -> Result<(), WriteError> {
    if text.is_empty() {
        return Ok(());
    }
    let chars = text.chars().count();
    if chars > TEXT_CHARS_MAX {
        return Err(limit(table, format!("a text of {chars} characters")));
    }
    match (exact_number(text), format) {
        (Some(number), None) => sheet.write_number(row, column, number)?,
        (_, Some(format)) => sheet.write_string_with_format(row, column, text, format)?,
        (None, None) => sheet.write_string(row, column, text)?,
    };
    Ok(())
}

/// The number that is written as exactly this text, if there is one.
fn exact_number(text: &str) -> Option<f64> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || c == '-') {
        return None;
    }
    let number: f64 = text.parse().ok().filter(|number: &f64| number.is_finite())?;
    let size = number.abs();
    let is_plain = size == 0.0 || (1e-7..1e15).contains(&size);
    (is_plain && number.to_string() == text).then_some(number)
}

fn limit(table: &str, what: String) -> WriteError {
    WriteError::SheetLimit { table: table.to_owned(), what }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_that_read_back_as_their_text() {
        for text in ["0", "1", "-2.5", "0.1", "2025", "3250000", "0.0000001"] {
            assert_eq!(exact_number(text).map(|number| number.to_string()).as_deref(), Some(text));
        }
        for text in
            ["", "1.0", "007", "1e5", "+1", "1,300", "1.", "NaN", "inf", "2025-03", "12345678901234567890", "-0.0"]
        {
            assert_eq!(exact_number(text), None, "{text}");
        }
    }

    #[test]
    fn names_of_sheets() {
        for name in ["plants", "产能", "#说明", &"x".repeat(31)] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in ["a/b", "a[1]", "'a", &"x".repeat(32)] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
