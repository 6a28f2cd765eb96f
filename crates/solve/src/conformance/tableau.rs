//! Small programs written down as in a textbook: one line per row.

use crate::builder::Builder;
use crate::program::Program;

pub(super) const INF: f64 = f64::INFINITY;

/// `lower ≤ Σ coefficients · x ≤ upper`.
pub(super) struct Line<'a>(pub(super) &'a [f64], pub(super) f64, pub(super) f64);

/// Minimise `offset + costs · x` under `lines`, every column in `bounds` (of which a single one serves for all).
pub(super) struct Tableau<'a> {
    pub(super) offset: f64,
    pub(super) costs: &'a [f64],
    pub(super) lines: &'a [Line<'a>],
    pub(super) bounds: &'a [(f64, f64)],
    pub(super) integers: &'a [usize],
}

impl Default for Tableau<'_> {
    fn default() -> Self {
        Tableau { offset: 0.0, costs: &[], lines: &[], bounds: &[(0.0, INF)], integers: &[] }
    }
}

impl Tableau<'_> {
    pub(super) fn program(&self) -> Program {
        let mut builder = Builder::new();
        let row_axis = builder.axis("row", self.lines.len() as u32, |i| format!("{}", i + 1));
        let col_axis = builder.axis("column", self.costs.len() as u32, |j| format!("{}", j + 1));
        let rows = builder.rows("row", &[row_axis]);
        let cols = builder.cols("x", &[col_axis]);
        builder.offset(self.offset);
        for (row, Line(_, lower, upper)) in rows.iter().zip(self.lines) {
            builder.row_bounds(row, *lower, *upper);
        }
        let mut writer = builder.write();
        for (j, col) in cols.iter().enumerate() {
            let (lower, upper) = self.bounds[j.min(self.bounds.len() - 1)];
            let mut column = writer.column(col, self.costs[j], lower, upper);
            for (row, Line(coefficients, ..)) in rows.iter().zip(self.lines) {
                column.term(row, coefficients.get(j).copied().unwrap_or(0.0));
            }
            if self.integers.contains(&j) {
                column.integer();
            }
        }
        writer.finish()
    }
}
