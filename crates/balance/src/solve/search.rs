//! Gauss–Newton over the linearised problem, with steps that are shortened until the merit falls.

use super::merit::Residuals;
use super::settle::{Settled, name_of_unknown, settle};
use super::start::start;
use crate::fault::Fault;
use crate::ordered::{Block, Form, Ordered};
use crate::problem::Problem;
use crate::structure::{Lines, State};

/// A solution of the nonlinear problem.
pub(crate) struct Found {
    pub settled: Settled,
    pub state: State,
    pub lines: Lines,
    /// Linearisations.
    pub steps: usize,
}

const STEPS: usize = 1_000;
/// Relative change of every value that ends the search.
const SETTLED: f64 = 1e-12;
/// Relative change that may end it where rounding keeps it from falling.
const ROUNDING: f64 = 1e-9;
/// Below this relative change of every value, the factors of an earlier point serve.
const NEAR: f64 = 1e-2;
/// What refinement with them must reach.
const REFINED: f64 = 1e-12;
/// Halvings of a step.
const HALVINGS: usize = 30;

pub(crate) fn search(problem: &Problem, ordered: &Ordered, blocks: &[Block]) -> Result<Found, Vec<Fault>> {
    let mut state = State::new(ordered);
    if ordered.is_linear() {
        let x = vec![0.0; ordered.count()];
        let lines = Lines::at(ordered, &x);
        let settled = settle(problem, ordered, &lines, &mut state, &x)?;
        return Ok(Found { settled, state, lines, steps: 1 });
    }
    let x = start(problem, ordered, &mut state)?;
    let lines = Lines::at(ordered, &x);
    let settled = settle(problem, ordered, &lines, &mut state, &x)?;
    iterate(problem, ordered, blocks, x, Found { settled, state, lines, steps: 0 })
}

/// Solves again after the values of reports changed, from where the last solution was.
pub(crate) fn again(
    problem: &Problem,
    ordered: &Ordered,
    blocks: &[Block],
    mut found: Found,
) -> Result<Found, Vec<Fault>> {
    let x = found.settled.solved.x.clone();
    found.lines = Lines::at(ordered, &x);
    let near = ordered.is_linear();
    found.settled = follow(problem, ordered, &found.lines, &mut found.state, &x, found.settled, near)?;
    if near { Ok(found) } else { iterate(problem, ordered, blocks, x, found) }
}

fn iterate(
    problem: &Problem,
    ordered: &Ordered,
    blocks: &[Block],
    mut x: Vec<f64>,
    mut found: Found,
) -> Result<Found, Vec<Fault>> {
    let exact_at_start = ordered.rows.iter().all(|row| !matches!(row.form, Form::Smooth { .. }));
    let mut penalty = 0.0_f64;
    let mut last = f64::INFINITY;
    for step in 1..=STEPS {
        penalty = penalty.max(2.0 * largest_multiplier(&found.settled));
        let next = shortened(ordered, blocks, &found.settled, penalty, &x, step == 1 && !exact_at_start);
        let change = change(&found.settled, &x, &next);
        x = next;
        found.lines.move_to(ordered, &x);
        if change <= SETTLED || change <= ROUNDING && change >= last && !found.settled.changed {
            found.settled.solved.x = x;
            found.settled.system.move_to(ordered, &found.lines, &found.settled.structure);
            found.settled.system.refactor();
            return Ok(Found { steps: step, ..found });
        }
        last = change;
        let near = change < NEAR;
        found.settled = follow(problem, ordered, &found.lines, &mut found.state, &x, found.settled, near)?;
    }
    let unknown = most_moving(&found.settled, &x).and_then(|unknown| name_of_unknown(problem, ordered, unknown));
    Err(vec![Fault::NotSettled { steps: STEPS, unknown: unknown.unwrap_or_default() }])
}

/// The point to go to: all the way, or less until the merit does not rise.
fn shortened(ordered: &Ordered, blocks: &[Block], settled: &Settled, penalty: f64, x: &[f64], first: bool) -> Vec<f64> {
    let target = &settled.solved.x;
    let before = merit(ordered, blocks, settled, penalty, x);
    let mut next = target.clone();
    let mut share = 1.0;
    for _ in 0..HALVINGS {
        let value = merit(ordered, blocks, settled, penalty, &next);
        // The first step may only reach the balances: nothing to compare it with.
        if value.is_finite() && (first || value <= before + 1e-12 * before.abs() + 1e-12) {
            break;
        }
        share /= 2.0;
        next = x.iter().zip(target).map(|(from, to)| from + share * (to - from)).collect();
    }
    next
}

/// The next linearisation; what was analysed is used again while nothing one-sided changes.
fn follow(
    problem: &Problem,
    ordered: &Ordered,
    lines: &Lines,
    state: &mut State,
    x: &[f64],
    mut settled: Settled,
    near: bool,
) -> Result<Settled, Vec<Fault>> {
    settled.system.move_to(ordered, lines, &settled.structure);
    if !near {
        settled.system.refactor();
    }
    settled.solved = settled.system.solve(ordered, lines, state, x);
    if near && settled.solved.gap.max(settled.solved.slope) > REFINED {
        settled.system.refactor();
        settled.solved = settled.system.solve(ordered, lines, state, x);
    }
    if super::settle::is_settled(ordered, lines, state, &settled) {
        settled.changed = false;
        return Ok(settled);
    }
    settle(problem, ordered, lines, state, x)
}

fn largest_multiplier(settled: &Settled) -> f64 {
    settled.solved.multipliers.iter().fold(0.0, |most, value| most.max(value.abs()))
}

/// Half the sum of squares, and the gaps of exact rows in their scale, weighed.
fn merit(ordered: &Ordered, blocks: &[Block], settled: &Settled, penalty: f64, x: &[f64]) -> f64 {
    let squares = Residuals::at(ordered, x).sum_of_squares(blocks);
    let rows = settled.system.rows.iter().zip(&settled.system.row_scale);
    let gaps = rows.filter(|&(&at, _)| {
        let row = &ordered.rows[at as usize];
        row.sd == 0.0 && !row.form.is_linear()
    });
    let gaps: f64 = gaps
        .map(|(&at, scale)| {
            let row = &ordered.rows[at as usize];
            (scale * (row.value - row.at(x))).abs()
        })
        .sum();
    squares / 2.0 + penalty * gaps
}

/// The largest change of a value over its size.
fn change(settled: &Settled, from: &[f64], to: &[f64]) -> f64 {
    (0..from.len()).map(|j| change_of(settled, from, to, j)).fold(0.0, f64::max)
}

fn change_of(settled: &Settled, from: &[f64], to: &[f64], j: usize) -> f64 {
    let size = from[j].abs().max(to[j].abs()).max(settled.system.unit(j));
    if size > 0.0 { (from[j] - to[j]).abs() / size } else { 0.0 }
}

/// The unknown that the next step would change most.
fn most_moving(settled: &Settled, x: &[f64]) -> Option<usize> {
    let target = &settled.solved.x;
    (0..x.len()).max_by(|&a, &b| change_of(settled, x, target, a).total_cmp(&change_of(settled, x, target, b)))
}
