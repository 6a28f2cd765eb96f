//! Gauss–Newton over the linearised problem, with steps that are shortened until the merit falls.

use super::merit::Residuals;
use super::settle::{Settled, settle};
use super::start::start;
use crate::fault::Fault;
use crate::ordered::{Block, Ordered};
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
    let mut x = start(problem, ordered, &mut state)?;
    let mut lines = Lines::at(ordered, &x);
    let mut penalty = 0.0_f64;
    let mut last = f64::INFINITY;
    let mut settled = settle(problem, ordered, &lines, &mut state, &x)?;
    for step in 1..=STEPS {
        penalty = penalty.max(2.0 * largest_multiplier(&settled));
        let target = settled.solved.x.clone();
        let merit = |x: &[f64]| merit(ordered, blocks, &settled, penalty, x);
        let before = merit(&x);
        let mut share = 1.0;
        let mut next = target.clone();
        // The first step only reaches the balances: nothing to compare it with.
        for _ in 0..HALVINGS {
            let value = merit(&next);
            if value.is_finite() && (step == 1 || value <= before + 1e-12 * before.abs() + 1e-12) {
                break;
            }
            share /= 2.0;
            next = x.iter().zip(&target).map(|(from, to)| from + share * (to - from)).collect();
        }
        let change = change(&settled, &x, &next);
        x = next;
        lines.move_to(ordered, &x);
        if change <= SETTLED || change <= ROUNDING && change >= last && !settled.changed {
            settled.solved.x = x;
            settled.system.move_to(ordered, &lines, &settled.structure);
            settled.system.refactor();
            return Ok(Found { settled, state, lines, steps: step });
        }
        last = change;
        settled = follow(problem, ordered, &lines, &mut state, &x, settled, change < NEAR)?;
    }
    Err(vec![Fault::NotSettled { steps: STEPS, change: last }])
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
    let relative = from.iter().zip(to).enumerate().map(|(j, (a, b))| {
        let size = a.abs().max(b.abs()).max(settled.system.unit(j));
        if size > 0.0 { (a - b).abs() / size } else { 0.0 }
    });
    relative.fold(0.0, f64::max)
}
