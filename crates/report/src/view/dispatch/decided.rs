//! Decisions of meetings, and how they stand.

use lodestone_judge::dispatch::{Decision, Due};
use lodestone_model::ids::{Id as _, Subject};
use serde::Serialize;

use super::said::Said;
use crate::words::Both;

/// A decision.
#[derive(Debug, Clone, Serialize)]
pub struct DecisionView {
    /// Its number.
    pub decision: String,
    /// The meeting.
    pub meeting: Option<String>,
    /// Its day.
    pub date: String,
    /// What was decided.
    pub matter: Both,
    /// What it is about: a project, firm, plant or area, else the target that it serves.
    pub subject: Option<Both>,
    /// Who does it.
    pub owner: Option<String>,
    /// By when.
    pub deadline: Option<String>,
    /// `overdue`, `due`, `open`, `done` or `dropped`.
    pub state: &'static str,
    /// Days overdue, or to the deadline.
    pub days: Option<i32>,
    /// The evidence, when done.
    pub evidence: Option<String>,
    /// The same in a sentence.
    pub text: Both,
    /// Line of `decisions`.
    pub line: Option<u32>,
}

pub(super) fn decision(said: &Said<'_>, decision: &Decision) -> DecisionView {
    let row = &said.base.rows.decisions[decision.row as usize];
    let matter = said.named(row.matter, row.decision);
    let subject = row.subject.and_then(|subject| match subject {
        Subject::Project(id) => Some(said.project(id)),
        Subject::Enterprise(id) => {
            let firm = &said.base.rows.enterprises[id.index()];
            Some(said.named(firm.names, firm.enterprise))
        }
        Subject::Plant(id) => Some(said.both(|words| said.base.plant_label(id, words.lang()).to_owned())),
        Subject::Scope(id) => {
            let area = &said.base.rows.scopes[id.index()];
            Some(said.named(area.names, area.scope))
        }
        Subject::Commodity(_) | Subject::Sample(_) => None,
    });
    let target = row.target.map(|id| &said.base.rows.targets[id.index()]);
    let subject = subject.or_else(|| target.map(|target| said.named(target.names, target.target)));
    let (state, days, key) = match decision.due {
        Due::Overdue(days) => ("overdue", Some(days), "dispatch-decision-overdue"),
        Due::In(days) => ("due", Some(days), "dispatch-decision-due"),
        Due::Open => ("open", None, "dispatch-decision-open"),
        Due::Done(_) => ("done", None, "dispatch-decision-done"),
        Due::Dropped => ("dropped", None, "dispatch-decision-dropped"),
    };
    let owner = said.text(row.owner);
    let closed = row.closed_on.map(|day| day.to_string());
    let evidence = said.text(row.evidence);
    let text = said.both(|words| {
        let lang = words.lang();
        let about = subject.as_ref().map_or("—", |subject| subject.get(lang)).to_owned();
        let dash = |text: &Option<String>| text.as_deref().unwrap_or("—").to_owned();
        let args = [
            ("id", said.base.text(row.decision).into()),
            ("matter", matter.get(lang).into()),
            ("about", about.into()),
            ("who", dash(&owner).into()),
            ("days", (days.unwrap_or(0).unsigned_abs() as usize).into()),
            ("day", dash(&closed).into()),
            ("evidence", dash(&evidence).into()),
        ];
        words.say(key, &args)
    });
    DecisionView {
        decision: said.base.text(row.decision).to_owned(),
        meeting: said.text(row.meeting),
        date: row.date.to_string(),
        matter,
        subject,
        owner,
        deadline: row.deadline.map(|day| day.to_string()),
        state,
        days,
        evidence,
        text,
        line: said.line("decisions", row.row, "decision"),
    }
}
