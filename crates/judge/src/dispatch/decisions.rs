//! What was decided, as of a day: done, due, overdue. Nothing is done without evidence.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::grid::Sym;
use lodestone_model::ids::Subject;
use lodestone_model::tables::decisions::{Decided, DecisionStatus};
use lodestone_model::time::Date;

/// How a decision stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Due {
    /// The deadline passed that many days ago.
    Overdue(i32),
    /// Days to the deadline.
    In(i32),
    /// Open, without deadline.
    Open,
    /// Done on a day, with evidence.
    Done(Date),
    /// Given up.
    Dropped,
}

/// A decision and how it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Decision {
    /// Row of the table, of the last statement.
    pub row: u32,
    /// How it stands.
    pub due: Due,
}

/// The last statement of each decision that a meeting took by a day.
pub(super) fn last(base: &CheckedBase, as_of: Date) -> Vec<&Decided> {
    let mut last: BTreeMap<Sym, &Decided> = BTreeMap::new();
    for row in base.rows.decisions.iter().filter(|row| row.stated_on <= as_of && row.date <= as_of) {
        let kept = last.entry(row.decision).or_insert(row);
        if (kept.stated_on, kept.row) < (row.stated_on, row.row) {
            *kept = row;
        }
    }
    last.into_values().collect()
}

/// Of the last statements those that were open at the last meeting or are newer: overdue ones first, the longest overdue at
/// the top, then those that are due, then what was done.
pub(super) fn standing(last: &[&Decided], since: Option<Date>, as_of: Date) -> Vec<Decision> {
    let ended_before = |row: &Decided| {
        let ended = row.closed_on.or((row.status == DecisionStatus::Dropped).then_some(row.stated_on));
        row.status != DecisionStatus::Open && since.zip(ended).is_some_and(|(since, ended)| ended < since)
    };
    let kept = last.iter().filter(|row| !ended_before(row));
    let mut found: Vec<Decision> = kept.map(|row| Decision { row: row.row, due: due(row, as_of) }).collect();
    let rank = |decision: &Decision| match decision.due {
        Due::Overdue(days) => (0, -days),
        Due::In(days) => (1, days),
        Due::Open => (2, 0),
        Due::Done(_) => (3, 0),
        Due::Dropped => (4, 0),
    };
    found.sort_by_key(|decision| (rank(decision), decision.row));
    found
}

/// Of the last statements the open decision about a subject that was taken last, such as a supervision slip.
pub(super) fn open_about(last: &[&Decided], subject: Subject) -> Option<(Sym, Date)> {
    let open = last.iter().filter(|row| row.subject == Some(subject) && row.status == DecisionStatus::Open);
    open.max_by_key(|row| (row.date, row.row)).map(|row| (row.decision, row.date))
}

fn due(row: &Decided, as_of: Date) -> Due {
    match (row.status, row.closed_on, row.deadline) {
        (DecisionStatus::Dropped, ..) => Due::Dropped,
        (DecisionStatus::Done, Some(closed), _) if closed <= as_of => Due::Done(closed),
        (_, _, Some(deadline)) if deadline < as_of => Due::Overdue(as_of.days_after(deadline)),
        (_, _, Some(deadline)) => Due::In(deadline.days_after(as_of)),
        (_, _, None) => Due::Open,
    }
}
