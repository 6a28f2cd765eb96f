//! What a plant can do in a period by its own rows: ∫ capacity · availability over its days.
//! Only accepted and effective capacity binds; where both are stated, the smaller does.

use std::ops::Range;

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::ids::{Id, PlantId};
use lodestone_model::tables::capacities::{Capacity, CapacityKind};
use lodestone_model::time::{Date, Span};

/// Binding rows of capacity by plant, and the calendar.
pub struct PlantCapacity<'a> {
    base: &'a CheckedBase,
    /// By plant, accepted before effective, in order of time; those of one plant and kind do not overlap.
    rows: Vec<&'a Capacity>,
    /// By plant: where its accepted and its effective rows begin and end.
    places: Vec<[Range<usize>; 2]>,
    has_calendar: bool,
}

impl<'a> PlantCapacity<'a> {
    /// Groups the rows.
    pub fn of(base: &'a CheckedBase) -> Self {
        let binds = |row: &&Capacity| matches!(row.kind, CapacityKind::Accepted | CapacityKind::Effective);
        let mut rows: Vec<&Capacity> = base.rows.capacities.iter().filter(binds).collect();
        let start = |row: &Capacity| row.span.map_or(Date::MIN, |span| span.start);
        rows.sort_by_key(|row| (row.plant, row.kind == CapacityKind::Effective, start(row)));
        let mut places = vec![[0..0, 0..0]; base.rows.plants.len()];
        let mut next = 0;
        for group in rows.chunk_by(|a, b| a.plant == b.plant && a.kind == b.kind) {
            let kind = usize::from(group[0].kind == CapacityKind::Effective);
            places[group[0].plant.index()][kind] = next..next + group.len();
            next += group.len();
        }
        PlantCapacity { base, rows, places, has_calendar: !base.rows.calendar.is_empty() }
    }

    /// Capacity of a plant in a period, in units of what it counts (not per year).
    pub fn in_period(&self, plant: PlantId, period: &Period) -> f64 {
        let Some(alive) = self.alive(plant).intersection(period.span) else { return 0.0 };
        self.least(plant, |rows| {
            let mut found = None;
            for row in touching(rows, alive) {
                let days = row.span.map_or(Some(alive), |span| span.intersection(alive))?;
                let rate = row.capacity * row.availability;
                let is_whole = !self.has_calendar && days == period.span;
                let years = if is_whole { period.years } else { self.open_years(plant, days) };
                *found.get_or_insert(0.0) += rate * years;
            }
            found
        })
    }

    /// Binding capacity per year at a date, without availability.
    pub fn at(&self, plant: PlantId, date: Date) -> f64 {
        if !self.alive(plant).contains(date) {
            return 0.0;
        }
        self.least(plant, |rows| rows.iter().find(|r| r.span.is_none_or(|s| s.contains(date))).map(|r| r.capacity))
    }

    /// Whether binding capacity of a plant is stated for a date; a plant without any row has none to state.
    pub fn is_stated(&self, plant: PlantId, date: Date) -> bool {
        let [accepted, effective] = self.rows_of(plant);
        let mut rows = accepted.iter().chain(effective).peekable();
        rows.peek().is_none() || rows.any(|r| r.span.is_none_or(|s| s.contains(date)))
    }

    /// Share of a period's days on which a plant runs, calendar and availability together: what
    /// a year of project capacity is worth in it.
    pub fn availability(&self, plant: PlantId, period: &Period) -> f64 {
        let [accepted, effective] = self.rows_of(plant);
        let latest = |rows: &[&'a Capacity]| touching(rows, period.span).last().copied();
        let stated = latest(effective).or_else(|| latest(accepted));
        let stated = stated.or(effective.last().or(accepted.last()).copied()).map_or(1.0, |row| row.availability);
        if !self.has_calendar {
            return stated;
        }
        stated * self.open_years(plant, period.span) / period.years
    }

    /// Accepted and effective rows of a plant.
    fn rows_of(&self, plant: PlantId) -> [&[&'a Capacity]; 2] {
        self.places[plant.index()].each_ref().map(|place| &self.rows[place.clone()])
    }

    /// The smaller of what the accepted and the effective rows say; nothing where neither says anything.
    fn least(&self, plant: PlantId, of_kind: impl Fn(&[&'a Capacity]) -> Option<f64>) -> f64 {
        let [accepted, effective] = self.rows_of(plant).map(of_kind);
        accepted.into_iter().chain(effective).reduce(f64::min).unwrap_or(0.0)
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

/// Rows of one plant and kind that share a day with a span.
fn touching<'r, 'a>(rows: &'r [&'a Capacity], span: Span) -> &'r [&'a Capacity] {
    let from = rows.partition_point(|row| row.span.is_some_and(|held| held.end <= span.start));
    let count = rows[from..].partition_point(|row| row.span.is_none_or(|held| held.start < span.end));
    &rows[from..from + count]
}
