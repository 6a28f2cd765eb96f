//! Why a program is infeasible: an irreducible set of row and column limits that contradict each other.
//!
//! 1. Limits that cross by themselves are a conflict as they stand.
//! 2. Otherwise a simplex proves infeasibility, and the rows and bounds with a weight in that proof are the candidates
//!    (`proof.rs`); of a mixed-integer program whose relaxation is feasible, every limit is a candidate.
//! 3. A deletion filter over the candidates leaves those without which the rest is feasible (`filter.rs`).
//!
//! HiGHS's own search (`Highs_getIis`) is not used. On chain programs of 453 to 43,500 nonzeros (HiGHS 1.16, seconds,
//! one run; a conflict of 43 to 961 limits in one period) its strategies 4, 6, 12 and 14 were no faster and at the
//! largest size all ended with a warning and a reducible set:
//!
//! | nonzeros | here (all minimal) | `getIis` 6 | `getIis` 14 | `getIis` 4 |
//! |---|---|---|---|---|
//! | 453 | 0.010 | 0.014 | 0.011 | 0.030 |
//! | 3,552 | 0.06 | 0.06, reducible | 0.08 | 1.3 |
//! | 10,524 | 0.23 | 0.30 | 0.29 | 12 |
//! | 43,500 | 2.1 | 2.5, reducible | 2.6, reducible | 61, reducible |

mod filter;
mod proof;
mod subset;

use std::time::Duration;

use crate::block::{Col, Row};
use crate::error::SolveError;
use crate::program::Program;

pub(crate) use filter::Filter;

/// How much work a search for a conflict may cost.
#[derive(Clone, Copy, Debug)]
pub struct ConflictBudget {
    /// Wall-clock time.
    pub time: Duration,
    /// Solves, large or small.
    pub solves: u32,
}

impl Default for ConflictBudget {
    fn default() -> Self {
        ConflictBudget { time: Duration::from_secs(60), solves: 2_000 }
    }
}

/// Limits that cannot all be kept. Verified to be infeasible alone.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The limits, rows first, each in the order of the program.
    pub members: Vec<Member>,
    /// Whether without any one member the others can be kept. False if the budget ran out before that was known.
    pub minimal: bool,
    /// Whether the limits contradict each other only because some columns must be whole.
    pub needs_whole_numbers: bool,
    /// Solves it took.
    pub solves: u32,
}

/// One limit in a conflict.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// Which limit.
    pub limit: Limit,
    /// Its row or column in words.
    pub name: String,
    /// Its value.
    pub value: f64,
}

/// A finite limit of a row or column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Limit {
    /// Of a row.
    Row(Row, Side),
    /// Of a column.
    Col(Col, Side),
}

/// Which of two limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// At least.
    Lower,
    /// At most.
    Upper,
}

impl Limit {
    /// Value of the limit in a program.
    pub fn value(self, program: &Program) -> f64 {
        let (bounds, side) = match self {
            Limit::Row(row, side) => (program.row_bounds(row), side),
            Limit::Col(col, side) => (program.col_bounds(col), side),
        };
        match side {
            Side::Lower => bounds.0,
            Side::Upper => bounds.1,
        }
    }

    pub(crate) fn name(self, program: &Program) -> String {
        match self {
            Limit::Row(row, _) => program.row_name(row),
            Limit::Col(col, _) => program.col_name(col),
        }
    }
}

/// Finds a conflict in an infeasible program. The objective plays no part.
///
/// # Errors
/// [`SolveError::Feasible`] if the program has a feasible point, [`SolveError::OutOfTime`] if the budget ends before
/// infeasibility is known; failures of the solver.
pub fn conflict(program: &Program, budget: ConflictBudget) -> Result<Conflict, SolveError> {
    let mut purse = filter::Purse::new(budget);
    if let Some(limits) = crossed(program) {
        return Ok(in_words(program, limits, true, false, 0));
    }
    let (candidates, needs_whole_numbers) = proof::candidates(program, &mut purse)?;
    let mut filter = Filter::new(program, candidates, needs_whole_numbers)?;
    let minimal = filter.run(&mut purse)?;
    let limits = filter.kept();
    if !filter.is_infeasible_from_scratch(&mut filter::Purse::new(budget))? {
        return Err(SolveError::Unconfirmed { what: "a conflict that is infeasible alone" });
    }
    Ok(in_words(program, limits, minimal, needs_whole_numbers, purse.spent()))
}

impl Conflict {
    /// Checks the conflict against the program, from scratch: infeasible alone, and, if it is called minimal, feasible
    /// with any one member removed.
    pub fn verify(&self, program: &Program) -> Result<bool, SolveError> {
        let limits: Vec<Limit> = self.members.iter().map(|member| member.limit).collect();
        let mut unlimited = filter::Purse::new(ConflictBudget { time: Duration::MAX, solves: u32::MAX });
        let mut infeasible = |limits: Vec<Limit>| {
            Filter::new(program, limits, self.needs_whole_numbers)?.is_infeasible_from_scratch(&mut unlimited)
        };
        if !infeasible(limits.clone())? {
            return Ok(false);
        }
        for left_out in 0..if self.minimal { limits.len() } else { 0 } {
            let mut others = limits.clone();
            others.remove(left_out);
            if infeasible(others)? {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// A row or column whose own limits cross. Of a row without terms, one of them is a conflict by itself: left to the
/// solver's proof.
fn crossed(program: &Program) -> Option<Vec<Limit>> {
    let crosses = |(lower, upper): (f64, f64)| lower > upper + 1e-7 * (1.0 + lower.abs().max(upper.abs()));
    let cols = (0..program.cols() as u32).map(Col);
    let rows = (0..program.rows() as u32).map(Row);
    let in_col = cols
        .filter(|&col| crosses(program.col_bounds(col)))
        .map(|col| vec![Limit::Col(col, Side::Lower), Limit::Col(col, Side::Upper)]);
    let has_terms = |row: Row| program.rows.contains(&(row.0 as i32));
    let in_row = rows
        .filter(|&row| crosses(program.row_bounds(row)) && has_terms(row))
        .map(|row| vec![Limit::Row(row, Side::Lower), Limit::Row(row, Side::Upper)]);
    in_row.chain(in_col).next()
}

fn in_words(
    program: &Program,
    mut limits: Vec<Limit>,
    minimal: bool,
    needs_whole_numbers: bool,
    solves: u32,
) -> Conflict {
    limits.sort_unstable();
    let members =
        limits.into_iter().map(|limit| Member { limit, name: limit.name(program), value: limit.value(program) });
    Conflict { members: members.collect(), minimal, needs_whole_numbers, solves }
}
