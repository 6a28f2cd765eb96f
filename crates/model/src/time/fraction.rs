//! Lengths in years, shares by days, and spans that should fill a whole without gap or overlap.
//!
//! The year coordinate of a day is its year plus the days before it in that year over the days of that year, so every
//! calendar year has length 1, leap or not, and lengths add up across years.

use super::date::{Date, days_in_year};
use super::span::Span;

impl Date {
    /// Year plus the share of the year that has passed at the start of the day: 2025-07-02 is 2025 + 182/365.
    #[must_use]
    pub fn year_coordinate(self) -> f64 {
        let (year, days, length) = self.days_of_year();
        f64::from(year) + f64::from(days) / f64::from(length)
    }

    /// The day whose start is nearest to a year coordinate; none out of range.
    #[must_use]
    pub fn from_year_coordinate(coordinate: f64) -> Option<Self> {
        Self::at_fraction(coordinate.floor(), coordinate - coordinate.floor())
    }

    /// The day nearest to `years` later on the scale of [`Self::year_coordinate`]; none out of range.
    ///
    /// From a leap year to another year this may move the day of the month by one; [`Self::add_months`] keeps it.
    #[must_use]
    pub fn add_years(self, years: f64) -> Option<Self> {
        let (year, days, length) = self.days_of_year();
        let whole = years.floor();
        let fraction = f64::from(days) / f64::from(length) + (years - whole);
        let carry = fraction.floor();
        Self::at_fraction(f64::from(year) + whole + carry, fraction - carry)
    }

    fn at_fraction(year: f64, fraction: f64) -> Option<Self> {
        if !(1.0..=9999.0).contains(&year) {
            return None;
        }
        let year = year as i32;
        let days = (fraction * f64::from(days_in_year(year))).round();
        Self::new(year, 1, 1)?.plus_days(days as i32)
    }

    /// Year, days of it that have passed, and all its days.
    fn days_of_year(self) -> (i32, u32, u32) {
        let year = self.year();
        (year, self.day_of_year(), days_in_year(year))
    }
}

impl Span {
    /// Length in years: exactly 1 for every calendar year.
    #[must_use]
    pub fn years(self) -> f64 {
        let (first, before, first_length) = self.start.days_of_year();
        let (last, passed, last_length) = self.end.days_of_year();
        if first == last {
            return f64::from(passed - before) / f64::from(first_length);
        }
        let head = f64::from(first_length - before) / f64::from(first_length);
        let tail = f64::from(passed) / f64::from(last_length);
        f64::from(last - first - 1) + head + tail
    }

    /// Number of days that lie in both spans.
    #[must_use]
    pub fn overlap_days(self, other: Self) -> i32 {
        self.intersection(other).map_or(0, Self::days)
    }

    /// Length in years of the days that lie in both spans.
    #[must_use]
    pub fn overlap_years(self, other: Self) -> f64 {
        self.intersection(other).map_or(0.0, Self::years)
    }

    /// The share of this span's days that lie in `part`, from 0 to 1: an amount over this span gives this share to `part`.
    #[must_use]
    pub fn share(self, part: Self) -> f64 {
        f64::from(self.overlap_days(part)) / f64::from(self.days())
    }

    /// The span with both ends moved as [`Date::add_years`]; none out of range.
    #[must_use]
    pub fn add_years(self, years: f64) -> Option<Self> {
        Self::new(self.start.add_years(years)?, self.end.add_years(years)?)
    }
}

/// The mean over the days of `whole` of values that hold over spans; none unless the spans cover each of its days.
///
/// The spans must not overlap (see [`partition`]). Equal values give exactly that value.
#[must_use]
pub fn day_weighted_mean(whole: Span, values: impl IntoIterator<Item = (Span, f64)>) -> Option<f64> {
    let mut covered = 0;
    let mut base = 0.0;
    let mut above = 0.0;
    for (span, value) in values {
        let days = whole.overlap_days(span);
        if days > 0 {
            if covered == 0 {
                base = value;
            }
            covered += days;
            above += (value - base) * f64::from(days);
        }
    }
    (covered == whole.days()).then(|| base + above / f64::from(covered))
}

/// What keeps a list of spans from filling a whole exactly once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Partition {
    /// Days that no span covers, in order of time.
    pub gaps: Vec<Span>,
    /// Spans that begin before an earlier one has ended, in order of time.
    pub overlaps: Vec<Overlap>,
}

/// Two spans of a list with days in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Overlap {
    /// Place in the list of the one that reaches furthest among those that begin earlier.
    pub first: usize,
    /// Place in the list of the one that begins later.
    pub second: usize,
    /// The days in common.
    pub span: Span,
}

/// Gaps and overlaps of spans in any order. Gaps are looked for within `whole`, or between the first start and the last end.
///
/// A span is compared with the one before it that reaches furthest, so there are at most as many overlaps as spans.
#[must_use]
pub fn partition(spans: &[Span], whole: Option<Span>) -> Partition {
    let mut found = Partition::default();
    let mut furthest: Option<usize> = None;
    let mut covered = whole.map(|whole| whole.start);
    let end = whole.map_or(Date::MAX, |whole| whole.end);
    let mut visit = |at: usize| {
        let span = spans[at];
        if let Some(first) = furthest
            && let Some(common) = spans[first].intersection(span)
        {
            found.overlaps.push(Overlap { first, second: at, span: common });
        }
        found.gaps.extend(covered.and_then(|covered| Span::new(covered, span.start.min(end))));
        covered = covered.max(Some(span.end));
        if furthest.is_none_or(|first| spans[first].end < span.end) {
            furthest = Some(at);
        }
    };
    if spans.is_sorted() {
        (0..spans.len()).for_each(&mut visit);
    } else {
        let mut order: Vec<usize> = (0..spans.len()).collect();
        order.sort_by_key(|&at| spans[at]);
        order.into_iter().for_each(&mut visit);
    }
    if let (Some(covered), Some(whole)) = (covered, whole) {
        found.gaps.extend(Span::new(covered, whole.end));
    }
    found
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
    fn every_year_has_length_one() {
        for year in 1900..=2200 {
            let whole = Span::year(year).unwrap();
            assert_eq!(whole.years(), 1.0);
            assert_eq!(whole.start.year_coordinate(), f64::from(year));
            let months: f64 = (1..=12).map(|month| Span::month(year, month).unwrap().years()).sum();
            assert!((months - 1.0).abs() < 1e-15, "{months}");
        }
        assert_eq!(span("2025..2030").years(), 6.0);
        assert_eq!(span("1900..2200").years(), 301.0);
    }

    #[test]
    fn parts_of_years() {
        assert_eq!(span("2025-01").years(), 31.0 / 365.0);
        assert_eq!(span("2024-02").years(), 29.0 / 366.0);
        assert_eq!(span("2025-12").years(), 31.0 / 365.0);
        assert_eq!(span("2024-H1").years(), 182.0 / 366.0);
        assert_eq!(span("2024-12..2025-01").years(), 31.0 / 366.0 + 31.0 / 365.0);
        assert_eq!(span("2024-07..2026-06").years(), 1.0 + 184.0 / 366.0 + 181.0 / 365.0);
        assert_eq!(date("2025-07-02").year_coordinate(), 2025.0 + 182.0 / 365.0);
        assert_eq!(date("2024-12-31").year_coordinate(), 2024.0 + 365.0 / 366.0);
    }

    #[test]
    fn every_day_is_found_by_its_coordinate() {
        let mut day = date("1900-01-01");
        while day < date("2201-01-01") {
            assert_eq!(Date::from_year_coordinate(day.year_coordinate()), Some(day));
            assert_eq!(day.add_years(0.0), Some(day));
            let later = day.add_years(1.5).unwrap();
            let step = later.year_coordinate() - day.year_coordinate();
            assert!((step - 1.5).abs() <= 0.5 / 365.0 + 1e-9, "{day}: {step}");
            assert!(later.add_years(-1.5).unwrap().days_after(day).abs() <= 1, "{day}");
            day = day.plus_days(1).unwrap();
        }
        assert_eq!(Date::from_year_coordinate(2_025.999_999), Some(date("2026-01-01")));
        assert_eq!(Date::from_year_coordinate(0.5), None);
        assert_eq!(Date::from_year_coordinate(f64::NAN), None);
    }

    #[test]
    fn years_later() {
        assert_eq!(date("2025-01-01").add_years(1.0), Some(date("2026-01-01")));
        assert_eq!(date("2025-03-15").add_years(2.0), Some(date("2027-03-15")));
        assert_eq!(date("2025-01-01").add_years(0.5), Some(date("2025-07-03")));
        assert_eq!(date("2024-01-01").add_years(0.5), Some(date("2024-07-02")));
        assert_eq!(date("2025-07-02").add_years(-1.0), Some(date("2024-07-01")));
        assert_eq!(date("2025-01-01").add_years(-0.25), Some(date("2024-10-02")));
        assert_eq!(date("2025-01-01").add_years(1e9), None);
        assert_eq!(date("2025-01-01").add_years(f64::NAN), None);
        assert_eq!(span("2025").add_years(1.0), Some(span("2026")));
    }

    #[test]
    fn shares_and_overlaps() {
        let year = span("2025");
        assert_eq!(year.share(span("2025-03")), 31.0 / 365.0);
        assert_eq!(year.share(span("2024-12..2025-01")), 31.0 / 365.0);
        assert_eq!(year.share(span("2020..2030")), 1.0);
        assert_eq!(year.share(span("2026")), 0.0);
        assert_eq!(year.overlap_days(span("2024-12..2025-02")), 59);
        assert_eq!(year.overlap_years(span("2025-07..2026-06")), 184.0 / 365.0);
        let total: f64 = (1..=12).map(|month| year.share(Span::month(2025, month).unwrap())).sum();
        assert!((total - 1.0).abs() < 1e-15);
    }

    #[test]
    fn means_weighted_by_days() {
        let quarter = span("2025-Q1");
        let months = [(span("2025-01"), 10.0), (span("2025-02"), 20.0), (span("2025-03"), 40.0)];
        assert_eq!(day_weighted_mean(quarter, months), Some((310.0 + 560.0 + 1240.0) / 90.0));
        assert_eq!(day_weighted_mean(quarter, [(span("2025"), 0.1)]), Some(0.1));
        assert_eq!(day_weighted_mean(quarter, months.map(|(span, _)| (span, 0.1))), Some(0.1));
        assert_eq!(day_weighted_mean(quarter, [months[0], months[2]]), None);
        assert_eq!(day_weighted_mean(quarter, []), None);
    }

    #[test]
    fn gaps_and_overlaps() {
        let spans = ["2025-01..2025-04", "2025-06", "2025-03..2025-05", "2025-09"].map(span);
        let found = partition(&spans, Some(span("2025")));
        assert_eq!(found.gaps, [span("2025-07..2025-08"), span("2025-10..2025-12")]);
        assert_eq!(found.overlaps, [Overlap { first: 0, second: 2, span: span("2025-03..2025-04") }]);
        assert_eq!(partition(&spans, None).gaps, [span("2025-07..2025-08")]);
        let quarters = ["2025Q1", "2025Q2", "2025Q3", "2025Q4"].map(span);
        assert_eq!(partition(&quarters, Some(span("2025"))), Partition::default());
        assert_eq!(partition(&quarters, Some(span("2025-04..2025-05"))), Partition::default());
        assert_eq!(partition(&quarters, Some(span("2024..2026"))).gaps, [span("2024"), span("2026")]);
        assert_eq!(partition(&quarters, Some(span("2030"))).gaps, [span("2030")]);
        assert_eq!(partition(&[], Some(span("2025"))).gaps, [span("2025")]);
        assert_eq!(partition(&[], None), Partition::default());
    }

    #[test]
    fn a_long_span_overlaps_all_behind_it() {
        let spans = ["2025", "2025-02", "2025-04", "2026"].map(span);
        let pairs: Vec<_> =
            partition(&spans, None).overlaps.iter().map(|overlap| (overlap.first, overlap.second)).collect();
        assert_eq!(pairs, [(0, 1), (0, 2)]);
        let outside = partition(&["2023", "2023-05"].map(span), Some(span("2025")));
        assert_eq!((outside.gaps, outside.overlaps.len()), (vec![span("2025")], 1));
    }
}
