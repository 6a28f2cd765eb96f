//! Bottlenecks: worth = the gain from a warm re-solve with the limit raised (and lowered) by a step,
//! for the limits with the largest price · limit; reach and next bottleneck by going on.

use lodestone_solve::{Direction, Gain, Outcome as Solved, Row};

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

/// The limits that cost most, one per plant, quota or market: its dearest period.
pub fn bottlenecks(solver: &Solver<'_>, found: &mut Found) -> Result<Vec<Bottleneck>, PlanError> {
    let mut answers = Vec::new();
    for row in dearest(solver, found) {
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
        answers.push(Bottleneck {
            limit,
            step,
            worth_raised: per_unit(worth.raised, 1.0),
            worth_lowered: per_unit(worth.lowered, -1.0),
            reach,
            next,
        });
    }
    Ok(answers)
}

/// Rows with the largest |price| · limit, one per subject.
fn dearest(solver: &Solver<'_>, found: &Found) -> Vec<Row> {
    let program = solver.program;
    let mut rows: Vec<(f64, Row)> = (0..program.rows() as u32)
        .map(Row)
        .filter_map(|row| {
            let price = found.priced.price(row)?;
            let (lower, upper) = program.row_bounds(row);
            let limit = if upper.is_finite() { upper } else { lower };
            let is_movable = MOVABLE.contains(&program.row_id(row).block);
            (is_movable && price.abs() > 1e-9 && limit.is_finite()).then_some((price.abs() * limit.abs().max(1.0), row))
        })
        .collect();
    rows.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut seen = Vec::new();
    let mut dearest = Vec::new();
    for (_, row) in rows {
        let place = program.row_id(row);
        let subject = match place.block {
            "quota" => {
                let limit = &solver.f.quotas.limits[place.coordinates.as_ref()[0] as usize];
                (place.block, limit.quota.0)
            }
            block => (block, place.coordinates.as_ref()[0]),
        };
        if !seen.contains(&subject) {
            seen.push(subject);
            dearest.push(row);
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
    let weight = |r: Row, price: f64| {
        let (lower, upper) = program.row_bounds(r);
        let limit = if upper.is_finite() { upper } else { lower };
        price.abs() * limit.abs().max(1.0)
    };
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
