//! What has changed since the last meeting: the sheet of today against the sheet that was shown then.

use lodestone_model::ids::ProjectId;
use lodestone_model::lights::Light;
use lodestone_model::tables::milestones::Event;
use lodestone_model::time::{Date, Span};

use super::sheet::Row;

/// What changed.
#[derive(Debug, Clone, PartialEq)]
pub enum Changed {
    /// The light.
    Light {
        /// Then.
        from: Option<Light>,
        /// Now.
        to: Option<Light>,
    },
    /// An event happened.
    Happened {
        /// The event.
        event: Event,
        /// Its day.
        on: Date,
    },
    /// An event is foreseen for another day.
    Foreseen {
        /// The event.
        event: Event,
        /// The day that was foreseen, otherwise planned.
        from: Date,
        /// The day that is foreseen.
        to: Date,
    },
    /// The plan of an event was moved.
    Replanned {
        /// The event.
        event: Event,
        /// The old day.
        from: Date,
        /// The new one.
        to: Date,
    },
    /// What was shown as done over some days is another amount now.
    Revised {
        /// The days.
        span: Span,
        /// The amount that was shown.
        from: f64,
        /// The amount now.
        to: f64,
    },
    /// An obstacle came up; its row.
    Hindered(u32),
    /// An obstacle was removed; its row of then.
    Freed(u32),
}

/// A change of a project.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// The project.
    pub project: ProjectId,
    /// What changed.
    pub what: Changed,
}

/// Every change between two sheets of the same projects. `revised` tells what an amount over the days of then is now.
pub(super) fn changes(then: &[Row], now: &[Row], revised: impl Fn(ProjectId, Span) -> Option<f64>) -> Vec<Change> {
    let mut found = Vec::new();
    for row in now {
        let Some(old) = then.iter().find(|old| old.project == row.project) else { continue };
        let mut add = |what: Changed| found.push(Change { project: row.project, what });
        if old.shown.light != row.shown.light {
            add(Changed::Light { from: old.shown.light, to: row.shown.light });
        }
        for stage in &row.stages.all {
            let event = stage.event;
            let before = old.stages.stage(event);
            if let Some(actual) = stage.actual.filter(|_| before.is_none_or(|before| before.actual.is_none())) {
                add(Changed::Happened { event, on: actual.date });
                continue;
            }
            let Some(before) = before else { continue };
            if let (Some(from), Some(to)) = (before.foreseen.or(before.planned), stage.foreseen)
                && from.date != to.date
                && before.foreseen != stage.foreseen
            {
                add(Changed::Foreseen { event, from: from.date, to: to.date });
            }
            if let (Some(from), Some(to)) = (before.planned, stage.planned)
                && from.date != to.date
            {
                add(Changed::Replanned { event, from: from.date, to: to.date });
            }
        }
        if let Some((from, span)) = old.money.done_this_year
            && let Some(to) = revised(row.project, span).filter(|to| *to != from)
        {
            add(Changed::Revised { span, from, to });
        }
        let is_in = |list: &[(u32, lodestone_model::grid::Sym)], id| list.iter().any(|(_, known)| *known == id);
        row.obstacles
            .iter()
            .filter(|(_, id)| !is_in(&old.obstacles, *id))
            .for_each(|(at, _)| add(Changed::Hindered(*at)));
        old.obstacles.iter().filter(|(_, id)| !is_in(&row.obstacles, *id)).for_each(|(at, _)| add(Changed::Freed(*at)));
    }
    found
}
