//! A published contribution and growth against the published weight (V03).
//!
//! The weight is the indicator whose id has `-weight` where that of the growth has `-growth`, of the same area, sample and
//! subject, over the same days or those a year before: weights are those of the year that growth starts from.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, IndicatorRef};

use super::checks::Check;
use super::facts::Fact;
use super::ratios::{Ratio, RatioOf, indicator};
use crate::plausible::contribution;

/// Every stated weight that contribution and growth contradict.
pub(super) fn weights(base: &CheckedBase, facts: &[&Fact], ratios: &[Ratio]) -> Vec<Check> {
    ratios.iter().flat_map(|ratio| of_ratio(base, facts, ratio)).collect()
}

fn of_ratio(base: &CheckedBase, facts: &[&Fact], ratio: &Ratio) -> Vec<Check> {
    let RatioOf::Weight(growth) = ratio.of else { return Vec::new() };
    let id = base.text(base.rows.indicators[growth.index()].indicator).replace("-growth", "-weight");
    let Some(weight) = indicator(base, &id) else { return Vec::new() };
    let fact = |row: u32| facts.iter().copied().find(|fact| fact.row == row);
    let (Some(points), Some(rise)) = (fact(ratio.rows[0]), fact(ratio.rows[1])) else { return Vec::new() };
    let of = |fact: &Fact| (fact.topic.subject, fact.topic.scope, fact.topic.sample, fact.topic.dimension);
    let stated = facts.iter().copied().filter(|fact| {
        let is_weight = fact.topic.indicator == Some(IndicatorRef::Indicator(weight)) && of(fact) == of(points);
        is_weight && (fact.span == ratio.span || fact.span.add_months(12) == Some(ratio.span))
    });
    let check = |stated: &Fact| {
        let flag = contribution(points.value(), rise.value(), stated.value())?;
        Some(Check { flag, topic: stated.topic, rows: vec![stated.row, points.row, rise.row] })
    };
    stated.filter_map(check).collect()
}
