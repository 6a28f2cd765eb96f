//! What a change does to the cells of one column.

use std::sync::Arc;

use super::apply::{Application, column_fault, header_unit};
use crate::check::columns::default_of;
use crate::check::lookup::{CountedBy, Lookup};
use crate::diagnostic::Code;
use crate::grid::{Cells, Grid, Interner, Value, bare_scale};
use crate::manifest::Op;
use crate::read::cell::{UnitsBeside, read_cell};
use crate::read::header::find_column;
use crate::read::units::UnitTexts;
use crate::read::{CellFault, Input};
use crate::schema::{Kind, Quantity};
use crate::unit::Unit;

/// The new value of a cell.
pub(super) struct Edit {
    pub row: usize,
    pub column: usize,
    pub value: Value,
}

/// The new values of a column's cells.
pub(super) fn cell_edits(
    application: &mut Application<'_>,
    grid: usize,
    rows: &[usize],
    op: &Op,
) -> Result<Vec<Edit>, CellFault> {
    let (Op::Set(name, _) | Op::Times(name, _) | Op::Plus(name, _) | Op::Shift(name, _)) = op else {
        return Ok(Vec::new());
    };
    let Input { grids, texts, .. } = &mut *application.input;
    let table = grids[grid].table;
    let column = find_column(table, name).ok_or_else(|| column_fault(table, name))?;
    let mut cells = ColumnCells { grids, grid, column, texts, units: &mut application.units };
    let edit = |(row, value)| Edit { row, column, value };
    let values: Result<Vec<(usize, Value)>, CellFault> = match op {
        Op::Set(_, text) => rows.iter().map(|&row| Ok((row, cells.read(text, row)?))).collect(),
        Op::Times(_, factor) => rows.iter().map(|&row| Ok((row, cells.times(row, *factor)?))).collect(),
        Op::Shift(_, months) => rows.iter().map(|&row| Ok((row, cells.shifted(row, *months)?))).collect(),
        Op::Plus(_, text) => {
            let addends: Result<Vec<Value>, CellFault> = rows.iter().map(|&row| cells.read(text, row)).collect();
            let present: Result<Vec<Value>, CellFault> = rows.iter().map(|&row| cells.present(row, "plus")).collect();
            cells.sums(rows, present?, addends?)
        }
        Op::Drop | Op::Add(_) => Ok(Vec::new()),
    };
    Ok(values?.into_iter().map(edit).collect())
}

struct ColumnCells<'a> {
    grids: &'a [Grid],
    grid: usize,
    column: usize,
    texts: &'a mut Interner,
    units: &'a mut UnitTexts,
}

impl ColumnCells<'_> {
    fn grid(&self) -> &Grid {
        &self.grids[self.grid]
    }

    fn misfit(&self, op: &str) -> CellFault {
        let column = self.grid().table.columns[self.column].id;
        CellFault::new(Code::CaseOperation).with("op", op).with("column", column)
    }

    /// A text as the table would read it in this row.
    fn read(&mut self, text: &str, row: usize) -> Result<Value, CellFault> {
        let grid = &self.grids[self.grid];
        let header = header_unit(grid, self.column);
        let row_unit = row_unit(grid, row);
        let beside = UnitsBeside { header: header.as_ref(), row: row_unit.as_ref() };
        read_cell(grid.table.columns[self.column].kind, text.trim(), beside, self.texts, self.units)
    }

    /// The value of a cell, or the default that it stands for.
    fn present(&mut self, row: usize, op: &str) -> Result<Value, CellFault> {
        let grid = &self.grids[self.grid];
        let cells = &grid.cells[self.column];
        let value = if cells.is_absent(row) {
            default_of(&grid.table.columns[self.column], self.texts)
        } else {
            cells.get(row)
        };
        value.ok_or_else(|| self.misfit(op))
    }

    fn times(&mut self, row: usize, factor: f64) -> Result<Value, CellFault> {
        match self.present(row, "times")? {
            Value::Number(value, unit) if (value * factor).is_finite() => Ok(Value::Number(value * factor, unit)),
            _ => Err(self.misfit("times")),
        }
    }

    fn shifted(&mut self, row: usize, months: i32) -> Result<Value, CellFault> {
        let moved = match self.present(row, "shift")? {
            Value::Date(date) => date.and_then(|date| date.add_months(months)).map(|date| Value::Date(Some(date))),
            Value::Span(span) => span.and_then(|span| span.add_months(months)).map(|span| Value::Span(Some(span))),
            _ => None,
        };
        moved.ok_or_else(|| self.misfit("shift"))
    }

    /// Sums in one unit: where only one of the two has one, the other counts in what the row counts.
    fn sums(&self, rows: &[usize], cells: Vec<Value>, addends: Vec<Value>) -> Result<Vec<(usize, Value)>, CellFault> {
        let Kind::Number(quantity) = self.grid().table.columns[self.column].kind else {
            return Err(self.misfit("plus"));
        };
        let lookup = Lookup::new(self.grids, self.texts);
        let counted_by = CountedBy::of(self.grid().table);
        let mut sums = Vec::with_capacity(rows.len());
        for (&row, pair) in rows.iter().zip(cells.into_iter().zip(addends)) {
            let (Value::Number(a, a_unit), Value::Number(b, b_unit)) = pair else { return Err(self.misfit("plus")) };
            let counted = lookup.counted(counted_by, self.grid(), row);
            let scaled = |bare: f64, unit: &Arc<Unit>| {
                let fits = quantity != Quantity::Stated
                    && lookup.dimension(quantity, counted).is_none_or(|expected| expected == unit.dimension);
                bare_scale(quantity, counted).filter(|_| fits).and_then(|scale| scale.apply(bare).ok())
            };
            let sum = match (&a_unit, &b_unit) {
                (None, None) => Some(a + b),
                (Some(unit), Some(other)) => (unit.dimension == other.dimension).then_some(a + b),
                (Some(unit), None) => scaled(b, unit).map(|b| a + b),
                (None, Some(unit)) => scaled(a, unit).map(|a| a + b),
            };
            let sum = sum.filter(|sum| sum.is_finite()).ok_or_else(|| self.misfit("plus"))?;
            sums.push((row, Value::Number(sum, a_unit.or(b_unit))));
        }
        Ok(sums)
    }
}

/// What the `unit` column of a row says.
fn row_unit(grid: &Grid, row: usize) -> Option<Arc<Unit>> {
    let at = grid.table.columns.iter().position(|column| column.kind == Kind::Unit)?;
    match &grid.cells[at] {
        Cells::Units(units) => units[row].clone(),
        _ => None,
    }
}
