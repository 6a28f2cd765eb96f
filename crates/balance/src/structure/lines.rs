//! All rows as linear ones, at a point; and which of them, and which bounds, hold at the moment.

use crate::ordered::{Form, Ordered, Row};
use crate::problem::Sense;

/// Row by row: gradient at a point, and the right side that makes it a linear equation.
pub(crate) struct Lines {
    pub rows: Vec<Vec<(u32, f64)>>,
    pub rhs: Vec<f64>,
}

impl Lines {
    pub fn at(ordered: &Ordered, x: &[f64]) -> Lines {
        let mut lines = Lines { rows: Vec::with_capacity(ordered.rows.len()), rhs: Vec::new() };
        for row in &ordered.rows {
            let (rhs, terms) = line(row, x);
            lines.rows.push(terms);
            lines.rhs.push(rhs);
        }
        lines
    }

    /// The same at another point.
    pub fn move_to(&mut self, ordered: &Ordered, x: &[f64]) {
        for (at, row) in ordered.rows.iter().enumerate().filter(|(_, row)| !row.form.is_linear()) {
            (self.rhs[at], self.rows[at]) = line(row, x);
        }
    }
}

fn line(row: &Row, x: &[f64]) -> (f64, Vec<(u32, f64)>) {
    let (value, terms) = row.linearised(x);
    if let Form::Linear(sum) = &row.form {
        return (row.value - sum.constant, terms);
    }
    let here = terms.iter().fold(0.0, |sum, &(j, a)| sum + a * x[j as usize]);
    (row.value - value + here, terms)
}

/// What holds: unknowns at a bound, and one-sided rows that press.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct State {
    /// The bound that an unknown is held at.
    pub held: Vec<Option<f64>>,
    /// Whether a row takes part.
    pub on: Vec<bool>,
}

impl State {
    /// Nothing one-sided holds; an unknown whose bounds meet is held there.
    pub fn new(ordered: &Ordered) -> State {
        let meet = |(&lower, &upper): (&f64, &f64)| (lower == upper).then_some(lower);
        let mut held: Vec<Option<f64>> = ordered.lower.iter().zip(&ordered.upper).map(meet).collect();
        held.resize(ordered.count(), None);
        State { held, on: ordered.rows.iter().map(|row| row.sense == Sense::Value).collect() }
    }
}
