//! Declaring the shape of a program: axes, blocks, bounds of rows, and contributions made row by row.

use std::sync::Arc;

use crate::axis::{Axis, AxisId};
use crate::block::{Block, Col, ColBlock, Row, RowBlock};
use crate::names::{AXES_MAX, Layout, NamedBlock, Names};
use crate::writer::{Writer, WriterParts};

/// A contribution `value · col` to `row`, made before the columns are written.
#[derive(Clone, Copy)]
pub(crate) struct Term {
    pub(crate) col: u32,
    pub(crate) row: u32,
    pub(crate) value: f64,
}

/// Shape of a linear program that is minimised: declare axes and blocks, then [`write`](Builder::write) the columns.
///
/// ```
/// use lodestone_solve::Builder;
///
/// let mut builder = Builder::new();
/// let year = builder.axis("year", 2, |t| format!("{}", 2025 + t));
/// let capacity = builder.rows("capacity", &[year]);
/// let make = builder.cols("make", &[year]);
/// for t in 0..2 {
///     builder.row_bounds(capacity.at1(t), f64::NEG_INFINITY, 40.0);
/// }
/// let mut writer = builder.write();
/// for t in 0..2 {
///     writer.column(make.at1(t), -1.5, 0.0, f64::INFINITY).term(capacity.at1(t), 1.0);
/// }
/// let program = writer.finish();
/// assert_eq!(program.row_name(capacity.at1(1)), "capacity[2026]");
/// ```
#[derive(Default)]
pub struct Builder {
    names: Names,
    row_lower: Vec<f64>,
    row_upper: Vec<f64>,
    row_shifts: Vec<(Row, f64)>,
    col_count: u32,
    offset: f64,
    terms: Vec<Term>,
}

impl Builder {
    /// An empty program.
    pub fn new() -> Self {
        Builder::default()
    }

    /// Declares an index set. `label(i)` is called only when a name is asked for.
    pub fn axis(
        &mut self,
        name: &'static str,
        len: u32,
        label: impl Fn(u32) -> String + Send + Sync + 'static,
    ) -> AxisId {
        self.names.axes.push(Axis { name, len, label: Arc::new(label) });
        AxisId(self.names.axes.len() as u32 - 1)
    }

    /// One row for every combination of at most three `axes`, the last axis fastest. Every row starts as `… = 0`.
    pub fn rows(&mut self, name: &'static str, axes: &[AxisId]) -> RowBlock {
        let dims = self.dims(name, axes);
        let block = self.place(name, axes, Layout::Dense, self.row_count(), dims);
        self.declare_rows(block)
    }

    /// One row for every listed combination of `axes`; `keys` holds `axes.len()` coordinates per row, end to end.
    pub fn rows_listed(&mut self, name: &'static str, axes: &[AxisId], keys: Vec<u32>) -> RowBlock {
        let dims = self.listed_dims(name, axes, &keys);
        let block = self.place(name, axes, Layout::Listed(keys), self.row_count(), dims);
        self.declare_rows(block)
    }

    /// One column for every combination of at most three `axes`, the last axis fastest.
    pub fn cols(&mut self, name: &'static str, axes: &[AxisId]) -> ColBlock {
        let dims = self.dims(name, axes);
        let block = self.place(name, axes, Layout::Dense, self.col_count, dims);
        self.declare_cols(block)
    }

    /// One column for every listed combination of `axes`; `keys` holds `axes.len()` coordinates per column.
    pub fn cols_listed(&mut self, name: &'static str, axes: &[AxisId], keys: Vec<u32>) -> ColBlock {
        let dims = self.listed_dims(name, axes, &keys);
        let block = self.place(name, axes, Layout::Listed(keys), self.col_count, dims);
        self.declare_cols(block)
    }

    /// Sets `lower ≤ row ≤ upper`; infinities are allowed.
    pub fn row_bounds(&mut self, row: Row, lower: f64, upper: f64) {
        self.row_lower[row.idx()] = lower;
        self.row_upper[row.idx()] = upper;
    }

    /// Adds a constant to the left side of a row. It moves to the bounds when the shape is frozen, whatever the order
    /// of calls; the row's value in a solution is therefore without it.
    pub fn shift_row(&mut self, row: Row, constant: f64) {
        self.row_shifts.push((row, constant));
    }

    /// Adds a constant to the objective.
    pub fn offset(&mut self, constant: f64) {
        self.offset += constant;
    }

    /// Adds `value · col` to `row`, in any order, before the columns are written.
    ///
    /// Costs 32 bytes per term until the program is finished; what can be said column by column is cheaper there.
    pub fn term(&mut self, row: Row, col: Col, value: f64) {
        debug_assert!(row.0 < self.row_count() && col.0 < self.col_count, "{row:?} or {col:?} is not declared");
        self.terms.push(Term { col: col.0, row: row.0, value });
    }

    /// Number of rows declared so far.
    pub fn row_count(&self) -> u32 {
        self.row_lower.len() as u32
    }

    /// Number of columns declared so far.
    pub fn col_count(&self) -> u32 {
        self.col_count
    }

    /// Freezes the shape and opens the columns for writing.
    pub fn write(mut self) -> Writer {
        // Stable: the order of calls stays within a column.
        self.terms.sort_by_key(|term| term.col);
        for (row, constant) in self.row_shifts {
            self.row_lower[row.idx()] -= constant;
            self.row_upper[row.idx()] -= constant;
        }
        Writer::new(WriterParts {
            names: Arc::new(self.names),
            row_lower: self.row_lower,
            row_upper: self.row_upper,
            col_count: self.col_count,
            offset: self.offset,
            terms: self.terms,
        })
    }

    fn declare_rows(&mut self, (named, block): (NamedBlock, RowBlock)) -> RowBlock {
        let end = block.range().end;
        self.row_lower.resize(end, 0.0);
        self.row_upper.resize(end, 0.0);
        self.names.rows.push(named);
        block
    }

    fn declare_cols(&mut self, (named, block): (NamedBlock, ColBlock)) -> ColBlock {
        self.col_count = block.range().end as u32;
        self.names.cols.push(named);
        block
    }

    fn place<I: Copy + From<u32>>(
        &self,
        name: &'static str,
        axes: &[AxisId],
        layout: Layout,
        start: u32,
        dims: [u32; 3],
    ) -> (NamedBlock, Block<I>) {
        let len = dims.iter().try_fold(1_u32, |product, &dim| product.checked_mul(dim));
        let end = len.and_then(|len| start.checked_add(len)).filter(|&end| end <= i32::MAX as u32);
        let Some(end) = end else { panic!("block {name} takes the program beyond 2^31 ids") };
        (NamedBlock { name, start, len: end - start, axes: axes.to_vec(), layout }, Block::new(start, dims))
    }

    fn dims(&self, name: &'static str, axes: &[AxisId]) -> [u32; 3] {
        assert!(axes.len() <= 3, "block {name}: a dense block has at most three axes, list its keys instead");
        let mut dims = [1; 3];
        for (dim, axis) in dims.iter_mut().zip(axes) {
            *dim = self.names.axis(*axis).len;
        }
        dims
    }

    fn listed_dims(&self, name: &'static str, axes: &[AxisId], keys: &[u32]) -> [u32; 3] {
        assert!((1..=AXES_MAX).contains(&axes.len()), "block {name}: a listed block has one to {AXES_MAX} axes");
        assert!(keys.len().is_multiple_of(axes.len()), "block {name}: keys are not whole tuples");
        debug_assert!(
            keys.chunks_exact(axes.len()).all(|key| key.iter().zip(axes).all(|(&i, a)| i < self.names.axis(*a).len)),
            "block {name}: a key lies outside its axis"
        );
        [(keys.len() / axes.len()) as u32, 1, 1]
    }
}
