//! Candidates for a conflict from the simplex's proof of infeasibility.
//!
//! A proof (Farkas) is a weight yᵢ per row such that no x within its bounds reaches Σ yᵢ·limitᵢ: with d = Aᵀy,
//! Σᵢ yᵢ·(lower limit where yᵢ > 0, upper where yᵢ < 0) > max_x d·x = Σⱼ dⱼ·(upper bound where dⱼ > 0, lower where dⱼ < 0).
//! Only limits that appear in it take part in the contradiction.

use super::filter::Purse;
use super::{Limit, Side};
use crate::block::{Col, Row};
use crate::control::Options;
use crate::error::SolveError;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::session::{Part, Session};

/// Weights below this share of the largest term they are compared with are noise.
const NOISE: f64 = 1e-9;

/// Limits among which a conflict is, and whether only whole numbers make it one.
pub(super) fn candidates(program: &Program, purse: &mut Purse) -> Result<(Vec<Limit>, bool), SolveError> {
    let mut relaxation = Session::load_part(program, &Options::default(), Part::Relaxation)?;
    if is_infeasible(&mut relaxation, purse)? {
        let limits = used_limits(program, &relaxation);
        return Ok((limits.unwrap_or_else(|| all_limits(program)), false));
    }
    drop(relaxation);
    if program.is_mixed_integer() {
        let mut search = Session::load_part(program, &Options::default(), Part::Feasibility)?;
        if is_infeasible(&mut search, purse)? {
            return Ok((all_limits(program), true));
        }
    }
    Err(SolveError::Feasible)
}

fn is_infeasible(session: &mut Session, purse: &mut Purse) -> Result<bool, SolveError> {
    match purse.solve(session)? {
        Outcome::Infeasible => Ok(true),
        Outcome::Limit { .. } => Err(SolveError::OutOfTime { what: "finding the program infeasible" }),
        _ => Ok(false),
    }
}

/// Limits that the last run's proof uses; `None` if there is no proof or it does not add up.
pub(super) fn used_limits(program: &Program, session: &Session) -> Option<Vec<Limit>> {
    let weights = session.infeasibility_weights()?;
    // The sign convention of the solver's ray is not documented: the proof tells.
    [1.0, -1.0].into_iter().find_map(|sign| adds_up(program, &weights, sign))
}

fn adds_up(program: &Program, weights: &[f64], sign: f64) -> Option<Vec<Limit>> {
    let largest = weights.iter().fold(0.0, |max: f64, weight| max.max(weight.abs()));
    let mut limits = Vec::new();
    let mut gap = 0.0;
    let mut take = |limit: Limit, weight: f64| {
        gap += weight * limit.value(program);
        limits.push(limit);
    };
    let mut weight_of = vec![0.0; weights.len()];
    for row in (0..program.rows() as u32).map(Row) {
        let weight = sign * weights[row.idx()];
        if weight.abs() <= NOISE * largest {
            continue;
        }
        weight_of[row.idx()] = weight;
        take(Limit::Row(row, if weight > 0.0 { Side::Lower } else { Side::Upper }), weight);
    }
    for col in (0..program.cols() as u32).map(Col) {
        let (mut sum, mut size) = (0.0, 0.0_f64);
        for (row, value) in program.column(col) {
            sum += value * weight_of[row.idx()];
            size = size.max((value * weight_of[row.idx()]).abs());
        }
        if sum.abs() > NOISE * size {
            take(Limit::Col(col, if sum > 0.0 { Side::Upper } else { Side::Lower }), -sum);
        }
    }
    // A limit that does not exist makes the gap −∞ or no number.
    (gap > 0.0 && gap.is_finite()).then_some(limits)
}

fn all_limits(program: &Program) -> Vec<Limit> {
    let sides = [Side::Lower, Side::Upper];
    let rows = (0..program.rows() as u32).map(Row).flat_map(|row| sides.map(|side| Limit::Row(row, side)));
    let cols = (0..program.cols() as u32).map(Col).flat_map(|col| sides.map(|side| Limit::Col(col, side)));
    rows.chain(cols).filter(|limit| limit.value(program).is_finite()).collect()
}
