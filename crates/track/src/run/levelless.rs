//! Growth that is published without any level: no amount and no base can be had from it.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::Subject;
use lodestone_model::tables::reports::Report;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

use super::facts::{Fact, Topic};

/// A published growth of which no report gives a level, neither for its days nor for those a year before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Levelless {
    /// Row of `reports`.
    pub row: u32,
    /// What grew; what the level would count is not known.
    pub topic: Topic,
    /// Its days.
    pub span: Span,
    /// The growth: 0.12 for +12 %.
    pub growth: f64,
}

/// Every such growth that was stated by a day.
pub(super) fn levelless(base: &CheckedBase, facts: &[&Fact], as_of: Date) -> Vec<Levelless> {
    let bare = base.rows.reports.iter().filter(|row| row.value.is_none() && row.stated_on <= as_of);
    let of = |row: &Report| {
        let (growth, before, topic) = (row.growth?, row.span.add_months(-12), topic(row));
        let is_level = |fact: &&Fact| fact.span == row.span || Some(fact.span) == before;
        let is_alike = |fact: &&Fact| {
            Topic { dimension: Dimension::NONE, capacity_kind: None, basis: None, ..fact.topic } == topic
        };
        let has_level = facts.iter().copied().any(|fact| is_level(&fact) && is_alike(&fact));
        (!has_level).then_some(Levelless { row: row.row, topic, span: row.span, growth })
    };
    bare.filter(|row| row.attribute.is_none()).filter_map(of).collect()
}

fn topic(row: &Report) -> Topic {
    let (subject, scope) = match row.subject {
        Some(Subject::Scope(scope)) => (None, Some(scope)),
        subject => (subject, row.scope),
    };
    let Report { indicator, commodity, sample, .. } = *row;
    Topic {
        subject,
        indicator,
        attribute: None,
        commodity,
        scope,
        sample,
        capacity_kind: None,
        basis: None,
        dimension: Dimension::NONE,
    }
}
