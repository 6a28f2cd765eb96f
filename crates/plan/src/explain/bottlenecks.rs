//! Bottlenecks: worth = the gain from a warm re-solve with the limit raised (and lowered) by a step,
//! for the limits with the largest price · limit; reach and next bottleneck by going on. A limit is a
//! row, or the upper bound of a purchase, sale or resource that serves one pool only.

use lodestone_solve::{Col, Direction, Edit, Gain, Outcome as Solved, Row, SolveControl};

use crate::limits;
use crate::request::PlanError;
use crate::result::{Bottleneck, LimitRef};
use crate::run::{Found, Solver};

/// How many are named.
const NAMED: usize = 10;
/// Step as a share of the limit.
const STEP: f64 = 0.01;

/// Blocks whose rows are limits that someone could move.
const MOVABLE: &[&str] = &["capacity", "quota", "purchase_limit", "sale_limit"];
/// Blocks whose columns have such limits as their upper bounds.
const BOUNDED: &[&str] = &["purchase", "sale", "resource"];

/// A limit of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum At {
    Row(Row),
    Col(Col),
}

/// The limits that cost most, one per plant, quota or market: its dearest period.
pub fn bottlenecks(solver: &Solver<'_>, found: &mut Found) -> Result<Vec<Bottleneck>, PlanError> {
    let mut answers = Vec::new();
    for at in dearest(solver, found) {
        answers.push(match at {
            At::Row(row) => of_row(solver, found, row)?,
            At::Col(col) => of_col(solver, found, col)?,
        });
    }
    Ok(answers)
}

fn of_row(solver: &Solver<'_>, found: &mut Found, row: Row) -> Result<Bottleneck, PlanError> {
    let limit = limits::row(solver.f, solver.program, row);
    let step = (STEP * limit.limit.abs()).max(1.0);
    let worth = found.session.worth(&found.priced, row, step)?;
    let per_unit = |gain: Gain, sign: f64| match gain {
        Gain::Of(gain) => Some(sign * gain / step),
        Gain::Infeasible | Gain::Unbounded | Gain::Unknown(_) => None,
    };
    let reach = found.session.reach(&found.priced, row, Direction::Raise, limit.limit.abs().max(1.0));
    let reach = reach.ok().map(|r| r.units).filter(|u| u.is_finite());
    let next = match reach {
        Some(units) => next(solver, found, row, units + step)?,
        None => None,
    };
    let (raised, lowered) = (per_unit(worth.raised, 1.0), per_unit(worth.lowered, -1.0));
    Ok(Bottleneck { limit, step, worth_raised: raised, worth_lowered: lowered, reach, next })
}

/// The same for the upper bound of a column; how far it reaches is not asked.
fn of_col(solver: &Solver<'_>, found: &mut Found, col: Col) -> Result<Bottleneck, PlanError> {
    let limit = limits::col(solver.f, solver.program, col);
    let step = (STEP * limit.limit.abs()).max(1.0);
    let raised = moved(solver, found, col, step)?.map(|gain| gain / step);
    let down = step.min(limit.limit);
    let lowered = moved(solver, found, col, -down)?.map(|gain| -gain / down);
    Ok(Bottleneck { limit, step, worth_raised: raised, worth_lowered: lowered, reach: None, next: None })
}

/// Gain of the objective with the upper bound of a column moved; the session is left as it was.
fn moved(solver: &Solver<'_>, found: &mut Found, col: Col, by: f64) -> Result<Option<f64>, PlanError> {
    let (lower, upper) = solver.program.col_bounds(col);
    let mut there = Edit::new();
    there.col_bounds(col, lower.min(upper + by), upper + by);
    let mut back = Edit::new();
    back.col_bounds(col, lower, upper);
    found.session.apply(&there)?;
    let outcome = found.session.solve(SolveControl::default());
    found.session.apply(&back)?;
    Ok(outcome?.optimal().map(|solution| found.priced.objective - solution.objective))
}

/// Limits with the largest |price| · limit, one per subject.
fn dearest(solver: &Solver<'_>, found: &Found) -> Vec<At> {
    let program = solver.program;
    let weight = |price: f64, bounds: (f64, f64)| {
        let limit = limits::limiting(bounds);
        (price.abs() > 1e-9 && limit.is_finite()).then_some(price.abs() * limit.abs().max(1.0))
    };
    let rows = (0..program.rows() as u32).map(Row).filter_map(|row| {
        let is_movable = MOVABLE.contains(&program.row_id(row).block);
        let price = found.priced.price(row).filter(|_| is_movable)?;
        Some((weight(price, program.row_bounds(row))?, At::Row(row)))
    });
    let cols = (0..program.cols() as u32).map(Col).filter_map(|col| {
        let (lower, upper) = program.col_bounds(col);
        let is_bounded = BOUNDED.contains(&program.col_id(col).block) && upper.is_finite() && upper > lower;
        let price = found.priced.reduced_cost(col).filter(|&p| is_bounded && p < 0.0)?;
        Some((weight(price, (lower, upper))?, At::Col(col)))
    });
    let mut all: Vec<(f64, At)> = rows.chain(cols).collect();
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut seen = Vec::new();
    let mut dearest = Vec::new();
    for (_, at) in all {
        let place = match at {
            At::Row(row) => program.row_id(row),
            At::Col(col) => program.col_id(col),
        };
        let first = place.coordinates.as_ref()[0];
        let subject = match place.block {
            "quota" => (place.block, solver.f.quotas.limits[first as usize].quota.0),
            block => (block, first),
        };
        if !seen.contains(&subject) {
            seen.push(subject);
            dearest.push(at);
        }
        if dearest.len() == NAMED {
            break;
        }
    }
    dearest
}

/// The dearest other limit once this one is raised beyond its reach.
fn next(solver: &Solver<'_>, found: &mut Found, row: Row, by: f64) -> Result<Option<LimitRef>, PlanError> {
    let Solved::Optimal(moved) = found.session.moved(&found.priced, row, by)? else { return Ok(None) };
    let program = solver.program;
    let weight = |r: Row, price: f64| price.abs() * limits::limiting(program.row_bounds(r)).abs().max(1.0);
    let gained = (0..program.rows() as u32).map(Row).filter(|&r| r != row).filter_map(|r| {
        let before = found.priced.price(r).unwrap_or(0.0);
        let after = moved.price(r).unwrap_or(0.0);
        let is_movable = MOVABLE.contains(&program.row_id(r).block);
        let rise = weight(r, after) - weight(r, before);
        (is_movable && rise.is_finite() && rise > 1e-6).then_some((rise, r))
    });
    let best = gained.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    Ok(best.map(|(_, r)| limits::row(solver.f, program, r)))
}
