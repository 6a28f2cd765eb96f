//! Changes to a program between solves: one list, applied to the program and to the session alike.

use crate::block::{Col, Row};
use crate::program::Program;

/// Changes of costs, bounds and coefficients. Of several changes to one place the last one counts.
///
/// Apply the same edit to the [`Program`], which stays the truth, and to the [`Session`](crate::Session) that holds it.
#[derive(Clone, Debug, Default)]
pub struct Edit {
    pub(crate) costs: Vec<(Col, f64)>,
    pub(crate) col_bounds: Vec<(Col, f64, f64)>,
    pub(crate) row_bounds: Vec<(Row, f64, f64)>,
    pub(crate) coefficients: Vec<(Row, Col, f64)>,
    pub(crate) offset: Option<f64>,
}

impl Edit {
    /// No change.
    pub fn new() -> Self {
        Edit::default()
    }

    /// New cost of a column.
    pub fn cost(&mut self, col: Col, cost: f64) -> &mut Self {
        self.costs.push((col, cost));
        self
    }

    /// New bounds of a column.
    pub fn col_bounds(&mut self, col: Col, lower: f64, upper: f64) -> &mut Self {
        self.col_bounds.push((col, lower, upper));
        self
    }

    /// New bounds of a row, in the terms of [`Program::row_bounds`] (constants of its left side already moved).
    pub fn row_bounds(&mut self, row: Row, lower: f64, upper: f64) -> &mut Self {
        self.row_bounds.push((row, lower, upper));
        self
    }

    /// New coefficient of a column in a row; 0 removes it.
    pub fn coefficient(&mut self, row: Row, col: Col, value: f64) -> &mut Self {
        self.coefficients.push((row, col, value));
        self
    }

    /// New constant of the objective.
    pub fn offset(&mut self, constant: f64) -> &mut Self {
        self.offset = Some(constant);
        self
    }

    /// The edit that takes this one back, from the numbers of a program to which it was not applied.
    pub fn undo(&self, program: &Program) -> Edit {
        Edit {
            costs: self.costs.iter().map(|&(col, _)| (col, program.cost(col))).collect(),
            col_bounds: self
                .col_bounds
                .iter()
                .map(|&(col, ..)| {
                    let (lower, upper) = program.col_bounds(col);
                    (col, lower, upper)
                })
                .collect(),
            row_bounds: self
                .row_bounds
                .iter()
                .map(|&(row, ..)| {
                    let (lower, upper) = program.row_bounds(row);
                    (row, lower, upper)
                })
                .collect(),
            coefficients: self
                .coefficients
                .iter()
                .map(|&(row, col, _)| {
                    let entry = program.column(col).find(|&(r, _)| r == row);
                    (row, col, entry.map_or(0.0, |(_, value)| value))
                })
                .collect(),
            offset: self.offset.map(|_| program.offset()),
        }
    }

    /// Whether nothing changes.
    pub fn is_empty(&self) -> bool {
        self.costs.is_empty()
            && self.col_bounds.is_empty()
            && self.row_bounds.is_empty()
            && self.coefficients.is_empty()
            && self.offset.is_none()
    }
}

impl Program {
    /// Makes the changes of an edit. A coefficient where none was costs a shift of the matrix behind it.
    pub fn apply(&mut self, edit: &Edit) {
        for &(col, cost) in &edit.costs {
            self.costs[col.idx()] = cost;
        }
        for &(col, lower, upper) in &edit.col_bounds {
            self.col_lower[col.idx()] = lower;
            self.col_upper[col.idx()] = upper;
        }
        for &(row, lower, upper) in &edit.row_bounds {
            self.row_lower[row.idx()] = lower;
            self.row_upper[row.idx()] = upper;
        }
        for &(row, col, value) in &edit.coefficients {
            self.set_coefficient(row, col, value);
        }
        if let Some(offset) = edit.offset {
            self.offset = offset;
        }
    }

    fn set_coefficient(&mut self, row: Row, col: Col, value: f64) {
        assert!(row.idx() < self.rows(), "{row:?} is not in this program");
        let entries = self.entries(col);
        let found = self.rows[entries.clone()].iter().position(|&r| r == row.0 as i32);
        let shift = match found.map(|at| entries.start + at) {
            Some(at) if value != 0.0 => {
                self.values[at] = value;
                return;
            }
            Some(at) => {
                self.rows.remove(at);
                self.values.remove(at);
                -1
            }
            None if value != 0.0 => {
                self.rows.insert(entries.end, row.0 as i32);
                self.values.insert(entries.end, value);
                1
            }
            None => return,
        };
        for start in &mut self.starts[col.idx() + 1..] {
            *start += shift;
        }
    }
}

/// Sorts changes by position and keeps the last of several to one place, as the solver's bulk calls want them.
pub(crate) fn last_by_place<I: Copy + Ord, T: Copy>(changes: impl Iterator<Item = (I, T)>) -> (Vec<I>, Vec<T>) {
    let mut sorted: Vec<(I, T)> = changes.collect();
    sorted.sort_by_key(|&(place, _)| place);
    let mut places: Vec<I> = Vec::with_capacity(sorted.len());
    let mut values: Vec<T> = Vec::with_capacity(sorted.len());
    for (place, value) in sorted {
        if places.last() == Some(&place) {
            *values.last_mut().expect("as long as `places`, which has a last element") = value;
        } else {
            places.push(place);
            values.push(value);
        }
    }
    (places, values)
}
