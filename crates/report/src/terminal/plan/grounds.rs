//! What the answers rest on: coverage, gaps, doubtful cells, unknown costs and assumptions.

use super::page::Page;
use crate::terminal::wrap::clip;
use crate::terminal::{Align, Grid};
use crate::view::plan::{AnswersView, CoverageView, GapView, LabelView, LeaningView};
use crate::words::{number, unit};

/// Gaps that are shown; tables have them all.
const GAPS: usize = 10;

/// How much of what is reported the model holds; it stands before every comparison.
pub fn coverage(page: &mut Page<'_>, list: &[CoverageView]) {
    if list.is_empty() {
        return;
    }
    page.heading("plan-coverage");
    for found in list {
        let lang = page.lang();
        let args = [
            ("indicator", found.indicator.get(lang).into()),
            ("reported", unit::amount(found.reported, &found.unit, lang).into()),
            ("span", found.reported_span.as_str().into()),
            ("grade", found.grade.into()),
            ("modelled", unit::amount(found.modelled, &found.unit, lang).into()),
            ("year", found.modelled_span.as_str().into()),
            ("basis", found.basis.say(page.words).into()),
        ];
        page.item(&page.words.say("plan-coverage-line", &args));
        if found.basis.id() == "baseline" {
            let args = [("span", found.reported_span.as_str().into()), ("count", found.missing.len().into())];
            page.item(&page.words.say("plan-coverage-untold", &args));
        }
        match (found.ratio, &found.assumption) {
            (Some(ratio), Some(assumption)) => {
                let args =
                    [("share", number::percent(ratio, lang).into()), ("assumption", assumption.get(lang).into())];
                page.item(&page.words.say("plan-coverage-ratio", &args));
            }
            (Some(ratio), None) => {
                let args = [("share", number::percent(ratio, lang).into())];
                page.item(&page.words.say("plan-coverage-share", &args));
            }
            (None, _) => page.item(&page.said("plan-coverage-refused")),
        }
    }
}

/// Gaps of the chain, the most valuable first.
pub fn gaps(page: &mut Page<'_>, list: &[GapView]) {
    if list.is_empty() {
        return;
    }
    page.heading("plan-gaps");
    let (title, scale) = page.money_column("plan-title-at-stake", list.iter().filter_map(|gap| gap.at_stake));
    let titles = [
        (page.said("plan-title-gap"), Align::Left),
        (page.said("plan-title-commodity"), Align::Left),
        (title, Align::Right),
        (page.said("plan-title-local"), Align::Right),
        (page.said("plan-title-rows"), Align::Left),
    ];
    page.fit(32, |page, names| {
        let mut grid = Grid::new(&titles);
        for gap in list.iter().take(GAPS) {
            let rows: Vec<String> = gap.rows.iter().map(|row| format!("{}:{}", row.table, row.line)).collect();
            grid.row([
                gap.kind.say(page.words),
                clip(gap.commodity.get(page.lang()), names),
                gap.at_stake.map_or_else(|| "—".to_owned(), |value| scale.number(value)),
                number::percent(gap.local_share, page.lang()),
                clip(&rows.join(" "), names),
            ]);
        }
        grid
    });
    page.more(list.len(), GAPS);
}

/// Doubtful cells that the objective leans on.
pub fn leaning(page: &mut Page<'_>, list: &[LeaningView]) {
    if list.is_empty() {
        return;
    }
    page.heading("plan-leaning");
    let (title, scale) = page.money_column("plan-title-change", list.iter().map(|found| found.change));
    let titles = [
        (page.said("plan-title-grade"), Align::Left),
        (page.said("plan-title-cell"), Align::Left),
        (page.said("plan-title-about"), Align::Left),
        (title, Align::Right),
    ];
    page.fit(48, |page, names| {
        let mut grid = Grid::new(&titles);
        for found in list {
            let cell = format!("{}:{} {}", found.table, found.line, found.column);
            let what = clip(found.what.get(page.lang()), names);
            grid.row([found.grade.to_owned(), cell, what, scale.number(found.change)]);
        }
        grid
    });
}

/// Unknown costs, needs that were not evaluated, and assumptions of the base.
pub fn assumptions(page: &mut Page<'_>, answers: &AnswersView) {
    let needs = &answers.not_evaluated;
    let unknown = [("plan-unknown-costs", &answers.unknown_costs), ("plan-unknown-capex", &answers.unknown_capex)];
    if answers.assumptions.is_empty() && needs.is_empty() && unknown.iter().all(|(_, list)| list.is_empty()) {
        return;
    }
    page.heading("plan-assumptions");
    let (words, lang, comma) = (page.words, page.lang(), page.said("plan-comma"));
    for (key, list) in unknown.iter().filter(|(_, list)| !list.is_empty()) {
        let names: Vec<&str> = list.iter().map(|of| of.get(lang)).collect();
        page.item(&words.say(key, &[("list", names.join(&comma).into())]));
    }
    let mut resources: Vec<&LabelView> = needs.iter().map(|need| &need.resource).collect();
    resources.dedup();
    for resource in resources {
        let who: Vec<&str> =
            needs.iter().filter(|need| need.resource == *resource).map(|need| need.who.get(lang)).collect();
        let args = [("resource", resource.get(lang).into()), ("list", who.join(&comma).into())];
        page.item(&words.say("plan-not-evaluated", &args));
    }
    for assumption in &answers.assumptions {
        page.item(&format!("{}: {}", assumption.id, assumption.get(lang)));
    }
}
