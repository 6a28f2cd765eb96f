//! The answer of a solve, as a value.

use std::sync::Arc;

use crate::basis::Basis;
use crate::block::{Col, Row};
use crate::names::Names;

/// How a solve ended.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// An optimum within the tolerances (for a mixed-integer program: within its gap).
    Optimal(Solution),
    /// No point satisfies all rows and bounds; [`conflict`](crate::conflict) says why.
    Infeasible,
    /// The objective falls without end along a ray.
    Unbounded(Ray),
    /// The solve stopped before it was done.
    Limit {
        /// What stopped it.
        reason: LimitReason,
        /// Best feasible point of a mixed-integer search, if any was found.
        incumbent: Option<Solution>,
        /// No feasible point has a lower objective than this; known for mixed-integer searches only.
        bound: Option<f64>,
        /// |incumbent − bound| / |incumbent|.
        gap: Option<f64>,
    },
}

impl Outcome {
    /// The solution, if the outcome is optimal.
    pub fn optimal(self) -> Option<Solution> {
        match self {
            Outcome::Optimal(solution) => Some(solution),
            _ => None,
        }
    }
}

/// Why a solve stopped early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LimitReason {
    /// The time limit.
    Time,
    /// The iteration limit.
    Iterations,
    /// The memory of the machine.
    Memory,
    /// The progress closure said stop.
    Cancelled,
}

/// An optimal or feasible point, in the units in which the program was written.
///
/// Signs are those of minimisation. `row_dual[i]` is ∂objective/∂(limit of row i): ≤ 0 where an upper limit binds
/// (raising it helps), ≥ 0 where a lower one does. `col_dual[j]` is the reduced cost, ∂objective/∂(value of column j):
/// ≥ 0 at a lower bound, ≤ 0 at an upper one, 0 in between; `cost = col_dual + Σ row_dual · coefficient`.
#[derive(Clone, Debug)]
pub struct Solution {
    /// Objective including the constant.
    pub objective: f64,
    /// Value of each column.
    pub col_value: Vec<f64>,
    /// Reduced cost of each column; empty for a mixed-integer program (see
    /// [`Session::fix_integers_and_resolve`](crate::Session::fix_integers_and_resolve)).
    pub col_dual: Vec<f64>,
    /// Value of each row without the constants of its left side.
    pub row_value: Vec<f64>,
    /// Price of each row; empty for a mixed-integer program.
    pub row_dual: Vec<f64>,
    /// Basis of a linear program.
    pub basis: Option<Basis>,
    /// Facts about a mixed-integer search.
    pub mip: Option<MipSummary>,
    /// Iterations spent: simplex, interior point and crossover together.
    pub iterations: u64,
    /// The run that found the point, in words, e.g. "dual simplex (devex) from a basis".
    pub method: String,
}

impl Solution {
    /// Value of a column.
    pub fn value(&self, col: Col) -> f64 {
        self.col_value[col.idx()]
    }

    /// Value of a row without the constants of its left side.
    pub fn activity(&self, row: Row) -> f64 {
        self.row_value[row.idx()]
    }

    /// Price of a row, ∂objective/∂limit, where the solution has prices.
    pub fn price(&self, row: Row) -> Option<f64> {
        self.row_dual.get(row.idx()).copied()
    }

    /// Reduced cost of a column, where the solution has prices.
    pub fn reduced_cost(&self, col: Col) -> Option<f64> {
        self.col_dual.get(col.idx()).copied()
    }
}

/// Facts about a mixed-integer search.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MipSummary {
    /// No feasible point has a lower objective.
    pub bound: f64,
    /// |objective − bound| / |objective|.
    pub gap: f64,
    /// Nodes searched.
    pub nodes: u64,
}

/// A direction in which every feasible point can go on for ever while the objective falls. Verified.
#[derive(Clone, Debug)]
pub struct Ray {
    /// Columns that move, with their weight; the largest weight is 1 in size.
    pub columns: Vec<(Col, f64)>,
    /// Change of the objective per unit along the ray, negative.
    pub rate: f64,
    pub(crate) names: Arc<Names>,
}

impl Ray {
    /// The columns in words, with their weights.
    pub fn words(&self) -> Vec<(String, f64)> {
        self.columns.iter().map(|&(col, weight)| (self.names.col_name(col.0), weight)).collect()
    }
}
