//! Where a nonlinear search starts: ratios taken as linear relations at their reported values.

use super::settle::settle;
use crate::fault::Fault;
use crate::ordered::{Form, Ordered, Sum, merged};
use crate::problem::Problem;
use crate::structure::{Lines, State};

/// A point near the solution; bounds that held there are in the state.
pub(crate) fn start(problem: &Problem, ordered: &Ordered, state: &mut State) -> Result<Vec<f64>, Vec<Fault>> {
    let guess = guess(ordered);
    if ordered.rows.iter().any(|row| matches!(row.form, Form::Smooth { .. })) {
        return Ok(guess);
    }
    let mut linear = ordered.clone();
    for row in &mut linear.rows {
        if let Form::Ratio { part, whole } = &row.form {
            let size = whole.at(&guess).abs();
            row.sd *= if size > 0.0 { size } else { 1.0 };
            row.form = Form::Linear(relation(part, whole, row.value));
            // The bias was one of the ratio.
            row.bias = row.bias.map(|(place, uncertainty)| (place, uncertainty * size));
            row.value = 0.0;
        }
    }
    let lines = Lines::at(&linear, &guess);
    let settled = settle(problem, &linear, &lines, state, &guess)?;
    Ok(settled.solved.x)
}

/// part − value · whole.
fn relation(part: &Sum, whole: &Sum, value: f64) -> Sum {
    let terms = part.terms.iter().copied().chain(whole.terms.iter().map(|&(j, a)| (j, -value * a)));
    Sum { terms: merged(terms.collect()), constant: part.constant - value * whole.constant }
}

/// Reported values, given starts, and for the rest the middle of what is reported, within bounds.
fn guess(ordered: &Ordered) -> Vec<f64> {
    let mut sizes: Vec<f64> = ordered.carriers.iter().flatten().map(|carrier| carrier.value.abs()).collect();
    sizes.sort_unstable_by(f64::total_cmp);
    let middle = sizes.get(sizes.len() / 2).copied().filter(|&size| size > 0.0).unwrap_or(1.0);
    let bounded = |j: usize, value: f64| match ordered.lower.get(j) {
        Some(&lower) => value.max(lower).min(ordered.upper[j]),
        None => value,
    };
    let carried = |j: usize| ordered.carriers[j].map(|carrier| carrier.value);
    (0..ordered.count()).map(|j| bounded(j, ordered.start[j].or(carried(j)).unwrap_or(middle))).collect()
}
