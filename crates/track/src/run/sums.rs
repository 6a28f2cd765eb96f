//! Published parts against their published sum.
//!
//! No table says which figures are parts of which. Figures of one source, area, sample, span and unit are read as a sum
//! and its parts when the largest is the sum of the others but for rounding, or misses it by less than [`NEAR`].

use std::collections::HashMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::{Figure, Interval};

use super::facts::Fact;
use crate::plausible::{Flag, parts_and_sum};

/// A sum further off than this share is no sum.
const NEAR: f64 = 0.02;

/// A published sum and its parts.
#[derive(Debug, Clone)]
pub struct PartsSum {
    /// Row of the sum.
    pub whole: u32,
    /// Rows of the parts.
    pub parts: Vec<u32>,
    /// The parts added up.
    pub figure: Figure,
    /// The published sum.
    pub stated: Interval,
    /// Set when they differ by more than rounding.
    pub flag: Option<Flag>,
}

/// Every sum with at least two parts.
pub(super) fn sums(base: &CheckedBase, facts: &[&Fact]) -> Vec<PartsSum> {
    let mut groups: Vec<Vec<&Fact>> = Vec::new();
    let key = |fact: &Fact| {
        let topic = fact.topic;
        let source = base.source_of("reports", fact.row, "value");
        (source, topic.subject, topic.scope, topic.sample, topic.dimension, fact.span, fact.reporter)
    };
    let mut known = HashMap::new();
    for fact in facts.iter().copied().filter(|fact| fact.topic.dimension.time() == 0) {
        let at = *known.entry(key(fact)).or_insert(groups.len());
        match groups.get_mut(at) {
            Some(group) => group.push(fact),
            None => groups.push(vec![fact]),
        }
    }
    groups.iter().filter_map(|group| sum(group)).collect()
}

fn sum(group: &[&Fact]) -> Option<PartsSum> {
    let whole = group.iter().copied().max_by(|a, b| a.value().mid.total_cmp(&b.value().mid))?;
    let parts: Vec<&Fact> = group.iter().copied().filter(|fact| fact.row != whole.row).collect();
    if parts.len() < 2 {
        return None;
    }
    let values: Vec<Interval> = parts.iter().map(|fact| fact.value()).collect();
    let figure = Figure::sum(parts.iter().map(|fact| fact.figure.clone()).collect()).ok().flatten()?;
    let flag = parts_and_sum(&values, whole.value());
    let miss = (figure.value.mid / whole.value().mid - 1.0).abs();
    let rows = parts.iter().map(|fact| fact.row).collect();
    let is_sum = flag.is_none() || miss <= NEAR;
    is_sum.then(|| PartsSum { whole: whole.row, parts: rows, figure, stated: whole.value(), flag })
}
