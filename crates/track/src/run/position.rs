//! Shares of larger areas: what one area reports over what the area around it reports.
//!
//! Only the same thing is divided: one indicator (or attribute, or commodity), one unit, one kind of capacity, one
//! basis, one sample, the same days, and both as facts. Anything else is refused with the reason.

use lodestone_model::base::CheckedBase;
use lodestone_model::figure::Figure;
use lodestone_model::ids::{Id as _, ScopeId};
use lodestone_model::time::Span;
use lodestone_model::unit::Dimension;

use super::facts::{Fact, Topic};

/// A share of a larger area.
#[derive(Debug, Clone)]
pub struct Position {
    /// What, and of which area.
    pub topic: Topic,
    /// The area around it.
    pub whole: ScopeId,
    /// The days.
    pub span: Span,
    /// Rows of both statements.
    pub rows: [u32; 2],
    /// The share.
    pub share: Figure,
}

/// Two figures that must not be divided.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct NotComparable {
    /// What.
    pub topic: Topic,
    /// The area around it.
    pub whole: ScopeId,
    /// Rows of both statements.
    pub rows: [u32; 2],
    /// Their days.
    pub spans: [Span; 2],
    /// Why not.
    pub why: Unlike,
}

/// What two figures do not share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unlike {
    /// The days.
    Span,
    /// The firms counted.
    Sample,
    /// The kind of a capacity: filed, accepted …
    CapacityKind,
    /// What the number counts: REO, blanks, finished …
    Basis,
}

impl Unlike {
    /// The stable code.
    pub fn code(self) -> &'static str {
        match self {
            Unlike::Span => "N02",
            Unlike::Sample => "N03",
            Unlike::CapacityKind => "N26",
            Unlike::Basis => "N27",
        }
    }
}

/// Every share that the reports allow, and for figures without one the nearest pair that must not be divided.
pub(super) fn positions(base: &CheckedBase, facts: &[&Fact]) -> (Vec<Position>, Vec<NotComparable>) {
    let (mut shares, mut refused) = (Vec::new(), Vec::new());
    let additive = |fact: &Fact| fact.topic.subject.is_none() && fact.topic.dimension != Dimension::NONE;
    for part in facts.iter().copied().filter(|fact| additive(fact)) {
        let around = |whole: &&Fact| is_around(base, part, whole);
        let wholes: Vec<&Fact> = facts.iter().copied().filter(around).collect();
        let like = wholes.iter().find(|whole| unlike(part, whole).is_none());
        if let Some(whole) = like {
            shares.extend(share(part, whole));
        } else if let Some(whole) = wholes.iter().min_by_key(|w| w.span.end.days_after(part.span.end).abs()) {
            let why = unlike(part, whole).expect("a like one was looked for");
            let (rows, spans) = ([part.row, whole.row], [part.span, whole.span]);
            refused.extend(whole.topic.scope.map(|of| NotComparable {
                topic: part.topic,
                whole: of,
                rows,
                spans,
                why,
            }));
        }
    }
    (shares, refused)
}

fn is_around(base: &CheckedBase, part: &Fact, whole: &Fact) -> bool {
    let plain = |topic: Topic| Topic { scope: None, sample: None, capacity_kind: None, basis: None, ..topic };
    let (Some(inner), Some(outer)) = (part.topic.scope, whole.topic.scope) else { return false };
    let above = |scope: ScopeId| base.rows.scopes[scope.index()].part_of;
    let is_part = std::iter::successors(above(inner), |&scope| above(scope)).any(|scope| scope == outer);
    is_part && plain(part.topic) == plain(whole.topic)
}

/// What two figures of one thing do not share; none where they may be divided. A kind or basis that one side does not
/// state is another one.
fn unlike(part: &Fact, whole: &Fact) -> Option<Unlike> {
    let (a, b) = (part.topic, whole.topic);
    let differs = [
        (a.capacity_kind != b.capacity_kind, Unlike::CapacityKind),
        (a.basis != b.basis, Unlike::Basis),
        (part.span != whole.span, Unlike::Span),
        (a.sample != b.sample, Unlike::Sample),
    ];
    differs.into_iter().find(|(differs, _)| *differs).map(|(_, why)| why)
}

fn share(part: &Fact, whole: &Fact) -> Option<Position> {
    let share = part.figure.clone().over(whole.figure.clone())?;
    let (rows, of) = ([part.row, whole.row], whole.topic.scope?);
    Some(Position { topic: part.topic, whole: of, span: part.span, rows, share })
}
