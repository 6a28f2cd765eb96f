//! Calendar months, the step of every series here.

use std::fmt;

use lodestone_model::time::Span;

/// A calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Month {
    /// Months since January of the year 0.
    index: i32,
}

impl Month {
    /// Month `month` (1 to 12) of a year.
    ///
    /// # Panics
    /// When `month` is not from 1 to 12: months from outside are read as spans, which are checked.
    pub fn new(year: i32, month: u32) -> Self {
        assert!((1..=12).contains(&month), "a year has months 1 to 12");
        Month { index: year * 12 + month as i32 - 1 }
    }

    /// Its year.
    pub fn year(self) -> i32 {
        self.index.div_euclid(12)
    }

    /// Its number in the year, 1 to 12.
    pub fn of_year(self) -> u32 {
        self.index.rem_euclid(12) as u32 + 1
    }

    /// The month so many months later.
    pub fn plus(self, months: i32) -> Self {
        Month { index: self.index + months }
    }

    /// Months from `earlier` to this one.
    pub fn since(self, earlier: Month) -> i32 {
        self.index - earlier.index
    }

    /// Its days; none beyond the calendar's years.
    pub fn span(self) -> Option<Span> {
        Span::month(self.year(), self.of_year())
    }

    /// First and last month of a span that is made of whole months.
    pub fn of_span(span: Span) -> Option<(Month, Month)> {
        let first = Month::new(span.start.year(), span.start.month());
        let last = Month::new(span.last_day().year(), span.last_day().month());
        let is_whole = first.span()?.start == span.start && last.span()?.end == span.end;
        is_whole.then_some((first, last))
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.of_year())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn months_count_on_over_years_and_fit_spans_of_whole_months() {
        let month = Month::new(2024, 11);
        assert_eq!((month.plus(2), month.plus(-11)), (Month::new(2025, 1), Month::new(2023, 12)));
        assert_eq!(month.plus(14).since(month), 14);
        assert_eq!(month.to_string(), "2024-11");
        let span = |text: &str| Month::of_span(Span::parse(text).unwrap());
        assert_eq!(span("2021-01..2021-09"), Some((Month::new(2021, 1), Month::new(2021, 9))));
        assert_eq!(span("2024"), Some((Month::new(2024, 1), Month::new(2024, 12))));
        assert_eq!(span("2024-01-02..2024-02-29"), None);
    }
}
