//! What of a balance a plan can begin with: outputs of plants and reported sums of its last period, and the stocks at its end.
//!
//! Nothing else of a plan remembers the year before: its activities have no ramp and no smoothness of their own.

use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::ids::{CommodityId, EnterpriseId, MeasureId, PlantId, Subject};
use lodestone_model::tables::reports::Report;
use lodestone_model::tables::stocks::Stock;

use super::balanced::Balanced;
use super::chain::Flow;
use super::statements::Placed;
use super::sums::Summed;
use crate::derived::Derived;
use crate::problem::{Linear, Quantity, UnknownId};

/// What a figure stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Begins {
    /// A row of `reports`, in the unit of its statement.
    Report(u32),
    /// What a plant put out of a good, which it did not report.
    Output(PlantId, CommodityId),
    /// A measure of the base, or of a firm, that nobody reported.
    Measure(MeasureId, Option<EnterpriseId>),
    /// The opening stock of a row of `stocks`.
    Stock(u32),
}

/// A figure for the plan to begin with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Opening {
    /// What it stands for.
    pub of: Begins,
    /// As the tables have it; none where they say nothing.
    pub was: Option<f64>,
    /// As reconciled.
    pub now: Derived,
}

/// Everything that the last period determines and the tables do not say already.
pub fn opening(base: &CheckedBase, balanced: &Balanced) -> Vec<Opening> {
    let Some(last) = balanced.settings.periods.len().checked_sub(1) else { return Vec::new() };
    let begins = Begun { base, balanced, last: last as u32 };
    let reported = begins.reports().into_iter().chain(begins.outputs());
    reported.chain(begins.measures()).chain(begins.stocks()).collect()
}

struct Begun<'a> {
    base: &'a CheckedBase,
    balanced: &'a Balanced,
    last: u32,
}

impl Begun<'_> {
    /// Reports that count and are not met exactly.
    fn reports(&self) -> Vec<Opening> {
        let spans = &self.balanced.settings.periods;
        let of = |placed: &Placed| {
            let row = &self.base.rows.reports[placed.row as usize];
            let seen = &self.balanced.problem.observations[placed.observation as usize];
            let was = row.value?.value;
            let amount = self.balanced.found.derived(&seen.quantity)?;
            let now = Derived { value: amount.value / placed.times, uncertainty: amount.uncertainty / placed.times };
            let differs = (now.value - was).abs() > SAME * was.abs();
            (row.span == spans[self.last as usize] && placed.parts == 1 && differs).then_some(Opening {
                of: Begins::Report(placed.row),
                was: Some(was),
                now,
            })
        };
        self.balanced.placed.iter().filter(|placed| placed.table == "reports").filter_map(of).collect()
    }

    /// Plants' outputs that follow from other reports; those of a plant that reports them itself are above.
    fn outputs(&self) -> Vec<Opening> {
        let mut made: BTreeMap<(PlantId, CommodityId), Vec<(UnknownId, f64)>> = BTreeMap::new();
        for (at, &flow) in self.balanced.flows.iter().enumerate() {
            if let (true, Flow::Output(plant, _, commodity)) = (self.balanced.periods[at] == self.last, flow) {
                made.entry((plant, commodity)).or_default().push((UnknownId(at as u32), 1.0));
            }
        }
        let span = self.balanced.settings.periods[self.last as usize];
        let says = |plant, commodity| {
            let subject = Some(Subject::Plant(plant));
            let is_it = |row: &Report| {
                span.covers(row.span)
                    && row.subject == subject
                    && row.commodity == Some(commodity)
                    && row.indicator.is_none()
            };
            self.balanced.placed.iter().any(|p| p.table == "reports" && is_it(&self.base.rows.reports[p.row as usize]))
        };
        let silent = made.into_iter().filter(|((plant, commodity), _)| !says(*plant, *commodity));
        let of = |((plant, commodity), terms): ((PlantId, CommodityId), Vec<(UnknownId, f64)>)| {
            let now = self.balanced.found.derived(&Quantity::Linear(Linear::new(terms)))?;
            Some(Opening { of: Begins::Output(plant, commodity), was: None, now })
        };
        silent.filter_map(of).collect()
    }

    fn measures(&self) -> Vec<Opening> {
        let of = |sum: &Summed| {
            let now = self.balanced.found.derived(&sum.quantity)?;
            Some(Opening { of: Begins::Measure(sum.measure, sum.holder), was: None, now })
        };
        self.balanced.sums.iter().filter_map(of).collect()
    }

    /// Stocks at the end, where the plan begins there and one row holds all of the good.
    fn stocks(&self) -> Vec<Opening> {
        let begins = self.base.periods.get(self.base.first_planned()).map(|period| period.span.start);
        if begins != Some(self.balanced.settings.periods[self.last as usize].end) {
            return Vec::new();
        }
        let rows = &self.base.rows.stocks;
        let alone = |commodity| rows.iter().filter(|row| row.commodity == commodity).count() == 1;
        let of = |row: &Stock| {
            let is_it = |at: &usize| {
                self.balanced.periods[*at] == self.last && self.balanced.flows[*at] == Flow::Level(row.commodity)
            };
            let at = (0..self.balanced.flows.len()).find(is_it)?;
            let level = Quantity::Linear(Linear::one(UnknownId(at as u32)));
            let now = self.balanced.found.derived(&level).filter(|_| alone(row.commodity))?;
            let differs = (now.value - row.opening).abs() > SAME * row.opening.max(now.value);
            differs.then_some(Opening { of: Begins::Stock(row.row), was: Some(row.opening), now })
        };
        rows.iter().filter_map(of).collect()
    }
}

/// Closer than this, relative, is the same figure.
const SAME: f64 = 1e-9;
