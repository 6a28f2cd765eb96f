//! One case after the other, one change after the other.

use std::collections::HashMap;

use super::matching::matching_rows;
use super::ops::{Edit, cell_edits};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::grid::{Cells, Grid, Value};
use crate::manifest::{Case, Change, Manifest, Op};
use crate::read::cell::{UnitsBeside, read_cell};
use crate::read::header::{find_column, find_table, nearest_column};
use crate::read::names::nearest_table;
use crate::read::units::UnitTexts;
use crate::read::{CellFault, Input, MANIFEST_FILE};
use crate::schema::{Kind, Table};
use crate::tables::TABLES;
use crate::text::{did_you_mean, eq_folded};

/// Applies the named cases, in order. What does not fit is among the findings of the input.
///
/// A changed cell gets the source and grade of its case; a case that names neither makes it grade D. Two cases must not
/// change one cell.
pub fn apply(input: &mut Input, names: &[&str]) {
    let Some(manifest) = input.manifest.take() else { return };
    let mut application = Application::new(input, &manifest);
    for (order, name) in names.iter().enumerate() {
        match manifest.cases.iter().find(|case| eq_folded(&case.name, name)) {
            Some(case) => case.changes.iter().for_each(|change| application.change(order, case, change)),
            None => {
                let known = manifest.cases.iter().map(|case| case.name.as_str());
                let hint = did_you_mean(name, known).unwrap_or_default();
                let finding = Diagnostic::new(Code::CaseUnknown, Place::file(MANIFEST_FILE));
                application.input.findings.push(finding.with("case", *name).with("hint", hint));
            }
        }
    }
    application.finish();
    input.manifest = Some(manifest);
}

pub(super) struct Application<'a> {
    pub input: &'a mut Input,
    pub units: UnitTexts,
    /// Rows to drop in the end, by table; until then they only match no more.
    dropped: HashMap<&'static str, Vec<bool>>,
    /// Which case, by its order and name, changed a cell (table, row, column).
    touched: HashMap<(&'static str, usize, usize), (usize, String)>,
}

impl<'a> Application<'a> {
    fn new(input: &'a mut Input, manifest: &Manifest) -> Self {
        let units = UnitTexts::of(Some(manifest));
        Application { input, units, dropped: HashMap::new(), touched: HashMap::new() }
    }

    fn change(&mut self, order: usize, case: &Case, change: &Change) {
        if let Err(fault) = self.try_change(order, case, change) {
            self.input.findings.push(fault.with("case", case.name.as_str()).at(change.place.clone()));
        }
    }

    fn try_change(&mut self, order: usize, case: &Case, change: &Change) -> Result<(), CellFault> {
        let unknown = || {
            let fault = CellFault::new(Code::CaseTable).with("table", change.table.as_str());
            fault.with("hint", nearest_table(&change.table))
        };
        let table = find_table(&change.table).ok_or_else(unknown)?;
        if let Op::Add(cells) = &change.op {
            return self.add_row(order, case, table, cells);
        }
        let grid = self.grid_at(table).ok_or_else(unknown)?;
        let rows = matching_rows(self, grid, &change.matching)?;
        let dropped = self.dropped.get(table.id);
        let rows: Vec<usize> = rows
            .into_iter()
            .filter(|&row| dropped.is_none_or(|dropped| !dropped.get(row).is_some_and(|&d| d)))
            .collect();
        if rows.is_empty() {
            let shown = change.matching.iter().map(|(column, text)| format!("{column} = {text}"));
            return Err(CellFault::new(Code::CaseNoRow).with("where", shown.collect::<Vec<_>>().join(", ")));
        }
        if change.op == Op::Drop {
            let dropped = self.dropped.entry(table.id).or_default();
            dropped.resize(self.input.grids[grid].rows, false);
            rows.into_iter().for_each(|row| dropped[row] = true);
            return Ok(());
        }
        for edit in cell_edits(self, grid, &rows, &change.op)? {
            self.set(order, case, grid, edit)?;
        }
        Ok(())
    }

    fn grid_at(&self, table: &Table) -> Option<usize> {
        self.input.grids.iter().position(|grid| grid.table.id == table.id)
    }

    /// Sets a cell and says where its value comes from.
    fn set(&mut self, order: usize, case: &Case, grid: usize, edit: Edit) -> Result<(), CellFault> {
        let Edit { row, column, value } = edit;
        let table = self.input.grids[grid].table;
        let touched = self.touched.entry((table.id, row, column));
        let (first, other) = touched.or_insert_with(|| (order, case.name.clone()));
        if *first != order {
            let column = table.columns[column].id;
            return Err(CellFault::new(Code::CaseStacked).with("other", other.as_str()).with("column", column));
        }
        let grid = &mut self.input.grids[grid];
        if let Cells::Empty = grid.cells[column] {
            grid.cells[column] = Cells::absent(table.columns[column].kind, grid.rows);
        }
        grid.cells[column].set(row, value);
        let cell = (row as u32, column as u16);
        if let Some(source) = &case.source {
            grid.sources.cells.insert(cell, self.input.texts.id(source));
        }
        if let Some(letter) = grade_of(case) {
            grid.cell_grades.insert(cell, self.input.texts.id(letter));
        }
        Ok(())
    }

    fn add_row(
        &mut self,
        order: usize,
        case: &Case,
        table: &'static Table,
        cells: &[(String, String)],
    ) -> Result<(), CellFault> {
        let mut texts_by_column: Vec<(usize, &str)> = Vec::new();
        let (mut source, mut grade) = (case.source.as_deref(), grade_of(case));
        for (name, text) in cells {
            match (find_column(table, name), name.as_str()) {
                (Some(column), _) => texts_by_column.push((column, text)),
                (None, "source") => source = Some(text),
                (None, "grade") => grade = Some(text),
                (None, "note") => {}
                (None, _) => return Err(column_fault(table, name)),
            }
        }
        texts_by_column.sort_by_key(|&(column, _)| table.columns[column].kind != Kind::Unit);
        let grid = self.grid_at(table).unwrap_or_else(|| self.new_grid(table));
        let mut row_unit = None;
        let mut values = Vec::with_capacity(texts_by_column.len());
        for (column, text) in texts_by_column {
            let header = header_unit(&self.input.grids[grid], column);
            let beside = UnitsBeside { header: header.as_ref(), row: row_unit.as_ref() };
            let kind = table.columns[column].kind;
            let value = read_cell(kind, text.trim(), beside, &mut self.input.texts, &mut self.units)?;
            if let Value::Unit(unit) = &value {
                row_unit = unit.clone();
            }
            values.push((column, value));
        }
        let row = self.input.grids[grid].add_row();
        let unsourced = Case { source: None, grade: None, ..case.clone() };
        for (column, value) in values {
            self.set(order, &unsourced, grid, Edit { row, column, value })?;
            self.input.grids[grid].cell_grades.remove(&(row as u32, column as u16));
        }
        let grid = &mut self.input.grids[grid];
        if let Some(source) = source {
            let source = self.input.texts.id(source);
            grid.sources.rows.resize(grid.rows, None);
            grid.sources.rows[row] = Some(source);
        }
        if let Some(letter) = grade {
            let letter = self.input.texts.id(letter);
            grid.grades.insert(row as u32, letter);
        }
        Ok(())
    }

    /// A table that the base did not have, at its place among the others.
    fn new_grid(&mut self, table: &'static Table) -> usize {
        let order = |table: &Table| TABLES.iter().position(|other| other.id == table.id);
        let at = self.input.grids.iter().take_while(|grid| order(grid.table) < order(table)).count();
        self.input.grids.insert(at, Grid::new(table, MANIFEST_FILE.into()));
        at
    }

    fn finish(self) {
        for grid in &mut self.input.grids {
            if let Some(dropped) = self.dropped.get(grid.table.id) {
                let stays: Vec<bool> = (0..grid.rows).map(|row| !dropped.get(row).is_some_and(|&d| d)).collect();
                grid.retain(&stays);
            }
        }
    }
}

/// Grade of what a case changes: its own, or D when it does not even say where its numbers come from.
fn grade_of(case: &Case) -> Option<&str> {
    case.grade.as_deref().or(case.source.is_none().then_some("D"))
}

/// The unit in the header of a column.
pub(super) fn header_unit(grid: &Grid, column: usize) -> Option<std::sync::Arc<crate::unit::Unit>> {
    match &grid.cells[column] {
        Cells::Numbers(numbers) => numbers.unit.clone(),
        _ => None,
    }
}

/// A change names a column that the table does not have.
pub(super) fn column_fault(table: &Table, name: &str) -> CellFault {
    CellFault::new(Code::CaseColumn).with("column", name).with("hint", nearest_column(table, name))
}
