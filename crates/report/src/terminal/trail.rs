//! Where a figure comes from, for a terminal: each step two spaces further in than what it explains.

use super::check::heading;
use super::wrap::wrap;
use super::{Colour, Ink};
use crate::view::trail::{CellNode, TrailNode};
use crate::view::why::{Statement, WhyView};
use crate::words::{Both, Words};

/// The figure and the weakest grade behind it, the tree, then what else was stated and checked.
pub fn why(view: &WhyView, words: &Words, colour: Colour) -> String {
    let mut out = heading(&view.base, words, colour);
    let lang = words.lang();
    out.push_str(&format!("{}\n", words.say("why-as-of", &[("day", view.as_of.as_str().into())])));
    let title = format!("{} · {}", view.name.get(lang), view.span);
    out.push_str(&format!("\n{}\n", colour.paint(Ink::Strong, &title)));
    view.lacking.iter().for_each(|lacking| out.push_str(&wrap(lacking.get(lang), 2)));
    for known in &view.figures {
        let label = colour.paint(Ink::Strong, &known.role.say(words));
        let text = known.trail.text.get(lang);
        out.push_str(&wrap(&words.say("why-figure", &[("role", label.into()), ("value", text.into())]), 2));
    }
    if let Some(weakest) = &view.weakest {
        let about = weakest.about.as_ref().map_or("—", |about| about.get(lang));
        let place = place(&weakest.cell, words);
        let args = [("grade", weakest.grade.into()), ("about", about.into()), ("place", place.into())];
        out.push_str(&wrap(&words.say("why-weakest", &args), 2));
    }
    view.nowcast.iter().for_each(|said| out.push_str(&wrap(said.get(lang), 2)));
    for known in &view.figures {
        out.push_str(&format!("\n{}\n", colour.paint(Ink::Strong, &known.role.say(words))));
        push(&mut out, &known.trail, &view.name, 2, words);
    }
    let lists = [("why-others", &view.others), ("why-nearest", &view.nearest)];
    for (key, statements) in lists.into_iter().filter(|(_, list)| !list.is_empty()) {
        let args = [("count", view.statements.into())];
        let heading = if key == "why-others" { words.say("why-others", &[]) } else { words.say("why-nearest", &args) };
        out.push_str(&format!("\n{}\n", colour.paint(Ink::Strong, &heading)));
        statements.iter().for_each(|statement| said(&mut out, statement, words));
    }
    if !view.checks.is_empty() {
        out.push_str(&format!("\n{}\n", colour.paint(Ink::Strong, &words.say("why-checks", &[]))));
        view.checks.iter().for_each(|check| out.push_str(&wrap(&super::track::line(check, words), 2)));
    }
    out
}

fn said(out: &mut String, statement: &Statement, words: &Words) {
    let beside = statement.beside.map(|word| word.say(words)).unwrap_or_default();
    let node = &statement.statement;
    let args = [("beside", beside.into()), ("statement", leaf(node, words).into())];
    out.push_str(&wrap(&words.say("why-statement", &args), 2));
    node.cell.iter().for_each(|cell| out.push_str(&wrap(&origin(cell, words), 4)));
}

/// A node and what is behind it.
fn push(out: &mut String, node: &TrailNode, of: &Both, indent: usize, words: &Words) {
    let lang = words.lang();
    if let Some(cell) = &node.cell {
        out.push_str(&wrap(&leaf(node, words), indent));
        out.push_str(&wrap(&origin(cell, words), indent + 2));
        return;
    }
    let about = node.about.as_ref().unwrap_or(of).get(lang);
    let span = node.span.as_deref().unwrap_or_default();
    let args = [
        ("about", about.into()),
        ("span", span.into()),
        ("value", node.text.get(lang).into()),
        ("grade", node.grade.into()),
    ];
    let line = words.say("why-node", &args);
    if node.is_above {
        out.push_str(&wrap(&words.say("why-node-above", &[("node", line.into())]), indent));
        return;
    }
    out.push_str(&wrap(&line, indent));
    let untraced = || words.say("why-untraced", &[]);
    let formula = node.words.as_ref().map_or_else(untraced, |formula| format!("= {}", formula.get(lang)));
    out.push_str(&wrap(&formula, indent + 2));
    node.inputs.iter().for_each(|input| push(out, input, of, indent + 2, words));
    if node.more > 0 {
        out.push_str(&wrap(&words.say("why-more", &[("count", node.more.into())]), indent + 2));
    }
}

/// What a cell says.
fn leaf(node: &TrailNode, words: &Words) -> String {
    let lang = words.lang();
    let about = node.about.as_ref().map_or("—", |about| about.get(lang));
    let published = node.cell.as_ref().map_or("", |cell| cell.published.as_str());
    let what = match &node.span {
        Some(span) => format!("{about} {span}"),
        None => about.to_owned(),
    };
    words.say("why-leaf", &[("what", what.into()), ("value", published.into()), ("grade", node.grade.into())])
}

/// Where it is written, who said it, when, and in which source.
fn origin(cell: &CellNode, words: &Words) -> String {
    let mut parts = vec![place(cell, words)];
    parts.extend(cell.reporter.as_deref().map(|who| words.say("why-reporter", &[("who", who.into())])));
    parts.extend(cell.stated_on.as_deref().map(|day| words.say("why-stated", &[("day", day.into())])));
    if let (Some(id), Some(title)) = (&cell.source, &cell.title) {
        let args = [("id", id.as_str().into()), ("title", title.get(words.lang()).into())];
        parts.push(words.say("why-source", &args));
    }
    parts.join(" · ")
}

fn place(cell: &CellNode, words: &Words) -> String {
    let line = cell.line.map_or_else(|| "—".to_owned(), |line| line.to_string());
    let args = [("file", cell.file.as_str().into()), ("line", line.into()), ("column", cell.column.into())];
    words.say("why-place", &args)
}
