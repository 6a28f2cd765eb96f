//! Starts: a project may start in a period of its window; fixed projects start on their own day.

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::ids::{Id, ProjectId};
use lodestone_model::tables::projects::{Decision, Project, Repeat};
use lodestone_model::time::{Date, Span};

/// Which starts of open projects are possible.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Windows {
    /// Those in the project's window.
    Kept,
    /// Those outside it too, though none of these may be taken: what a relaxed window would allow.
    Widened,
}

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
    /// Years by which the start lies before (negative) or after the project's window.
    pub outside: f64,
}

/// Every possible start, by project and period. A fixed project that starts after the horizon is none.
pub(super) fn starts_of(base: &CheckedBase, periods: &[Period], horizon: Span, windows: Windows) -> Vec<Start> {
    let mut starts = Vec::with_capacity(base.rows.projects.len() * periods.len());
    for (j, row) in base.rows.projects.iter().enumerate() {
        let project = ProjectId::from_index(j);
        if row.decision == Decision::Fixed {
            if let Some(on) = row.start.filter(|&on| on < horizon.end) {
                let period = periods.iter().position(|p| p.span.contains(on)).map(|t| t as u32);
                starts.push(start(project, row, period, on, 0.0));
            }
            continue;
        }
        for (t, period) in periods.iter().enumerate() {
            let on = period.span.start;
            let outside = outside(row.window.unwrap_or(horizon), on);
            if outside == 0.0 || windows == Windows::Widened {
                starts.push(start(project, row, Some(t as u32), on, outside));
            }
        }
    }
    starts
}

/// Years by which a day lies before (negative) or after a window; 0 inside.
fn outside(window: Span, on: Date) -> f64 {
    if on < window.start {
        -Span { start: on, end: window.start }.years()
    } else if on >= window.end {
        Span { start: window.end, end: on }.years().max(1.0 / 365.0)
    } else {
        0.0
    }
}

fn start(project: ProjectId, row: &Project, period: Option<u32>, on: Date, outside: f64) -> Start {
    Start {
        project,
        period,
        on,
        commissioned: on.year_coordinate() + row.lead,
        ramp: row.ramp,
        life: row.life.unwrap_or(f64::INFINITY),
        outside,
    }
}

/// Whether a project may start more than once.
pub(crate) fn may_repeat(row: &Project) -> bool {
    row.repeat == Repeat::Each
}
