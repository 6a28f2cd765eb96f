//! The place of a part among the other parts of a whole, as far as it is certain.
//!
//! ```text
//! best  = 1 + others that surely make more
//! worst = 1 + others that may make more + how many unknown ones the rest could hold: ⌈rest / own⌉ − 1
//! rest  = whole − own − Σ others that report
//! ```
//!
//! Whoever makes more than half is first whatever the others report. Others are statements by the same name over the same
//! days, with the same unit, kind, basis and sample, about other areas of the same level or other firms inside the whole;
//! one that lies in another, or in its group, is not counted beside it.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, Subject};

use super::facts::Fact;
use super::unlike::in_share;

/// A place among others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rank {
    /// The best place that is possible.
    pub best: u32,
    /// The worst place that is possible.
    pub worst: u32,
    /// Rows of the others, the largest first.
    pub others: Vec<u32>,
}

/// The place; none where no other reports and the rest may hold larger ones.
pub(super) fn rank(base: &CheckedBase, own: &Fact, whole: &Fact, stated: &[&Fact]) -> Option<Rank> {
    let is_other = |fact: &&Fact| {
        fact.row != own.row && fact.is_actual() && is_beside(base, own, fact) && in_share(base, fact, whole).is_empty()
    };
    let others: Vec<&Fact> = stated.iter().copied().filter(is_other).collect();
    let is_counted = |fact: &&Fact| !others.iter().any(|outer| fact.row != outer.row && is_under(base, fact, outer));
    let mut others: Vec<&Fact> = others.iter().copied().filter(|fact| is_counted(fact)).collect();
    others.sort_by(|a, b| b.value().mid.total_cmp(&a.value().mid).then(a.row.cmp(&b.row)));
    let mine = own.value();
    if mine.low <= 0.0 {
        return None;
    }
    let known: f64 = others.iter().map(|fact| fact.value().low.max(0.0)).sum();
    let rest = whole.value().high - mine.low - known;
    let unknown = if rest > 0.0 { (rest / mine.low).ceil() - 1.0 } else { 0.0 };
    let count = |is_larger: &dyn Fn(&Fact) -> bool| others.iter().filter(|fact| is_larger(fact)).count() as u32;
    let best = 1 + count(&|fact| fact.value().low > mine.high);
    let worst = (1 + count(&|fact| fact.value().high > mine.low)).saturating_add(unknown as u32);
    let rows = others.iter().map(|fact| fact.row).collect::<Vec<u32>>();
    (!rows.is_empty() || worst == 1).then_some(Rank { best, worst, others: rows })
}

/// Whether two statements are about different parts of one level: areas of one area, or firms of different groups.
fn is_beside(base: &CheckedBase, own: &Fact, other: &Fact) -> bool {
    let above = |fact: &Fact| fact.topic.scope.and_then(|scope| base.rows.scopes[scope.index()].part_of);
    match (own.topic.subject, other.topic.subject) {
        (None, None) => own.topic.scope != other.topic.scope && above(own) == above(other),
        (Some(Subject::Enterprise(a)), Some(Subject::Enterprise(b))) => {
            !base.is_in_group(a, b) && !base.is_in_group(b, a)
        }
        _ => false,
    }
}

/// Whether a firm belongs to the group of another, or two statements are about one and the same.
fn is_under(base: &CheckedBase, fact: &Fact, outer: &Fact) -> bool {
    match (fact.topic.subject, outer.topic.subject) {
        (Some(Subject::Enterprise(a)), Some(Subject::Enterprise(b))) if a != b => base.is_in_group(a, b),
        (a, b) => (a, fact.topic.scope) == (b, outer.topic.scope) && fact.row < outer.row,
    }
}
