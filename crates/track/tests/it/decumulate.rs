//! Months out of published ranges, on cases that can be done by hand.

use lodestone_model::figure::Interval;
use lodestone_model::tables::reports::Qualifier;
use lodestone_model::time::{Date, Span};
use lodestone_track::Month;
use lodestone_track::decumulate::{Claim, Finding, Gap, Months, Sign, decumulate};
use lodestone_track::reading::interval;

fn claim(row: u32, span: &str, value: f64) -> Claim {
    let span = Span::parse(span).unwrap();
    let value = interval(value, Some(0.1), Qualifier::Exact);
    Claim { row, span, value, reporter: None, stated_on: span.end }
}

fn as_of(claims: &[Claim], day: &str) -> Months {
    let (months, findings) = decumulate(claims, Date::parse(day).unwrap(), Sign::NonNegative);
    let months = months.unwrap();
    assert_eq!(months.findings, findings);
    months
}

fn months(claims: &[Claim]) -> Months {
    as_of(claims, "2030-01-01")
}

fn bounds(interval: Interval) -> [f64; 2] {
    [interval.low, interval.high].map(|x| (x * 1e6).round() / 1e6)
}

#[test]
fn october_2021_out_of_two_cumulative_reports() {
    let months = months(&[claim(0, "2021-01..2021-09", 155.2), claim(1, "2021-01..2021-10", 172.3)]);
    assert_eq!((months.first, months.months.len()), (Month::new(2021, 1), 10));
    assert_eq!(bounds(months.months[9]), [17.0, 17.2]);
    assert_eq!(bounds(months.months[0]), [0.0, 155.25]);
    let gap = months.series(0.05).unwrap_err();
    assert_eq!(gap, Gap { month: Month::new(2021, 1), known: months.months[0] });
}

#[test]
fn quarters_years_and_single_months_tighten_each_other() {
    let months = months(&[
        claim(0, "2024", 120.0),
        claim(1, "2024-01..2024-11", 109.0),
        claim(2, "2024-10..2024-12", 31.0),
        claim(3, "2024-10", 10.0),
    ]);
    assert_eq!(bounds(months.months[11]), [10.9, 11.1]);
    // November: 31 − 10 − 11, each to within 0.05, and 120 − (up to October) cancels December's own error:
    // 109 − (120 − 31) − 10 = 10, ± 0.2; 31 − 10 − [10.9, 11.1] = 10 ± 0.2.
    assert_eq!(bounds(months.months[10]), [9.8, 10.2]);
}

#[test]
fn january_and_february_may_come_together() {
    let mut claims = vec![claim(0, "2024-01..2024-02", 14.0)];
    claims.extend((3..=12).map(|month| claim(month, &format!("2024-{month:02}"), 8.6)));
    let series = months(&claims).series(0.05).unwrap();
    assert_eq!(series[..2], [7.0, 7.0]);
    assert!((series[2] - 8.6).abs() < 1e-12);
}

#[test]
fn a_cumulative_that_falls_is_found_and_both_are_kept() {
    let claims = [claim(4, "2024-01..2024-03", 30.0), claim(7, "2024-01..2024-04", 28.0)];
    let months = months(&claims);
    assert_eq!(months.findings, [Finding::Falls { earlier: 4, later: 7 }]);
    // Without row 7, April is unknown; without row 4, it is 28.05 at most.
    assert_eq!(bounds(months.months[3]), [0.0, f64::INFINITY]);
    assert_eq!(bounds(months.months[0]), [0.0, 30.05]);
    let (months, findings) = decumulate(&claims, Date::MAX, Sign::Any);
    assert_eq!((bounds(months.unwrap().months[3]), findings), ([-2.1, -1.9], vec![]));
}

#[test]
fn two_reporters_of_one_month_are_both_kept() {
    let of = |row, value, reporter| Claim { reporter: Some(reporter), ..claim(row, "2024-05", value) };
    let months = months(&[of(0, 10.0, 1), of(1, 12.0, 2), claim(2, "2024-06", 9.0)]);
    assert_eq!(months.findings, [Finding::Disagree { rows: vec![0, 1] }]);
    assert_eq!(months.months.iter().map(|&month| bounds(month)).collect::<Vec<_>>(), [[9.95, 12.05], [8.95, 9.05]]);
}

#[test]
fn parts_that_do_not_add_up_are_named_together() {
    let claims = [
        claim(0, "2024-01", 10.0),
        claim(1, "2024-02", 10.0),
        claim(2, "2024-03", 10.0),
        claim(3, "2024-01..2024-03", 33.0),
    ];
    let months = months(&claims);
    assert_eq!(months.findings, [Finding::Disagree { rows: vec![0, 1, 2, 3] }]);
    // Any of the three months may be the wrong one, 33 − 20 = 13 ± 0.15, or the quarter.
    assert_eq!(bounds(months.months[1]), [9.95, 13.15]);
}

#[test]
fn what_is_stated_later_is_never_used() {
    let mut claims = vec![claim(0, "2024-01..2024-03", 30.0), claim(1, "2024-01..2024-04", 41.0)];
    let before = as_of(&claims, "2024-05-15");
    // A revision of March, and May, both stated in June.
    claims.push(Claim { stated_on: Date::parse("2024-06-01").unwrap(), ..claim(2, "2024-01..2024-03", 31.0) });
    claims.push(claim(3, "2024-01..2024-05", 52.0));
    let still = as_of(&claims, "2024-05-15");
    assert_eq!((&still.months, &still.pairs), (&before.months, &before.pairs));
    assert_eq!(still.findings, [Finding::StatedLater { row: 2 }, Finding::StatedLater { row: 3 }]);
    let june = as_of(&claims, "2024-06-15");
    assert_eq!(june.findings, [Finding::Revised { old: 0, new: 2 }]);
    assert_eq!(bounds(june.months[3]), [9.9, 10.1]);
}

#[test]
fn days_that_are_no_months_and_month_13() {
    let (months, findings) = decumulate(&[claim(5, "2024-01-02..2024-02-29", 1.0)], Date::MAX, Sign::NonNegative);
    assert_eq!((months, findings), (None, vec![Finding::NotWholeMonths { row: 5 }]));
    assert!(Span::parse("2024-13").is_err());
}

#[test]
fn contradictions_without_end_leave_months_unknown() {
    let of = |row| Claim { reporter: Some(row), ..claim(row, "2024-05", f64::from(row)) };
    let months = months(&(0..80).map(of).collect::<Vec<_>>());
    let month = Month::new(2024, 5);
    assert!(months.findings.contains(&Finding::TooManyDisagreements { first: month, last: month }));
    assert_eq!(bounds(months.months[0]), [0.0, f64::INFINITY]);
}
