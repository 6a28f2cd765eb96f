//! Plants' reports of what they put out, behind a measure of output: each plant and commodity as often as the measure's terms
//! count it.
//!
//! Only terms of output in amounts can be added up from plants: a plant's report does not say by which process, from which
//! project, or with how much of an element. What no plant reports of a commodity that it does not count (a by-product) is
//! not in the sum.

use std::collections::{BTreeMap, BTreeSet};

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id as _, IndicatorId, PlantId, Subject};
use lodestone_model::tables::measures::{MeasureKind, MeasureTerm, Valued};
use lodestone_model::time::{Date, Span};

use super::capacity::capacity;
use super::facts::Fact;
use super::series::Part;
use super::shape::counts;
use super::standing::Why;

/// The plants of an indicator; none where its measure counts no output or no plant reports it.
///
/// # Errors
/// [`Why::Silent`] when a plant that counts such a commodity and has a capacity never reports it: the others are not all.
pub(super) fn plants<'a>(
    base: &CheckedBase,
    facts: &[&'a Fact],
    indicator: IndicatorId,
    as_of: Date,
) -> Result<Vec<Part<'a>>, Option<Why>> {
    let terms = terms(base, indicator);
    let scope = base.rows.indicators[indicator.index()].scope;
    let weight = |plant: PlantId, commodity: CommodityId| {
        let is_here = scope.is_none_or(|scope| base.is_in_scope(base.rows.plants[plant.index()].site, scope));
        let own = terms.iter().filter(|term| is_here && counts(base, term, plant, commodity));
        own.map(|term| term.weight).sum::<f64>()
    };
    let mut reported: BTreeMap<(PlantId, CommodityId), Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().copied().filter(|fact| fact.topic.indicator.is_none()) {
        if let (Some(Subject::Plant(plant)), Some(commodity)) = (fact.topic.subject, fact.topic.commodity) {
            reported.entry((plant, commodity)).or_default().push(fact);
        }
    }
    reported.retain(|(plant, commodity), _| weight(*plant, *commodity) != 0.0);
    if reported.is_empty() {
        return Ok(Vec::new());
    }
    let heard: BTreeSet<PlantId> = reported.keys().map(|(plant, _)| *plant).collect();
    let is_silent = |plant: &PlantId| {
        let counted = base.rows.plants[plant.index()].counted;
        let counts = counted.is_some_and(|commodity| weight(*plant, commodity) != 0.0);
        counts && !heard.contains(plant) && is_at_work(base, *plant, as_of)
    };
    if let Some(plant) = (0..base.rows.plants.len()).map(PlantId::from_index).find(is_silent) {
        return Err(Some(Why::Silent(plant)));
    }
    let part = |((plant, commodity), facts): ((PlantId, CommodityId), Vec<&'a Fact>)| Part {
        facts,
        ended: base.rows.plants[plant.index()].valid_to,
        weight: weight(plant, commodity),
    };
    Ok(reported.into_iter().map(part).collect())
}

/// Terms of the measure behind an indicator when plants' reports can tell all of them.
fn terms(base: &CheckedBase, indicator: IndicatorId) -> Vec<&MeasureTerm> {
    let row = &base.rows.indicators[indicator.index()];
    let Some(measure) = row.measure.filter(|_| row.over.is_none()) else { return Vec::new() };
    let terms: Vec<&MeasureTerm> = base.rows.measures.iter().filter(|term| term.measure == measure).collect();
    let is_told = |term: &&MeasureTerm| {
        let is_output = term.kind == MeasureKind::Output && term.valued == Valued::Amount;
        is_output && term.process.is_none() && term.project.is_none() && term.element.is_none()
    };
    if terms.iter().all(is_told) { terms } else { Vec::new() }
}

/// Whether a plant has a capacity on a day.
fn is_at_work(base: &CheckedBase, plant: PlantId, day: Date) -> bool {
    let row = &base.rows.plants[plant.index()];
    let is_there = row.valid_from.is_none_or(|from| from <= day) && row.valid_to.is_none_or(|until| day < until);
    let today = Span::day(day).and_then(|today| capacity(base, plant, today));
    is_there && today.is_some_and(|(_, capacity)| capacity > 0.0)
}
