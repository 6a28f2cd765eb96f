//! Empty cells whose column has a default. They are marked, because what nobody said is grade D.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::grid::{Cells, Grid, Interner, Marks, Value};
use crate::read::cell::{UnitsBeside, read_cell};
use crate::read::units::UnitTexts;
use crate::schema::{Column, Kind, Need};
use crate::unit::Currency;

/// The value that an empty cell of a column has; none where there is no default.
///
/// # Panics
/// When the schema's own default cannot be read: a bug that the test below finds.
pub(crate) fn default_of(column: &Column, texts: &mut Interner) -> Option<Value> {
    let Need::Default(text) = column.need else { return None };
    let mut units = UnitTexts::new(Currency::CNY, &[]);
    let value = read_cell(column.kind, text, UnitsBeside::default(), texts, &mut units);
    Some(value.expect("defaults of the schema are written in its own words"))
}

/// Fills every empty cell that has a default, and says which numbers nobody gave.
pub(super) fn fill_defaults(grid: &mut Grid, texts: &mut Interner, findings: &mut Vec<Diagnostic>) {
    let mut unsaid: Vec<&str> = Vec::new();
    let mut rows = 0;
    if grid.rows == 0 {
        return;
    }
    for (at, column) in grid.table.columns.iter().enumerate() {
        let Some(value) = default_of(column, texts) else { continue };
        fill(grid, at, value);
        let count = grid.defaults.column(at).count(grid.rows);
        if count > 0 && matches!(column.kind, Kind::Number(_)) {
            unsaid.push(column.id);
            rows = rows.max(count);
        }
    }
    if !unsaid.is_empty() {
        let finding = Diagnostic::new(Code::DefaultsUsed, Place::file(&grid.file));
        findings.push(finding.with("columns", unsaid.join(", ")).with("rows", rows));
    }
}

fn fill(grid: &mut Grid, at: usize, value: Value) {
    if let Cells::Empty = grid.cells[at] {
        grid.cells[at] = Cells::repeated(value, grid.rows);
        *grid.defaults.column_mut(at) = Marks::All;
        return;
    }
    let Some(first) = grid.cells[at].first_absent() else { return };
    for row in first..grid.rows {
        if grid.cells[at].is_absent(row) && !grid.broken.contains(at, row) {
            grid.cells[at].set(row, value.clone());
            grid.defaults.column_mut(at).insert(row);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::TABLES;

    #[test]
    fn every_default_can_be_read_and_is_something() {
        let mut texts = Interner::default();
        for column in TABLES.iter().flat_map(|table| table.columns) {
            if let Some(value) = default_of(column, &mut texts) {
                let is_absent = matches!(value, Value::Number(number, _) if number.is_nan());
                assert!(!is_absent && value != Value::absent(column.kind), "{}", column.id);
            }
        }
    }
}
