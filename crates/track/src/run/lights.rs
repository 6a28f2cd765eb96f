//! The light of a target by published rules: what is known of it as the quantities that they look at.
//!
//! The pace is the profiled one, never months over twelve. A target that is met stands at or before any pace; one that is
//! missed has no pace any more. docs/track/lights.md

use lodestone_model::base::CheckedBase;
use lodestone_model::lights::{Preset, Quantity, Seen, Shown};
use lodestone_model::tables::Sense;
use lodestone_model::time::Date;

use super::standing::{Standing, State};

/// The preset of a base that names none: of the known ones the only one that was made for tasks with a deadline, as a
/// year's target is; the others were made for projects, for districts' investment and for goals of many years.
pub const DEFAULT: &str = "suqian-2025";

/// The light of a target.
#[derive(Debug, Clone, PartialEq)]
pub struct TargetLight {
    /// What is known.
    pub seen: Seen,
    /// What the preset shows for it.
    pub shown: Shown,
}

impl TargetLight {
    /// What matters for a target; the rest is of projects and bonds only.
    pub const LOOKS_AT: [Quantity; 8] = [
        Quantity::GapPp,
        Quantity::DaysLeft,
        Quantity::Missing,
        Quantity::LatestMissing,
        Quantity::GrowthPp,
        Quantity::GrowthLessPlanPp,
        Quantity::GrowthLessMeanPp,
        Quantity::RatioR,
    ];

    /// By a preset, as of a day.
    pub(super) fn of(base: &CheckedBase, standing: &Standing, as_of: Date, preset: &Preset) -> TargetLight {
        let target = &base.rows.targets[standing.row as usize];
        let growth = standing.growth.map(|growth| 100.0 * growth);
        let asked = last_year(standing, target.span.start.year()).map(|last| 100.0 * (target.value.value / last - 1.0));
        let seen = Seen::nothing()
            .with(Quantity::GapPp, gap(standing, target.sense))
            .with(Quantity::DaysLeft, f64::from(target.span.last_day().days_after(as_of)))
            .with(Quantity::Missing, missing(standing, target.sense, as_of > target.span.last_day()))
            .with(Quantity::GrowthPp, growth)
            .with(Quantity::GrowthLessPlanPp, growth.zip(asked).map(|(growth, asked)| growth - asked))
            .with(Quantity::LatestMissing, latest_missing(standing, target.sense))
            .with(Quantity::RatioR, ratio(standing, target.sense, target.span.last_day().year()));
        TargetLight { shown: preset.show(&seen), seen }
    }
}

fn gap(standing: &Standing, sense: Sense) -> Option<f64> {
    match (&standing.pace, standing.state) {
        (Ok(pace), _) => Some(pace.gap_pp),
        (Err(_), State::Met) if sense == Sense::Ge => Some(100.0 * (standing.completion?.mid - 1.0)),
        _ => None,
    }
}

/// Share still missing. Before the span is reported as a whole this is known of amounts only, and not once it is over.
fn missing(standing: &Standing, sense: Sense, is_over: bool) -> Option<f64> {
    match standing.state {
        State::Met => Some(0.0),
        State::Missed => Some((1.0 - standing.completion?.mid).abs()),
        _ if sense == Sense::Ge && !is_over => Some(1.0 - standing.completion?.mid),
        _ => None,
    }
}

fn last_year(standing: &Standing, year: i32) -> Option<f64> {
    standing.yearly.iter().find(|(known, _)| *known == year - 1).map(|(_, value)| *value)
}

/// Of the latest whole year that is known.
fn latest_missing(standing: &Standing, sense: Sense) -> Option<f64> {
    let short = 1.0 - standing.yearly.last()?.1 / standing.target.mid;
    match sense {
        Sense::Ge => Some(short),
        Sense::Le => Some(-short),
        Sense::Eq => None,
    }
}

/// Open SDG's R: `d × CAGR(first year → last known) ÷ |CAGR(first year → target)|`.
fn ratio(standing: &Standing, sense: Sense, year: i32) -> Option<f64> {
    let direction = match sense {
        Sense::Ge => 1.0,
        Sense::Le => -1.0,
        Sense::Eq => return None,
    };
    let (&(first, start), &(last, now)) = (standing.yearly.first()?, standing.yearly.last()?);
    if last <= first || year <= first || start <= 0.0 || now < 0.0 || standing.target.mid < 0.0 {
        return None;
    }
    let growth = |value: f64, year: i32| (value / start).powf(1.0 / f64::from(year - first)) - 1.0;
    let required = growth(standing.target.mid, year).abs();
    (required > 0.0).then(|| direction * growth(now, last) / required)
}
