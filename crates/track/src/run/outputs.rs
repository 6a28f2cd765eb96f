//! Three outputs from firms' reports of gross output and the table `sales_links`, for the last year that firms report.
//!
//! Where no link of the year is known, what passed between firms lies between nothing and the most that their sales
//! allow. What firms bought outside is in no table, so value added has no lower bound. A firm that was there for a part of
//! the year counts with its months (see `years`); one of which months are missing does not count, and is named.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _, Subject};
use lodestone_model::tables::measures::{MeasureKind, Valued};
use lodestone_model::tables::sales_links;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

use super::facts::Fact;
use super::ratios::measure_of;
use super::years::YearOf;
use crate::month::Month;
use crate::outputs::{FirmOutput, Link, LinkKind, ThreeOutputs, Unlinked, outputs};

/// Three outputs of the firms that report.
#[derive(Debug, Clone, PartialEq)]
pub struct FirmsOutputs {
    /// The year.
    pub year: i32,
    /// Firms, in the order of the outputs.
    pub firms: Vec<EnterpriseId>,
    /// What each of them put out, yuan.
    pub sold: Vec<f64>,
    /// Of those, the ones that were there for a part of the year, with the months that count.
    pub part: Vec<(EnterpriseId, Month, Month)>,
    /// Firms that report the output and do not count, because months of the year are missing.
    pub left_out: Vec<EnterpriseId>,
    /// Known links of the year between them.
    pub links: usize,
    /// The outputs.
    pub outputs: ThreeOutputs,
}

/// Why there are no three outputs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OutputsRefusal {
    /// No firm reports a gross output for a whole year.
    NoFirms,
}

/// The outputs of the last year for which a firm reports.
pub(super) fn firms_outputs(base: &CheckedBase, facts: &[&Fact], as_of: Date) -> Result<FirmsOutputs, OutputsRefusal> {
    let mut firms: BTreeMap<EnterpriseId, Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().copied().filter(|fact| is_gross(base, fact)) {
        if let Some(Subject::Enterprise(firm)) = fact.topic.subject {
            firms.entry(firm).or_default().push(fact);
        }
    }
    let mut years: Vec<i32> = firms.values().flatten().map(|fact| fact.span.last_day().year()).collect();
    years.sort_unstable();
    years.dedup();
    let of_year = |year: i32| {
        let of_firm = |(firm, facts): (&EnterpriseId, &Vec<&Fact>)| {
            let row = &base.rows.enterprises[firm.index()];
            (*firm, YearOf::of(facts, (row.valid_from, row.valid_to), year, as_of))
        };
        let years: Vec<(EnterpriseId, YearOf)> = firms.iter().map(of_firm).collect();
        // A firm that ended in a running year does not make that year one that can be told.
        let is_told = |(_, of): &(EnterpriseId, YearOf)| matches!(of, YearOf::Known { months: (_, last), .. } if last.of_year() == 12);
        years.iter().any(is_told).then(|| of_totals(base, year, &years))
    };
    years.into_iter().rev().find_map(of_year).ok_or(OutputsRefusal::NoFirms)
}

/// Whether a statement is about gross output at current prices.
pub(super) fn is_gross(base: &CheckedBase, fact: &Fact) -> bool {
    let Some(measure) = measure_of(base, fact).filter(|_| fact.topic.dimension == Dimension::MONEY) else {
        return false;
    };
    let mut terms = base.rows.measures.iter().filter(|term| term.measure == measure).peekable();
    terms.peek().is_some() && terms.all(|term| term.kind == MeasureKind::GrossOutput && term.valued == Valued::Current)
}

fn of_totals(base: &CheckedBase, year: i32, years: &[(EnterpriseId, YearOf)]) -> FirmsOutputs {
    let known = |(firm, of): &(EnterpriseId, YearOf)| match of {
        YearOf::Known { value, .. } => Some((*firm, *value)),
        _ => None,
    };
    let totals: Vec<(EnterpriseId, f64)> = years.iter().filter_map(known).collect();
    let part = years.iter().filter_map(|(firm, of)| of.part().map(|(first, last)| (*firm, first, last)));
    let left_out = years.iter().filter(|(_, of)| *of == YearOf::Unknown).map(|(firm, _)| *firm);
    let at = |firm: EnterpriseId| totals.iter().position(|(known, _)| *known == firm);
    let firm =
        |&(firm, sold): &(EnterpriseId, f64)| FirmOutput { stage: stage(base, firm), sold, ..FirmOutput::default() };
    let firms: Vec<FirmOutput> = totals.iter().map(firm).collect();
    let span = Span::year(year).expect("a year of a report lies in the calendar");
    let inside = base.rows.sales_links.iter().filter(|row| span.covers(row.span) && row.seller != row.buyer);
    let link = |row: &sales_links::SalesLink| {
        let kind = match row.kind {
            sales_links::LinkKind::Sale => LinkKind::Sale,
            sales_links::LinkKind::Group => LinkKind::Group,
            sales_links::LinkKind::Toll => LinkKind::Toll,
        };
        Some(Link { seller: at(row.seller)?, buyer: at(row.buyer)?, kind, value: row.value })
    };
    let links: Vec<Link> = inside.filter_map(link).collect();
    let whole: f64 = totals.iter().map(|(_, sold)| sold).sum();
    let unlinked = links.is_empty().then(|| Unlinked {
        sales: totals.iter().enumerate().map(|(at, (_, sold))| (at, *sold)).collect(),
        purchases: (0..totals.len()).map(|at| (at, whole)).collect(),
    });
    FirmsOutputs {
        year,
        firms: totals.iter().map(|(firm, _)| *firm).collect(),
        sold: totals.iter().map(|(_, sold)| *sold).collect(),
        part: part.collect(),
        left_out: left_out.collect(),
        links: links.len(),
        outputs: outputs(&firms, &links, unlinked.as_slice()),
    }
}

/// The stage of what a firm's first plant counts; 0 where it has none.
pub(super) fn stage(base: &CheckedBase, firm: EnterpriseId) -> usize {
    let mut plants = base.rows.plants.iter().filter(|plant| plant.enterprise == Some(firm));
    let counted = plants.find_map(|plant| base.rows.commodities[plant.counted?.index()].stage);
    counted.map_or(0, |stage| stage.index())
}
