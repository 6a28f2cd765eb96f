//! What a firm says it sold against what it says it made of the same goods. Sales above production came from stock or were
//! bought and sold on; no flow of the base holds them, so they are set side by side.

use std::collections::BTreeSet;

use lodestone_model::CheckedBase;
use lodestone_model::ids::{CommodityId, MeasureId};
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::tables::readings::Reading;
use lodestone_model::tables::reports::Report;
use lodestone_model::unit::Dimension;

use super::quotas::difference;
use super::readings::speaks_of;
use super::settings::Settings;
use super::statements::{last, measure_of, observation_of};
use crate::derived::Derived;

/// Two statements of one firm about the same goods.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct SoldAndMade {
    /// Row of `reports`: sold.
    pub sold: u32,
    /// Row of `reports`: made.
    pub made: u32,
    /// Sold less made.
    pub excess: Derived,
    /// The excess in standard uncertainties.
    pub z: f64,
}

/// Every pair in the periods, read in the same way where what they mean is not stated.
pub(super) fn pairs(base: &CheckedBase, settings: &Settings) -> Vec<SoldAndMade> {
    let reports: Vec<(u32, &Report, Vec<Meaning>)> =
        last(base, settings).into_iter().map(|(period, report)| (period, report, meanings(base, report))).collect();
    let mut found = Vec::new();
    for (period, sold, sold_as) in &reports {
        for (at, made, made_as) in &reports {
            let alike = |one: &Meaning| made_as.iter().any(|other| matches(base, one, other));
            if period == at && sold.subject == made.subject && sold_as.iter().any(alike) {
                found.push(compare(base, sold, made));
            }
        }
    }
    found
}

/// A measure, with the reading and the factors that lead to it.
struct Meaning {
    measure: MeasureId,
    read: Option<(String, [Option<u64>; 2])>,
}

fn meanings(base: &CheckedBase, report: &Report) -> Vec<Meaning> {
    let read = |row: &Reading| {
        let is_it = speaks_of(base, row, report);
        let factors = [row.low.map(f64::to_bits), Some(row.high.to_bits())];
        Some(Meaning {
            measure: row.measure.filter(|_| is_it)?,
            read: Some((base.text(row.reading).to_owned(), factors)),
        })
    };
    let plain = measure_of(base, report).ok().map(|measure| Meaning { measure, read: None });
    plain.into_iter().chain(base.rows.readings.iter().filter_map(read)).collect()
}

/// Whether one is a sale of what the other made.
fn matches(base: &CheckedBase, sold: &Meaning, made: &Meaning) -> bool {
    let goods = |measure: MeasureId, kind: MeasureKind| -> Option<BTreeSet<CommodityId>> {
        let terms = base.rows.measures.iter().filter(|term| term.measure == measure && term.weight > 0.0);
        terms.map(|term| term.commodity.filter(|_| term.kind == kind)).collect()
    };
    let sale = goods(sold.measure, MeasureKind::Sale).filter(|goods| !goods.is_empty());
    sold.read == made.read && sale.is_some() && sale == goods(made.measure, MeasureKind::Output)
}

fn compare(base: &CheckedBase, sold: &Report, made: &Report) -> SoldAndMade {
    let amount = |report: &Report| {
        let given = report.value.and_then(|stated| stated.dimension).unwrap_or(Dimension::NONE);
        let years = given.checked_times(Dimension::TIME) == Some(Dimension::MASS);
        let seen = observation_of(base, report, if years { report.span.years() } else { 1.0 }, Vec::new());
        Derived { value: seen.value, uncertainty: seen.uncertainty }
    };
    let excess = difference(amount(sold), amount(made));
    SoldAndMade { sold: sold.row, made: made.row, excess, z: excess.value / excess.uncertainty }
}
