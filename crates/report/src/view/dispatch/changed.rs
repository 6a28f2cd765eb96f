//! What changed since the last meeting.

use lodestone_judge::dispatch::{Change, Changed};
use lodestone_model::ids::Id as _;
use lodestone_model::lights::Light;
use serde::Serialize;

use super::said::{Said, choice};
use crate::view::track::light::light_key;
use crate::words::{Both, Words};

/// A change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// The project.
    pub project: String,
    /// `light`, `happened`, `foreseen`, `replanned`, `revised`, `hindered` or `freed`.
    pub what: &'static str,
    /// In a sentence.
    pub text: Both,
}

pub(super) fn change(said: &Said<'_>, change: &Change) -> ChangeView {
    let own = &said.base.rows.projects[change.project.index()];
    let (what, key) = match &change.what {
        Changed::Light { .. } => ("light", "dispatch-changed-light"),
        Changed::Happened { .. } => ("happened", "dispatch-changed-happened"),
        Changed::Foreseen { .. } => ("foreseen", "dispatch-changed-foreseen"),
        Changed::Replanned { .. } => ("replanned", "dispatch-changed-replanned"),
        Changed::Revised { .. } => ("revised", "dispatch-changed-revised"),
        Changed::Hindered(_) => ("hindered", "dispatch-changed-hindered"),
        Changed::Freed(_) => ("freed", "dispatch-changed-freed"),
    };
    let name = said.project(change.project);
    let text = said.both(|words| {
        let lang = words.lang();
        let (event, from, to) = match &change.what {
            Changed::Light { from, to } => (String::new(), light(*from, words), light(*to, words)),
            Changed::Happened { event, on } => (choice(*event).1.get(lang).to_owned(), String::new(), on.to_string()),
            Changed::Foreseen { event, from, to } | Changed::Replanned { event, from, to } => {
                (choice(*event).1.get(lang).to_owned(), from.to_string(), to.to_string())
            }
            Changed::Revised { span, from, to } => (span.to_string(), said.money(*from, lang), said.money(*to, lang)),
            Changed::Hindered(row) | Changed::Freed(row) => {
                let row = &said.base.rows.obstacles[*row as usize];
                let text = said.named(row.text, row.obstacle).get(lang).to_owned();
                (choice(row.kind).1.get(lang).to_owned(), said.base.text(row.obstacle).to_owned(), text)
            }
        };
        let args =
            [("project", name.get(lang).into()), ("event", event.into()), ("from", from.into()), ("to", to.into())];
        words.say(key, &args)
    });
    ChangeView { project: said.base.text(own.project).to_owned(), what, text }
}

fn light(light: Option<Light>, words: &Words) -> String {
    words.say(light.map_or("dispatch-no-light", |light| light_key(light.id())), &[])
}
