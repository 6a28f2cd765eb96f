//! What changed since the last meeting, and what is to be added to the base, as tables.

use lodestone_model::tables::decisions;

use super::{Sheet, Value};
use crate::view::DispatchView;
use crate::words::{Both, Languages};

/// Changes of projects, targets then and now, figures that were restated.
pub(super) fn since(view: &DispatchView, languages: &Languages) -> [Sheet; 3] {
    let columns = ["plan-column-id", "dispatch-column-what", "column-message"];
    let mut changes = Sheet::titled("changes", "dispatch-changes", &columns, languages);
    for change in &view.changes {
        changes.row(vec![change.project.as_str().into(), change.what.into(), (&change.text).into()]);
    }
    let columns = [
        "plan-column-id",
        "dispatch-column-about",
        "dispatch-column-light",
        "dispatch-column-from",
        "dispatch-column-to",
        "plan-column-unit",
    ];
    let mut targets = Sheet::titled("targets", "dispatch-sheet-targets", &columns, languages);
    for one in &view.targets {
        targets.row(vec![
            one.target.as_str().into(),
            (&one.name).into(),
            one.light[1].into(),
            one.median[0].into(),
            one.median[1].into(),
            one.unit.as_str().into(),
        ]);
    }
    let columns = [
        "dispatch-column-about",
        "dispatch-column-span",
        "dispatch-column-from",
        "dispatch-column-to",
        "dispatch-column-line-from",
        "dispatch-column-line-to",
    ];
    let mut restated = Sheet::titled("restated", "dispatch-sheet-restated", &columns, languages);
    for one in &view.restated {
        restated.row(vec![
            (&one.about).into(),
            one.span.as_str().into(),
            one.from.into(),
            one.to.into(),
            one.line_from.map(f64::from).into(),
            one.line_to.map(f64::from).into(),
        ]);
    }
    [changes, targets, restated]
}

/// Rows for the table `decisions`, under its own column ids.
pub(super) fn slips(view: &DispatchView, languages: &Languages) -> Sheet {
    let columns = decisions::TABLE.columns.iter().map(|column| Both::same(column.id)).collect();
    let title = languages.both(|words| words.say("dispatch-sheet-slips", &[]));
    let mut slips = Sheet::new("slips", title, columns);
    for slip in &view.slips {
        slips.row(
            slip.cells()
                .into_iter()
                .map(|cell| if cell.is_empty() { Value::Blank } else { cell.as_str().into() })
                .collect(),
        );
    }
    slips
}
