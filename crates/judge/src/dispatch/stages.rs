//! Where a project stands between its events, and how late it is.
//!
//! ```text
//! slip of an event = its day − the planned day     when it happened
//!                  = the foreseen day − the planned day, when one is foreseen; a foreseen day that has passed counts as today
//!                  ≥ today − the planned day       when neither is stated and the planned day has passed
//! ```
//!
//! The plan is the last stated one; how far it was moved since it was first stated stands beside it. Without one, start and
//! start + lead time of `projects` are shown, but nothing is late against them: they may be estimates, or what is foreseen.
//! Silence means late only where base.toml says `milestones = "all"`; a record from the press is silent about most of what
//! happens. Tests: `dispatch::slips_of_a_project_by_hand`, `dispatch::a_record_of_some_milestones_accuses_nobody`.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, ProjectId};
use lodestone_model::tables::milestones::{Event, MilestoneStatus};
use lodestone_model::time::Date;

use super::statements::{Dated, Statements};

/// Events by which a project's delay is told, the weightiest last. Registers have no fixed place among them.
const ORDER: [Event; 6] =
    [Event::Filed, Event::Started, Event::Trial, Event::Accepted, Event::Sustained, Event::Commissioned];

/// How late an event is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Slip {
    /// Days after the plan; negative before it.
    pub days: i32,
    /// Whether it may be more: not happened, and nothing newer is foreseen.
    pub is_at_least: bool,
}

/// An event of a project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Stage {
    /// The event.
    pub event: Event,
    /// The plan in force.
    pub planned: Option<Dated>,
    /// The plan as first stated, where it was moved since.
    pub first_planned: Option<Dated>,
    /// What is foreseen.
    pub foreseen: Option<Dated>,
    /// When it happened.
    pub actual: Option<Dated>,
    /// How late it is; none where plan or fact are not known.
    pub slip: Option<Slip>,
}

/// The events of a project, in order.
#[derive(Debug, Clone, PartialEq)]
pub struct Stages {
    /// Those of which a day is known.
    pub all: Vec<Stage>,
    /// Whether anything is stated of them.
    pub is_stated: bool,
    /// Whether what is not stated has not happened.
    pub is_complete: bool,
}

impl Stages {
    pub(super) fn of(base: &CheckedBase, project: ProjectId, stated: &Statements<'_>, as_of: Date) -> Self {
        let row = &base.rows.projects[project.index()];
        let is_complete = base.manifest.milestones_are_complete;
        let in_table = |event: Event| match event {
            Event::Started => row.start,
            Event::Commissioned => row.start.filter(|_| row.plant.is_some()).and_then(|day| day.add_years(row.lead)),
            _ => None,
        };
        let events = [
            Event::Filed,
            Event::Started,
            Event::Enrolled,
            Event::Trial,
            Event::Commissioned,
            Event::Accepted,
            Event::Sustained,
        ];
        let stage = |event: Event| {
            let planned = stated.day(event, MilestoneStatus::Planned);
            let planned = planned.or_else(|| in_table(event).map(|date| Dated { date, row: None }));
            let moved = |first: &Dated| planned.is_some_and(|plan| plan.date != first.date);
            let (foreseen, actual) =
                (stated.day(event, MilestoneStatus::Forecast), stated.day(event, MilestoneStatus::Actual));
            let stated_plan = planned.filter(|plan| plan.row.is_some());
            let slip = stated_plan.and_then(|plan| slip(plan.date, foreseen, actual, as_of));
            let slip = slip.filter(|slip| is_complete || !slip.is_at_least);
            let first_planned = stated.first_plan(event).filter(moved);
            let is_known = planned.is_some() || foreseen.is_some() || actual.is_some();
            is_known.then_some(Stage { event, planned, first_planned, foreseen, actual, slip })
        };
        Stages { all: events.into_iter().filter_map(stage).collect(), is_stated: stated.has_events(), is_complete }
    }

    /// What is known of an event.
    pub fn stage(&self, event: Event) -> Option<&Stage> {
        self.all.iter().find(|stage| stage.event == event)
    }

    /// When it happened.
    pub fn actual(&self, event: Event) -> Option<Date> {
        Some(self.stage(event)?.actual?.date)
    }

    /// When it is planned.
    pub fn planned(&self, event: Event) -> Option<Date> {
        Some(self.stage(event)?.planned?.date)
    }

    /// The delay that counts: of commissioning where that is known, otherwise of the last event of which it is.
    pub fn deciding(&self) -> Option<(&Stage, Slip)> {
        let known = ORDER.iter().rev().filter_map(|event| self.stage(*event));
        known.filter_map(|stage| Some((stage, stage.slip?))).next()
    }

    /// The first event that has not happened; an event behind one that has is taken to have happened.
    pub fn next(&self) -> Option<&Stage> {
        let last = self.all.iter().rposition(|stage| stage.actual.is_some() && stage.event != Event::Enrolled);
        self.all.iter().skip(last.map_or(0, |at| at + 1)).find(|stage| stage.event != Event::Enrolled)
    }

    /// Whether it makes something already.
    pub fn is_running(&self) -> bool {
        [Event::Commissioned, Event::Accepted, Event::Sustained].into_iter().any(|event| self.actual(event).is_some())
    }
}

fn slip(planned: Date, foreseen: Option<Dated>, actual: Option<Dated>, as_of: Date) -> Option<Slip> {
    let late = |day: Date, is_at_least: bool| Some(Slip { days: day.days_after(planned), is_at_least });
    match (actual, foreseen) {
        (Some(actual), _) => late(actual.date, false),
        (None, Some(foreseen)) if foreseen.date >= as_of => late(foreseen.date, false),
        (None, Some(_)) => late(as_of, true),
        (None, None) if planned < as_of => late(as_of, true),
        (None, None) => None,
    }
}
