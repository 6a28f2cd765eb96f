//! Ratios of reported figures: an indicator over another by its definition, and the weight that a contribution implies.
//!
//! A ratio is taken only of reports of one area, one sample and one span. The weight of a part in a whole is read from
//! two indicators whose ids differ in one word: `…-contribution…` (points of growth of the whole) and `…-growth…` (of
//! the part).

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Figure;
use lodestone_model::ids::{Id as _, IndicatorId, IndicatorRef, MeasureId};
use lodestone_model::time::Span;

use super::facts::Fact;

/// What a ratio says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatioOf {
    /// An indicator that is defined as a measure over another.
    Indicator(IndicatorId),
    /// The weight that a contribution and a growth imply, by the indicator of the growth.
    Weight(IndicatorId),
}

/// A ratio of two reports.
#[derive(Debug, Clone)]
pub struct Ratio {
    /// What it says.
    pub of: RatioOf,
    /// Its days.
    pub span: Span,
    /// Rows of numerator and denominator.
    pub rows: [u32; 2],
    /// The ratio.
    pub figure: Figure,
}

/// Every ratio that the reports allow, by rows.
pub(super) fn ratios(base: &CheckedBase, facts: &[&Fact]) -> Vec<Ratio> {
    let mut found = Vec::new();
    for (at, row) in base.rows.indicators.iter().enumerate() {
        let id = IndicatorId::from_index(at);
        if let (Some(measure), Some(over)) = (row.measure, row.over) {
            let is = |wanted: MeasureId| move |fact: &Fact| measure_of(base, fact) == Some(wanted);
            found.extend(pairs(facts, is(measure), is(over), RatioOf::Indicator(id)));
        }
        let own = base.text(row.indicator);
        let named = own.contains("-growth").then(|| own.replace("-growth", "-contribution"));
        let contribution = named.and_then(|named| indicator(base, &named));
        if let Some(contribution) = contribution {
            let is =
                |wanted: IndicatorId| move |fact: &Fact| fact.topic.indicator == Some(IndicatorRef::Indicator(wanted));
            found.extend(pairs(facts, is(contribution), is(id), RatioOf::Weight(id)));
        }
    }
    found.sort_by_key(|ratio| ratio.rows);
    found
}

/// An indicator by its id.
pub(super) fn indicator(base: &CheckedBase, id: &str) -> Option<IndicatorId> {
    base.rows.indicators.iter().position(|row| base.text(row.indicator) == id).map(IndicatorId::from_index)
}

/// The measure that a report is about, be it named or behind an indicator without denominator.
pub(super) fn measure_of(base: &CheckedBase, fact: &Fact) -> Option<MeasureId> {
    match fact.topic.indicator? {
        IndicatorRef::Measure(measure) => Some(measure),
        IndicatorRef::Indicator(id) => {
            let row = &base.rows.indicators[id.index()];
            row.measure.filter(|_| row.over.is_none())
        }
    }
}

fn pairs(
    facts: &[&Fact],
    numerator: impl Fn(&Fact) -> bool,
    denominator: impl Fn(&Fact) -> bool,
    of: RatioOf,
) -> Vec<Ratio> {
    let same = |a: &Fact, b: &Fact| {
        let key = |fact: &Fact| (fact.topic.subject, fact.topic.scope, fact.topic.sample, fact.span, fact.reporter);
        key(a) == key(b)
    };
    let of_pair = |above: &&Fact| {
        let below = facts.iter().find(|below| denominator(below) && same(above, below))?;
        let figure = above.figure.clone().over(below.figure.clone())?;
        Some(Ratio { of, span: above.span, rows: [above.row, below.row], figure })
    };
    facts.iter().copied().filter(|above| numerator(above)).filter_map(|above| of_pair(&above)).collect()
}
