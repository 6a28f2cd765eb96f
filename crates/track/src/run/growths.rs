//! Growth of the months between two cumulative reports about one topic and sample.

use std::collections::{BTreeMap, HashMap};

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Figure;
use lodestone_model::grid::Sym;
use lodestone_model::time::Date;
use lodestone_model::trail::{Op, Tracing};
use lodestone_model::unit::Dimension;

use super::facts::{Fact, Topic};
use crate::growth::{Between, GrowthRefusal, Level, between};

/// Two cumulative reports and what lies between them.
#[derive(Debug, Clone)]
pub struct Growing {
    /// What is counted.
    pub topic: Topic,
    /// Rows of the two reports.
    pub rows: [u32; 2],
    /// The months between, or why no growth is computed.
    pub between: Result<Between, GrowthRefusal>,
    /// Growth with its formula; none where it is not computed.
    pub figure: Option<Figure>,
}

/// What cumulative reports that belong together share: topic, first day, reporter.
type Start = (Topic, Date, Option<Sym>);

/// Every pair of neighbouring cumulative reports from one start.
pub(super) fn growths(base: &CheckedBase, facts: &[&Fact]) -> Vec<Growing> {
    let mut by_start: Vec<(Start, Vec<&Fact>)> = Vec::new();
    let mut known: HashMap<Start, usize> = HashMap::new();
    for fact in facts {
        let key = (fact.topic, fact.span.start, fact.reporter);
        let at = *known.entry(key).or_insert(by_start.len());
        match by_start.get_mut(at) {
            Some((_, list)) => list.push(fact),
            None => by_start.push((key, vec![fact])),
        }
    }
    let mut found = Vec::new();
    for ((topic, ..), list) in by_start {
        let by_end: BTreeMap<Date, &Fact> = list.iter().map(|fact| (fact.span.end, *fact)).collect();
        let ordered: Vec<&Fact> = by_end.into_values().collect();
        found.extend(ordered.windows(2).filter(|pair| is_amount(pair)).map(|pair| grow(base, topic, pair)));
    }
    found.sort_by_key(|growing: &Growing| growing.rows);
    found
}

/// Both within one year and at least one with growth: months in a row of a plain series are not cumulative reports.
fn is_amount(pair: &[&Fact]) -> bool {
    pair.iter().any(|fact| fact.growth.is_some()) && pair[0].topic.dimension != Dimension::NONE
}

fn grow(base: &CheckedBase, topic: Topic, pair: &[&Fact]) -> Growing {
    let level = |fact: &Fact| Level {
        row: fact.row,
        span: fact.span,
        value: fact.value(),
        growth: fact.growth,
        sample: fact.topic.sample,
    };
    let (earlier, later) = (pair[0], pair[1]);
    let between = between(&level(earlier), &level(later));
    let figure = between.as_ref().ok().and_then(|found| figure(base, earlier, later, found));
    Growing { topic, rows: [earlier.row, later.row], between, figure }
}

/// `(y₂ − y₁) ÷ (y₂/(1+g₂) − y₁/(1+g₁)) − 1`, with the bounds over all roundings.
fn figure(base: &CheckedBase, earlier: &Fact, later: &Fact, found: &Between) -> Option<Figure> {
    let growth = |fact: &Fact| {
        let cell = ("reports", fact.row, "growth");
        let mut figure = Figure::from_cell(base, cell, fact.growth?.mid, Dimension::NONE, Some(fact.span), Tracing::On);
        figure.value = fact.growth?;
        Some(figure)
    };
    let inputs = vec![later.figure.clone(), growth(later)?, earlier.figure.clone(), growth(earlier)?];
    let mut figure = Figure::computed(found.growth, Dimension::NONE, Op::PartGrowth, inputs);
    figure.period = Some(found.span);
    Some(figure)
}
