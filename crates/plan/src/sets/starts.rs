//! Starts: a project may start in a period of its window; fixed projects start on their own day.

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::ids::{Id, ProjectId};
use lodestone_model::tables::projects::{Decision, Project, Repeat};
use lodestone_model::time::{Date, Span};

/// One possible start of one project.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Start {
    /// The project.
    pub project: ProjectId,
    /// The period in which it starts; none for a fixed project that started before the plan.
    pub period: Option<u32>,
    /// The day on which it starts.
    pub on: Date,
    /// The day on which it is commissioned: start + lead, as a year coordinate.
    pub commissioned: f64,
    /// Years from commissioning to full capacity.
    pub ramp: f64,
    /// Years from commissioning to the end of its life; infinite when not stated.
    pub life: f64,
}

/// Every possible start, by project and period. A fixed project that starts after the horizon is none.
pub(super) fn starts_of(base: &CheckedBase, periods: &[Period], horizon: Span) -> Vec<Start> {
    let mut starts = Vec::with_capacity(base.rows.projects.len() * periods.len());
    for (j, row) in base.rows.projects.iter().enumerate() {
        let project = ProjectId::from_index(j);
        if row.decision == Decision::Fixed {
            if let Some(on) = row.start.filter(|&on| on < horizon.end) {
                let period = periods.iter().position(|p| p.span.contains(on)).map(|t| t as u32);
                starts.push(start(project, row, period, on));
            }
            continue;
        }
        for (t, period) in periods.iter().enumerate() {
            let on = period.span.start;
            if row.window.unwrap_or(horizon).contains(on) {
                starts.push(start(project, row, Some(t as u32), on));
            }
        }
    }
    starts
}

fn start(project: ProjectId, row: &Project, period: Option<u32>, on: Date) -> Start {
    Start {
        project,
        period,
        on,
        commissioned: on.year_coordinate() + row.lead,
        ramp: row.ramp,
        life: row.life.unwrap_or(f64::INFINITY),
    }
}

/// Whether a project may start more than once.
pub(crate) fn may_repeat(row: &Project) -> bool {
    row.repeat == Repeat::Each
}
