//! Months of an area over changes of the sample.
//!
//! Statements of different samples are never read together, and no level is divided by one of another sample. The running
//! year's sample counts; a year before that it does not tell is taken from the sample that does, and put on the later one by
//! the growth that was published on a comparable sample:
//!
//! ```text
//! factor of year y = Σ value / (1 + growth)    the same months a year before, on the sample of y
//!                  / Σ those months as published then
//! ```
//!
//! over the longest statement with growth from 1 January of y. Where samples are not named, the same factor counts as a change
//! of sample when rounding does not explain it.

use std::collections::BTreeMap;

use lodestone_model::figure::Interval;
use lodestone_model::ids::{SampleId, Subject};
use lodestone_model::time::Date;

use super::facts::Fact;
use super::series::{Counted, Series, claims, without_gaps};
use crate::decumulate::{Sign, decumulate};
use crate::history::Relink;
use crate::month::Month;

/// Months from statements about an area; none without a statement over whole months.
pub(super) fn of_area(facts: &[&Fact], as_of: Date) -> Option<Series> {
    let mut groups: BTreeMap<Option<SampleId>, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().copied() {
        groups.entry(sample(fact)).or_default().push(fact);
    }
    let mut samples: Vec<(Series, Vec<&Fact>)> =
        groups.into_values().filter_map(|facts| Some((of_sample(&facts, as_of)?, facts))).collect();
    let running = samples.iter().enumerate().max_by_key(|(_, (series, facts))| (end(series), facts.len()))?.0;
    let (mut series, mut facts) = samples.swap_remove(running);
    if samples.is_empty() && facts.iter().all(|fact| sample(fact).is_none()) {
        series.relinks = unnamed(&series, &facts);
        return Some(series);
    }
    while let Some((year, before)) = before(&series, &samples) {
        let (earlier, own) = samples.swap_remove(before);
        let Some(factor) = factor(&facts, year, &earlier, &own) else {
            series.untied = Some(year);
            break;
        };
        series.relinks.push(Relink { year, factor: factor.mid });
        prepend(&mut series, year, earlier);
        facts = own;
    }
    Some(series)
}

fn of_sample(facts: &[&Fact], as_of: Date) -> Option<Series> {
    let (months, findings) = decumulate(&claims(facts), as_of, Sign::NonNegative);
    Some(without_gaps(&months?, findings, Counted::Area, facts))
}

/// The sample of a statement.
fn sample(fact: &Fact) -> Option<SampleId> {
    match fact.topic.subject {
        Some(Subject::Sample(sample)) => Some(sample),
        _ => fact.topic.sample,
    }
}

fn end(series: &Series) -> Month {
    series.first.plus(series.values.len() as i32)
}

/// The first year that a series tells from January on, and the sample that tells the year before it.
fn before(series: &Series, samples: &[(Series, Vec<&Fact>)]) -> Option<(i32, usize)> {
    let year = series.first.plus(11).year();
    let (from, to) = (Month::new(year - 1, 1), Month::new(year, 1));
    let tells = |(other, _): &(Series, Vec<&Fact>)| other.first <= from && to <= end(other);
    (to < end(series)).then(|| samples.iter().position(tells)).flatten().map(|at| (year, at))
}

/// The year before `year` on the sample of `facts`, over the same as published in `earlier`.
fn factor(facts: &[&Fact], year: i32, earlier: &Series, own: &[&Fact]) -> Option<Interval> {
    let from_january = |fact: &&&Fact| fact.span.start == Date::new(year, 1, 1).unwrap_or(Date::MAX);
    let with_growth = facts.iter().filter(|fact| fact.growth.is_some()).filter(from_january);
    let fact = with_growth.max_by_key(|fact| (fact.span.end, fact.stated_on, fact.row))?;
    let then = fact.value().over(fact.growth?.plus(Interval::exact(1.0)))?;
    let before = fact.span.add_months(-12)?;
    let stated = own.iter().filter(|other| other.span == before);
    let published = match stated.max_by_key(|other| (other.stated_on, other.row)) {
        Some(other) => other.value(),
        None => {
            let (first, last) = Month::of_span(before)?;
            let start = usize::try_from(first.since(earlier.first)).ok()?;
            let months = earlier.values.get(start..start + last.since(first) as usize + 1)?;
            Interval::exact(months.iter().sum())
        }
    };
    then.over(published).filter(|factor| factor.low > 0.0 && factor.high.is_finite())
}

/// Changes of a sample that is not named.
fn unnamed(series: &Series, facts: &[&Fact]) -> Vec<Relink> {
    let years = series.first.year() + 1..=end(series).plus(-1).year();
    let relink = |year: i32| {
        let factor = factor(facts, year, series, facts)?;
        let is_rounding = factor.low <= 1.0 && 1.0 <= factor.high;
        (!is_rounding).then_some(Relink { year, factor: factor.mid })
    };
    years.filter_map(relink).collect()
}

/// Puts the years before `year` before a series that tells `year` from its January on.
fn prepend(series: &mut Series, year: i32, earlier: Series) {
    let january = Month::new(year, 1);
    let told = january.since(earlier.first) as usize;
    let skipped = january.since(series.first) as usize;
    let mut values = earlier.values[..told].to_vec();
    values.extend_from_slice(&series.values[skipped..]);
    (series.first, series.values) = (earlier.first, values);
    series.rows.extend(earlier.rows);
    series.rows.sort_unstable();
    series.findings.extend(earlier.findings);
    series.gap = earlier.gap;
}
