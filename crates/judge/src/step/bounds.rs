//! The values at which a scheme changes its mind.
//!
//! Between two neighbouring bounds of a fact nothing that a scheme says depends on its value, so of every stretch only the
//! point nearest to the present value can be the cheapest one: one candidate for every bound.

use crate::judge::Value;
use crate::risk::Range;
use crate::scheme::{Ask, Condition, FactId, FactKind, Library, Scheme, Way};

/// A bound of a fact.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bound {
    at: f64,
    /// Whether the bound itself belongs to the numbers above it.
    is_above: bool,
    /// How far the whole interval of the value must be from it, beyond the value itself.
    margin: f64,
}

/// Steps of a number that has none of its own, relative to the bound: what "more than" asks for.
const STEP: f64 = 1e-6;

/// Values worth trying for a fact, other than the present one; ascending.
pub(super) fn candidates(library: &Library, scheme: &Scheme, fact: FactId, now: &Value) -> Vec<f64> {
    let described = library.fact_of(fact);
    let mut values = match &described.kind {
        FactKind::Flag => vec![0.0, 1.0],
        FactKind::Choice(choices) => (0..choices.len()).map(|place| place as f64).collect(),
        FactKind::Date => Vec::new(),
        FactKind::Number { .. } => {
            let mut bounds = Bounds { fact, u: now.u, bounds: Vec::new() };
            bounds.of_scheme(scheme);
            bounds.bounds.iter().flat_map(|bound| bound.nearest(now.mid, described.step)).collect()
        }
    };
    values.retain(|value| value.is_finite() && *value != now.mid && !(described.only_rises && *value < now.mid));
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

impl Bound {
    /// The nearest value on the other side, and beyond the uncertainty.
    fn nearest(&self, now: f64, step: Option<f64>) -> [f64; 2] {
        let step = step.unwrap_or(STEP * self.at.abs().max(STEP));
        let up = self.at + if self.is_above { 0.0 } else { step };
        let down = self.at - if self.is_above { step } else { 0.0 };
        if now < self.at || (now == self.at && !self.is_above) {
            [up, up + self.margin]
        } else {
            [down, down - self.margin]
        }
    }
}

struct Bounds {
    fact: FactId,
    u: f64,
    bounds: Vec<Bound>,
}

impl Bounds {
    fn of_scheme(&mut self, scheme: &Scheme) {
        for rule in &scheme.rules {
            let conditions = [Some(&rule.condition), rule.when.as_ref(), rule.or.as_ref()];
            conditions.into_iter().flatten().for_each(|condition| self.of_condition(condition));
        }
        scheme.shortcuts.iter().for_each(|shortcut| self.of_condition(&shortcut.any));
        let Some(scores) = &scheme.scores else { return };
        if scores.stated == Some(self.fact) {
            for rule in &scheme.rules {
                rule.condition.ask.each_leaf(&mut |leaf| {
                    if let Ask::Score { within, .. } = leaf {
                        self.of_range(within, 0.0, None);
                    }
                });
            }
        }
        for item in &scores.items {
            if item.stated == Some(self.fact) {
                self.of_range(&Range::at_least(item.max), 0.0, None);
            }
            item.ways.iter().for_each(|way| self.of_way(way, item.max));
        }
    }

    fn of_condition(&mut self, condition: &Condition) {
        condition.ask.each_leaf(&mut |leaf| {
            if let Ask::Number { fact, within, decision, round_to } = leaf
                && *fact == self.fact
            {
                self.of_range(within, decision.guard_band(self.u), *round_to);
            }
        });
    }

    fn of_way(&mut self, way: &Way, max: f64) {
        match way {
            Way::Bands(fact, bands) if *fact == self.fact => {
                bands.iter().for_each(|band| self.of_range(&band.within, 0.0, None));
            }
            Way::PerFull { fact, per, points } if *fact == self.fact => {
                let most = (max / points).ceil().clamp(0.0, 100.0) as u32;
                (1..=most).for_each(|times| self.of_range(&Range::at_least(f64::from(times) * per), 0.0, None));
            }
            Way::Cases(cases) | Way::Sum(cases) => cases.iter().for_each(|case| self.of_condition(&case.when)),
            Way::Bands(..) | Way::PerFull { .. } => {}
        }
    }

    fn of_range(&mut self, within: &Range, margin: f64, round_to: Option<f64>) {
        let half = round_to.map(|step| 0.5 * step);
        for (at, is_above) in [(within.low, !within.low_open), (within.high, within.high_open)] {
            if at.is_finite() {
                self.bounds.push(Bound { at, is_above, margin });
                // What rounds to the limit meets it: half a step away, on either side of the tie.
                for edge in half.into_iter().flat_map(|half| [at - half, at + half]) {
                    self.bounds.push(Bound { at: edge, is_above: true, margin });
                    self.bounds.push(Bound { at: edge, is_above: false, margin });
                }
            }
        }
    }
}
