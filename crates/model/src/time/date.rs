//! One day of the proleptic Gregorian calendar, in the years 1 to 9999.

use crate::text::unify;
use std::fmt;
use std::iter::Peekable;

/// A day; ordered by time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(i32);

/// Why a text is not a date or a span.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, thiserror::Error)]
pub enum TimeError {
    /// Nothing but white space.
    #[error("empty")]
    Empty,
    /// Not written as a date.
    #[error("not a date")]
    NotADate,
    /// Not written as a span of dates.
    #[error("not a span of dates")]
    NotASpan,
    /// A month, day, quarter or year that the calendar does not have.
    #[error("no such day in the calendar")]
    NoSuchDate,
    /// A range whose end lies before its start.
    #[error("the end lies before the start")]
    Reversed,
}

impl Date {
    /// 0001-01-01
    pub const MIN: Self = Self(days_from_civil(1, 1, 1));
    /// 9999-12-31
    pub const MAX: Self = Self(days_from_civil(9999, 12, 31));

    /// The day of this year, month and day of the month, if the calendar has it.
    #[must_use]
    pub const fn new(year: i32, month: u32, day: u32) -> Option<Self> {
        let known = 1 <= year && year <= 9999 && 1 <= month && month <= 12;
        if known && 1 <= day && day <= days_in_month(year, month) {
            Some(Self(days_from_civil(year, month, day)))
        } else {
            None
        }
    }

    /// Days since 1970-01-01.
    #[must_use]
    pub const fn days_since_1970(self) -> i32 {
        self.0
    }

    /// The day this many days later, if it is in range.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Option<Self> {
        let date = Self(self.0.checked_add(days)?);
        (Self::MIN..=Self::MAX).contains(&date).then_some(date)
    }

    /// Days from `earlier` to this day.
    #[must_use]
    pub const fn days_after(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    /// Year, month and day of the month.
    #[must_use]
    pub const fn ymd(self) -> (i32, u32, u32) {
        // The year is taken to begin in March, in eras of 400 years, so that the leap day is the last of its year.
        let days = self.0 + MARCH_0000;
        let era = days.div_euclid(DAYS_OF_ERA);
        let day_of_era = days.rem_euclid(DAYS_OF_ERA);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let day = day_of_year - (153 * month_from_march + 2) / 5 + 1;
        let month = (month_from_march + 2) % 12 + 1;
        let year = year_of_era + era * 400 + (month <= 2) as i32;
        (year, month as u32, day as u32)
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> i32 {
        self.ymd().0
    }

    /// The month of the year, 1 to 12.
    #[must_use]
    pub const fn month(self) -> u32 {
        self.ymd().1
    }

    /// Days since the first of January of the year: 0 to 365.
    #[must_use]
    pub const fn day_of_year(self) -> u32 {
        (self.0 - days_from_civil(self.year(), 1, 1)) as u32
    }

    /// The same day of the month, `months` later; the last day of a month that is too short. None out of range.
    #[must_use]
    pub fn add_months(self, months: i32) -> Option<Self> {
        let (year, month, day) = self.ymd();
        let total = (year * 12 + month as i32 - 1).checked_add(months)?;
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) as u32 + 1);
        Self::new(year, month, day.min(days_in_month(year, month)))
    }

    /// The day of a serial number of a spreadsheet with the 1900 date system; the time of day is dropped.
    ///
    /// None for 60, the 29 February 1900 that never was, for numbers below 1, and beyond 9999-12-31.
    #[must_use]
    pub fn from_excel_serial(serial: f64) -> Option<Self> {
        let last = f64::from(Self::MAX.days_after(EXCEL_DAY_0));
        let whole = serial.floor();
        if !(1.0..=last).contains(&whole) || whole == 60.0 {
            return None;
        }
        let day = whole as i32;
        EXCEL_DAY_0.plus_days(if day < 60 { day + 1 } else { day })
    }

    /// Reads `2025-03-15`, `2025/3/15`, `2025.3.15`, `2025年3月15日` or `20250315`, in half or full width.
    ///
    /// # Errors
    /// `Empty`, `NotADate`, `NoSuchDate`.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        if let Some((year, month, day)) = iso(text.as_bytes()) {
            return Self::new(year, month, day).ok_or(TimeError::NoSuchDate);
        }
        let mut scan = scan(text);
        if scan.is_at_end() {
            return Err(TimeError::Empty);
        }
        let date = scan.date().ok_or(TimeError::NotADate)?;
        if scan.is_at_end() { date.ok_or(TimeError::NoSuchDate) } else { Err(TimeError::NotADate) }
    }
}

impl fmt::Display for Date {
    /// `2025-03-15`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, month, day) = self.ymd();
        write!(f, "{year:04}-{month:02}-{day:02}")
    }
}

/// Days from 0000-03-01 to 1970-01-01.
const MARCH_0000: i32 = 719_468;
const DAYS_OF_ERA: i32 = 146_097;
/// The day of serial number 0 for serial numbers behind the day that never was.
const EXCEL_DAY_0: Date = Date(days_from_civil(1899, 12, 30));

/// Howard Hinnant, "chrono-compatible low-level date algorithms" (2013); so is its inverse in [`Date::ymd`].
const fn days_from_civil(year: i32, month: u32, day: u32) -> i32 {
    let year = year - (month <= 2) as i32;
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month as i32 + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day as i32 - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * DAYS_OF_ERA + day_of_era - MARCH_0000
}

pub(super) const fn is_leap(year: i32) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

pub(super) const fn days_in_year(year: i32) -> u32 {
    if is_leap(year) { 366 } else { 365 }
}

const fn days_in_month(year: i32, month: u32) -> u32 {
    match month {
        2 => 28 + is_leap(year) as u32,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// `YYYY-MM-DD` in ASCII, the usual form.
fn iso(text: &[u8]) -> Option<(i32, u32, u32)> {
    let [year @ .., b'-', m1, m2, b'-', d1, d2] = text else { return None };
    if year.len() != 4 {
        return None;
    }
    Some((ascii_number(year)? as i32, ascii_number(&[*m1, *m2])?, ascii_number(&[*d1, *d2])?))
}

/// The value of up to nine ASCII digits.
pub(super) fn ascii_number(digits: &[u8]) -> Option<u32> {
    let add = |sum: u32, digit: &u8| digit.is_ascii_digit().then(|| sum * 10 + u32::from(digit - b'0'));
    digits.iter().try_fold(0, add)
}

/// The characters of a date or span in their unified form.
pub(super) fn scan(text: &str) -> Scan<impl Iterator<Item = char> + Clone> {
    Scan { chars: text.trim().chars().filter_map(unify as fn(char) -> Option<char>).peekable() }
}

#[derive(Clone)]
pub(super) struct Scan<I: Iterator<Item = char>> {
    chars: Peekable<I>,
}

impl<I: Iterator<Item = char> + Clone> Scan<I> {
    pub fn is_at_end(&mut self) -> bool {
        self.chars.peek().is_none()
    }

    pub fn peek(&mut self) -> Option<char> {
        self.chars.peek().copied()
    }

    pub fn eat(&mut self, wanted: char) -> bool {
        self.eat_any(&[wanted]).is_some()
    }

    pub fn eat_any(&mut self, wanted: &[char]) -> Option<char> {
        self.chars.next_if(|c| wanted.contains(c))
    }

    /// Takes `reads` as far as it succeeds, and nothing where it does not.
    pub fn attempt<T>(&mut self, reads: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let mut ahead = self.clone();
        let result = reads(&mut ahead)?;
        *self = ahead;
        Some(result)
    }

    pub fn skip_spaces(&mut self) {
        while self.chars.next_if(|c| c.is_whitespace()).is_some() {}
    }

    /// A number of `min` to `max` digits that no further digit follows.
    pub fn number(&mut self, min: usize, max: usize) -> Option<u32> {
        self.attempt(|scan| {
            let (mut value, mut digits) = (0, 0);
            while let Some(digit) = scan.peek().and_then(|c| c.to_digit(10)) {
                scan.chars.next();
                digits += 1;
                if digits > max {
                    return None;
                }
                value = value * 10 + digit;
            }
            (digits >= min).then_some(value)
        })
    }

    /// As [`Self::number`], with white space around it.
    pub fn spaced_number(&mut self, min: usize, max: usize) -> Option<u32> {
        self.skip_spaces();
        let number = self.number(min, max)?;
        self.skip_spaces();
        Some(number)
    }

    /// A whole date; the inner value is none when the calendar does not have it.
    pub fn date(&mut self) -> Option<Option<Date>> {
        self.attempt(|scan| {
            if let Some(packed) = scan.number(8, 8) {
                return Some(Date::new((packed / 10_000) as i32, packed / 100 % 100, packed % 100));
            }
            let year = scan.spaced_number(4, 4)? as i32;
            let separator = scan.eat_any(&['-', '/', '.', '年'])?;
            let month = scan.spaced_number(1, 2)?;
            scan.eat(if separator == '年' { '月' } else { separator }).then_some(())?;
            let day = scan.spaced_number(1, 2)?;
            if separator == '年' {
                scan.eat_any(&['日', '号'])?;
            }
            Some(Date::new(year, month, day))
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> Date {
        Date::new(year, month, day).unwrap()
    }

    #[test]
    fn known_days() {
        for ((year, month, day), days) in [
            ((1970, 1, 1), 0),
            ((1969, 12, 31), -1),
            ((2000, 2, 29), 11_016),
            ((2000, 3, 1), 11_017),
            ((1900, 1, 1), -25_567),
            ((2025, 3, 15), 20_162),
            ((2200, 12, 31), 84_370),
            ((1, 1, 1), -719_162),
            ((9999, 12, 31), 2_932_896),
        ] {
            assert_eq!(date(year, month, day).days_since_1970(), days);
        }
    }

    /// Counts every day from 1900 to 2200 by the rules of the calendar.
    #[test]
    fn every_day_of_three_centuries() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
        let mut expected = date(1900, 1, 1);
        for year in 1900..=2200 {
            let leap = year % 4 == 0 && ![1900, 2100, 2200].contains(&year);
            let mut day_of_year = 0;
            for (month, length) in (1..).zip(lengths) {
                let length = if leap && month == 2 { 29 } else { length };
                for day in 1..=length {
                    assert_eq!(date(year, month, day), expected);
                    assert_eq!(expected.ymd(), (year, month, day));
                    assert_eq!(expected.day_of_year(), day_of_year);
                    assert_eq!(Date::parse(&expected.to_string()), Ok(expected));
                    expected = expected.plus_days(1).unwrap();
                    day_of_year += 1;
                }
                assert_eq!(Date::new(year, month, length + 1), None);
            }
            assert_eq!(days_in_year(year), day_of_year);
        }
    }

    #[test]
    fn outside_the_calendar() {
        for (year, month, day) in [(0, 1, 1), (10_000, 1, 1), (2025, 0, 1), (2025, 13, 1), (2025, 1, 0), (2023, 2, 29)]
        {
            assert_eq!(Date::new(year, month, day), None);
        }
        assert_eq!(Date::MAX.plus_days(1), None);
        assert_eq!(Date::MIN.plus_days(-1), None);
        assert_eq!(Date::MAX.plus_days(i32::MAX), None);
        assert_eq!(Date::MAX.add_months(1), None);
        assert_eq!(Date::MIN.add_months(i32::MIN), None);
    }

    #[test]
    fn all_ways_to_write_a_date() {
        for text in [
            "2025-03-15",
            "2025-3-15",
            "2025/3/15",
            "2025/03/15",
            "2025.3.15",
            "20250315",
            "2025年3月15日",
            "2025年03月15號",
            "2025 年 3 月 15 日",
            " ２０２５－０３－１５ ",
            "２０２５年３月１５日",
        ] {
            assert_eq!(Date::parse(text), Ok(date(2025, 3, 15)), "{text}");
        }
        for (text, error) in [
            ("", TimeError::Empty),
            (" ", TimeError::Empty),
            ("2025", TimeError::NotADate),
            ("2025-03", TimeError::NotADate),
            ("2025-03-15x", TimeError::NotADate),
            ("2025-03/15", TimeError::NotADate),
            ("25-03-15", TimeError::NotADate),
            ("2025年3月15", TimeError::NotADate),
            ("202503155", TimeError::NotADate),
            ("2025-03-151", TimeError::NotADate),
            ("2025-02-29", TimeError::NoSuchDate),
            ("2025/13/1", TimeError::NoSuchDate),
            ("20250230", TimeError::NoSuchDate),
            ("0000-01-01", TimeError::NoSuchDate),
        ] {
            assert_eq!(Date::parse(text), Err(error), "{text}");
        }
        assert_eq!(Date::parse("2024-02-29"), Ok(date(2024, 2, 29)));
    }

    #[test]
    fn months_later() {
        for (from, months, to) in [
            ((2025, 1, 31), 1, (2025, 2, 28)),
            ((2024, 1, 31), 1, (2024, 2, 29)),
            ((2024, 2, 29), 12, (2025, 2, 28)),
            ((2025, 3, 15), 18, (2026, 9, 15)),
            ((2025, 3, 15), -3, (2024, 12, 15)),
            ((2025, 12, 1), 1, (2026, 1, 1)),
            ((2025, 3, 31), -1, (2025, 2, 28)),
        ] {
            let day = |(year, month, day)| date(year, month, day);
            assert_eq!(day(from).add_months(months), Some(day(to)));
        }
    }

    #[test]
    fn serial_numbers_of_spreadsheets() {
        for (serial, expected) in [
            (1.0, Some(date(1900, 1, 1))),
            (59.0, Some(date(1900, 2, 28))),
            (60.0, None),
            (60.5, None),
            (61.0, Some(date(1900, 3, 1))),
            (45_731.0, Some(date(2025, 3, 15))),
            (45_731.99, Some(date(2025, 3, 15))),
            (2_958_465.0, Some(Date::MAX)),
            (2_958_466.0, None),
            (0.0, None),
            (-1.0, None),
            (f64::NAN, None),
            (f64::INFINITY, None),
        ] {
            assert_eq!(Date::from_excel_serial(serial), expected, "{serial}");
        }
    }
}
