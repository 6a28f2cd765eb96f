//! The Spring Festival, and how its quiet weeks fall on the months.
//!
//! Dates: Hong Kong Observatory, Gregorian-Lunar Calendar Conversion Table (hko.gov.hk/en/gts/time/conversion.htm);
//! the test works every one of them out again from the sun and the moon.
//! Window: output is low from 5 days before New Year's Day to 20 days after it, both counted. The National Bureau of
//! Statistics speaks of effects 4 to 5 days before and 15 to 20 days after.

use lodestone_model::time::{Date, Span};

use crate::month::Month;

/// Days before New Year's Day that the window holds.
pub const DAYS_BEFORE: i32 = 5;
/// Days after New Year's Day that the window holds.
pub const DAYS_AFTER: i32 = 20;
/// Days of the window.
pub const WINDOW_DAYS: f64 = (DAYS_BEFORE + 1 + DAYS_AFTER) as f64;

/// First year of the table.
pub const FIRST_YEAR: i32 = 2000;

/// Month and day of New Year's Day as mmdd, from [`FIRST_YEAR`] on.
const NEW_YEAR: [u32; 51] = [
    205, 124, 212, 201, 122, 209, 129, 218, 207, 126, 214, 203, 123, 210, 131, 219, 208, 128, 216, 205, 125, 212, 201,
    122, 210, 129, 217, 206, 126, 213, 203, 123, 211, 131, 219, 208, 128, 215, 204, 124, 212, 201, 122, 210, 130, 217,
    206, 126, 214, 202, 123,
];

/// New Year's Day of the Chinese calendar in a year; none outside 2000 to 2050.
pub fn spring_festival(year: i32) -> Option<Date> {
    let index = usize::try_from(year - FIRST_YEAR).ok()?;
    let &day = NEW_YEAR.get(index)?;
    Date::new(year, day / 100, day % 100)
}

/// The quiet days around the festival; none outside 2000 to 2050.
pub fn window(year: i32) -> Option<Span> {
    let day = spring_festival(year)?;
    Span::new(day.plus_days(-DAYS_BEFORE)?, day.plus_days(DAYS_AFTER + 1)?)
}

/// Shares of the window that fall in January, February and March; they add up to 1. None outside 2000 to 2050.
pub fn window_shares(year: i32) -> Option<[f64; 3]> {
    let window = window(year)?;
    let share = |month| Some(f64::from(Month::new(year, month).span()?.overlap_days(window)) / WINDOW_DAYS);
    Some([share(1)?, share(2)?, share(3)?])
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn the_window_is_shared_among_three_months() {
        // 2025-01-29: 24 to 31 January are 8 of 26 days, 1 to 18 February 18.
        assert_eq!(window_shares(2025), Some([8.0 / 26.0, 18.0 / 26.0, 0.0]));
        // 2015-02-19: 14 to 28 February are 15 days, 1 to 11 March 11.
        assert_eq!(window_shares(2015), Some([0.0, 15.0 / 26.0, 11.0 / 26.0]));
        for year in 2000..=2050 {
            assert_eq!(window_shares(year).unwrap().iter().sum::<f64>(), 1.0, "{year}");
        }
        assert_eq!((window_shares(1999), window_shares(2051)), (None, None));
    }
}
