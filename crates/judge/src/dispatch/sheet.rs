//! The dispatch sheet: a row per project, the dearest slip at the top.

use lodestone_model::base::CheckedBase;
use lodestone_model::grid::Sym;
use lodestone_model::ids::{Id as _, ProjectId, Subject};
use lodestone_model::lights::{Light, Preset, Seen, Shown};
use lodestone_model::tables::milestones::{Event, MilestoneStatus};
use lodestone_model::time::Date;

use super::changes::{Change, changes};
use super::decisions::{Decision, decisions, last, open_about};
use super::light::{Pace, open_obstacles, pace, seen};
use super::money::Money;
use super::stages::Stages;
use super::statements::Statements;

/// What is asked of [`dispatch`].
#[derive(Debug, Clone)]
pub struct Settings {
    /// The last day whose statements count; none: the day of the last statement.
    pub as_of: Option<Date>,
    /// The day of the sheet to compare with; none: the last meeting before.
    pub since: Option<Date>,
    /// The rules for lights.
    pub preset: &'static Preset,
    /// What slips cost, from a plan.
    pub losses: Vec<Loss>,
}

/// What it costs when a project comes later, as a plan has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Loss {
    /// The project.
    pub project: ProjectId,
    /// By how many days it comes later.
    pub days: i32,
    /// Less of what its plant counts, over the plan's horizon, in that commodity's unit.
    pub amount: f64,
    /// Less net present value, in the base's currency.
    pub money: f64,
}

/// A project.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// The project.
    pub project: ProjectId,
    /// Money.
    pub money: Money,
    /// Events.
    pub stages: Stages,
    /// The pace that is due.
    pub pace: Option<Pace>,
    /// What the lights look at.
    pub seen: Seen,
    /// The light and its rule.
    pub shown: Shown,
    /// Rows of the obstacles that stand, with their numbers.
    pub obstacles: Vec<(u32, Sym)>,
    /// What its slip costs.
    pub loss: Option<Loss>,
    /// The open decision about it that was taken last, and its day.
    pub slip_open_since: Option<(Sym, Date)>,
}

/// The sheet.
#[derive(Debug, Clone)]
pub struct Dispatch {
    /// The last day whose statements count.
    pub as_of: Date,
    /// The day it is compared with.
    pub since: Option<Date>,
    /// The rules for lights.
    pub preset: &'static Preset,
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What changed since.
    pub changes: Vec<Change>,
    /// Projects: by what their slip costs, then by light, then by days late.
    pub rows: Vec<Row>,
}

/// The sheet of a base on a day.
pub fn dispatch(base: &CheckedBase, settings: &Settings) -> Dispatch {
    let stated = base.rows.milestones.iter().map(|row| row.stated_on);
    let stated = stated.chain(base.rows.obstacles.iter().map(|row| row.stated_on));
    let stated = stated.chain(base.rows.decisions.iter().map(|row| row.stated_on));
    let stated = stated.chain(base.rows.reports.iter().map(|row| row.stated_on));
    let as_of = settings.as_of.or(stated.max()).unwrap_or(base.horizon().start);
    let meetings = last(base, as_of).into_iter().map(|row| row.date).filter(|day| *day < as_of);
    let since = settings.since.or(meetings.max()).filter(|day| *day < as_of);
    let mut rows = rows(base, settings, as_of);
    let now = Statements::of_all(base, as_of);
    let changes = since.map_or_else(Vec::new, |since| {
        let then = self::rows(base, settings, since);
        changes(&then, &rows, |project, span| now.get(&project)?.amount(Event::Invested, MilestoneStatus::Actual, span))
    });
    rows.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(rank(b).cmp(&rank(a))).then(a.project.cmp(&b.project)));
    Dispatch { as_of, since, preset: settings.preset, decisions: decisions(base, since, as_of), changes, rows }
}

fn weight(row: &Row) -> f64 {
    row.loss.map_or(0.0, |loss| loss.money.max(0.0))
}

fn rank(row: &Row) -> (Option<Light>, Option<i32>) {
    (row.shown.light, row.stages.deciding().map(|(_, slip)| slip.days))
}

fn rows(base: &CheckedBase, settings: &Settings, as_of: Date) -> Vec<Row> {
    let stated = Statements::of_all(base, as_of);
    let nothing = Statements::default();
    let row = |at: usize| {
        let project = ProjectId::from_index(at);
        let stated = stated.get(&project).unwrap_or(&nothing);
        let stages = Stages::of(base, project, stated, as_of);
        let money = Money::of(base, project, stated, as_of);
        let pace = pace(stated, &stages, &money);
        let open = open_obstacles(base, project, as_of);
        let seen = seen(&stages, &money, pace, stated, &open, as_of);
        let shown = settings.preset.show(&seen);
        let loss = settings.losses.iter().find(|loss| loss.project == project).copied();
        let is_it = |row: &lodestone_model::tables::decisions::Decided| row.subject == Some(Subject::Project(project));
        Row {
            project,
            money,
            stages,
            pace,
            shown,
            seen,
            obstacles: open.iter().map(|row| (row.row, row.obstacle)).collect(),
            loss,
            slip_open_since: open_about(base, is_it, as_of),
        }
    };
    (0..base.rows.projects.len()).map(row).collect()
}
