//! Supervision slips: the text that is sent, and the row of `decisions` that keeps it open until evidence is linked.

use lodestone_judge::dispatch::Row;
use lodestone_model::tables::decisions::{self, Col};
use serde::Serialize;

use super::project::DispatchedProject;
use super::said::Said;
use crate::words::Both;

/// A row of the table `decisions`, for a slip that is not open yet.
#[derive(Debug, Clone, Serialize)]
pub struct SlipRow {
    /// Its number: the day and the project, so that a slip of the same day is the same.
    pub decision: String,
    /// What kind of decision, in the words of the table.
    pub meeting: String,
    /// The day of the sheet.
    pub date: String,
    /// The text of the slip.
    pub matter: Both,
    /// The project.
    pub subject: String,
    /// Who does it.
    pub owner: Option<String>,
    /// The nearest deadline of an obstacle.
    pub deadline: Option<String>,
}

impl SlipRow {
    /// Its cells in the order of the table's columns.
    pub fn cells(&self) -> [String; decisions::TABLE.columns.len()] {
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut cells = [const { String::new() }; decisions::TABLE.columns.len()];
        let own = [
            (Col::Decision, self.decision.clone()),
            (Col::Meeting, self.meeting.clone()),
            (Col::Date, self.date.clone()),
            (Col::MatterZh, self.matter.zh.clone()),
            (Col::MatterEn, self.matter.en.clone()),
            (Col::Subject, self.subject.clone()),
            (Col::Owner, text(&self.owner)),
            (Col::Deadline, text(&self.deadline)),
            (Col::Status, "open".to_owned()),
            (Col::StatedOn, self.date.clone()),
        ];
        own.into_iter().for_each(|(column, cell)| cells[column as usize] = cell);
        cells
    }
}

/// Who is asked: the one responsible for the project, else for the first obstacle that names somebody.
fn owner(view: &DispatchedProject) -> Option<String> {
    view.responsible.clone().or_else(|| view.obstacles.iter().find_map(|one| one.responsible.clone()))
}

fn deadline(view: &DispatchedProject) -> Option<String> {
    view.obstacles.iter().filter_map(|one| one.deadline.clone()).min()
}

/// The text of a supervision slip: to whom, what is wrong, what is asked and by when.
pub(super) fn text(said: &Said<'_>, row: &Row, view: &DispatchedProject) -> Vec<Both> {
    let to = owner(view);
    let mut text = vec![said.both(|words| {
        let to = to.clone().unwrap_or_else(|| words.say("dispatch-slip-nobody", &[]));
        let name = view.name.get(words.lang()).to_owned();
        words.say("dispatch-slip-head", &[("to", to.into()), ("project", name.into())])
    })];
    text.push(view.light.text.clone());
    text.extend(view.text.iter().cloned());
    let deadline = deadline(view);
    text.push(said.both(|words| match (&deadline, row.slip_open_since) {
        (_, Some((id, since))) => {
            let id = said.base.text(id).to_owned();
            words.say("dispatch-slip-open", &[("id", id.into()), ("day", since.to_string().into())])
        }
        (Some(day), None) => words.say("dispatch-slip-by", &[("day", day.as_str().into())]),
        (None, None) => words.say("dispatch-slip-no-deadline", &[]),
    }));
    text
}

/// The rows to add to `decisions`: a slip for every project with a red light about which no decision is open.
pub(super) fn rows(said: &Said<'_>, as_of: &str, projects: &[DispatchedProject]) -> Vec<SlipRow> {
    let wanted = projects.iter().filter(|project| project.open_decision.is_none());
    wanted
        .filter_map(|project| {
            let lines = project.slip.as_ref()?;
            let matter = |get: fn(&Both) -> &str, mark: &str| lines.iter().map(get).collect::<Vec<&str>>().join(mark);
            Some(SlipRow {
                decision: format!("slip-{as_of}-{}", project.project),
                meeting: said.both(|words| words.say("dispatch-slip-meeting", &[])).zh,
                date: as_of.to_owned(),
                matter: Both { zh: matter(|both| &both.zh, "；"), en: matter(|both| &both.en, "; ") },
                subject: project.project.clone(),
                owner: owner(project),
                deadline: deadline(project),
            })
        })
        .collect()
}
