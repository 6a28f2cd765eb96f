//! The months of an indicator: from statements about its area, otherwise as the sum over the firms that report it, otherwise
//! over plants (`plants`), otherwise from firms' gross output and what passed between them (`linked`).

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Interval;
use lodestone_model::grid::Sym;
use lodestone_model::ids::{EnterpriseId, Id as _, IndicatorId, IndicatorRef, Subject};
use lodestone_model::time::Date;
use lodestone_model::unit::Dimension;

use super::facts::Fact;
use super::linked::linked;
use super::plants::plants;
use super::ratios::measure_of;
use super::samples::of_area;
use super::standing::Why;
use crate::decumulate::{Claim, Finding, Gap, Months, Sign, decumulate};
use crate::history::Relink;
use crate::month::Month;

/// A month counts as known when its interval reaches no further than this share of it.
pub(super) const WIDTH: f64 = 0.05;

/// Whose statements a series is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    /// Those about the area.
    Area,
    /// So many firms, added up.
    Firms(usize),
    /// So many plants, added up through the measure.
    Plants(usize),
    /// Gross output of so many firms less what passed between them.
    Linked {
        /// How many.
        firms: usize,
        /// Whether what passed is told by quarter: within one it is shared by the firms' output of its months.
        is_by_quarter: bool,
    },
}

/// Months without a gap up to the last that is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Series {
    /// The first month.
    pub first: Month,
    /// Values.
    pub values: Vec<f64>,
    /// Whose statements they are.
    pub counted: Counted,
    /// What puts earlier years on the running year's sample.
    pub relinks: Vec<Relink>,
    /// The last month that was not known, before the series.
    pub gap: Option<Gap>,
    /// The year whose sample no published growth ties to the one before; earlier years were left out.
    pub untied: Option<i32>,
    /// Rows of `reports` behind it, ascending.
    pub rows: Vec<u32>,
    /// Rows of `sales_links` that were taken off.
    pub links: Vec<u32>,
    /// What is odd about the statements.
    pub findings: Vec<Finding>,
}

/// Whether a fact is about an indicator: named, or by the measure behind it.
pub(super) fn is_about(base: &CheckedBase, fact: &Fact, indicator: IndicatorId) -> bool {
    let row = &base.rows.indicators[indicator.index()];
    fact.topic.indicator == Some(IndicatorRef::Indicator(indicator))
        || (row.over.is_none() && row.measure.is_some() && measure_of(base, fact) == row.measure)
}

/// Whether a fact is about the area of an indicator as a whole.
pub(super) fn is_of_area(base: &CheckedBase, fact: &Fact, indicator: IndicatorId) -> bool {
    let scope = base.rows.indicators[indicator.index()].scope;
    let is_whole = matches!(fact.topic.subject, None | Some(Subject::Sample(_)));
    is_whole && (fact.topic.scope == scope || fact.topic.scope.is_none() || scope.is_none())
}

/// The months of an indicator as of a day, up to `until`.
///
/// # Errors
/// Why there are none; nothing when no statement over whole months is about it.
pub(super) fn series(
    base: &CheckedBase,
    facts: &[&Fact],
    indicator: IndicatorId,
    dimension: Dimension,
    as_of: Date,
    until: Month,
) -> Result<Series, Option<Why>> {
    let is_in_time = |fact: &Fact| Month::of_span(fact.span).is_some_and(|(_, last)| last <= until);
    let alike: Vec<&Fact> = facts
        .iter()
        .copied()
        .filter(|fact| fact.topic.dimension == dimension && fact.topic.attribute.is_none() && is_in_time(fact))
        .collect();
    let own: Vec<&Fact> = alike.iter().copied().filter(|fact| is_about(base, fact, indicator)).collect();
    let area: Vec<&Fact> = own.iter().copied().filter(|fact| is_of_area(base, fact, indicator)).collect();
    if let Some(series) = of_area(&area, as_of) {
        return Ok(series);
    }
    let firms = firms(base, &own, |_| true);
    if let Some(series) = sum(&firms, as_of, Counted::Firms) {
        return Ok(series);
    }
    let plants = plants(base, &alike, indicator, as_of)?;
    match sum(&plants, as_of, Counted::Plants) {
        Some(series) => Ok(series),
        None => linked(base, &alike, indicator, as_of),
    }
}

/// Claims of facts; a reporter gets a number by its first appearance.
pub(super) fn claims(facts: &[&Fact]) -> Vec<Claim> {
    let mut reporters: Vec<Sym> = Vec::new();
    let mut number = |reporter: Sym| match reporters.iter().position(|known| *known == reporter) {
        Some(at) => at as u32,
        None => {
            reporters.push(reporter);
            reporters.len() as u32 - 1
        }
    };
    let claim = |fact: &&Fact| Claim {
        row: fact.row,
        span: fact.span,
        value: fact.value(),
        reporter: fact.reporter.map(&mut number),
        stated_on: fact.stated_on,
    };
    facts.iter().map(claim).collect()
}

/// The longest end of the months that has no gap.
pub(super) fn without_gaps(months: &Months, findings: Vec<Finding>, counted: Counted, facts: &[&Fact]) -> Series {
    let mut rows: Vec<u32> = facts.iter().map(|fact| fact.row).collect();
    rows.sort_unstable();
    let (mut rest, mut gap) = (months.clone(), None);
    loop {
        match rest.series(WIDTH) {
            Ok(values) => {
                let (first, relinks, links) = (rest.first, Vec::new(), Vec::new());
                return Series { first, values, counted, relinks, gap, untied: None, rows, links, findings };
            }
            Err(found) => {
                let skipped = found.month.plus(1).since(rest.first) as usize;
                let after = |list: &[Interval]| list.get(skipped..).unwrap_or_default().to_vec();
                let (left, pairs) = (after(&rest.months), after(&rest.pairs));
                rest = Months { first: found.month.plus(1), months: left, pairs, findings: Vec::new() };
                gap = Some(found);
            }
        }
    }
}

/// A firm or a plant in a sum.
pub(super) struct Part<'a> {
    /// What it reports.
    pub facts: Vec<&'a Fact>,
    /// The first day on which it is no more.
    pub ended: Option<Date>,
    /// How often it counts.
    pub weight: f64,
}

/// Statements by firm, of those that count.
pub(super) fn firms<'a>(
    base: &CheckedBase,
    facts: &[&'a Fact],
    counts: impl Fn(EnterpriseId) -> bool,
) -> Vec<Part<'a>> {
    let mut firms: BTreeMap<EnterpriseId, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().copied() {
        if let Some(Subject::Enterprise(firm)) = fact.topic.subject {
            firms.entry(firm).or_default().push(fact);
        }
    }
    let part = |(firm, facts): (EnterpriseId, Vec<&'a Fact>)| {
        let ended = base.rows.enterprises[firm.index()].valid_to;
        counts(firm).then_some(Part { facts, ended, weight: 1.0 })
    };
    firms.into_iter().filter_map(part).collect()
}

/// Months of all together, up to the last month that everyone still there has reported. Each counts nothing before its
/// first report, and nothing after its last when it has ended.
pub(super) fn sum(parts: &[Part<'_>], as_of: Date, counted: fn(usize) -> Counted) -> Option<Series> {
    let mut findings = Vec::new();
    let mut known: Vec<(Months, f64, bool)> = Vec::new();
    for part in parts {
        let (months, odd) = decumulate(&claims(&part.facts), as_of, Sign::NonNegative);
        findings.extend(odd);
        let has_ended = part.ended.is_some_and(|day| day <= as_of);
        known.extend(months.map(|months| (months, part.weight, has_ended)));
    }
    let end = |months: &Months| months.first.plus(months.months.len() as i32);
    let first = known.iter().map(|(months, ..)| months.first).min()?;
    let last = known.iter().filter(|(.., ended)| !ended).map(|(months, ..)| end(months)).min();
    let last = last.or_else(|| known.iter().map(|(months, ..)| end(months)).max())?;
    let count = usize::try_from(last.since(first)).ok().filter(|count| *count > 0)?;
    let mut months = vec![Interval::ZERO; count];
    for (own, weight, _) in &known {
        let start = own.first.since(first) as usize;
        months.iter_mut().skip(start).zip(&own.months).for_each(|(sum, month)| *sum = sum.plus(month.times(*weight)));
    }
    // A pair of one that starts or ends within it counts the one month that it has.
    let pairs = months.windows(2).map(|pair| pair[0].plus(pair[1])).collect();
    let whole = Months { first, months, pairs, findings: Vec::new() };
    let facts: Vec<&Fact> = parts.iter().flat_map(|part| part.facts.iter().copied()).collect();
    Some(without_gaps(&whole, findings, counted(known.len()), &facts))
}
