//! Writing the columns: one pass, in declared order, straight into the column-compressed matrix.

use std::sync::Arc;

use crate::block::{Col, Row};
use crate::builder::Term;
use crate::names::Names;
use crate::program::Program;

/// Entries of a column that there is room for from the start: growing later would move all that is written. Room that is
/// not used is never touched, so that it costs addresses and no memory.
const USUAL_ENTRIES: usize = 4;

/// What the builder hands over when the shape is frozen.
pub(crate) struct WriterParts {
    pub(crate) names: Arc<Names>,
    pub(crate) row_lower: Vec<f64>,
    pub(crate) row_upper: Vec<f64>,
    pub(crate) col_count: u32,
    pub(crate) offset: f64,
    pub(crate) terms: Vec<Term>,
}

/// Writes columns in the order in which their blocks were declared.
///
/// A column that is skipped gets cost 0, bounds `[0, ∞)` and the terms contributed to it row by row.
pub struct Writer {
    program: Program,
    col_count: u32,
    /// Row-wise terms by column, and how many of them are written.
    terms: Vec<Term>,
    cursor: usize,
    /// Per row, one more than the position of its latest entry: an entry of the open column lies after its start.
    last_entry: Vec<u32>,
    open_start: u32,
    open_has_zero: bool,
}

impl Writer {
    pub(crate) fn new(parts: WriterParts) -> Self {
        let cols = parts.col_count as usize;
        let nnz = (parts.terms.len() + cols * USUAL_ENTRIES).min(i32::MAX as usize);
        let mut starts = Vec::with_capacity(cols + 1);
        starts.push(0);
        Writer {
            last_entry: vec![0; parts.row_lower.len()],
            program: Program {
                names: parts.names,
                starts,
                rows: Vec::with_capacity(nnz),
                values: Vec::with_capacity(nnz),
                costs: Vec::with_capacity(cols),
                col_lower: Vec::with_capacity(cols),
                col_upper: Vec::with_capacity(cols),
                integers: Vec::new(),
                row_lower: parts.row_lower,
                row_upper: parts.row_upper,
                offset: parts.offset,
            },
            col_count: parts.col_count,
            terms: parts.terms,
            cursor: 0,
            open_start: 0,
            open_has_zero: false,
        }
    }

    /// Opens the next column to be written. Columns in between are finished as skipped.
    #[inline]
    pub fn column(&mut self, col: Col, cost: f64, lower: f64, upper: f64) -> ColumnWriter<'_> {
        assert!(
            col.0 >= self.next() && col.0 < self.col_count,
            "columns are written once, in declared order: {} comes too late",
            self.program.names.col_name(col.0)
        );
        self.skip_to(col.0);
        self.open(cost, lower, upper);
        ColumnWriter { writer: self }
    }

    /// Finishes the columns that are left and returns the program.
    pub fn finish(mut self) -> Program {
        self.skip_to(self.col_count);
        self.close();
        self.program
    }

    fn next(&self) -> u32 {
        self.program.costs.len() as u32
    }

    #[inline]
    fn skip_to(&mut self, col: u32) {
        while self.next() < col {
            self.open(0.0, 0.0, f64::INFINITY);
        }
    }

    #[inline]
    fn open(&mut self, cost: f64, lower: f64, upper: f64) {
        self.close();
        let col = self.next();
        self.program.costs.push(cost);
        self.program.col_lower.push(lower);
        self.program.col_upper.push(upper);
        while let Some(&term) = self.terms.get(self.cursor).filter(|term| term.col == col) {
            self.push(term.row, term.value);
            self.cursor += 1;
        }
    }

    #[inline]
    fn push(&mut self, row: u32, value: f64) {
        let last = &mut self.last_entry[row as usize];
        if *last > self.open_start {
            let sum = &mut self.program.values[*last as usize - 1];
            *sum += value;
            self.open_has_zero |= *sum == 0.0;
        } else {
            self.program.rows.push(row as i32);
            self.program.values.push(value);
            *last = self.program.rows.len() as u32;
            self.open_has_zero |= value == 0.0;
        }
    }

    /// Ends the open column, if any: drops its zeros and records where the next one starts.
    #[inline]
    fn close(&mut self) {
        let program = &mut self.program;
        if program.starts.len() > program.costs.len() {
            return;
        }
        if self.open_has_zero {
            drop_zeros(program, self.open_start as usize, &mut self.last_entry);
            self.open_has_zero = false;
        }
        assert!(program.rows.len() <= i32::MAX as usize, "the program has more than 2^31 nonzeros");
        self.open_start = program.rows.len() as u32;
        program.starts.push(self.open_start as i32);
    }
}

/// Removes zero entries from `start` on, and forgets the rows of that column: positions after it will be reused.
fn drop_zeros(program: &mut Program, start: usize, last_entry: &mut [u32]) {
    let mut kept = start;
    for at in start..program.rows.len() {
        last_entry[program.rows[at] as usize] = 0;
        if program.values[at] != 0.0 {
            program.rows[kept] = program.rows[at];
            program.values[kept] = program.values[at];
            kept += 1;
        }
    }
    program.rows.truncate(kept);
    program.values.truncate(kept);
}

/// The open column.
pub struct ColumnWriter<'a> {
    writer: &'a mut Writer,
}

impl ColumnWriter<'_> {
    /// Adds `value` to the column's coefficient in `row`; zeros vanish.
    #[inline]
    pub fn term(&mut self, row: Row, value: f64) -> &mut Self {
        self.writer.push(row.0, value);
        self
    }

    /// Makes the column take whole numbers only.
    pub fn integer(&mut self) -> &mut Self {
        let col = self.writer.next() - 1;
        if self.writer.program.integers.last() != Some(&col) {
            self.writer.program.integers.push(col);
        }
        self
    }
}
