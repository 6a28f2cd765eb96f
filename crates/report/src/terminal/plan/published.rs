//! What a reader who may not see everything is shown of a plan.

use super::head;
use super::page::Page;
use crate::terminal::wrap::clip;
use crate::terminal::{Align, Colour, Grid, Ink};
use crate::view::PublishedView;
use crate::view::plan::{PublishedMeasureView, PublishedTargetView, ShownView};
use crate::words::unit::{self, Scaled};
use crate::words::{Words, number};

/// What is shown of a plan.
pub fn published(view: &PublishedView, words: &Words, colour: Colour) -> String {
    let mut page = Page::about(&view.base, words, colour);
    head::names(&mut page, &view.base);
    withheld(&mut page, view);
    let ending = match (view.outcome, view.stopped) {
        ("infeasible", _) => Some(page.said("plan-infeasible")),
        ("unbounded", _) => Some(page.said("plan-published-unbounded")),
        (_, Some(reason)) => Some(words.say("plan-stopped", &[("reason", reason.say(words).into())])),
        _ => None,
    };
    if let Some(ending) = ending {
        page.blank();
        page.ink(Ink::Bad, &ending);
        return page.text();
    }
    targets(&mut page, &view.targets);
    measures(&mut page, view);
    page.blank();
    page.faint(&words.say("plan-published-next", &[]));
    page.text()
}

/// For whom, and what is not shown.
fn withheld(page: &mut Page<'_>, view: &PublishedView) {
    let words = page.words;
    let args = [("audience", view.audience.as_str().into()), ("sources", view.withheld.sources.into())];
    let text = words.say("plan-published-audience", &args);
    page.blank();
    page.ink(Ink::Strong, &text);
    page.line(&words.say("plan-published-rule", &[("count", view.withheld.figures.into())]));
    page.line(&page.said("plan-published-whole"));
    let parties: Vec<&str> = view.withheld.parties.iter().map(|party| party.get(page.lang())).collect();
    if !parties.is_empty() {
        let list = parties.join(&page.said("plan-comma"));
        page.line(&words.say("plan-published-parties", &[("list", list.into())]));
    }
}

fn targets(page: &mut Page<'_>, targets: &[PublishedTargetView]) {
    if targets.is_empty() {
        return;
    }
    page.heading("plan-targets");
    let titles = [
        (page.said("plan-title-target"), Align::Left),
        (page.said("plan-title-promised"), Align::Right),
        (page.said("plan-column-modelled"), Align::Right),
    ];
    page.fit(48, |page, names| {
        let mut grid = Grid::new(&titles);
        for target in targets {
            let promised = amount(page, target.promised, &target.unit);
            let reached = target.reached.map_or_else(|| "—".to_owned(), |shown| amount(page, shown, &target.unit));
            grid.row([clip(target.target.get(page.lang()), names), promised, reached]);
        }
        grid
    });
}

fn measures(page: &mut Page<'_>, view: &PublishedView) {
    if view.measures.is_empty() {
        return;
    }
    page.heading("plan-measures");
    let mut titles =
        vec![(page.said("plan-title-indicator"), Align::Left), (page.said("plan-title-unit-only"), Align::Left)];
    titles.extend(view.base.periods.iter().map(|period| (period.clone(), Align::Right)));
    page.fit(36, |page, names| {
        let mut grid = Grid::new(&titles);
        for row in view.measures.chunk_by(|a, b| a.indicator == b.indicator) {
            grid.row(cells(page, row, names));
        }
        grid
    });
    if view.measures.iter().any(|measure| measure.is_lower_bound) {
        page.item(&page.said("plan-measures-lower"));
    }
}

fn cells(page: &Page<'_>, row: &[PublishedMeasureView], names: usize) -> Vec<String> {
    let values = row.iter().filter_map(|measure| match measure.value {
        ShownView::Value(value) => Some(value),
        ShownView::Withheld => None,
    });
    let scale = Scaled::of(&row[0].unit, values, page.lang());
    let mut cells = vec![clip(row[0].indicator.get(page.lang()), names), scale.unit.clone()];
    cells.extend(row.iter().map(|measure| match measure.value {
        ShownView::Withheld => page.said("withheld"),
        ShownView::Value(value) => {
            let sign = if measure.is_lower_bound { "≥ " } else { "" };
            format!("{sign}{}", number::rounded(value / scale.divisor, 4))
        }
    }));
    cells
}

fn amount(page: &Page<'_>, shown: ShownView, unit: &str) -> String {
    match shown {
        ShownView::Value(value) => unit::amount(value, unit, page.lang()),
        ShownView::Withheld => page.said("withheld"),
    }
}
