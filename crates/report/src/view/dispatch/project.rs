//! A row of the sheet.

use lodestone_judge::dispatch::{Pace, Row, Slip};
use lodestone_model::ids::Id as _;
use lodestone_model::lights::Light;
use lodestone_model::time::Span;
use lodestone_model::unit::Dimension;
use serde::Serialize;

use super::said::{Said, choice};
use super::slip;
use crate::view::track::LightView;
use crate::view::track::light;
use crate::words::{Both, number, unit};

/// A project.
#[derive(Debug, Clone, Serialize)]
pub struct DispatchedProject {
    /// Its id.
    pub project: String,
    /// Its name.
    pub name: Both,
    /// Its firm.
    pub enterprise: Option<Both>,
    /// The anchor firm that brought it.
    pub brought_by: Option<Both>,
    /// Responsible leader.
    pub leader: Option<String>,
    /// Responsible person or unit.
    pub responsible: Option<String>,
    /// Total investment, in the base's currency.
    pub total: Option<f64>,
    /// Invested since it began.
    pub cumulative: Option<f64>,
    /// Planned for the year.
    pub plan_of_year: Option<f64>,
    /// Done this year, and its days.
    pub done_this_year: Option<f64>,
    /// From the first of January to the last stated day.
    pub year_days: Option<String>,
    /// Done this period.
    pub done_this_period: Option<f64>,
    /// Days of this period.
    pub period_days: Option<String>,
    /// Share of the year's plan that is due by then.
    pub due_share: Option<f64>,
    /// Whether that is the project's own plan (`planned`) or its share of days (`by-days`).
    pub due_by: Option<&'static str>,
    /// Whether anybody says what happened; otherwise only the dates of the tables are known.
    pub has_milestones: bool,
    /// Events.
    pub stages: Vec<StageView>,
    /// The event whose delay counts.
    pub late_event: Option<&'static str>,
    /// Days late; negative when early.
    pub days_late: Option<i32>,
    /// Whether it may be more.
    pub is_at_least: bool,
    /// The next event.
    pub next_event: Option<&'static str>,
    /// When it is foreseen, otherwise planned.
    pub next_day: Option<String>,
    /// The light.
    pub light: LightView,
    /// What stands in the way.
    pub obstacles: Vec<ObstacleView>,
    /// Less output through the delay, in `loss_unit`, over the horizon.
    pub loss_amount: Option<f64>,
    /// The unit.
    pub loss_unit: Option<String>,
    /// Less net present value, in the base's currency.
    pub loss_money: Option<f64>,
    /// The open decision about it.
    pub open_decision: Option<String>,
    /// The same in sentences.
    pub text: Vec<Both>,
    /// For a project with a red light: a supervision slip, ready to be sent.
    pub slip: Option<Vec<Both>>,
}

/// An event.
#[derive(Debug, Clone, Serialize)]
pub struct StageView {
    /// Its id.
    pub event: &'static str,
    /// In words.
    pub name: Both,
    /// The plan in force.
    pub planned: Option<String>,
    /// The first plan, where it was moved.
    pub first_planned: Option<String>,
    /// What is foreseen.
    pub foreseen: Option<String>,
    /// When it happened.
    pub actual: Option<String>,
    /// Days late.
    pub days_late: Option<i32>,
}

/// What stands in the way.
#[derive(Debug, Clone, Serialize)]
pub struct ObstacleView {
    /// Its number.
    pub obstacle: String,
    /// Kind.
    pub kind: Both,
    /// In words.
    pub text: Option<Both>,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// What is done next.
    pub next_step: Option<String>,
    /// By when.
    pub deadline: Option<String>,
    /// Line of `obstacles`.
    pub line: Option<u32>,
}

pub(super) fn project(said: &Said<'_>, row: &Row) -> DispatchedProject {
    let own = &said.base.rows.projects[row.project.index()];
    let firm = |id: Option<lodestone_model::ids::EnterpriseId>| {
        id.map(|id| &said.base.rows.enterprises[id.index()]).map(|firm| said.named(firm.names, firm.enterprise))
    };
    let deciding = row.stages.deciding();
    let next = row.stages.next();
    let counted = own.plant.and_then(|plant| said.base.rows.plants[plant.index()].counted);
    let loss_unit = counted.map(|commodity| {
        let unit = said.base.rows.commodities[commodity.index()].unit.as_ref();
        said.units.symbol(unit.map_or(Dimension::MASS, |unit| unit.dimension))
    });
    let obstacles: Vec<ObstacleView> = row.obstacles.iter().map(|(at, _)| obstacle(said, *at)).collect();
    let days = |done: Option<(f64, Span)>| done.map(|(_, span)| span.to_string());
    let mut view = DispatchedProject {
        project: said.base.text(own.project).to_owned(),
        name: said.project(row.project),
        enterprise: firm(own.enterprise),
        brought_by: firm(own.anchor),
        leader: said.text(own.leader),
        responsible: said.text(own.responsible),
        total: row.money.total,
        cumulative: row.money.cumulative,
        plan_of_year: row.money.plan_of_year,
        done_this_year: row.money.done_this_year.map(|(amount, _)| amount),
        year_days: days(row.money.done_this_year),
        done_this_period: row.money.done_this_period.map(|(amount, _)| amount),
        period_days: days(row.money.done_this_period),
        due_share: row.pace.map(Pace::share),
        due_by: row.pace.map(|pace| if matches!(pace, Pace::Planned(_)) { "planned" } else { "by-days" }),
        has_milestones: row.stages.is_stated,
        stages: row.stages.all.iter().map(stage).collect(),
        late_event: deciding.map(|(stage, _)| choice(stage.event).0),
        days_late: deciding.map(|(_, slip)| slip.days),
        is_at_least: deciding.is_some_and(|(_, slip)| slip.is_at_least),
        next_event: next.map(|stage| choice(stage.event).0),
        next_day: next.and_then(|stage| stage.foreseen.or(stage.planned)).map(|day| day.date.to_string()),
        light: light::shown(said.languages, &row.shown),
        obstacles,
        loss_amount: row.loss.map(|loss| loss.amount),
        loss_unit,
        loss_money: row.loss.map(|loss| loss.money),
        open_decision: row.slip_open_since.map(|(id, _)| said.base.text(id).to_owned()),
        text: Vec::new(),
        slip: None,
    };
    view.text = sentences(said, row, &view);
    view.slip = (row.shown.light == Some(Light::Red)).then(|| slip::text(said, row, &view));
    view
}

fn stage(stage: &lodestone_judge::dispatch::Stage) -> StageView {
    let (event, name) = choice(stage.event);
    let day = |dated: Option<lodestone_judge::dispatch::Dated>| dated.map(|dated| dated.date.to_string());
    StageView {
        event,
        name,
        planned: day(stage.planned),
        first_planned: day(stage.first_planned),
        foreseen: day(stage.foreseen),
        actual: day(stage.actual),
        days_late: stage.slip.map(|slip| slip.days),
    }
}

fn obstacle(said: &Said<'_>, at: u32) -> ObstacleView {
    let row = &said.base.rows.obstacles[at as usize];
    let has_text = row.text.zh.is_some() || row.text.en.is_some();
    ObstacleView {
        obstacle: said.base.text(row.obstacle).to_owned(),
        kind: choice(row.kind).1,
        text: has_text.then(|| said.named(row.text, row.obstacle)),
        responsible: said.text(row.responsible),
        next_step: said.text(row.next_step),
        deadline: row.deadline.map(|day| day.to_string()),
        line: said.line("obstacles", row.row, "kind"),
    }
}

/// Delay, money, obstacles, loss: what a reader needs to decide.
fn sentences(said: &Said<'_>, row: &Row, view: &DispatchedProject) -> Vec<Both> {
    let mut text = Vec::new();
    if let Some((stage, Slip { days, is_at_least })) = row.stages.deciding() {
        let (_, event) = choice(stage.event);
        let key = match (days, is_at_least, stage.actual.is_some()) {
            (0, _, true) => "dispatch-as-planned",
            (0, _, false) => "dispatch-foreseen-as-planned",
            (..0, _, true) => "dispatch-early",
            (..0, _, false) => "dispatch-foreseen-early",
            (_, true, _) => "dispatch-late-at-least",
            (_, false, true) => "dispatch-was-late",
            (_, false, false) => "dispatch-foreseen-late",
        };
        text.push(said.both(|words| {
            let event = event.get(words.lang()).to_owned();
            words.say(key, &[("event", event.into()), ("days", (days.unsigned_abs() as usize).into())])
        }));
        if let Some(first) = stage.first_planned {
            text.push(said.both(|words| words.say("dispatch-moved", &[("day", first.date.to_string().into())])));
        }
    }
    if let (Some((done, days)), Some(plan)) =
        (row.money.done_this_year, row.money.plan_of_year.filter(|plan| *plan > 0.0))
    {
        let share = format!("{} %", number::fixed(100.0 * done / plan, 1));
        text.push(said.both(|words| {
            let lang = words.lang();
            let mut args = vec![
                ("days", days.to_string().into()),
                ("done", said.money(done, lang).into()),
                ("plan", said.money(plan, lang).into()),
                ("share", share.as_str().into()),
            ];
            match view.due_share {
                Some(due) => {
                    let basis =
                        if view.due_by == Some("planned") { "dispatch-due-planned" } else { "dispatch-due-days" };
                    args.push(("due", format!("{} %", number::fixed(100.0 * due, 1)).into()));
                    args.push(("basis", words.say(basis, &[]).into()));
                    words.say("dispatch-done-against-due", &args)
                }
                None => words.say("dispatch-done", &args),
            }
        }));
    }
    for obstacle in &view.obstacles {
        text.push(said.both(|words| stands_in_the_way(obstacle, words)));
    }
    if let Some(loss) = row.loss {
        text.push(said.both(|words| {
            let lang = words.lang();
            let amount = unit::amount(loss.amount, view.loss_unit.as_deref().unwrap_or("t"), lang);
            let key = if loss.money < 0.0 { "dispatch-loss-none" } else { "dispatch-loss" };
            let args = [
                ("days", (loss.days.max(0) as usize).into()),
                ("amount", amount.into()),
                ("money", said.money(loss.money.abs(), lang).into()),
            ];
            words.say(key, &args)
        }));
    }
    text
}

fn stands_in_the_way(obstacle: &ObstacleView, words: &crate::words::Words) -> String {
    let lang = words.lang();
    let or_dash = |text: Option<&str>| text.unwrap_or("—").to_owned();
    let args = [
        ("id", obstacle.obstacle.as_str().into()),
        ("kind", obstacle.kind.get(lang).into()),
        ("text", or_dash(obstacle.text.as_ref().map(|text| text.get(lang))).into()),
        ("who", or_dash(obstacle.responsible.as_deref()).into()),
        ("step", or_dash(obstacle.next_step.as_deref()).into()),
        ("day", or_dash(obstacle.deadline.as_deref()).into()),
    ];
    words.say("dispatch-obstacle", &args)
}
