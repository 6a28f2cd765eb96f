//! What the schema says of single tables: required cells, defaults, bounds, keys, sources.

mod defaults;
mod keys;
mod sources;

pub(crate) use defaults::default_of;
pub(super) use keys::key_words;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::grid::{Cells, Grid, Interner};
use crate::read::Alike;
use crate::schema::Need;

/// Fills defaults and reports everything in the tables that the schema forbids.
pub(crate) fn check_columns(grids: &mut [Grid], texts: &mut Interner, findings: &mut Vec<Diagnostic>) {
    for grid in grids.iter_mut() {
        defaults::fill_defaults(grid, texts, findings);
        check_cells(grid, findings);
        keys::check_keys(grid, texts, findings);
    }
    sources::check_sources(grids, texts, findings);
}

/// Place of a whole column.
pub(super) fn column_place(grid: &Grid, column: usize) -> Place {
    Place { column: Some(grid.table.columns[column].id.into()), ..Place::file(&grid.file) }
}

fn check_cells(grid: &Grid, findings: &mut Vec<Diagnostic>) {
    let mut alike = Alike::default();
    for (at, column) in grid.table.columns.iter().enumerate() {
        if column.need == Need::Required && grid.rows > 0 {
            check_required(grid, at, &mut alike, findings);
        }
        if let Cells::Numbers(numbers) = &grid.cells[at] {
            let (min, max) = (column.min.unwrap_or(f64::NEG_INFINITY), column.max.unwrap_or(f64::INFINITY));
            let is_outside = |value: f64| value < min || value > max;
            for (row, &value) in numbers.values.iter().enumerate().filter(|&(_, &value)| is_outside(value)) {
                let (code, name, bound) =
                    if value < min { (Code::BelowMin, "min", min) } else { (Code::AboveMax, "max", max) };
                alike.push(findings, at, code, || {
                    Diagnostic::new(code, grid.place(row, Some(at))).with("value", value).with(name, bound)
                });
            }
        }
    }
    alike.finish(findings, |at| column_place(grid, at));
}

fn check_required(grid: &Grid, at: usize, alike: &mut Alike, findings: &mut Vec<Diagnostic>) {
    let cells = &grid.cells[at];
    if let Cells::Empty = cells {
        let finding = Diagnostic::new(Code::ColumnMissing, Place::file(&grid.file));
        findings.push(finding.with("column", grid.table.columns[at].id));
        return;
    }
    let Some(first) = cells.first_absent() else { return };
    for row in (first..grid.rows).filter(|&row| cells.is_absent(row) && !grid.broken.contains(at, row)) {
        alike.push(findings, at, Code::CellEmpty, || Diagnostic::new(Code::CellEmpty, grid.place(row, Some(at))));
    }
}
