//! The least relaxation that makes a program feasible: which rows give way, and by how much.

use std::sync::Arc;

use crate::axis::Axis;
use crate::block::{Col, Row};
use crate::conflict::Side;
use crate::control::{Options, SolveControl};
use crate::error::SolveError;
use crate::names::{Layout, NamedBlock, Names};
use crate::outcome::Outcome;
use crate::program::Program;
use crate::session::Session;

/// A least weighted relaxation.
#[derive(Clone, Debug)]
pub struct Repair {
    /// Rows that give way, in the order of the program.
    pub moves: Vec<Move>,
    /// Σ weight · amount.
    pub weight: f64,
    /// Values of the program's columns at the relaxed optimum; the objective played no part.
    pub col_value: Vec<f64>,
}

/// A row that gives way.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// The row.
    pub row: Row,
    /// Its name in words.
    pub name: String,
    /// Which of its limits gives way.
    pub side: Side,
    /// By how much, in the row's unit: what is short of a lower limit, or beyond an upper one.
    pub amount: f64,
}

/// Amounts below this share of the limit are the solver's tolerance.
const NOISE: f64 = 1e-6;

/// Finds the relaxation with the least Σ weight · amount. Rows with weight `None` stay hard, as do all column bounds.
///
/// `None` if the hard part alone is infeasible.
pub fn repair(program: &Program, weight: impl Fn(Row) -> Option<f64>) -> Result<Option<Repair>, SolveError> {
    let (elastic, gives) = with_elastic_columns(program, weight);
    let mut session = Session::load(&elastic, &Options::default())?;
    let solution = match session.solve(SolveControl::default())? {
        Outcome::Optimal(solution) => solution,
        Outcome::Infeasible => return Ok(None),
        _ => return Err(SolveError::Unconfirmed { what: "a relaxation with an optimum" }),
    };
    let amounts = gives.iter().zip(&solution.col_value[program.cols()..]);
    let moves = amounts.filter_map(|(&(row, side), &amount)| {
        let (lower, upper) = program.row_bounds(row);
        let limit = if side == Side::Lower { lower } else { upper };
        let moved = amount > NOISE * limit.abs().max(1.0);
        moved.then(|| Move { row, name: program.row_name(row), side, amount })
    });
    Ok(Some(Repair {
        moves: moves.collect(),
        weight: solution.objective,
        col_value: solution.col_value[..program.cols()].to_vec(),
    }))
}

/// The program without its objective, plus a column for each limit that may give way: `shortfall[row]`, `excess[row]`.
fn with_elastic_columns(program: &Program, weight: impl Fn(Row) -> Option<f64>) -> (Program, Vec<(Row, Side)>) {
    let mut elastic = program.clone();
    elastic.offset = 0.0;
    elastic.costs.fill(0.0);
    let mut gives = Vec::new();
    for side in [Side::Lower, Side::Upper] {
        for row in (0..program.rows() as u32).map(Row) {
            let (lower, upper) = program.row_bounds(row);
            let limit = if side == Side::Lower { lower } else { upper };
            if let (true, Some(cost)) = (limit.is_finite(), weight(row)) {
                gives.push((row, side));
                elastic.costs.push(cost);
                elastic.rows.push(row.0 as i32);
                elastic.values.push(if side == Side::Lower { 1.0 } else { -1.0 });
                elastic.starts.push(elastic.rows.len() as i32);
            }
        }
    }
    elastic.col_lower.resize(elastic.costs.len(), 0.0);
    elastic.col_upper.resize(elastic.costs.len(), f64::INFINITY);
    elastic.names = Arc::new(with_elastic_names(&program.names, program.cols() as u32, &gives));
    (elastic, gives)
}

fn with_elastic_names(names: &Arc<Names>, first: u32, gives: &[(Row, Side)]) -> Names {
    let mut extended = Names::clone(names);
    let words = Arc::clone(names);
    let rows = names.rows.last().map_or(0, |block| block.start + block.len);
    extended.axes.push(Axis { name: "row", len: rows, label: Arc::new(move |row| words.row_name(row)) });
    let axis = crate::axis::AxisId(extended.axes.len() as u32 - 1);
    let mut start = first;
    for (name, side) in [("shortfall", Side::Lower), ("excess", Side::Upper)] {
        let keys: Vec<u32> = gives.iter().filter(|&&(_, s)| s == side).map(|&(row, _)| row.0).collect();
        let len = keys.len() as u32;
        extended.cols.push(NamedBlock { name, start, len, axes: vec![axis], layout: Layout::Listed(keys) });
        start += len;
    }
    extended
}

/// The program that [`repair`] solves, for those who want to look at it; its columns go on with `shortfall` and `excess`.
pub fn elastic_program(program: &Program, weight: impl Fn(Row) -> Option<f64>) -> Program {
    with_elastic_columns(program, weight).0
}

impl Repair {
    /// Value of a column of the original program.
    pub fn value(&self, col: Col) -> f64 {
        self.col_value[col.idx()]
    }
}
