//! The linearised problem with its bounds: a primal-dual active set (Hintermüller, Ito & Kunisch 2003).
//!
//! Every round solves with what is held now, then holds what left its bounds and lets go what pulls inwards. On these
//! problems a few rounds settle; where sets repeat, one change at a time, the first in order, ends it (Bland's rule).

use crate::fault::Fault;
use crate::kkt::{Solved, System};
use crate::ordered::{Ordered, Origin};
use crate::problem::{Problem, Sense};
use crate::structure::{Lines, State, Structure, contradiction};

/// A linearised problem solved, bounds kept.
pub(crate) struct Settled {
    pub structure: Structure,
    pub system: System,
    pub solved: Solved,
    /// What holds changed; with one-sided things only.
    pub changed: bool,
}

/// Rounds in which everything that is wrong changes at once; then one change each.
const BOLD: usize = 12;
const ROUNDS: usize = 2_000;
/// In units of the unknown's likely spread.
const TOLERANCE: f64 = 1e-10;

/// What is to change.
#[derive(Debug, Clone, Copy)]
enum Change {
    Hold(u32, f64),
    Release(u32),
    Switch(u32),
}

/// Solves `lines`; `state` says what to begin with, and in the end what holds.
pub(crate) fn settle(
    problem: &Problem,
    ordered: &Ordered,
    lines: &Lines,
    state: &mut State,
    x: &[f64],
) -> Result<Settled, Vec<Fault>> {
    let begun = state.clone();
    for round in 0..ROUNDS {
        let structure = Structure::new(ordered, lines, state).map_err(|rows| {
            vec![if *state == State::new(ordered) {
                contradiction(ordered, lines, state, &rows, problem)
            } else {
                Fault::OutOfBounds { rows: rows.iter().filter_map(|&row| name(ordered, problem, row)).collect() }
            }]
        })?;
        let system = System::new(ordered, lines, state, &structure);
        let solved = system.solve(ordered, lines, state, x);
        let changes = changes(ordered, lines, state, &structure, &system, &solved);
        if changes.is_empty() {
            return Ok(Settled { structure, system, solved, changed: *state != begun });
        }
        let count = if round < BOLD { changes.len() } else { 1 };
        changes.into_iter().take(count).for_each(|change| apply(change, state));
    }
    Err(vec![Fault::NotSettled { steps: ROUNDS, change: f64::NAN }])
}

/// Whether a solution keeps all bounds with the right signs.
pub(super) fn is_settled(ordered: &Ordered, lines: &Lines, state: &State, settled: &Settled) -> bool {
    changes(ordered, lines, state, &settled.structure, &settled.system, &settled.solved).is_empty()
}

fn apply(change: Change, state: &mut State) {
    match change {
        Change::Hold(unknown, bound) => state.held[unknown as usize] = Some(bound),
        Change::Release(unknown) => state.held[unknown as usize] = None,
        Change::Switch(row) => state.on[row as usize] ^= true,
    }
}

fn changes(
    ordered: &Ordered,
    lines: &Lines,
    state: &State,
    structure: &Structure,
    system: &System,
    solved: &Solved,
) -> Vec<Change> {
    let mut changes = Vec::new();
    for j in (0..ordered.lower.len()).filter(|&j| state.held[j].is_none() && structure.determined[j]) {
        let (x, slack) = (solved.x[j], TOLERANCE * system.unit(j));
        if x < ordered.lower[j] - slack {
            changes.push(Change::Hold(j as u32, ordered.lower[j]));
        } else if x > ordered.upper[j] + slack {
            changes.push(Change::Hold(j as u32, ordered.upper[j]));
        }
    }
    for (unknown, slope) in system.held_slopes(ordered, state, &solved.multipliers) {
        let j = unknown as usize;
        let at_lower = state.held[j] == Some(ordered.lower[j]);
        let inwards = if at_lower { slope < -TOLERANCE } else { slope > TOLERANCE };
        if inwards && ordered.lower[j] < ordered.upper[j] {
            changes.push(Change::Release(unknown));
        }
    }
    one_sided(ordered, lines, state, structure, system, solved, &mut changes);
    changes
}

fn one_sided(
    ordered: &Ordered,
    lines: &Lines,
    state: &State,
    structure: &Structure,
    system: &System,
    solved: &Solved,
    changes: &mut Vec<Change>,
) {
    for (at, row) in ordered.rows.iter().enumerate().filter(|(_, row)| row.sense != Sense::Value) {
        let sign = if row.sense == Sense::AtLeast { 1.0 } else { -1.0 };
        let known = |j: u32| structure.determined[j as usize];
        if state.on[at] {
            let place = system.rows.binary_search(&(at as u32));
            // A row that follows from others presses with nothing of its own.
            let press = place.map_or(0.0, |place| sign * solved.multipliers[place]);
            if press < -TOLERANCE {
                changes.push(Change::Switch(at as u32));
            }
        } else if lines.rows[at].iter().all(|&(j, a)| a == 0.0 || known(j)) {
            let (mut left, mut slack) = (lines.rhs[at], row.sd);
            for &(j, a) in &lines.rows[at] {
                left -= a * solved.x[j as usize];
                slack = slack.max(a.abs() * system.unit(j as usize));
            }
            if sign * left > TOLERANCE * slack {
                changes.push(Change::Switch(at as u32));
            }
        }
    }
}

fn name(ordered: &Ordered, problem: &Problem, row: u32) -> Option<String> {
    match ordered.rows[row as usize].origin {
        Origin::Balance(at) => Some(problem.balances[at as usize].name.clone()),
        Origin::Limit(at) => Some(problem.limits[at as usize].name.clone()),
        Origin::Observation(_) => None,
    }
}
