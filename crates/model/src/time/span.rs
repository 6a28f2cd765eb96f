//! A span of whole days, and the ways to write one.

use super::date::{Date, Scan, TimeError, ascii_number, scan};
use std::fmt;

/// Days from `start` up to but not including `end`.
///
/// Every span made here holds a day at least (`start < end`); one put together from its fields must keep that.
///
/// Shown in the coarsest form that fits: `2025`, `2025-03`, `2025-03-15`, and `2025..2030`, `2025-01..2025-03` or
/// `2025-03-15..2025-04-02` with both ends included. A quarter is shown as its months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The first day.
    pub start: Date,
    /// The day behind the last.
    pub end: Date,
}

impl Span {
    /// The days from `start` up to but not including `end`; none when there are none.
    #[must_use]
    pub fn new(start: Date, end: Date) -> Option<Self> {
        (start < end).then_some(Self { start, end })
    }

    /// A calendar year, before 9999.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Self::months(year, 1, 12)
    }

    /// A month of a year.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        Self::months(year, month, month)
    }

    /// One day.
    #[must_use]
    pub fn day(date: Date) -> Option<Self> {
        Self::new(date, date.plus_days(1)?)
    }

    /// The last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.end.plus_days(-1).expect("a span holds a day before its end")
    }

    /// Number of days, at least one.
    #[must_use]
    pub const fn days(self) -> i32 {
        self.end.days_after(self.start)
    }

    /// Whether a day lies in the span.
    #[must_use]
    pub fn contains(self, date: Date) -> bool {
        self.start <= date && date < self.end
    }

    /// Whether every day of another span lies in this one.
    #[must_use]
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// The days that lie in both spans, if any.
    #[must_use]
    pub fn intersection(self, other: Self) -> Option<Self> {
        Self::new(self.start.max(other.start), self.end.min(other.end))
    }

    /// The span with both ends moved by months, as [`Date::add_months`]; none out of range.
    #[must_use]
    pub fn add_months(self, months: i32) -> Option<Self> {
        Self::new(self.start.add_months(months)?, self.end.add_months(months)?)
    }

    /// Reads a year (`2025`, `2025年`), half (`2025-H1`, `2025年上半年`), quarter (`2025Q1`, `2025年第一季度`), month
    /// (`2025-03`, `2025年3月`) or day (see [`Date::parse`]), or a range of two of them, both included, with `..`, `~`, `至`,
    /// `到` or a dash between (`2025-01..2025-09`, `2025年1-9月`, `2025至2030`).
    ///
    /// # Errors
    /// `Empty`, `NotASpan`, `NoSuchDate`, `Reversed`.
    pub fn parse(text: &str) -> Result<Self, TimeError> {
        if let Some(span) = plain(text.as_bytes()) {
            return Ok(span);
        }
        let mut scan = scan(text);
        if scan.is_at_end() {
            return Err(TimeError::Empty);
        }
        let first = scan.span().ok_or(TimeError::NotASpan)?.ok_or(TimeError::NoSuchDate)?;
        scan.skip_spaces();
        if scan.is_at_end() {
            return Ok(first);
        }
        scan.range_sign().ok_or(TimeError::NotASpan)?;
        let year = first.start.year();
        let last = scan.span().or_else(|| scan.month_or_day(year)).ok_or(TimeError::NotASpan)?;
        if !scan.is_at_end() {
            return Err(TimeError::NotASpan);
        }
        first.through(last.ok_or(TimeError::NoSuchDate)?)
    }

    fn months(year: i32, first: u32, last: u32) -> Option<Self> {
        let (next_year, next) = if last == 12 { (year + 1, 1) } else { (year, last + 1) };
        Self::new(Date::new(year, first, 1)?, Date::new(next_year, next, 1)?)
    }

    /// From the start of this span to the end of one that neither starts nor ends before it.
    fn through(self, last: Self) -> Result<Self, TimeError> {
        if last.start < self.start || last.end < self.end {
            return Err(TimeError::Reversed);
        }
        Ok(Self { start: self.start, end: last.end })
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.last_day();
        let ((year, month, day), (last_year, last_month, _)) = (self.start.ymd(), last.ymd());
        let whole_months = day == 1 && self.end.ymd().2 == 1;
        if whole_months && month == 1 && last_month == 12 {
            write!(f, "{year:04}")?;
            if year != last_year { write!(f, "..{last_year:04}") } else { Ok(()) }
        } else if whole_months {
            write!(f, "{year:04}-{month:02}")?;
            if (year, month) != (last_year, last_month) {
                write!(f, "..{last_year:04}-{last_month:02}")
            } else {
                Ok(())
            }
        } else {
            write!(f, "{}", self.start)?;
            if self.start != last { write!(f, "..{last}") } else { Ok(()) }
        }
    }
}

/// `YYYY` or `YYYY-MM` in ASCII, the usual forms.
fn plain(text: &[u8]) -> Option<Span> {
    match text {
        [_, _, _, _] => Span::year(ascii_number(text)? as i32),
        [year @ .., b'-', m1, m2] if year.len() == 4 => {
            Span::month(ascii_number(year)? as i32, ascii_number(&[*m1, *m2])?)
        }
        _ => None,
    }
}

/// None: not written as a span. Some(None): no such days in the calendar.
type Written = Option<Option<Span>>;

impl<I: Iterator<Item = char> + Clone> Scan<I> {
    fn span(&mut self) -> Written {
        if let Some(date) = self.date() {
            return Some(date.and_then(Span::day));
        }
        let year = self.spaced_number(4, 4)? as i32;
        if self.eat('年') {
            self.eat('度');
            self.skip_spaces();
            return Some(self.part_in_words(year).unwrap_or_else(|| Span::year(year)));
        }
        let part = self.attempt(|scan| {
            let separated = scan.eat_any(&['-', '/']).is_some();
            let part = scan.letter_and_number(year);
            part.or_else(|| scan.number(1, 2).filter(|_| separated).map(|month| Span::month(year, month)))
        });
        Some(part.unwrap_or_else(|| Span::year(year)))
    }

    /// `Q1` or `H1`.
    fn letter_and_number(&mut self, year: i32) -> Written {
        self.attempt(|scan| {
            let months = match scan.eat_any(&['Q', 'q', 'H', 'h'])? {
                'Q' | 'q' => 3,
                _ => 6,
            };
            Some(nth(year, scan.number(1, 1)?, months))
        })
    }

    /// What may follow 年.
    fn part_in_words(&mut self, year: i32) -> Written {
        let half = |scan: &mut Self| {
            let number = if scan.eat_any(&['上', '下'])? == '上' { 1 } else { 2 };
            (scan.eat('半') && scan.eat('年')).then(|| nth(year, number, 6))
        };
        let quarter = |scan: &mut Self| {
            scan.eat('第');
            let number = match scan.eat_any(&['一', '二', '三', '四']) {
                Some(digit) => "一二三四".chars().zip(1..).find(|(c, _)| *c == digit)?.1,
                None => scan.number(1, 1)?,
            };
            scan.eat('季').then(|| scan.eat('度'))?;
            Some(nth(year, number, 3))
        };
        let months = |scan: &mut Self| {
            let first = scan.number(1, 2)?;
            scan.range_sign()?;
            let last = scan.spaced_number(1, 2)?;
            scan.month_sign()?;
            Some(Span::months(year, first, last))
        };
        (self.letter_and_number(year))
            .or_else(|| self.attempt(half))
            .or_else(|| self.attempt(quarter))
            .or_else(|| self.attempt(months))
            .or_else(|| self.month_or_day(year))
    }

    /// `3月` or `3月15日`.
    fn month_or_day(&mut self, year: i32) -> Written {
        self.attempt(|scan| {
            let month = scan.spaced_number(1, 2)?;
            scan.month_sign()?;
            let day = scan.attempt(|scan| {
                let day = scan.spaced_number(1, 2)?;
                scan.eat_any(&['日', '号'])?;
                Some(Date::new(year, month, day).and_then(Span::day))
            });
            Some(day.unwrap_or_else(|| Span::month(year, month)))
        })
    }

    fn month_sign(&mut self) -> Option<()> {
        self.eat('月').then(|| self.eat('份'))?;
        Some(())
    }

    fn range_sign(&mut self) -> Option<()> {
        self.attempt(|scan| {
            scan.skip_spaces();
            match scan.eat_any(&['.', '~', '〜', '∼', '至', '到', '-', '…'])? {
                '.' => scan.eat('.').then_some(())?,
                '-' => while scan.eat('-') {},
                _ => {}
            }
            scan.skip_spaces();
            Some(())
        })
    }
}

/// The `number`-th part of a year, counted from 1, of `months` months.
fn nth(year: i32, number: u32, months: u32) -> Option<Span> {
    let last = number.checked_mul(months)?;
    Span::months(year, (last + 1).checked_sub(months)?, last)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse(text).unwrap()
    }

    fn span(text: &str) -> Span {
        Span::parse(text).unwrap()
    }

    #[test]
    fn all_ways_to_write_a_span() {
        for (texts, start, last, shown) in [
            (&["2025", "2025年", "２０２５", "2025年度", " 2025 "][..], "2025-01-01", "2025-12-31", "2025"),
            (
                &[
                    "2025-Q1",
                    "2025Q1",
                    "2025 Q1",
                    "2025q1",
                    "2025年Q1",
                    "2025年第一季度",
                    "2025年一季度",
                    "2025年1季度",
                ],
                "2025-01-01",
                "2025-03-31",
                "2025-01..2025-03",
            ),
            (&["2025-Q4", "2025年四季度"], "2025-10-01", "2025-12-31", "2025-10..2025-12"),
            (&["2025-H1", "2025H1", "2025年上半年"], "2025-01-01", "2025-06-30", "2025-01..2025-06"),
            (&["2025-H2", "2025年下半年"], "2025-07-01", "2025-12-31", "2025-07..2025-12"),
            (
                &["2025-03", "2025/3", "2025-3", "2025年3月", "2025年03月份", "2025 年 3 月", "２０２５年３月"],
                "2025-03-01",
                "2025-03-31",
                "2025-03",
            ),
            (&["2024-02"], "2024-02-01", "2024-02-29", "2024-02"),
            (&["2025-03-15", "2025/3/15", "20250315", "2025年3月15日"], "2025-03-15", "2025-03-15", "2025-03-15"),
            (
                &[
                    "2025-01..2025-09",
                    "2025-01~2025-09",
                    "2025-01 至 2025-09",
                    "2025-01—2025-09",
                    "2025年1月至9月",
                    "2025年1-9月",
                    "2025年1—9月",
                    "2025 年 1 - 9 月",
                    "2025年1月～2025年9月",
                    "2025-01-2025-09",
                    "2025Q1..2025Q3",
                ],
                "2025-01-01",
                "2025-09-30",
                "2025-01..2025-09",
            ),
            (
                &[
                    "2025..2030",
                    "2025-2030",
                    "2025—2030",
                    "2025～2030",
                    "2025年至2030年",
                    "2025到2030",
                    "2025-Q1..2030",
                ],
                "2025-01-01",
                "2030-12-31",
                "2025..2030",
            ),
            (&["2025..2026-03"], "2025-01-01", "2026-03-31", "2025-01..2026-03"),
            (&["2025-03-15..2025-04", "2025年3月15日至4月30日"], "2025-03-15", "2025-04-30", "2025-03-15..2025-04-30"),
            (&["2025-03-01..2025-03-31"], "2025-03-01", "2025-03-31", "2025-03"),
        ] {
            for text in texts {
                let expected = Span { start: date(start), end: date(last).plus_days(1).unwrap() };
                assert_eq!(Span::parse(text), Ok(expected), "{text}");
                assert_eq!(expected.to_string(), shown);
            }
        }
    }

    #[test]
    fn what_is_not_a_span() {
        for (text, error) in [
            ("", TimeError::Empty),
            ("25", TimeError::NotASpan),
            ("spring 2025", TimeError::NotASpan),
            ("2025-", TimeError::NotASpan),
            ("2025..", TimeError::NotASpan),
            ("2025.", TimeError::NotASpan),
            ("2025.03", TimeError::NotASpan),
            ("202503", TimeError::NotASpan),
            ("2025-03x", TimeError::NotASpan),
            ("2025..2026..2027", TimeError::NotASpan),
            ("2025-Q", TimeError::NotASpan),
            ("2025年3", TimeError::NotASpan),
            ("2025-13", TimeError::NoSuchDate),
            ("2025-00", TimeError::NoSuchDate),
            ("2025-Q5", TimeError::NoSuchDate),
            ("2025-Q0", TimeError::NoSuchDate),
            ("2025-H3", TimeError::NoSuchDate),
            ("2025-02-29", TimeError::NoSuchDate),
            ("2025年13月", TimeError::NoSuchDate),
            ("0000", TimeError::NoSuchDate),
            ("2025..2024", TimeError::Reversed),
            ("2025-09..2025-01", TimeError::Reversed),
            ("2025..2025-03", TimeError::Reversed),
        ] {
            assert_eq!(Span::parse(text), Err(error), "{text}");
        }
    }

    #[test]
    fn shown_and_read_back() {
        let days: Vec<Date> = (0..800).map(|day| date("2023-12-30").plus_days(day).unwrap()).collect();
        for (at, &start) in days.iter().enumerate().step_by(7) {
            for &end in &days[at + 1..] {
                let expected = Span::new(start, end).unwrap();
                assert_eq!(Span::parse(&expected.to_string()), Ok(expected), "{expected}");
            }
        }
    }

    #[test]
    fn intersections() {
        let year = span("2025");
        assert_eq!(year.intersection(span("2024-12..2025-02")), Some(span("2025-01..2025-02")));
        assert_eq!(year.intersection(span("2026")), None);
        assert_eq!(year.intersection(span("2025-03-15")), Some(span("2025-03-15")));
        assert!(year.covers(span("2025-Q4")) && !span("2025-Q4").covers(year));
        assert!(year.contains(date("2025-12-31")) && !year.contains(date("2026-01-01")));
        assert_eq!((year.days(), span("2024").days(), span("2025-03-15").days()), (365, 366, 1));
        assert_eq!(year.add_months(-3), Some(span("2024-10..2025-09")));
        assert_eq!(Span::new(date("2025-01-01"), date("2025-01-01")), None);
        assert_eq!(year.last_day(), date("2025-12-31"));
    }
}
