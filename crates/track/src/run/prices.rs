//! Growth of value by volume, mix and price, for what plants report in tonnes and the table `prices` prices.
//!
//! A plant that began or ended in one of the two years counts with its months (see `years`) and is volume, or a new product
//! where it is the only one; at least one plant must have been there in both. A plant of which months are missing counts in
//! neither year, and is named.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id as _, PlantId, Subject};
use lodestone_model::time::{Date, Span};

use super::facts::Fact;
use super::shape::price;
use super::years::YearOf;
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
    /// Plants that were there for a part of the two years.
    pub part: Vec<PlantId>,
    /// Plants that report and do not count, because months of the two years are missing.
    pub left_out: Vec<PlantId>,
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

/// Statements about what a plant put out.
type Topics<'a> = BTreeMap<(PlantId, CommodityId), Vec<&'a Fact>>;

/// Splits the last year for which anything can be compared.
pub(super) fn split(base: &CheckedBase, facts: &[&Fact], as_of: Date) -> Result<Split, SplitRefusal> {
    let mut topics: Topics<'_> = BTreeMap::new();
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
        let Some(amounts) = amounts(base, &topics, year, as_of) else { continue };
        let found = of_year(base, year, amounts);
        if !found.commodities.is_empty() {
            return Ok(found);
        }
        unpriced.extend(found.unpriced);
    }
    Err(if unpriced.is_empty() { SplitRefusal::NoTwoYears } else { SplitRefusal::NoPrices(unpriced) })
}

/// What plants made in two years.
#[derive(Default)]
struct Amounts {
    of_commodity: BTreeMap<CommodityId, [f64; 2]>,
    part: Vec<PlantId>,
    left_out: Vec<PlantId>,
}

/// Amounts of a year and the one before; none when no plant is known in both.
fn amounts(base: &CheckedBase, topics: &Topics<'_>, year: i32, as_of: Date) -> Option<Amounts> {
    let (mut found, mut goes_on) = (Amounts::default(), false);
    for ((plant, commodity), facts) in topics {
        let row = &base.rows.plants[plant.index()];
        let years = [year - 1, year].map(|year| YearOf::of(facts, (row.valid_from, row.valid_to), year, as_of));
        if years == [YearOf::NotThere; 2] {
            continue;
        }
        match years.map(YearOf::value) {
            [Some(before), Some(after)] => {
                let sum = found.of_commodity.entry(*commodity).or_default();
                *sum = [sum[0] + before, sum[1] + after];
                goes_on |= !years.contains(&YearOf::NotThere);
                let is_part = years.iter().any(|of| *of == YearOf::NotThere || of.part().is_some());
                found.part.extend(is_part.then_some(*plant));
            }
            _ => found.left_out.push(*plant),
        }
    }
    goes_on.then_some(found)
}

fn of_year(base: &CheckedBase, year: i32, amounts: Amounts) -> Split {
    let (mut products, mut commodities, mut unpriced) = (Vec::new(), Vec::new(), Vec::new());
    for (&commodity, &[before, after]) in &amounts.of_commodity {
        let priced = |year: i32| Span::year(year).and_then(|span| price(base, commodity, span));
        // What was not made needs no price.
        let price_of = |amount: f64, year: i32| if amount == 0.0 { Some(0.0) } else { priced(year) };
        match (price_of(before, year - 1), price_of(after, year)) {
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
    let Amounts { part, left_out, .. } = amounts;
    Split { year, commodities, parts: decompose(&products), part, left_out, unpriced }
}
