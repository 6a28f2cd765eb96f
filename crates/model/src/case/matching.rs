//! Which rows a change means: every (column, text) must match, by meaning.

use super::apply::{Application, column_fault, header_unit};
use crate::check::columns::default_of;
use crate::grid::{Cells, Grid, Value};
use crate::read::CellFault;
use crate::read::cell::{UnitsBeside, read_cell};
use crate::read::header::find_column;
use crate::schema::Kind;
use crate::text::eq_folded;

/// Rows of a table that match.
pub(super) fn matching_rows(
    application: &mut Application<'_>,
    grid: usize,
    conditions: &[(String, String)],
) -> Result<Vec<usize>, CellFault> {
    let mut rows: Vec<usize> = (0..application.input.grids[grid].rows).collect();
    for (name, text) in conditions {
        let table = application.input.grids[grid].table;
        let column = find_column(table, name).ok_or_else(|| column_fault(table, name))?;
        let wanted = Wanted::read(application, grid, column, text.trim())?;
        let grid = &application.input.grids[grid];
        let texts = &application.input.texts;
        rows.retain(|&row| wanted.matches(grid, column, row, |cell| eq_folded(texts.get(cell), text.trim())));
    }
    Ok(rows)
}

struct Wanted {
    value: Value,
    /// What an empty cell stands for.
    default: Option<Value>,
}

impl Wanted {
    fn read(application: &mut Application<'_>, grid: usize, column: usize, text: &str) -> Result<Self, CellFault> {
        let grid = &application.input.grids[grid];
        let definition = &grid.table.columns[column];
        let header = header_unit(grid, column);
        let beside = UnitsBeside { header: header.as_ref(), row: None };
        let texts = &mut application.input.texts;
        let value = read_cell(definition.kind, text, beside, texts, &mut application.units)?;
        Ok(Wanted { value, default: default_of(definition, texts) })
    }

    fn matches(&self, grid: &Grid, column: usize, row: usize, is_text: impl Fn(crate::grid::Sym) -> bool) -> bool {
        let cells = &grid.cells[column];
        if let (Cells::Lists(lists), Value::List(wanted)) = (cells, &self.value) {
            return wanted.iter().all(|id| lists[row].contains(id)) && wanted.is_empty() == lists[row].is_empty();
        }
        if let (Kind::Text, Value::Sym(Some(_))) = (grid.table.columns[column].kind, &self.value) {
            return grid.sym(column, row).is_some_and(is_text);
        }
        let cell = match &self.default {
            Some(default) if cells.is_absent(row) => Some(default.clone()),
            _ => cells.get(row),
        };
        cell.unwrap_or_else(|| Value::absent(grid.table.columns[column].kind)).means(&self.value)
    }
}
