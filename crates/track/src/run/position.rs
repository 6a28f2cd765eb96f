//! Shares of larger areas: what one area or firm reports over what the area around it reports, and the rank.
//!
//! Areas are set against the areas around them by themselves where both state one indicator, attribute or commodity; firms,
//! and figures that have different names, by rows of `comparisons`. Only the same thing is divided: one unit, one kind of
//! capacity, one basis, one sample, the same days, both as facts, the part inside the whole. Anything else is refused with
//! every reason. Of figures that have a share for some days nothing is refused for other days.

use std::collections::HashMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::{Figure, Interval};
use lodestone_model::grid::Sym;
use lodestone_model::ids::{IndicatorRef, Subject};
use lodestone_model::tables::comparisons::Comparison;
use lodestone_model::time::Span;
use lodestone_model::unit::Dimension;

use super::facts::{Fact, Topic};
use super::rank::{Rank, rank};
use super::unlike::{Unlike, in_change, in_share, is_inside};

/// A share of a larger area.
#[derive(Debug, Clone)]
pub struct Position {
    /// Row of `comparisons`; none for areas that state the same thing.
    pub comparison: Option<u32>,
    /// The days.
    pub span: Span,
    /// Rows of both statements: part, whole.
    pub rows: [u32; 2],
    /// The share, at most one.
    pub share: Figure,
    /// What the rest of the whole makes, at least nothing.
    pub rest: Interval,
    /// Its place among the others; none where no other reports and the rest may hold larger ones.
    pub rank: Option<Rank>,
}

/// Two figures that must not be divided, or read as a change.
#[derive(Debug, Clone, PartialEq)]
pub struct NotComparable {
    /// Row of `comparisons`.
    pub comparison: Option<u32>,
    /// Rows of both statements: part and whole, or the earlier and the last.
    pub rows: [u32; 2],
    /// Every reason, the gravest first.
    pub why: Vec<Unlike>,
    /// Whether they are two stated shares, and not part and whole.
    pub is_change: bool,
}

/// A comparison of which nobody states one side.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OneSided {
    /// Row of `comparisons`.
    pub comparison: u32,
    /// Whether the own side is stated, and the whole is not.
    pub has_own: bool,
}

/// Shares, refusals, and comparisons that lack a side.
#[derive(Debug, Clone, Default)]
pub struct Positions {
    /// Shares of larger areas.
    pub shares: Vec<Position>,
    /// Figures that must not be compared, and why.
    pub refused: Vec<NotComparable>,
    /// Comparisons without one side.
    pub one_sided: Vec<OneSided>,
}

/// Every share that the reports allow, and for what has none the nearest pair that must not be divided.
pub(super) fn positions(base: &CheckedBase, facts: &[&Fact]) -> Positions {
    let mut found = Positions::default();
    let mut alike: HashMap<Topic, Vec<&Fact>> = HashMap::new();
    for fact in facts.iter().copied().filter(|fact| fact.topic.subject.is_none() && fact.topic.scope.is_some()) {
        alike.entry(plain(fact.topic)).or_default().push(fact);
    }
    let mut alike: Vec<Vec<&Fact>> = alike.into_values().collect();
    alike.sort_by_key(|facts| facts[0].row);
    for stated in &alike {
        of_areas(base, stated, &mut found);
    }
    for row in &base.rows.comparisons {
        let own: Vec<&Fact> = facts.iter().copied().filter(|fact| is_own(base, fact, row)).collect();
        let whole: Vec<&Fact> = facts.iter().copied().filter(|fact| is_whole(base, fact, row)).collect();
        if own.is_empty() || whole.is_empty() {
            found.one_sided.push(OneSided { comparison: row.row, has_own: !own.is_empty() });
        } else {
            let others: Vec<&Fact> = facts.iter().copied().filter(|fact| is_alike(base, fact, row)).collect();
            judge(base, Some(row.row), [&own, &whole], &others, &mut found);
        }
    }
    found
}

/// What a statement is about without area, unit and definition.
fn plain(topic: Topic) -> Topic {
    let dimension = Dimension::NONE;
    Topic { scope: None, sample: None, capacity_kind: None, basis: None, dimension, ..topic }
}

/// Statements about one thing by area: amounts by pairs of areas, shares over time.
fn of_areas(base: &CheckedBase, stated: &[&Fact], found: &mut Positions) {
    let amounts: Vec<&Fact> = stated.iter().copied().filter(|fact| fact.topic.dimension != Dimension::NONE).collect();
    let mut areas: Vec<_> = amounts.iter().filter_map(|fact| fact.topic.scope).collect();
    areas.sort_unstable();
    areas.dedup();
    for (inner, outer) in areas.iter().flat_map(|inner| areas.iter().map(move |outer| (*inner, *outer))) {
        let of =
            |area| -> Vec<&Fact> { amounts.iter().copied().filter(|fact| fact.topic.scope == Some(area)).collect() };
        if is_inside(base, inner, outer) {
            judge(base, None, [&of(inner), &of(outer)], &amounts, found);
        }
    }
    let shares: Vec<&Fact> =
        stated.iter().copied().filter(|fact| fact.topic.dimension == Dimension::NONE && fact.is_actual()).collect();
    changes(base, &shares, found);
}

/// Stated shares that must not be read as a change to the last one: of each set of reasons the latest.
fn changes(base: &CheckedBase, shares: &[&Fact], found: &mut Positions) {
    let mut shares = shares.to_vec();
    shares.sort_by_key(|fact| (fact.span.end, fact.stated_on, fact.row));
    let Some((last, before)) = shares.split_last() else { return };
    let mut said: Vec<Vec<Unlike>> = Vec::new();
    for earlier in before.iter().rev() {
        let why = in_change(base, earlier, last);
        if !why.is_empty() && !said.contains(&why) {
            said.push(why.clone());
            found.refused.push(NotComparable { comparison: None, rows: [earlier.row, last.row], why, is_change: true });
        }
    }
}

/// Divides what may be divided, or refuses the nearest pair.
fn judge(
    base: &CheckedBase,
    comparison: Option<u32>,
    [owns, wholes]: [&[&Fact]; 2],
    others: &[&Fact],
    found: &mut Positions,
) {
    let before = found.shares.len();
    for own in owns {
        let like = wholes.iter().filter(|whole| in_share(base, own, whole).is_empty());
        let Some(whole) = like.max_by_key(|whole| (whole.stated_on, whole.row)) else { continue };
        found.shares.extend(share(base, comparison, own, whole, others));
    }
    if found.shares.len() > before {
        return;
    }
    let pairs = owns.iter().flat_map(|own| wholes.iter().map(move |whole| (own, whole)));
    let judged = pairs.map(|(own, whole)| (own, whole, in_share(base, own, whole)));
    let apart = |a: &Fact, b: &Fact| a.span.end.days_after(b.span.end).abs();
    let nearest = judged.min_by_key(|(own, whole, why)| (why.len(), apart(own, whole), std::cmp::Reverse(own.row)));
    if let Some((own, whole, why)) = nearest.filter(|(.., why)| !why.is_empty()) {
        found.refused.push(NotComparable { comparison, rows: [own.row, whole.row], why, is_change: false });
    }
}

fn share(base: &CheckedBase, comparison: Option<u32>, own: &Fact, whole: &Fact, others: &[&Fact]) -> Option<Position> {
    let mut share = own.figure.clone().over(whole.figure.clone())?;
    share.value.high = share.value.high.min(1.0).max(share.value.mid);
    let rest = whole.value().plus(own.value().times(-1.0));
    let rest = Interval { low: rest.low.max(0.0), ..rest };
    let rank = rank(base, own, whole, others);
    Some(Position { comparison, span: own.span, rows: [own.row, whole.row], share, rest, rank })
}

fn is_own(base: &CheckedBase, fact: &Fact, row: &Comparison) -> bool {
    let is_theirs = match row.own {
        Subject::Scope(scope) => fact.topic.subject.is_none() && fact.topic.scope == Some(scope),
        subject => fact.topic.subject == Some(subject),
    };
    is_theirs && is_named(base, fact, row.indicator, row.attribute)
}

fn is_whole(base: &CheckedBase, fact: &Fact, row: &Comparison) -> bool {
    let is_theirs = fact.topic.subject.is_none() && fact.topic.scope == Some(row.whole);
    match (row.whole_indicator, row.whole_attribute) {
        (None, None) => is_theirs && is_named(base, fact, row.indicator, row.attribute),
        (indicator, attribute) => is_theirs && is_named(base, fact, indicator, attribute),
    }
}

/// Whether a statement is by the name that either side goes by.
fn is_alike(base: &CheckedBase, fact: &Fact, row: &Comparison) -> bool {
    is_named(base, fact, row.indicator, row.attribute) || is_named(base, fact, row.whole_indicator, row.whole_attribute)
}

fn is_named(base: &CheckedBase, fact: &Fact, indicator: Option<IndicatorRef>, attribute: Option<Sym>) -> bool {
    let is_attribute = |wanted: Sym| fact.topic.attribute.is_some_and(|own| base.text(own) == base.text(wanted));
    match (indicator, attribute) {
        (Some(indicator), None) => fact.topic.indicator == Some(indicator),
        (None, Some(attribute)) => fact.topic.indicator.is_none() && is_attribute(attribute),
        _ => false,
    }
}
