//! Reported figures that are others now than at the last meeting.

use lodestone_judge::dispatch::Restated;
use lodestone_model::grid::Stated;
use serde::Serialize;

use super::said::Said;
use crate::view::track::about::topic_of;
use crate::words::{Both, number, unit};

/// A figure that is another now.
#[derive(Debug, Clone, Serialize)]
pub struct RestatedView {
    /// What it is about.
    pub about: Both,
    /// Its days.
    pub span: String,
    /// What was known then, in the canonical unit.
    pub from: f64,
    /// What is known now.
    pub to: f64,
    /// Line of `reports` of then.
    pub line_from: Option<u32>,
    /// Line of `reports` of now.
    pub line_to: Option<u32>,
    /// In a sentence.
    pub text: Both,
}

pub(super) fn restated(said: &Said<'_>, one: &Restated) -> Option<RestatedView> {
    let rows = &said.base.rows.reports;
    let (was, now) = (&rows[one.was as usize], &rows[one.now as usize]);
    let (from, to) = (was.value?, now.value?);
    let about = said.both(|words| topic_of(said.base, now, words.lang()));
    let line = |row: u32| said.line("reports", row, "value");
    let text = said.both(|words| {
        let lang = words.lang();
        let amount = |stated: Stated| match stated.dimension {
            Some(dimension) => unit::amount(stated.value, &said.units.symbol(dimension), lang),
            None => number::plain(stated.value),
        };
        let args = [
            ("about", about.get(lang).into()),
            ("span", now.span.to_string().into()),
            ("from", amount(from).into()),
            ("to", amount(to).into()),
            ("line", (line(one.now).unwrap_or_default() as usize).into()),
            ("day", now.stated_on.to_string().into()),
        ];
        words.say("dispatch-restated", &args)
    });
    Some(RestatedView {
        span: now.span.to_string(),
        from: from.value,
        to: to.value,
        line_from: line(one.was),
        line_to: line(one.now),
        text,
        about,
    })
}
