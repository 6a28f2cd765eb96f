//! The part of a program that a set of limits speaks about, with nothing but these limits.

use std::collections::{BTreeMap, BTreeSet};

use super::{Limit, Side};
use crate::block::{Col, Row};
use crate::builder::Builder;
use crate::edit::Edit;
use crate::program::Program;

/// A program of its own with the rows and columns of some limits; all its other bounds are infinite.
pub(crate) struct Subset {
    pub(crate) program: Program,
    rows: BTreeMap<Row, Row>,
    cols: BTreeMap<Col, Col>,
    limits: Vec<Limit>,
    values: Vec<f64>,
}

impl Subset {
    /// Takes the rows that have a limit, and the columns in these rows or with a limit of their own.
    pub(crate) fn of(whole: &Program, limits: Vec<Limit>) -> Subset {
        let mut rows = BTreeMap::new();
        let mut cols = BTreeMap::new();
        for &limit in &limits {
            match limit {
                Limit::Row(row, _) => {
                    rows.insert(row, Row(0));
                }
                Limit::Col(col, _) => {
                    cols.insert(col, Col(0));
                }
            }
        }
        for col in (0..whole.cols() as u32).map(Col) {
            if whole.column(col).any(|(row, _)| rows.contains_key(&row)) {
                cols.insert(col, Col(0));
            }
        }
        rows.values_mut().zip(0..).for_each(|(row, nth)| *row = Row(nth));
        cols.values_mut().zip(0..).for_each(|(col, nth)| *col = Col(nth));
        let values = limits.iter().map(|limit| limit.value(whole)).collect();
        let program = restricted(whole, &rows, &cols);
        Subset { program, rows, cols, limits, values }
    }

    /// The limits, by position.
    pub(crate) fn limits(&self) -> &[Limit] {
        &self.limits
    }

    /// The bounds that hold if just the limits marked `active` do.
    pub(crate) fn bounds(&self, active: &[bool]) -> Edit {
        let free = (f64::NEG_INFINITY, f64::INFINITY);
        let mut row_bounds: BTreeMap<Row, (f64, f64)> = self.rows.values().map(|&row| (row, free)).collect();
        let mut col_bounds: BTreeMap<Col, (f64, f64)> = self.cols.values().map(|&col| (col, free)).collect();
        for ((limit, &value), _) in self.limits.iter().zip(&self.values).zip(active).filter(|(_, active)| **active) {
            let (bounds, side) = match limit {
                Limit::Row(row, side) => (row_bounds.get_mut(&self.rows[row]), side),
                Limit::Col(col, side) => (col_bounds.get_mut(&self.cols[col]), side),
            };
            let bounds = bounds.expect("the subset holds the row or column of each of its limits");
            match side {
                Side::Lower => bounds.0 = value,
                Side::Upper => bounds.1 = value,
            }
        }
        let mut edit = Edit::new();
        for (row, (lower, upper)) in row_bounds {
            edit.row_bounds(row, lower, upper);
        }
        for (col, (lower, upper)) in col_bounds {
            edit.col_bounds(col, lower, upper);
        }
        edit
    }

    /// Position of each limit of the subset's own program.
    pub(crate) fn positions(&self) -> BTreeMap<Limit, usize> {
        let inside = |limit: &Limit| match *limit {
            Limit::Row(row, side) => Limit::Row(self.rows[&row], side),
            Limit::Col(col, side) => Limit::Col(self.cols[&col], side),
        };
        self.limits.iter().map(inside).zip(0..).collect()
    }
}

/// The chosen rows and columns without bounds and without costs.
fn restricted(whole: &Program, rows: &BTreeMap<Row, Row>, cols: &BTreeMap<Col, Col>) -> Program {
    let mut builder = Builder::new();
    let row_axis = builder.axis("row", rows.len() as u32, |nth| nth.to_string());
    let col_axis = builder.axis("column", cols.len() as u32, |nth| nth.to_string());
    let row_block = builder.rows("row", &[row_axis]);
    let col_block = builder.cols("column", &[col_axis]);
    row_block.iter().for_each(|row| builder.row_bounds(row, f64::NEG_INFINITY, f64::INFINITY));
    let mut writer = builder.write();
    let integers: BTreeSet<Col> = whole.integers().collect();
    for ((&old, _), new) in cols.iter().zip(col_block.iter()) {
        let mut column = writer.column(new, 0.0, f64::NEG_INFINITY, f64::INFINITY);
        for (row, value) in whole.column(old) {
            if let Some(&row) = rows.get(&row) {
                column.term(row, value);
            }
        }
        if integers.contains(&old) {
            column.integer();
        }
    }
    writer.finish()
}
