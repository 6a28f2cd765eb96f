//! One table of one base, typed by its schema.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::cells::{new_positions, retain, retain_rows};
use super::{Cells, MarkedCells, Sym};
use crate::diagnostic::Place;
use crate::schema::Table;

/// Typed columns of one input table.
#[derive(Debug, Clone)]
pub struct Grid {
    /// The schema.
    pub table: &'static Table,
    /// How many rows.
    pub rows: usize,
    /// One entry per schema column.
    pub cells: Vec<Cells>,
    /// Where each row's numbers come from.
    pub sources: Sources,
    /// A row's own grade letter, where it weakens its source's.
    pub grades: BTreeMap<u32, Sym>,
    /// Grade letters of single cells, by (row, column): what a case weakens.
    pub cell_grades: BTreeMap<(u32, u16), Sym>,
    /// Cells that were empty and hold the default of their column: grade D.
    pub defaults: MarkedCells,
    /// Cells whose text could not be read; it was reported, and they count as absent.
    pub broken: MarkedCells,
    /// Columns that are carried and not read (`note`, `#…`).
    pub carried: Vec<Carried>,
    /// File or sheet.
    pub file: Arc<str>,
    /// Which line of the file each row is.
    pub lines: Lines,
}

/// Source of every row, with overrides by column.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    /// For rows that name none: the table's default.
    pub default: Option<Sym>,
    /// By row; empty when the table has no `source` column.
    pub rows: Vec<Option<Sym>>,
    /// By (row, column).
    pub cells: BTreeMap<(u32, u16), Sym>,
}

impl Sources {
    /// Source of one cell.
    pub fn of(&self, row: usize, column: usize) -> Option<Sym> {
        if !self.cells.is_empty()
            && let Some(&sym) = self.cells.get(&(row as u32, column as u16))
        {
            return Some(sym);
        }
        self.of_row(row)
    }

    /// Source of a row.
    pub fn of_row(&self, row: usize) -> Option<Sym> {
        self.rows.get(row).copied().flatten().or(self.default)
    }
}

/// A column that is carried and not read.
#[derive(Debug, Clone)]
pub struct Carried {
    /// Its header as written.
    pub header: String,
    /// Its texts, by row; none for an empty cell.
    pub texts: Vec<Option<Sym>>,
}

/// Line numbers of rows, counted from 1 as spreadsheets do.
#[derive(Debug, Clone)]
pub enum Lines {
    /// Row 0 stands on this line, the others follow without gaps.
    From(u32),
    /// One entry per row; 0 for a row that a case added.
    Listed(Vec<u32>),
}

impl Grid {
    /// A table without rows.
    pub fn new(table: &'static Table, file: Arc<str>) -> Self {
        Grid {
            table,
            rows: 0,
            cells: vec![Cells::Empty; table.columns.len()],
            sources: Sources::default(),
            grades: BTreeMap::new(),
            cell_grades: BTreeMap::new(),
            defaults: MarkedCells::default(),
            broken: MarkedCells::default(),
            carried: Vec::new(),
            file,
            lines: Lines::From(2),
        }
    }

    /// Line of a row in its file; `None` for a row that a case added.
    pub fn line(&self, row: usize) -> Option<u32> {
        match &self.lines {
            Lines::From(first) => Some(first + row as u32),
            Lines::Listed(lines) => lines.get(row).copied().filter(|&line| line > 0),
        }
    }

    /// Whether a cell holds the default of its column.
    pub fn is_default(&self, column: usize, row: usize) -> bool {
        self.defaults.contains(column, row)
    }

    /// Grade letter given for a cell or its row, where it weakens the source's.
    pub fn grade_of(&self, row: usize, column: usize) -> Option<Sym> {
        let of_cell = self.cell_grades.get(&(row as u32, column as u16));
        of_cell.or_else(|| self.grades.get(&(row as u32))).copied()
    }

    /// Adds an empty row that stands in no file, and returns its position.
    pub(crate) fn add_row(&mut self) -> usize {
        let row = self.rows;
        if let Lines::From(first) = self.lines {
            self.lines = Lines::Listed((0..row as u32).map(|row| first + row).collect());
        }
        if let Lines::Listed(lines) = &mut self.lines {
            lines.push(0);
        }
        for cells in &mut self.cells {
            cells.push_absent();
        }
        if !self.sources.rows.is_empty() {
            self.sources.rows.push(None);
        }
        for carried in &mut self.carried {
            carried.texts.push(None);
        }
        self.rows += 1;
        row
    }

    /// Drops the rows that do not stay.
    pub(crate) fn retain(&mut self, stays: &[bool]) {
        let new = new_positions(stays);
        let moved = |items: &BTreeMap<(u32, u16), Sym>| {
            let items = items.iter().filter_map(|(&(row, column), &sym)| Some(((new[row as usize]?, column), sym)));
            items.collect()
        };
        let mut lines: Vec<u32> = (0..self.rows).map(|row| self.line(row).unwrap_or(0)).collect();
        retain(&mut lines, stays);
        self.lines = Lines::Listed(lines);
        for cells in &mut self.cells {
            cells.retain(stays);
        }
        if !self.sources.rows.is_empty() {
            retain(&mut self.sources.rows, stays);
        }
        self.sources.cells = moved(&self.sources.cells);
        self.cell_grades = moved(&self.cell_grades);
        self.grades = retain_rows(&self.grades, stays);
        self.defaults.retain(stays);
        self.broken.retain(stays);
        for carried in &mut self.carried {
            retain(&mut carried.texts, stays);
        }
        self.rows = new.iter().flatten().count();
    }

    /// Place of a cell, for diagnostics and trails.
    pub fn place(&self, row: usize, column: Option<usize>) -> Place {
        Place {
            file: self.file.clone(),
            line: self.line(row),
            column: column.map(|c| Arc::from(self.table.columns[c].id)),
        }
    }

    /// Symbol in a cell.
    pub fn sym(&self, column: usize, row: usize) -> Option<Sym> {
        match &self.cells[column] {
            Cells::Syms(syms) => syms[row],
            _ => None,
        }
    }

    /// Symbol in the cell of the column with this id, if the table has one.
    pub fn sym_in(&self, column: &str, row: usize) -> Option<Sym> {
        self.table.column(column).and_then(|(c, _)| self.sym(c, row))
    }
}
