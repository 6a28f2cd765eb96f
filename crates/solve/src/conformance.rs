//! Textbook programs that every backend must answer, shipped as code.
//!
//! A degenerate program may have many optimal vertices and many prices: what is checked is the objective and that the
//! solution proves its own optimality, never a particular vertex.
//!
//! ```
//! use lodestone_solve::{Options, Outcome, Program, Session, SolveControl, SolveError, conformance};
//!
//! struct Highs;
//!
//! impl conformance::Backend for Highs {
//!     fn solve(&mut self, program: &Program) -> Result<Outcome, SolveError> {
//!         Session::load(program, &Options::default())?.solve(SolveControl::default())
//!     }
//! }
//!
//! assert_eq!(conformance::run(&mut Highs), []);
//! ```

mod integer;
mod linear;
mod tableau;
mod unsolvable;

use crate::error::SolveError;
use crate::optimality::{check_optimality, check_ray};
use crate::outcome::Outcome;
use crate::program::Program;

/// Anything that solves a program.
pub trait Backend {
    /// Solves it to optimality, or says why not.
    fn solve(&mut self, program: &Program) -> Result<Outcome, SolveError>;
}

/// A program with its known answer.
pub struct Case {
    /// What the case is about, with its source.
    pub name: &'static str,
    /// The program.
    pub program: Program,
    /// The answer.
    pub expected: Expected,
}

/// Known answer of a case.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Expected {
    /// Objective of the optimum.
    Optimal(f64),
    /// No feasible point.
    Infeasible,
    /// A ray with falling objective.
    Unbounded,
}

/// A case that a backend got wrong.
#[derive(Clone, Debug, PartialEq)]
pub struct Failure {
    /// Name of the case.
    pub case: &'static str,
    /// What was wrong.
    pub what: String,
}

/// All cases.
pub fn cases() -> Vec<Case> {
    linear::cases().into_iter().chain(integer::cases()).chain(unsolvable::cases()).collect()
}

/// Runs every case and returns those that failed.
pub fn run(backend: &mut dyn Backend) -> Vec<Failure> {
    let failure = |case: &Case, what: String| Failure { case: case.name, what };
    cases()
        .iter()
        .filter_map(|case| judge(case, backend.solve(&case.program)).err().map(|w| failure(case, w)))
        .collect()
}

/// Relative tolerance of objectives and optimality conditions.
const TOLERANCE: f64 = 1e-6;

fn judge(case: &Case, outcome: Result<Outcome, SolveError>) -> Result<(), String> {
    match (case.expected, outcome.map_err(|error| format!("failed to {error}"))?) {
        (Expected::Optimal(objective), Outcome::Optimal(solution)) => {
            let off = (solution.objective - objective).abs();
            if off > TOLERANCE * objective.abs().max(1.0) {
                return Err(format!("objective {} instead of {objective}", solution.objective));
            }
            if !case.program.is_mixed_integer() && solution.row_dual.len() != case.program.rows() {
                return Err("a linear program came back without prices".into());
            }
            check_optimality(&case.program, &solution, TOLERANCE).map_err(|violation| violation.to_string())
        }
        (Expected::Infeasible, Outcome::Infeasible) => Ok(()),
        (Expected::Unbounded, Outcome::Unbounded(ray)) => {
            check_ray(&case.program, &ray, TOLERANCE).map_err(|violation| violation.to_string())
        }
        (expected, other) => Err(format!("{other:?} instead of {expected:?}")),
    }
}
