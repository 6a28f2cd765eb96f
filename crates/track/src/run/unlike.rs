//! What two statements about one thing do not share: the reasons for which they are not divided or read as a change.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, IndicatorRef, ScopeId};

use super::facts::Fact;

/// What two statements do not share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// One says what was, the other what is expected or wanted.
    Status,
    /// The kind of a capacity: filed, accepted …
    CapacityKind,
    /// What the number counts: REO, blanks, finished …
    Basis,
    /// The unit.
    Unit,
    /// The area: neither is known to lie in the other, or two are set side by side as if equal.
    Area,
    /// The days.
    Span,
    /// The firms counted.
    Sample,
    /// Neither the base nor the statements say what is divided by what.
    Formula,
}

impl Unlike {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Unlike::Span => "N02",
            Unlike::Sample => "N03",
            Unlike::CapacityKind => "N26",
            Unlike::Basis => "N27",
            Unlike::Status => "N28",
            Unlike::Area => "N29",
            Unlike::Unit => "N30",
            Unlike::Formula => "N31",
        }
    }
}

/// What keeps a part from being divided by a whole; nothing where it may be. A kind or basis that one side does not state
/// is another one.
pub(super) fn in_share(base: &CheckedBase, part: &Fact, whole: &Fact) -> Vec<Unlike> {
    let (a, b) = (part.topic, whole.topic);
    let is_within = match (a.scope, b.scope) {
        (Some(inner), Some(outer)) if a.subject.is_none() => is_inside(base, inner, outer),
        (Some(inner), Some(outer)) => inner == outer || is_inside(base, inner, outer),
        _ => false,
    };
    let differs = [
        (!(part.is_actual() && whole.is_actual()), Unlike::Status),
        (a.capacity_kind != b.capacity_kind, Unlike::CapacityKind),
        (a.basis != b.basis, Unlike::Basis),
        (a.dimension != b.dimension, Unlike::Unit),
        (!is_within, Unlike::Area),
        (part.span != whole.span, Unlike::Span),
        (a.sample != b.sample, Unlike::Sample),
    ];
    differs.into_iter().filter(|(differs, _)| *differs).map(|(_, why)| why).collect()
}

/// What keeps two stated shares from being read as a change.
pub(super) fn in_change(base: &CheckedBase, before: &Fact, after: &Fact) -> Vec<Unlike> {
    let (a, b) = (before.topic, after.topic);
    let differs = [
        (a.basis != b.basis, Unlike::Basis),
        (a.scope != b.scope, Unlike::Area),
        (a.sample != b.sample, Unlike::Sample),
        (!has_formula(base, before), Unlike::Formula),
    ];
    differs.into_iter().filter(|(differs, _)| *differs).map(|(_, why)| why).collect()
}

/// Whether the base says what an indicator divides by what. Growth rates and contributions, known by their ids as for
/// implied weights, and attributes are taken at their word.
fn has_formula(base: &CheckedBase, fact: &Fact) -> bool {
    let Some(IndicatorRef::Indicator(id)) = fact.topic.indicator else { return true };
    let row = &base.rows.indicators[id.index()];
    let name = base.text(row.indicator);
    row.measure.is_some()
        || base.rows.ratios.iter().any(|ratio| ratio.indicator == id)
        || ["-growth", "-contribution"].iter().any(|word| name.contains(word))
}

/// Whether an area is a smaller part of another.
pub(super) fn is_inside(base: &CheckedBase, inner: ScopeId, outer: ScopeId) -> bool {
    let above = |scope: ScopeId| base.rows.scopes[scope.index()].part_of;
    std::iter::successors(above(inner), |&scope| above(scope)).any(|scope| scope == outer)
}
