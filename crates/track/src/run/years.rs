//! What a firm's or a plant's statements say of a calendar year, when it was there for a part of the year only.
//!
//! It counts from the month that it is valid from, otherwise from the first month it ever reported, to the month in which
//! its validity ends, otherwise to December. Every month of those must be known: a month that is missing is not zero.

use lodestone_model::time::{Date, Span};

use super::facts::Fact;
use super::series::{WIDTH, claims};
use crate::decumulate::{Sign, decumulate};
use crate::month::Month;

/// From when to when something exists; none: not known, or without end. The end is the first day after.
pub(super) type Life = (Option<Date>, Option<Date>);

/// What counts of a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum YearOf {
    /// It began later, or had ended before.
    NotThere,
    /// It was there, and months of it are not known.
    Unknown,
    /// The sum of its months.
    Known {
        /// In the unit of the statements.
        value: f64,
        /// First and last month that count.
        months: (Month, Month),
    },
}

impl YearOf {
    /// Of statements about one topic.
    pub fn of(facts: &[&Fact], life: Life, year: i32, as_of: Date) -> YearOf {
        let reported = facts.iter().filter_map(|fact| Month::of_span(fact.span)).map(|(first, _)| first).min();
        let month = |day: Date| Month::new(day.year(), day.month());
        let (january, december) = (Month::new(year, 1), Month::new(year, 12));
        let Some(began) = life.0.map(month).or(reported) else { return YearOf::Unknown };
        // Before the first report nothing is known of a firm that is older than the reports.
        let first = began.max(january);
        let ended = life.1.and_then(|day| day.plus_days(-1)).map(month);
        let last = ended.unwrap_or(december).min(december);
        if last < first {
            return YearOf::NotThere;
        }
        sum(facts, first, last, as_of).map_or(YearOf::Unknown, |value| YearOf::Known { value, months: (first, last) })
    }

    /// The sum, 0 where it was not there; none where months are missing.
    pub fn value(self) -> Option<f64> {
        match self {
            YearOf::NotThere => Some(0.0),
            YearOf::Unknown => None,
            YearOf::Known { value, .. } => Some(value),
        }
    }

    /// Its months, where those are not the whole year.
    pub fn part(self) -> Option<(Month, Month)> {
        match self {
            YearOf::Known { months: (first, last), .. } => (last.since(first) < 11).then_some((first, last)),
            _ => None,
        }
    }
}

/// The sum over the months, as stated for the year or for just these months, otherwise of every month.
fn sum(facts: &[&Fact], first: Month, last: Month, as_of: Date) -> Option<f64> {
    let (year, span) = (Span::year(first.year())?, Span::new(first.span()?.start, last.span()?.end)?);
    let stated = facts.iter().filter(|fact| fact.span == year || fact.span == span);
    if let Some(fact) = stated.max_by_key(|fact| (fact.stated_on, fact.row)) {
        return Some(fact.value().mid);
    }
    let inside: Vec<&Fact> = facts.iter().copied().filter(|fact| span.covers(fact.span)).collect();
    let (months, _) = decumulate(&claims(&inside), as_of, Sign::NonNegative);
    let values = months.filter(|months| months.first == first)?.series(WIDTH).ok()?;
    (values.len() as i32 == last.since(first) + 1).then(|| values.iter().sum())
}
