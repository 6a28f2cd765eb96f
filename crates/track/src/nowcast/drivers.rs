//! What sets the nowcast apart from the target: parts that add up to the gap.
//!
//! Pace: so far ÷ usual share, less the target. Festival: what moving the usual share for this year's festival changes.
//! Then, for every other method with a weight, its weight in the difference between the combined rest and the rest by share.

use super::method::Method;
use crate::history::{History, STEPS};

/// What a part of the gap comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DriverKind {
    /// The year so far against its usual share.
    Pace,
    /// The festival's place in this year.
    Festival,
    /// A method that sees the rest differently: growth on last year's rest, momentum, or plants and projects.
    Rest(Method),
}

/// A part of the gap.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Driver {
    /// What it comes from.
    pub kind: DriverKind,
    /// Its size, in the unit of the series; all parts add up to nowcast − target (without target: − last year).
    pub effect: f64,
}

/// `rests` and `weights` in the order of [`Method::ALL`]; the largest effect first.
pub(crate) fn drivers(
    history: &History,
    against: f64,
    rests: &[Option<f64>; 4],
    weights: &[f64; 4],
    combined_rest: f64,
) -> Vec<Driver> {
    let so_far = history.so_far();
    let by_share = rests[Method::Share as usize].expect("the share method needs one complete year, as any nowcast");
    let unmoved = so_far / mean_share(history);
    let mut drivers = vec![
        Driver { kind: DriverKind::Pace, effect: unmoved - against },
        Driver { kind: DriverKind::Festival, effect: so_far + by_share - unmoved },
    ];
    // The combination is a mean of logarithms: its difference is shared out in proportion to them.
    let logs: Vec<f64> = rests.iter().map(|rest| rest.map_or(0.0, |rest| (rest / by_share).ln())).collect();
    let whole: f64 = logs.iter().zip(weights).map(|(log, weight)| log * weight).sum();
    let per_log = if whole.abs() < 1e-12 { 0.0 } else { (combined_rest - by_share) / whole };
    for method in [Method::Chain, Method::Rolling, Method::BottomUp] {
        let at = method as usize;
        if rests[at].is_some() && weights[at] > 0.0 {
            drivers.push(Driver { kind: DriverKind::Rest(method), effect: logs[at] * weights[at] * per_log });
        }
    }
    drivers.sort_by(|a, b| b.effect.abs().total_cmp(&a.effect.abs()));
    drivers
}

/// Mean share of the year that had come by now in past years, as they were.
fn mean_share(history: &History) -> f64 {
    let years = history.past_years();
    let share = |index| {
        let steps: &[f64] = history.of_year(index);
        debug_assert_eq!(steps.len(), STEPS);
        steps[..history.known()].iter().sum::<f64>() / steps.iter().sum::<f64>()
    };
    (0..years).map(share).sum::<f64>() / years as f64
}
