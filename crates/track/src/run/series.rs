//! The months of an indicator: from statements about its area, otherwise as the sum over the firms that report it.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Interval;
use lodestone_model::grid::Sym;
use lodestone_model::ids::{EnterpriseId, Id as _, IndicatorId, IndicatorRef, Subject};
use lodestone_model::time::Date;
use lodestone_model::unit::Dimension;

use super::facts::Fact;
use super::ratios::measure_of;
use crate::decumulate::{Claim, Finding, Gap, Months, Sign, decumulate};
use crate::month::Month;

/// A month counts as known when its interval reaches no further than this share of it.
const WIDTH: f64 = 0.05;

/// Months without a gap up to the last that is known.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Series {
    /// The first month.
    pub first: Month,
    /// Values.
    pub values: Vec<f64>,
    /// Firms that were added up; none: statements about the area.
    pub firms: Option<usize>,
    /// The last month that was not known, before the series.
    pub gap: Option<Gap>,
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

/// The months of an indicator as of a day, up to `until`; none without a statement over whole months.
pub(super) fn series(
    base: &CheckedBase,
    facts: &[&Fact],
    indicator: IndicatorId,
    dimension: Dimension,
    as_of: Date,
    until: Month,
) -> Option<Series> {
    let own: Vec<&Fact> = facts
        .iter()
        .copied()
        .filter(|fact| fact.topic.dimension == dimension && fact.topic.attribute.is_none())
        .filter(|fact| {
            is_about(base, fact, indicator) && Month::of_span(fact.span).is_some_and(|(_, last)| last <= until)
        })
        .collect();
    let area: Vec<&Fact> = own.iter().copied().filter(|fact| is_of_area(base, fact, indicator)).collect();
    if let (Some(months), findings) = decumulate(&claims(&area), as_of, Sign::NonNegative) {
        return Some(without_gaps(&months, findings, None));
    }
    let mut firms: BTreeMap<EnterpriseId, Vec<&Fact>> = BTreeMap::new();
    for fact in own {
        if let Some(Subject::Enterprise(firm)) = fact.topic.subject {
            firms.entry(firm).or_default().push(fact);
        }
    }
    sum_of_firms(base, &firms, as_of)
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
fn without_gaps(months: &Months, findings: Vec<Finding>, firms: Option<usize>) -> Series {
    let (mut rest, mut gap) = (months.clone(), None);
    loop {
        match rest.series(WIDTH) {
            Ok(values) => return Series { first: rest.first, values, firms, gap, findings },
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

/// Months of all firms together, up to the last month that every firm still there has reported. A firm counts nothing
/// before its first report, and nothing after its last when it has ended.
fn sum_of_firms(base: &CheckedBase, firms: &BTreeMap<EnterpriseId, Vec<&Fact>>, as_of: Date) -> Option<Series> {
    let mut findings = Vec::new();
    let mut known: Vec<(Months, bool)> = Vec::new();
    for (firm, facts) in firms {
        let (months, odd) = decumulate(&claims(facts), as_of, Sign::NonNegative);
        findings.extend(odd);
        let has_ended = base.rows.enterprises[firm.index()].valid_to.is_some_and(|day| day <= as_of);
        known.extend(months.map(|months| (months, has_ended)));
    }
    let end = |months: &Months| months.first.plus(months.months.len() as i32);
    let first = known.iter().map(|(months, _)| months.first).min()?;
    let last = known.iter().filter(|(_, ended)| !ended).map(|(months, _)| end(months)).min();
    let last = last.or_else(|| known.iter().map(|(months, _)| end(months)).max())?;
    let count = usize::try_from(last.since(first)).ok().filter(|count| *count > 0)?;
    let sum = |of: fn(&Months) -> &[Interval], count: usize| {
        let mut total = vec![Interval::ZERO; count];
        for (months, _) in &known {
            let start = months.first.since(first) as usize;
            total.iter_mut().skip(start).zip(of(months)).for_each(|(total, month)| *total = total.plus(*month));
        }
        total
    };
    let months = sum(|months| &months.months, count);
    // A pair of a firm that starts or ends within it counts the one month that the firm has.
    let pairs = months.windows(2).map(|pair| pair[0].plus(pair[1])).collect();
    let whole = Months { first, months, pairs, findings: Vec::new() };
    Some(without_gaps(&whole, findings, Some(known.len())))
}

/// What statements of one topic say of a calendar year: the year as stated, otherwise the sum of its months.
pub(super) fn year_total(facts: &[&Fact], year: i32, as_of: Date) -> Option<f64> {
    let span = lodestone_model::time::Span::year(year)?;
    let stated = facts.iter().filter(|fact| fact.span == span).max_by_key(|fact| (fact.stated_on, fact.row));
    if let Some(fact) = stated {
        return Some(fact.value().mid);
    }
    let inside: Vec<&Fact> = facts.iter().copied().filter(|fact| span.covers(fact.span)).collect();
    let (months, _) = decumulate(&claims(&inside), as_of, Sign::NonNegative);
    let values = months.filter(|months| months.first == Month::new(year, 1))?.series(WIDTH).ok()?;
    (values.len() == 12).then(|| values.iter().sum())
}
