//! Where a cell stands, in the words of the person who sent the file.

use std::sync::Arc;

use lodestone_model::diagnostic::Place;
use lodestone_model::read::sheets::{Area, column_letters};

/// A file and sheet as places call it: `月报.xlsx [Sheet1]`; of a CSV file just its name.
pub(super) fn sheet_name(file: &str, sheet: &str, is_only: bool) -> Arc<str> {
    if is_only { Arc::from(file) } else { Arc::from(format!("{file} [{sheet}]")) }
}

/// A cell.
pub(super) fn cell(file: &Arc<str>, row: u32, column: u16) -> Place {
    Place { file: file.clone(), line: Some(row), column: Some(Arc::from(column_letters(column))) }
}

/// A row.
pub(super) fn row(file: &Arc<str>, row: u32) -> Place {
    Place { file: file.clone(), line: Some(row), column: None }
}

/// `A3:F40`
pub(super) fn range(area: Area) -> String {
    let (left, right) = (column_letters(area.left), column_letters(area.right));
    format!("{left}{}:{right}{}", area.top, area.bottom)
}

/// `C7`
pub(super) fn reference(row: u32, column: u16) -> String {
    format!("{}{row}", column_letters(column))
}
