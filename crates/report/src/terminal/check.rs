//! What a check found, for a terminal.

use lodestone_model::diagnostic::Arg;

use super::{Colour, Ink, findings};
use crate::view::{BaseView, CheckView, QuestionView};
use crate::words::Words;

/// What a check found: findings, then the base, counts, and what can be answered.
pub fn check(view: &CheckView, words: &Words, colour: Colour) -> String {
    let mut out = findings(&view.findings, words, colour);
    let counts = view.counts;
    let arg = |name, count: usize| (name, Arg::from(count));
    if let Some(base) = &view.base {
        out.push_str(&heading(base, words, colour));
        let args = [arg("tables", counts.tables), arg("rows", counts.rows)];
        out.push_str(&format!("{}\n", words.say("check-size", &args)));
    }
    let args = [arg("errors", counts.errors), arg("warnings", counts.warnings), arg("notes", counts.notes)];
    out.push_str(&format!("{}\n", words.say("check-counts", &args)));
    if view.base.is_none() {
        out.push_str(&format!("{}\n", colour.paint(Ink::Bad, &words.say("check-errors", &[]))));
        return out;
    }
    push_questions(&mut out, view, words, colour);
    out
}

/// Name and id of a base, its periods and cases.
pub(crate) fn heading(base: &BaseView, words: &Words, colour: Colour) -> String {
    let title = format!("{} {}", base.name, base.title(words.lang()));
    let mut out = format!("{}\n", colour.paint(Ink::Strong, &title));
    let id = [("id", Arg::from(base.short_id()))];
    out.push_str(&format!("{}\n", words.say("base-id", &id)));
    let args = [("history", range(&base.history).into()), ("planned", range(&base.planned).into())];
    let key = if base.history.is_empty() { "base-planned" } else { "base-periods" };
    out.push_str(&format!("{}\n", words.say(key, &args)));
    if !base.cases.is_empty() {
        out.push_str(&format!("{}\n", words.say("base-cases", &[("cases", base.cases.join(" + ").into())])));
    }
    out
}

fn range(periods: &[String]) -> String {
    match periods {
        [] => String::new(),
        [one] => one.clone(),
        [first, .., last] => format!("{first}–{last}"),
    }
}

fn push_questions(out: &mut String, view: &CheckView, words: &Words, colour: Colour) {
    let title = if view.answerable.is_empty() { "answerable-none" } else { "answerable-now" };
    out.push_str(&format!("\n{}\n", colour.paint(Ink::Strong, &words.say(title, &[]))));
    for question in &view.answerable {
        out.push_str(&line(question, words));
    }
    if view.answerable.is_empty() && view.next.is_empty() {
        out.push_str(&format!("{}\n", words.say("answerable-start", &[])));
    }
    for next in &view.next {
        let title = words.say("answerable-next", &[("table", words.term(&next.table).into())]);
        out.push_str(&format!("{title}\n"));
        for question in &next.opens {
            out.push_str(&line(question, words));
        }
    }
}

fn line(question: &QuestionView, words: &Words) -> String {
    format!("  {:<4} {}\n", question.id, question.text.get(words.lang()))
}
