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

/// Rounds in which everything that is wrong changes at once; then the largest wrong only; then the first in order only.
const BOLD: usize = 12;
const LARGEST: usize = 200;
const ROUNDS: usize = 2_000;
/// In units of the unknown's likely spread.
const TOLERANCE: f64 = 1e-10;

/// What is to change.
#[derive(Debug, Clone, Copy)]
enum Kind {
    Hold(u32, f64),
    Release(u32),
    Switch(u32),
}

#[derive(Debug, Clone, Copy)]
struct Change {
    kind: Kind,
    /// How wrong it is now, in units.
    size: f64,
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
    // The last state that had a solution, and single changes of it that have not been tried.
    let mut base: Option<(State, Vec<Change>)> = None;
    for round in 0..ROUNDS {
        let structure = match Structure::new(ordered, lines, state) {
            Ok(structure) => structure,
            Err(rows) => {
                // Bounds that cannot all hold were held together: one of them may.
                let Some((kept, change)) = base.as_mut().and_then(|(kept, left)| Some((kept.clone(), left.pop()?)))
                else {
                    return Err(vec![closed_out(problem, ordered, lines, state, &rows)]);
                };
                *state = kept;
                apply(change, state);
                continue;
            }
        };
        let system = System::new(ordered, lines, state, &structure);
        let solved = system.solve(ordered, lines, state, x);
        let mut changes = changes(ordered, lines, state, &structure, &system, &solved);
        if changes.is_empty() {
            return Ok(Settled { structure, system, solved, changed: *state != begun });
        }
        let kept = state.clone();
        if round < BOLD {
            changes.iter().for_each(|&change| apply(change, state));
        } else if round < LARGEST {
            let largest = changes.iter().copied().reduce(|a, b| if b.size > a.size { b } else { a });
            largest.into_iter().for_each(|change| apply(change, state));
        } else {
            apply(changes[0], state);
        }
        changes.sort_by(|a, b| a.size.total_cmp(&b.size));
        base = Some((kept, changes));
    }
    let unknown = base.and_then(|(_, left)| left.last().map(|change| change.kind)).and_then(|kind| match kind {
        Kind::Hold(unknown, _) | Kind::Release(unknown) => name_of_unknown(problem, ordered, unknown as usize),
        Kind::Switch(row) => name(ordered, problem, row),
    });
    Err(vec![Fault::NotSettled { steps: ROUNDS, unknown: unknown.unwrap_or_default() }])
}

fn closed_out(problem: &Problem, ordered: &Ordered, lines: &Lines, state: &State, rows: &[u32]) -> Fault {
    if *state == State::new(ordered) {
        contradiction(ordered, lines, state, rows, problem)
    } else {
        Fault::OutOfBounds { rows: rows.iter().filter_map(|&row| name(ordered, problem, row)).collect() }
    }
}

/// Whether a solution keeps all bounds with the right signs.
pub(super) fn is_settled(ordered: &Ordered, lines: &Lines, state: &State, settled: &Settled) -> bool {
    changes(ordered, lines, state, &settled.structure, &settled.system, &settled.solved).is_empty()
}

fn apply(change: Change, state: &mut State) {
    match change.kind {
        Kind::Hold(unknown, bound) => state.held[unknown as usize] = Some(bound),
        Kind::Release(unknown) => state.held[unknown as usize] = None,
        Kind::Switch(row) => state.on[row as usize] ^= true,
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
        for (bound, out) in
            [(ordered.lower[j], ordered.lower[j] - solved.x[j]), (ordered.upper[j], solved.x[j] - ordered.upper[j])]
        {
            let size = out / system.unit(j);
            if size > TOLERANCE {
                changes.push(Change { kind: Kind::Hold(j as u32, bound), size });
            }
        }
    }
    for (unknown, slope) in system.held_slopes(ordered, state, &solved.multipliers) {
        let j = unknown as usize;
        let at_lower = state.held[j] == Some(ordered.lower[j]);
        let size = if at_lower { -slope } else { slope };
        if size > TOLERANCE && ordered.lower[j] < ordered.upper[j] {
            changes.push(Change { kind: Kind::Release(unknown), size });
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
                changes.push(Change { kind: Kind::Switch(at as u32), size: -press });
            }
        } else if lines.rows[at].iter().all(|&(j, a)| a == 0.0 || known(j)) {
            let (mut left, mut slack) = (lines.rhs[at], row.sd);
            for &(j, a) in &lines.rows[at] {
                left -= a * solved.x[j as usize];
                slack = slack.max(a.abs() * system.unit(j as usize));
            }
            let size = sign * left / slack;
            if size > TOLERANCE {
                changes.push(Change { kind: Kind::Switch(at as u32), size });
            }
        }
    }
}

/// None for a bias variable.
pub(super) fn name_of_unknown(problem: &Problem, ordered: &Ordered, unknown: usize) -> Option<String> {
    ordered.unknown_of.get(unknown).map(|&at| problem.unknowns[at as usize].name.clone())
}

fn name(ordered: &Ordered, problem: &Problem, row: u32) -> Option<String> {
    match ordered.rows[row as usize].origin {
        Origin::Balance(at) => Some(problem.balances[at as usize].name.clone()),
        Origin::Limit(at) => Some(problem.limits[at as usize].name.clone()),
        Origin::Observation(_) => None,
    }
}
