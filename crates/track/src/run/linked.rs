//! Consolidated output by month: firms' gross output less what passed between them by `sales_links`.
//!
//! Links by month give months. Links by quarter give quarters; their months share them by the firms' output, so that the
//! year so far is exact at the end of a quarter, and the series ends with one. Longer links give no months. Links carry no
//! day on which they were stated: those count whose days are over.

use std::collections::BTreeSet;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _, IndicatorId};
use lodestone_model::tables::measures::{MeasureKind, MeasureTerm, Valued};
use lodestone_model::tables::sales_links::SalesLink;
use lodestone_model::time::Date;

use super::facts::Fact;
use super::outputs::is_gross;
use super::series::{Counted, Series, firms, sum};
use super::standing::Why;
use crate::month::Month;

/// Months of an indicator of consolidated output.
///
/// # Errors
/// [`Why::NoLinks`], [`Why::NoPurchases`] for value added, nothing for other indicators or without a gross output.
pub(super) fn linked(
    base: &CheckedBase,
    facts: &[&Fact],
    indicator: IndicatorId,
    as_of: Date,
) -> Result<Series, Option<Why>> {
    let row = &base.rows.indicators[indicator.index()];
    let measure = row.measure.filter(|_| row.over.is_none()).ok_or(None)?;
    let terms: Vec<&MeasureTerm> = base.rows.measures.iter().filter(|term| term.measure == measure).collect();
    let gross: Vec<&Fact> = facts.iter().copied().filter(|fact| is_gross(base, fact)).collect();
    let term = match terms.as_slice() {
        [term] if term.kind == MeasureKind::Consolidated && is_of_firms(term) => *term,
        [term] if term.kind == MeasureKind::ValueAdded && !gross.is_empty() => return Err(Some(Why::NoPurchases)),
        _ => return Err(None),
    };
    let counts = |firm: EnterpriseId| {
        let site = base.rows.enterprises[firm.index()].site;
        let is_in = |scope| site.is_some_and(|site| base.is_in_scope(site, scope));
        term.enterprise.is_none_or(|group| base.is_in_group(firm, group))
            && term.site.is_none_or(|wanted| site == Some(wanted))
            && [term.scope, row.scope].into_iter().flatten().all(is_in)
    };
    let parts = firms(base, &gross, counts);
    let mut series = sum(&parts, as_of, Counted::Firms).ok_or(None)?;
    let sellers: BTreeSet<EnterpriseId> =
        (0..base.rows.enterprises.len()).map(EnterpriseId::from_index).filter(|firm| counts(*firm)).collect();
    let links = Links::of(base, &sellers, as_of).ok_or(Some(Why::NoLinks))?;
    links.take_off(&mut series, parts.len()).ok_or(Some(Why::NoLinks))?;
    series.values.iter_mut().for_each(|value| *value *= term.weight);
    Ok(series)
}

/// Whether a term is about firms as a whole.
fn is_of_firms(term: &MeasureTerm) -> bool {
    let is_whole = term.commodity.is_none() && term.stage.is_none() && term.process.is_none() && term.element.is_none();
    is_whole && term.plant.is_none() && term.project.is_none() && term.valued == Valued::Current
}

/// What passed between firms, with first and last month.
struct Links<'a>(Vec<(&'a SalesLink, Month, Month)>);

impl<'a> Links<'a> {
    /// Those over by a day; none when there are none, or when one is longer than a quarter.
    fn of(base: &'a CheckedBase, firms: &BTreeSet<EnterpriseId>, as_of: Date) -> Option<Self> {
        let is_between =
            |row: &&SalesLink| row.seller != row.buyer && firms.contains(&row.seller) && firms.contains(&row.buyer);
        let over = base.rows.sales_links.iter().filter(is_between).filter(|row| row.span.last_day() <= as_of);
        let placed = over.map(|row| Month::of_span(row.span).map(|(first, last)| (row, first, last)));
        let links: Vec<_> = placed.collect::<Option<Vec<_>>>()?;
        let is_short = links.iter().all(|(_, first, last)| last.since(*first) < 3);
        (is_short && !links.is_empty()).then_some(Links(links))
    }

    /// Takes them off a series of gross output, which is cut to the months of which they tell; none when there is no such.
    fn take_off(&self, series: &mut Series, firms: usize) -> Option<()> {
        let mut first = series.first.max(self.0.iter().map(|link| link.1).min()?);
        let mut end =
            series.first.plus(series.values.len() as i32).min(self.0.iter().map(|link| link.2).max()?.plus(1));
        for (_, from, to) in &self.0 {
            // A quarter of which not every month has an output is not shared.
            if *from < first && first <= *to {
                first = to.plus(1);
            }
            if *from < end && end <= *to {
                end = *from;
            }
        }
        let start = usize::try_from(first.since(series.first)).ok()?;
        let gross = series.values.get(start..usize::try_from(end.since(series.first)).ok()?)?.to_vec();
        let mut values = gross.clone();
        let inside = self.0.iter().filter(|(_, from, to)| first <= *from && *to < end);
        for (link, from, to) in inside {
            let months = from.since(first) as usize..to.since(first) as usize + 1;
            let whole: f64 = gross[months.clone()].iter().sum();
            for month in months {
                values[month] -= link.value * gross[month] / whole;
            }
            series.links.push(link.row);
        }
        let is_by_quarter = self.0.iter().any(|(_, from, to)| from != to);
        (series.first, series.values) = (first, values);
        series.counted = Counted::Linked { firms, is_by_quarter };
        (!series.values.is_empty()).then_some(())
    }
}
