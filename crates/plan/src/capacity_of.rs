//! What a plant can do in a period by its own rows: ∫ capacity · availability over its days.
//! Only accepted and effective capacity binds; where both are stated, the smaller does.

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::ids::{Id, PlantId};
use lodestone_model::tables::capacities::{Capacity, CapacityKind};
use lodestone_model::time::{Date, Span};

/// Rows of capacity and calendar by plant.
pub struct PlantCapacity<'a> {
    base: &'a CheckedBase,
    rows: Vec<Vec<&'a Capacity>>,
    has_calendar: bool,
}

impl<'a> PlantCapacity<'a> {
    /// Groups the rows.
    pub fn of(base: &'a CheckedBase) -> Self {
        let mut rows = vec![Vec::new(); base.rows.plants.len()];
        for row in &base.rows.capacities {
            if matches!(row.kind, CapacityKind::Accepted | CapacityKind::Effective) {
                rows[row.plant.index()].push(row);
            }
        }
        PlantCapacity { base, rows, has_calendar: !base.rows.calendar.is_empty() }
    }

    /// Capacity of a plant in a period, in units of what it counts (not per year).
    pub fn in_period(&self, plant: PlantId, period: &Period) -> f64 {
        let Some(alive) = self.alive(plant).intersection(period.span) else { return 0.0 };
        let of_kind = |kind: CapacityKind| -> Option<f64> {
            let mut found = None;
            for row in self.rows[plant.index()].iter().filter(|r| r.kind == kind) {
                let days = match row.span {
                    None => Some(alive),
                    Some(span) => span.intersection(alive),
                };
                if let Some(days) = days {
                    let rate = row.capacity * row.availability;
                    let is_whole = !self.has_calendar && days == period.span;
                    let years = if is_whole { period.years } else { self.open_years(plant, days) };
                    *found.get_or_insert(0.0) += rate * years;
                }
            }
            found
        };
        match (of_kind(CapacityKind::Accepted), of_kind(CapacityKind::Effective)) {
            (Some(a), Some(e)) => a.min(e),
            (a, e) => a.or(e).unwrap_or(0.0),
        }
    }

    /// Binding capacity per year at a date, without availability.
    pub fn at(&self, plant: PlantId, date: Date) -> f64 {
        if !self.alive(plant).contains(date) {
            return 0.0;
        }
        let of_kind = |kind: CapacityKind| -> Option<f64> {
            let mut rows = self.rows[plant.index()].iter().filter(|r| r.kind == kind);
            rows.find(|r| r.span.is_none_or(|s| s.contains(date))).map(|r| r.capacity)
        };
        match (of_kind(CapacityKind::Accepted), of_kind(CapacityKind::Effective)) {
            (Some(a), Some(e)) => a.min(e),
            (a, e) => a.or(e).unwrap_or(0.0),
        }
    }

    /// Whether binding capacity of a plant is stated for a date; a plant without any row has none to state.
    pub fn is_stated(&self, plant: PlantId, date: Date) -> bool {
        let rows = &self.rows[plant.index()];
        rows.is_empty() || rows.iter().any(|r| r.span.is_none_or(|s| s.contains(date)))
    }

    /// Share of a period's days on which a plant runs, calendar and availability together: what
    /// a year of project capacity is worth in it.
    pub fn availability(&self, plant: PlantId, period: &Period) -> f64 {
        let rows = &self.rows[plant.index()];
        let stated = rows
            .iter()
            .rfind(|r| r.span.is_none_or(|s| s.intersection(period.span).is_some()))
            .or(rows.last())
            .map_or(1.0, |r| r.availability);
        if !self.has_calendar {
            return stated;
        }
        stated * self.open_years(plant, period.span) / period.years
    }

    /// Years of a span less the closures of the calendar.
    fn open_years(&self, plant: PlantId, span: Span) -> f64 {
        let mut years = span.years();
        if self.has_calendar {
            for event in &self.base.rows.calendar {
                if event.plant.is_none_or(|p| p == plant) {
                    years -= event.span.overlap_years(span) * (1.0 - event.availability);
                }
            }
        }
        years.max(0.0)
    }

    fn alive(&self, plant: PlantId) -> Span {
        let row = &self.base.rows.plants[plant.index()];
        Span { start: row.valid_from.unwrap_or(Date::MIN), end: row.valid_to.unwrap_or(Date::MAX) }
    }
}
