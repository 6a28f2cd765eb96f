//! The dispatch sheet as tables: projects, events, obstacles, decisions; what changed since; slips to add.

use super::dispatch_since::{since, slips};
use super::{Sheet, Value};
use crate::view::DispatchView;
use crate::words::Languages;

/// Eight tables.
pub fn dispatch(view: &DispatchView) -> Vec<Sheet> {
    let languages = Languages::new();
    let sheet = |id: &'static str, name: &str, columns: &[&str]| Sheet::titled(id, name, columns, &languages);
    let mut projects = sheet("dispatch", "dispatch-projects", &PROJECTS);
    let mut events = sheet("events", "dispatch-sheet-events", &EVENTS);
    let mut obstacles = sheet("obstacles", "dispatch-sheet-obstacles", &OBSTACLES);
    let text = |text: &Option<String>| text.as_deref().map_or(Value::Blank, Value::from);
    for project in &view.projects {
        let both = |name: &Option<crate::words::Both>| name.as_ref().map_or(Value::Blank, Value::from);
        projects.row(vec![
            project.project.as_str().into(),
            (&project.name).into(),
            both(&project.enterprise),
            both(&project.brought_by),
            text(&project.leader),
            text(&project.responsible),
            project.total.into(),
            project.cumulative.into(),
            project.plan_of_year.into(),
            project.done_this_year.into(),
            text(&project.year_days),
            project.done_this_period.into(),
            text(&project.period_days),
            project.due_share.into(),
            project.days_late.map(f64::from).into(),
            text(&project.next_day),
            project.light.light.into(),
            (&project.light.text).into(),
            project.loss_amount.into(),
            text(&project.loss_unit),
            project.loss_money.into(),
            text(&project.open_decision),
        ]);
        for stage in &project.stages {
            events.row(vec![
                project.project.as_str().into(),
                (&stage.name).into(),
                text(&stage.first_planned),
                text(&stage.planned),
                text(&stage.foreseen),
                text(&stage.actual),
                stage.days_late.map(f64::from).into(),
            ]);
        }
        for one in &project.obstacles {
            obstacles.row(vec![
                project.project.as_str().into(),
                one.obstacle.as_str().into(),
                (&one.kind).into(),
                both(&one.text),
                text(&one.responsible),
                text(&one.next_step),
                text(&one.deadline),
            ]);
        }
    }
    let mut decisions = sheet("decisions", "dispatch-decisions", &DECISIONS);
    for decision in &view.decisions {
        decisions.row(vec![
            decision.decision.as_str().into(),
            text(&decision.meeting),
            decision.date.as_str().into(),
            (&decision.matter).into(),
            decision.subject.as_ref().map_or(Value::Blank, Value::from),
            text(&decision.owner),
            text(&decision.deadline),
            decision.state.into(),
            text(&decision.evidence),
            (&decision.text).into(),
        ]);
    }
    let mut sheets = vec![projects, events, obstacles, decisions];
    sheets.extend(since(view, &languages));
    sheets.push(slips(view, &languages));
    sheets
}

const PROJECTS: [&str; 22] = [
    "plan-column-id",
    "dispatch-column-project",
    "dispatch-column-enterprise",
    "dispatch-column-brought-by",
    "dispatch-column-leader",
    "dispatch-column-responsible",
    "dispatch-column-total",
    "dispatch-column-cumulative",
    "dispatch-column-plan",
    "dispatch-column-done-money",
    "dispatch-column-days",
    "dispatch-column-done-period",
    "dispatch-column-period",
    "dispatch-column-due",
    "dispatch-column-late",
    "dispatch-column-next",
    "dispatch-column-light",
    "dispatch-column-rule",
    "dispatch-column-loss-amount",
    "plan-column-unit",
    "dispatch-column-loss",
    "dispatch-column-decision",
];

const EVENTS: [&str; 7] = [
    "plan-column-id",
    "dispatch-column-event",
    "dispatch-column-first-planned",
    "dispatch-column-planned",
    "dispatch-column-foreseen",
    "dispatch-column-actual",
    "dispatch-column-late",
];

const OBSTACLES: [&str; 7] = [
    "plan-column-id",
    "dispatch-column-number",
    "dispatch-column-kind",
    "dispatch-column-obstacle",
    "dispatch-column-responsible",
    "dispatch-column-step",
    "dispatch-column-deadline",
];

const DECISIONS: [&str; 10] = [
    "dispatch-column-decision",
    "dispatch-column-meeting",
    "dispatch-column-date",
    "dispatch-column-matter",
    "dispatch-column-project",
    "dispatch-column-responsible",
    "dispatch-column-deadline",
    "dispatch-column-state",
    "dispatch-column-evidence",
    "column-message",
];
