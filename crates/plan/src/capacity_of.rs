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
        self.within(plant, period, &mut self.rows_of(plant))
    }

    /// Capacity of a plant in each of some periods, which ascend.
    pub fn in_periods(&self, plant: PlantId, periods: &[Period]) -> impl Iterator<Item = f64> {
        let mut rows = self.rows_of(plant);
        periods.iter().map(move |period| self.within(plant, period, &mut rows))
    }

    /// Capacity by rows that no earlier period has passed.
    fn within(&self, plant: PlantId, period: &Period, rows: &mut [&[&'a Capacity]; 2]) -> f64 {
        let Some(alive) = self.alive(plant).intersection(period.span) else { return 0.0 };
        let of_kind = |rows: &mut &[&'a Capacity]| {
            let mut found = None;
            for row in touching(rows, alive) {
                let days = row.span.map_or(Some(alive), |span| span.intersection(alive))?;
                let rate = row.capacity * row.availability;
                let is_whole = !self.has_calendar && days == period.span;
                let years = if is_whole { period.years } else { self.open_years(plant, days) };
                *found.get_or_insert(0.0) += rate * years;
            }
            found
        };
        least(rows.each_mut().map(of_kind))
    }

    /// Binding capacity per year at a date, without availability.
    pub fn at(&self, plant: PlantId, date: Date) -> f64 {
        if !self.alive(plant).contains(date) {
            return 0.0;
        }
        let holding = |rows: &[&'a Capacity]| {
            rows.iter().find(|row| row.span.is_none_or(|span| span.contains(date))).map(|row| row.capacity)
        };
        least(self.rows_of(plant).map(holding))
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
        self.available(plant, period, &mut self.rows_of(plant))
    }

    /// As [`availability`](Self::availability), in each of some periods, which ascend.
    pub fn availabilities(&self, plant: PlantId, periods: &[Period]) -> impl Iterator<Item = f64> {
        let mut rows = self.rows_of(plant);
        periods.iter().map(move |period| self.available(plant, period, &mut rows))
    }

    /// The latest row that holds in the period says it, else the last of all; effective rows before accepted ones.
    fn available(&self, plant: PlantId, period: &Period, rows: &mut [&[&'a Capacity]; 2]) -> f64 {
        let [accepted, effective] = self.rows_of(plant).map(|rows| rows.last().copied());
        let [now_accepted, now_effective] = rows.each_mut().map(|rows| touching(rows, period.span).last().copied());
        let stated = now_effective.or(now_accepted).or(effective).or(accepted).map_or(1.0, |row| row.availability);
        if !self.has_calendar {
            return stated;
        }
        stated * self.open_years(plant, period.span) / period.years
    }

    /// Accepted and effective rows of a plant.
    fn rows_of(&self, plant: PlantId) -> [&[&'a Capacity]; 2] {
        self.places[plant.index()].each_ref().map(|place| &self.rows[place.clone()])
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

/// The smaller of what the accepted and the effective rows say; nothing where neither says anything.
fn least(said: [Option<f64>; 2]) -> f64 {
    said.into_iter().flatten().reduce(f64::min).unwrap_or(0.0)
}

/// Rows of one plant and kind that share a day with a span. Those that end before it are taken off, so that periods in
/// ascending order pass each row once.
fn touching<'r, 'a>(rows: &mut &'r [&'a Capacity], span: Span) -> &'r [&'a Capacity] {
    let is_over = |row: &&&Capacity| row.span.is_some_and(|held| held.end <= span.start);
    *rows = &rows[rows.iter().take_while(is_over).count()..];
    let holds = |row: &&&Capacity| row.span.is_none_or(|held| held.start < span.end);
    &rows[..rows.iter().take_while(holds).count()]
}
