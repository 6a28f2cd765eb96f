//! The dispatch sheet: a row per project, the dearest slip at the top.

use std::collections::BTreeMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::grid::Sym;
use lodestone_model::ids::{Id as _, ProjectId, Subject};
use lodestone_model::lights::{ChosenBy, Preset, Seen, Shown, choose};
use lodestone_model::tables::decisions::Decided;
use lodestone_model::tables::milestones::{Event, MilestoneStatus};
use lodestone_model::time::Date;

use super::changes::{Change, changes};
use super::decisions::{self, Decision};
use super::light::{Pace, open_obstacles, pace, seen};
use super::money::Money;
use super::restated::{Restated, restated};
use super::stages::Stages;
use super::statements::Statements;

/// What is asked of [`dispatch`].
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// The last day whose statements count; none: the day of the last statement.
    pub as_of: Option<Date>,
    /// The day of the sheet to compare with; none: the last meeting before.
    pub since: Option<Date>,
    /// The rules for lights; none: those that base.toml names, otherwise [`DEFAULT`].
    pub lights: Option<&'static Preset>,
}

/// The preset of a base that names none: the only one that was made for projects.
pub const DEFAULT: &str = "yinchuan-2025";

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
    /// The rules for lights, and who chose them.
    pub preset: (&'static Preset, ChosenBy),
    /// What was decided.
    pub decisions: Vec<Decision>,
    /// What changed since.
    pub changes: Vec<Change>,
    /// Reported figures that are others now than then.
    pub restated: Vec<Restated>,
    /// Projects: by what their slip costs, then by light, then by days late.
    pub rows: Vec<Row>,
}

impl Dispatch {
    /// The same with what slips cost, as a plan has it: the dearest comes first.
    #[must_use]
    pub fn with_losses(mut self, losses: &[Loss]) -> Self {
        for row in &mut self.rows {
            row.loss = losses.iter().find(|loss| loss.project == row.project).copied();
        }
        sort(&mut self.rows);
        self
    }
}

/// The sheet of a base on a day, without what slips cost.
pub fn dispatch(base: &CheckedBase, settings: &Settings) -> Dispatch {
    let rows = &base.rows;
    let stated = rows.milestones.iter().map(|row| row.stated_on).chain(rows.obstacles.iter().map(|row| row.stated_on));
    let stated = stated.chain(rows.decisions.iter().map(|row| row.stated_on));
    let stated = stated.chain(rows.reports.iter().map(|row| row.stated_on));
    let as_of = settings.as_of.or(stated.max()).unwrap_or(base.horizon().start);
    let decided = decisions::last(base, as_of);
    let meetings = decided.iter().map(|row| row.date).filter(|day| *day < as_of);
    let since = settings.since.or(meetings.max()).filter(|day| *day < as_of);
    let preset = choose(settings.lights, base.manifest.lights.as_deref(), DEFAULT);
    let now = Day { base, preset: preset.0, as_of, stated: Statements::of_all(base, as_of), decided };
    let mut rows = now.rows();
    let changes = since.map_or_else(Vec::new, |since| {
        let (stated, decided) = (Statements::of_all(base, since), decisions::last(base, since));
        let then = Day { base, preset: preset.0, as_of: since, stated, decided }.rows();
        changes(&then, &rows, |project, span| {
            now.stated.get(&project)?.amount(Event::Invested, MilestoneStatus::Actual, span)
        })
    });
    sort(&mut rows);
    let restated = since.map_or_else(Vec::new, |since| restated(base, since, as_of));
    let decisions = decisions::standing(&now.decided, since, as_of);
    Dispatch { as_of, since, preset, decisions, changes, restated, rows }
}

fn sort(rows: &mut [Row]) {
    let weight = |row: &Row| row.loss.map_or(0.0, |loss| loss.money.max(0.0));
    let rank = |row: &Row| (row.shown.light, row.stages.deciding().map(|(_, slip)| slip.days));
    rows.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(rank(b).cmp(&rank(a))).then(a.project.cmp(&b.project)));
}

/// What was known on a day.
struct Day<'a> {
    base: &'a CheckedBase,
    preset: &'static Preset,
    as_of: Date,
    stated: BTreeMap<ProjectId, Statements<'a>>,
    decided: Vec<&'a Decided>,
}

impl Day<'_> {
    fn rows(&self) -> Vec<Row> {
        (0..self.base.rows.projects.len()).map(|at| self.row(ProjectId::from_index(at))).collect()
    }

    fn row(&self, project: ProjectId) -> Row {
        let (base, as_of, nothing) = (self.base, self.as_of, Statements::default());
        let stated = self.stated.get(&project).unwrap_or(&nothing);
        let stages = Stages::of(base, project, stated, as_of);
        let money = Money::of(base, project, stated, as_of);
        let pace = pace(stated, &stages, &money);
        let open = open_obstacles(base, project, as_of);
        let seen = seen(&stages, &money, pace, stated, &open, as_of);
        Row {
            project,
            money,
            stages,
            pace,
            shown: self.preset.show(&seen),
            seen,
            obstacles: open.iter().map(|row| (row.row, row.obstacle)).collect(),
            loss: None,
            slip_open_since: decisions::open_about(&self.decided, Subject::Project(project)),
        }
    }
}
