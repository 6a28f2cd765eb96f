//! Where a figure comes from, as one table: a row per step, its depth in the tree, and for cells who said it where.

use super::{Sheet, Value};
use crate::view::WhyView;
use crate::view::trail::TrailNode;
use crate::words::{Both, Languages};

/// Every step of every figure, in the order of the tree.
pub fn why(view: &WhyView) -> Vec<Sheet> {
    let languages = Languages::new();
    let title = |key: &str| languages.both(|words| words.say(key, &[]));
    let columns = [
        "why-column-figure",
        "why-column-depth",
        "why-column-about",
        "plan-column-period",
        "track-column-value",
        "track-column-low",
        "track-column-high",
        "plan-column-unit",
        "plan-column-grade",
        "why-column-formula",
        "why-column-published",
        "column-file",
        "column-line",
        "column-column",
        "why-column-reporter",
        "why-column-stated",
        "why-column-source",
        "why-column-title",
    ];
    let mut sheet = Sheet::new("why", title("why-sheet"), columns.into_iter().map(title).collect());
    for known in &view.figures {
        let role = languages.both(|words| known.role.say(words));
        push(&mut sheet, &role, &known.trail, 0);
    }
    vec![sheet]
}

fn push(sheet: &mut Sheet, role: &Both, node: &TrailNode, depth: usize) {
    let cell = node.cell.as_ref();
    let text = |value: Option<&String>| Value::from(value.map(String::as_str));
    sheet.row(vec![
        role.into(),
        (depth as f64).into(),
        node.about.as_ref().into(),
        node.span.as_deref().into(),
        node.value.into(),
        node.low.into(),
        node.high.into(),
        node.unit.as_str().into(),
        node.grade.into(),
        node.words.as_ref().into(),
        text(cell.map(|cell| &cell.published)),
        text(cell.map(|cell| &cell.file)),
        cell.and_then(|cell| cell.line).map(f64::from).into(),
        cell.map(|cell| cell.column).into(),
        text(cell.and_then(|cell| cell.reporter.as_ref())),
        text(cell.and_then(|cell| cell.stated_on.as_ref())),
        text(cell.and_then(|cell| cell.source.as_ref())),
        cell.and_then(|cell| cell.title.as_ref()).into(),
    ]);
    node.inputs.iter().for_each(|input| push(sheet, role, input, depth + 1));
}
