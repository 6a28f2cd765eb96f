//! Reported output of a plant over its capacity, and over that with projects not accepted yet.

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::{Figure, Interval};
use lodestone_model::ids::{Id as _, PlantId, Subject};
use lodestone_model::tables::capacities::CapacityKind;
use lodestone_model::time::Span;
use lodestone_model::trail::Tracing;
use lodestone_model::unit::Dimension;

use super::facts::Fact;
use crate::month::Month;
use crate::plausible::{Flag, utilisation};

/// A plant's output over what it can make.
#[derive(Debug, Clone)]
pub struct Utilised {
    /// The plant.
    pub plant: PlantId,
    /// The report.
    pub row: u32,
    /// Its days.
    pub span: Span,
    /// Output over accepted (otherwise effective) capacity.
    pub utilisation: Figure,
    /// The same if the enterprise's projects on the site that are not commissioned by then counted as accepted.
    pub with_projects: Option<Interval>,
    /// Set when the output is above what the capacity makes.
    pub flag: Option<Flag>,
}

/// Every report of a plant's counted commodity over whole months.
pub(super) fn utilised(base: &CheckedBase, facts: &[&Fact]) -> Vec<Utilised> {
    facts.iter().filter_map(|fact| of_fact(base, fact)).collect()
}

fn of_fact(base: &CheckedBase, fact: &Fact) -> Option<Utilised> {
    let Some(Subject::Plant(plant)) = fact.topic.subject else { return None };
    let commodity = fact.topic.commodity.filter(|_| fact.topic.attribute.is_none())?;
    let unit = base.rows.commodities[commodity.index()].unit.as_ref();
    let amount = unit.map_or(Dimension::MASS, |unit| unit.dimension);
    if base.rows.plants[plant.index()].counted != Some(commodity) || fact.topic.dimension != amount {
        return None;
    }
    let (first, last) = Month::of_span(fact.span)?;
    let months = f64::from(last.since(first) + 1);
    let (row, capacity) = capacity(base, plant, fact.span)?;
    let (value, flag) = utilisation(fact.value(), capacity, months)?;
    let cell = ("capacities", row, "capacity");
    let per_year = Figure::from_cell(base, cell, capacity, amount / Dimension::TIME, Some(fact.span), Tracing::On);
    let possible = per_year.times(months / 12.0, Dimension::TIME);
    let mut figure = fact.figure.clone().over(possible)?;
    figure.value = value;
    let waiting = waiting(base, plant, fact.span);
    let with_projects = (waiting > 0.0).then(|| utilisation(fact.value(), capacity + waiting, months)).flatten();
    Some(Utilised {
        plant,
        row: fact.row,
        span: fact.span,
        utilisation: figure,
        with_projects: with_projects.map(|(value, _)| value),
        flag,
    })
}

/// Accepted capacity over all days of a span, otherwise effective; with its row.
pub(super) fn capacity(base: &CheckedBase, plant: PlantId, span: Span) -> Option<(u32, f64)> {
    let holds = |held: Option<Span>| held.is_none_or(|held| held.covers(span));
    [CapacityKind::Accepted, CapacityKind::Effective].into_iter().find_map(|kind| {
        let mut rows = base.rows.capacities.iter();
        rows.find(|row| row.plant == plant && row.kind == kind && holds(row.span)).map(|row| (row.row, row.capacity))
    })
}

/// Capacity of projects of the same firm on the same site that count the same commodity and run later only.
fn waiting(base: &CheckedBase, plant: PlantId, span: Span) -> f64 {
    let own = &base.rows.plants[plant.index()];
    let is_alike = |other: PlantId| {
        let other = &base.rows.plants[other.index()];
        own.enterprise.is_some()
            && (other.enterprise, other.site, other.counted) == (own.enterprise, own.site, own.counted)
    };
    let projects = base.rows.projects.iter().filter(|project| project.plant.is_some_and(is_alike));
    let later = projects.filter(|project| {
        let commissioned = project.start.and_then(|start| start.add_years(project.lead));
        commissioned.is_none_or(|day| day >= span.end)
    });
    later.filter_map(|project| project.size).sum()
}
