//! From the spans of rows to the periods of the plan: amounts are shared by days, rates are integrated over years,
//! prices and shares are weighted by days, levels are looked up at an instant.

use crate::grid::Flow;
use crate::time::{Date, Span};

/// What a flow stated over `span` gives to `period`, in canonical units; none when they have no day in common.
///
/// Without a span a rate holds always and an amount is shared over the `horizon`.
pub fn amount_in(span: Option<Span>, flow: Flow, period: Span, horizon: Span) -> Option<f64> {
    if flow.is_rate {
        let common = span.map_or(Some(period), |span| span.intersection(period))?;
        return Some(flow.value * common.years());
    }
    let whole = span.unwrap_or(horizon);
    (whole.overlap_days(period) > 0).then(|| flow.value * whole.share(period))
}

/// The most that rows allow in `period`: their amounts together, without end where a row without a limit touches the
/// period, nothing where no row does.
pub fn limit_in(period: Span, horizon: Span, limits: impl IntoIterator<Item = (Option<Span>, Option<Flow>)>) -> f64 {
    let touches = |span: Option<Span>| span.is_none_or(|span| span.overlap_days(period) > 0);
    let rows = limits.into_iter().filter(|&(span, _)| touches(span));
    rows.map(|(span, flow)| flow.map_or(f64::INFINITY, |flow| amount_in(span, flow, period, horizon).unwrap_or(0.0)))
        .sum()
}

/// The mean over the days of `period` that a value covers; none when none does. A value without a span covers all.
///
/// Equal values give exactly that value.
pub fn mean_over(period: Span, values: impl IntoIterator<Item = (Option<Span>, f64)>) -> Option<f64> {
    let mut first = None;
    let (mut days, mut above) = (0, 0.0);
    for (span, value) in values {
        let common = span.map_or(period.days(), |span| span.overlap_days(period));
        if common > 0 {
            let first = *first.get_or_insert(value);
            days += common;
            above += (value - first) * f64::from(common);
        }
    }
    first.map(|first| first + above / f64::from(days))
}

/// The value that holds on `date`: the first whose span contains it, or that has no span.
pub fn level_at(date: Date, values: impl IntoIterator<Item = (Option<Span>, f64)>) -> Option<f64> {
    values.into_iter().find(|(span, _)| span.is_none_or(|span| span.contains(date))).map(|(_, value)| value)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        Span::parse(text).unwrap()
    }

    #[test]
    fn amounts_are_shared_by_days_and_rates_integrated_over_years() {
        let horizon = span("2024..2025");
        let amount = Flow { value: 366.0, is_rate: false };
        assert_eq!(amount_in(Some(span("2024")), amount, span("2024-01"), horizon), Some(31.0));
        assert_eq!(amount_in(Some(span("2024")), amount, span("2025"), horizon), None);
        assert_eq!(amount_in(Some(span("2024-01")), amount, span("2024"), horizon), Some(366.0));
        let both = Flow { value: 731.0, is_rate: false };
        assert_eq!(amount_in(None, both, span("2024"), horizon), Some(366.0));
        assert_eq!(amount_in(None, both, span("2026"), horizon), None);
        let rate = Flow { value: 100.0, is_rate: true };
        assert_eq!(amount_in(Some(span("2024..2025")), rate, span("2024"), horizon), Some(100.0));
        assert_eq!(amount_in(Some(span("2024-H1")), rate, span("2024"), horizon), Some(100.0 * 182.0 / 366.0));
        assert_eq!(amount_in(None, rate, span("2030"), horizon), Some(100.0));
        assert_eq!(amount_in(Some(span("2024")), rate, span("2025"), horizon), None);
    }

    #[test]
    fn limits_hold_in_the_periods_that_their_rows_touch() {
        let horizon = span("2024..2025");
        let some = |value| Some(Flow { value, is_rate: false });
        let rows = [(Some(span("2024")), some(366.0)), (Some(span("2025")), None)];
        assert_eq!(limit_in(span("2024-01"), horizon, rows), 31.0);
        assert_eq!(limit_in(span("2025"), horizon, rows), f64::INFINITY);
        assert_eq!(limit_in(span("2026"), horizon, rows), 0.0);
        assert_eq!(limit_in(span("2024"), horizon, [rows[0], (None, some(731.0))]), 732.0);
    }

    #[test]
    fn means_weigh_the_days_that_are_covered() {
        let quarter = span("2025-Q1");
        let values = [(Some(span("2025-01")), 10.0), (Some(span("2025-02")), 69.0)];
        assert_eq!(mean_over(quarter, values), Some((31.0 * 10.0 + 28.0 * 69.0) / 59.0));
        assert_eq!(mean_over(quarter, [(None, 0.1), (Some(span("2026")), 9.0)]), Some(0.1));
        assert_eq!(mean_over(span("2024"), values), None);
        let same = ["2025-01", "2025-02", "2025-03"].map(|month| (Some(span(month)), 0.1));
        assert_eq!(mean_over(quarter, same), Some(0.1));
    }

    #[test]
    fn levels_hold_from_the_first_day_to_the_last() {
        let values = [(Some(span("2025-01")), 1.0), (Some(span("2025-02")), 2.0)];
        let at = |text: &str| level_at(Date::parse(text).unwrap(), values);
        assert_eq!(
            ["2024-12-31", "2025-01-01", "2025-01-31", "2025-02-01"].map(at),
            [None, Some(1.0), Some(1.0), Some(2.0)]
        );
        assert_eq!(level_at(Date::MIN, [(None, 3.0)]), Some(3.0));
    }
}
