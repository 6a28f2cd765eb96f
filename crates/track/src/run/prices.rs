//! Growth of value by volume, mix and price, for what plants report in tonnes and the table `prices` prices.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id as _, PlantId, Subject};
use lodestone_model::time::Span;

use super::facts::Fact;
use super::series::year_total;
use super::shape::price;
use crate::decompose::{Decomposition, Product, Volume, decompose};

/// Growth of value between two years.
#[derive(Debug, Clone, PartialEq)]
pub struct Split {
    /// The later year; the other is the one before.
    pub year: i32,
    /// What was split, in the order of the products.
    pub commodities: Vec<CommodityId>,
    /// The parts.
    pub parts: Decomposition,
    /// Commodities that are reported in both years, and the year without a price.
    pub unpriced: Vec<(CommodityId, i32)>,
}

/// Why growth is not split.
#[derive(Debug, Clone, PartialEq)]
pub enum SplitRefusal {
    /// No plant reports a commodity for two years in a row.
    NoTwoYears,
    /// What is reported for two years has no price in one of them.
    NoPrices(Vec<(CommodityId, i32)>),
}

/// Splits the last year for which anything can be compared.
pub(super) fn split(
    base: &CheckedBase,
    facts: &[&Fact],
    as_of: lodestone_model::time::Date,
) -> Result<Split, SplitRefusal> {
    let mut topics: BTreeMap<(PlantId, CommodityId), Vec<&Fact>> = BTreeMap::new();
    for fact in facts.iter().filter(|fact| fact.topic.attribute.is_none() && fact.topic.dimension.time() == 0) {
        if let (Some(Subject::Plant(plant)), Some(commodity)) = (fact.topic.subject, fact.topic.commodity) {
            topics.entry((plant, commodity)).or_default().push(fact);
        }
    }
    let mut years: Vec<i32> = topics.values().flatten().map(|fact| fact.span.last_day().year()).collect();
    years.sort_unstable();
    years.dedup();
    let mut unpriced = Vec::new();
    for year in years.into_iter().rev() {
        let mut tonnes: BTreeMap<CommodityId, [f64; 2]> = BTreeMap::new();
        for ((_, commodity), facts) in &topics {
            let totals = [year_total(facts, year - 1, as_of), year_total(facts, year, as_of)];
            if let [Some(before), Some(after)] = totals {
                let sum = tonnes.entry(*commodity).or_default();
                *sum = [sum[0] + before, sum[1] + after];
            }
        }
        let found = of_year(base, year, &tonnes);
        if !found.commodities.is_empty() {
            return Ok(found);
        }
        unpriced.extend(found.unpriced);
    }
    Err(if unpriced.is_empty() { SplitRefusal::NoTwoYears } else { SplitRefusal::NoPrices(unpriced) })
}

fn of_year(base: &CheckedBase, year: i32, tonnes: &BTreeMap<CommodityId, [f64; 2]>) -> Split {
    let (mut products, mut commodities, mut unpriced) = (Vec::new(), Vec::new(), Vec::new());
    for (&commodity, &[before, after]) in tonnes {
        let priced = |year: i32| Span::year(year).and_then(|span| price(base, commodity, span));
        match (priced(year - 1), priced(year)) {
            (Some(first), Some(second)) => {
                let stage = base.rows.commodities[commodity.index()].stage.map_or(0, |stage| stage.index());
                let volume = Volume::Quantities(before, after);
                products.push(Product { stage, before: before * first, after: after * second, volume });
                commodities.push(commodity);
            }
            (None, _) => unpriced.push((commodity, year - 1)),
            (_, None) => unpriced.push((commodity, year)),
        }
    }
    Split { year, commodities, parts: decompose(&products), unpriced }
}
