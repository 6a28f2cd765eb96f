//! The last statements of the table `milestones`, as of a day.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::ProjectId;
use lodestone_model::tables::milestones::{Event, Milestone, MilestoneStatus};
use lodestone_model::time::{Date, Span};

/// A day, and the row of `milestones` that states it; none: the plan in `projects`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dated {
    /// The day.
    pub date: Date,
    /// The row.
    pub row: Option<u32>,
}

/// What statements say of one project. Later ones replace earlier ones; those after the day are never looked at.
#[derive(Debug, Default)]
pub(super) struct Statements<'a> {
    /// The last statement of each event.
    events: BTreeMap<(Event, MilestoneStatus), &'a Milestone>,
    /// The first plan of each event.
    first_plans: BTreeMap<Event, &'a Milestone>,
    /// The last statement of each amount.
    amounts: BTreeMap<(Event, MilestoneStatus, Span), &'a Milestone>,
}

impl<'a> Statements<'a> {
    /// Of every project that anything is stated of.
    pub fn of_all(base: &'a CheckedBase, as_of: Date) -> BTreeMap<ProjectId, Statements<'a>> {
        let mut rows: Vec<&Milestone> = base.rows.milestones.iter().filter(|row| row.stated_on <= as_of).collect();
        rows.sort_by_key(|row| (row.stated_on, row.row));
        let mut all: BTreeMap<ProjectId, Statements<'a>> = BTreeMap::new();
        for row in rows {
            all.entry(row.project).or_default().take(row);
        }
        all
    }

    fn take(&mut self, row: &'a Milestone) {
        if let Some(span) = row.span.filter(|_| row.event.is_amount()) {
            self.amounts.insert((row.event, row.status, span), row);
            return;
        }
        self.events.insert((row.event, row.status), row);
        if row.status == MilestoneStatus::Planned {
            self.first_plans.entry(row.event).or_insert(row);
        }
    }

    /// Whether anything is stated of its events.
    pub fn has_events(&self) -> bool {
        !self.events.is_empty()
    }

    /// The day of an event as last stated.
    pub fn day(&self, event: Event, status: MilestoneStatus) -> Option<Dated> {
        dated(self.events.get(&(event, status))?)
    }

    /// The day of an event as first planned.
    pub fn first_plan(&self, event: Event) -> Option<Dated> {
        dated(self.first_plans.get(&event)?)
    }

    /// Amounts of one kind with their days and rows, by first and last day.
    pub fn amounts(&self, event: Event, status: MilestoneStatus) -> impl Iterator<Item = (Span, f64, u32)> + '_ {
        let wanted = self.amounts.iter().filter(move |((of, state, _), _)| (*of, *state) == (event, status));
        wanted.filter_map(|((_, _, span), row)| Some((*span, row.amount?, row.row)))
    }

    /// The amount over exactly these days.
    pub fn amount(&self, event: Event, status: MilestoneStatus, span: Span) -> Option<f64> {
        self.amounts.get(&(event, status, span))?.amount
    }
}

fn dated(row: &Milestone) -> Option<Dated> {
    Some(Dated { date: row.date?, row: Some(row.row) })
}
