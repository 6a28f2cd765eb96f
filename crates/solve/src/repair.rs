//! The least relaxation that makes a program feasible: which limits give way, and by how much.

use std::sync::Arc;

use crate::axis::Axis;
use crate::block::{Col, Row};
use crate::conflict::{Limit, Side};
use crate::control::{Options, SolveControl};
use crate::error::SolveError;
use crate::names::{Layout, NamedBlock, Names};
use crate::outcome::{LimitReason, Outcome};
use crate::program::Program;
use crate::session::Session;

/// A least weighted relaxation.
#[derive(Clone, Debug)]
pub struct Repair {
    /// Limits that give way: of rows, then of columns, each in the order of the program, lower ones first.
    pub moves: Vec<Move>,
    /// Σ weight · amount.
    pub weight: f64,
    /// Values of the program's columns at the relaxed optimum; the objective played no part.
    pub col_value: Vec<f64>,
}

/// A limit that gives way.
#[derive(Clone, Debug, PartialEq)]
pub struct Move {
    /// Which limit.
    pub limit: Limit,
    /// Its row or column in words.
    pub name: String,
    /// By how much, in the limit's unit: what is short of a lower limit, or beyond an upper one.
    pub amount: f64,
}

/// How a search for a repair ended.
#[derive(Clone, Debug)]
pub enum Relaxed {
    /// With the least relaxation; without moves where nothing has to give way.
    Found(Repair),
    /// The limits that stay hard are infeasible by themselves.
    Impossible,
    /// It was stopped.
    Stopped(LimitReason),
}

impl Relaxed {
    /// The repair, if there is one.
    pub fn found(self) -> Option<Repair> {
        match self {
            Relaxed::Found(repair) => Some(repair),
            Relaxed::Impossible | Relaxed::Stopped(_) => None,
        }
    }
}

/// Amounts below this share of the limit are the solver's tolerance.
const NOISE: f64 = 1e-6;

/// Finds the relaxation with the least Σ weight · amount. Limits with weight `None` stay hard.
pub fn repair(
    program: &Program,
    weight: impl Fn(Limit) -> Option<f64>,
    control: SolveControl<'_>,
) -> Result<Relaxed, SolveError> {
    let (elastic, gives) = with_elastic_columns(program, weight);
    let mut session = Session::load(&elastic, &Options::default())?;
    let solution = match session.solve(control)? {
        Outcome::Optimal(solution) => solution,
        Outcome::Infeasible => return Ok(Relaxed::Impossible),
        Outcome::Limit { reason, .. } => return Ok(Relaxed::Stopped(reason)),
        Outcome::Unbounded(_) => return Err(SolveError::Unconfirmed { what: "a relaxation with an optimum" }),
    };
    let mut col_value = solution.col_value[..program.cols()].to_vec();
    let mut moves = Vec::new();
    for (&limit, &amount) in gives.iter().zip(&solution.col_value[program.cols()..]) {
        if let Limit::Col(col, side) = limit {
            col_value[col.idx()] += if side == Side::Lower { -amount } else { amount };
        }
        if amount > NOISE * limit.value(program).abs().max(1.0) {
            moves.push(Move { limit, name: limit.name(program), amount });
        }
    }
    Ok(Relaxed::Found(Repair { moves, weight: solution.objective, col_value }))
}

/// Every finite limit with a weight, in the order of the moves.
fn elastic_limits(program: &Program, weight: impl Fn(Limit) -> Option<f64>) -> Vec<(Limit, f64)> {
    let mut gives = Vec::new();
    let mut offer = |limit: Limit| {
        if limit.value(program).is_finite()
            && let Some(cost) = weight(limit)
        {
            gives.push((limit, cost));
        }
    };
    for side in [Side::Lower, Side::Upper] {
        (0..program.rows() as u32).for_each(|row| offer(Limit::Row(Row(row), side)));
    }
    for side in [Side::Lower, Side::Upper] {
        (0..program.cols() as u32).for_each(|col| offer(Limit::Col(Col(col), side)));
    }
    gives
}

/// The program without its objective, plus a column for each limit that may give way: `shortfall[row]`, `excess[row]`,
/// `below[column]`, `beyond[column]`. What a column is beyond its bound is a column of the same coefficients.
fn with_elastic_columns(program: &Program, weight: impl Fn(Limit) -> Option<f64>) -> (Program, Vec<Limit>) {
    let weighted = elastic_limits(program, weight);
    let mut elastic = program.clone();
    elastic.offset = 0.0;
    elastic.costs.fill(0.0);
    for &(limit, cost) in &weighted {
        elastic.costs.push(cost);
        match limit {
            Limit::Row(row, side) => {
                elastic.rows.push(row.0 as i32);
                elastic.values.push(if side == Side::Lower { 1.0 } else { -1.0 });
            }
            Limit::Col(col, side) => {
                let sign = if side == Side::Lower { -1.0 } else { 1.0 };
                let entries = program.entries(col);
                elastic.rows.extend_from_slice(&program.rows[entries.clone()]);
                elastic.values.extend(program.values[entries].iter().map(|value| sign * value));
                if program.integers.binary_search(&col.0).is_ok() {
                    elastic.integers.push(elastic.costs.len() as u32 - 1);
                }
            }
        }
        elastic.starts.push(elastic.rows.len() as i32);
    }
    elastic.col_lower.resize(elastic.costs.len(), 0.0);
    elastic.col_upper.resize(elastic.costs.len(), f64::INFINITY);
    let gives: Vec<Limit> = weighted.into_iter().map(|(limit, _)| limit).collect();
    elastic.names = Arc::new(with_elastic_names(&program.names, program.cols() as u32, &gives));
    (elastic, gives)
}

fn with_elastic_names(names: &Arc<Names>, first: u32, gives: &[Limit]) -> Names {
    let mut extended = Names::clone(names);
    let count = |blocks: &[NamedBlock]| blocks.last().map_or(0, |block| block.start + block.len);
    let (of_rows, of_cols) = (Arc::clone(names), Arc::clone(names));
    let axis = crate::axis::AxisId(extended.axes.len() as u32);
    let col_axis = crate::axis::AxisId(axis.0 + 1);
    let rows = Axis { name: "row", len: count(&names.rows), label: Arc::new(move |row| of_rows.row_name(row)) };
    let cols = Axis { name: "column", len: count(&names.cols), label: Arc::new(move |col| of_cols.col_name(col)) };
    extended.axes.extend([rows, cols]);
    let of = |is_col: bool, side: Side| -> Vec<u32> {
        let key = |limit: &Limit| match *limit {
            Limit::Row(row, s) => (!is_col && s == side).then_some(row.0),
            Limit::Col(col, s) => (is_col && s == side).then_some(col.0),
        };
        gives.iter().filter_map(key).collect()
    };
    let mut start = first;
    for (name, is_col, side) in [
        ("shortfall", false, Side::Lower),
        ("excess", false, Side::Upper),
        ("below", true, Side::Lower),
        ("beyond", true, Side::Upper),
    ] {
        let keys = of(is_col, side);
        let len = keys.len() as u32;
        let axes = vec![if is_col { col_axis } else { axis }];
        extended.cols.push(NamedBlock { name, start, len, axes, layout: Layout::Listed(keys) });
        start += len;
    }
    extended
}

/// The program that [`repair`] solves, for those who want to look at it; its columns go on with
/// `shortfall`, `excess`, `below` and `beyond`.
pub fn elastic_program(program: &Program, weight: impl Fn(Limit) -> Option<f64>) -> Program {
    with_elastic_columns(program, weight).0
}

impl Repair {
    /// Value of a column of the original program.
    pub fn value(&self, col: Col) -> f64 {
        self.col_value[col.idx()]
    }
}
