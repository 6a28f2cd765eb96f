//! The finished program: one column-compressed matrix with bounds, costs, integrality and names.

use std::ops::Range;
use std::sync::Arc;

use crate::block::{Col, Row};
use crate::names::{NamedBlock, Names, Place};
use crate::worth::Lever;

/// Minimise `offset + Σ cost·col` subject to bounds on rows and columns. Written once; see [`Edit`](crate::Edit) for
/// changes between solves.
#[derive(Clone, Debug)]
pub struct Program {
    pub(crate) names: Arc<Names>,
    /// Column `j` holds the entries `starts[j]..starts[j + 1]`. Signed, as the solver takes them without a copy.
    pub(crate) starts: Vec<i32>,
    pub(crate) rows: Vec<i32>,
    pub(crate) values: Vec<f64>,
    pub(crate) costs: Vec<f64>,
    pub(crate) col_lower: Vec<f64>,
    pub(crate) col_upper: Vec<f64>,
    /// Integer columns, ascending.
    pub(crate) integers: Vec<u32>,
    pub(crate) row_lower: Vec<f64>,
    pub(crate) row_upper: Vec<f64>,
    pub(crate) offset: f64,
}

impl Program {
    /// Number of rows.
    pub fn rows(&self) -> usize {
        self.row_lower.len()
    }

    /// Number of columns.
    pub fn cols(&self) -> usize {
        self.costs.len()
    }

    /// Number of nonzero coefficients.
    pub fn nnz(&self) -> usize {
        self.rows.len()
    }

    /// Constant of the objective.
    pub fn offset(&self) -> f64 {
        self.offset
    }

    /// Objective coefficient of a column.
    pub fn cost(&self, col: Col) -> f64 {
        self.costs[col.idx()]
    }

    /// Lower and upper bound of a column.
    pub fn col_bounds(&self, col: Col) -> (f64, f64) {
        (self.col_lower[col.idx()], self.col_upper[col.idx()])
    }

    /// Lower and upper bound of a row, after the constants of its left side have moved there.
    pub fn row_bounds(&self, row: Row) -> (f64, f64) {
        (self.row_lower[row.idx()], self.row_upper[row.idx()])
    }

    /// Integer columns, in order.
    pub fn integers(&self) -> impl ExactSizeIterator<Item = Col> {
        self.integers.iter().map(|&col| Col(col))
    }

    /// Whether any column must be whole.
    pub fn is_mixed_integer(&self) -> bool {
        !self.integers.is_empty()
    }

    /// Nonzeros of a column, each row once, in the order written.
    pub fn column(&self, col: Col) -> impl ExactSizeIterator<Item = (Row, f64)> {
        let entries = self.entries(col);
        self.rows[entries.clone()].iter().zip(&self.values[entries]).map(|(&row, &value)| (Row(row as u32), value))
    }

    /// Words for a row: `balance[PrNd oxide, Baotou, 2027]`.
    pub fn row_name(&self, row: Row) -> String {
        self.names.row_name(row.0)
    }

    /// Words for a column.
    pub fn col_name(&self, col: Col) -> String {
        self.names.col_name(col.0)
    }

    /// The row or column with this name; of several, the first.
    pub fn named(&self, name: &str) -> Option<Lever> {
        let block = name.split('[').next().unwrap_or(name);
        let ids = |blocks: &[NamedBlock]| -> Vec<u32> {
            blocks.iter().filter(|b| b.name == block).flat_map(|b| b.start..b.start + b.len).collect()
        };
        let row = ids(&self.names.rows).into_iter().find(|&row| self.names.row_name(row) == name);
        let col = || ids(&self.names.cols).into_iter().find(|&col| self.names.col_name(col) == name);
        row.map(|row| Lever::Row(Row(row))).or_else(|| col().map(|col| Lever::Col(Col(col))))
    }

    /// Block and coordinates of a row, without making words.
    pub fn row_id(&self, row: Row) -> Place {
        self.names.row_place(row.0)
    }

    /// Block and coordinates of a column, without making words.
    pub fn col_id(&self, col: Col) -> Place {
        self.names.col_place(col.0)
    }

    /// A copy of the matrix by rows, for work that needs it so.
    pub fn row_wise(&self) -> RowWise {
        let mut starts = vec![0_u32; self.rows() + 1];
        for &row in &self.rows {
            starts[row as usize + 1] += 1;
        }
        for row in 0..self.rows() {
            starts[row + 1] += starts[row];
        }
        let mut next = starts.clone();
        let mut entries = vec![(Col(0), 0.0); self.nnz()];
        for col in 0..self.cols() {
            for (row, value) in self.column(Col(col as u32)) {
                let slot = &mut next[row.idx()];
                entries[*slot as usize] = (Col(col as u32), value);
                *slot += 1;
            }
        }
        RowWise { starts, entries }
    }

    pub(crate) fn entries(&self, col: Col) -> Range<usize> {
        self.starts[col.idx()] as usize..self.starts[col.idx() + 1] as usize
    }
}

/// A program's matrix by rows.
#[derive(Clone, Debug)]
pub struct RowWise {
    starts: Vec<u32>,
    entries: Vec<(Col, f64)>,
}

impl RowWise {
    /// Nonzeros of a row, by ascending column.
    pub fn row(&self, row: Row) -> &[(Col, f64)] {
        &self.entries[self.starts[row.idx()] as usize..self.starts[row.idx() + 1] as usize]
    }
}
