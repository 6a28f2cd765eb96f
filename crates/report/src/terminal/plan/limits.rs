//! The limits that cost most.

use super::page::{Page, figure};
use crate::terminal::wrap::clip_middle;
use crate::terminal::{Align, Grid};
use crate::view::plan::{BottleneckView, LimitView, SolvedView};
use crate::words::unit::{self, Scaled};

/// Worths of the two sides that differ by less than this share are printed once.
const ALIKE: f64 = 0.01;
/// Money below this is printed as it is.
const PLAIN: f64 = 1e7;

/// Limits, what a unit more is worth, how far that holds, and what binds next.
pub fn bottlenecks(page: &mut Page<'_>, plan: &SolvedView, list: &[BottleneckView]) {
    if list.is_empty() {
        return;
    }
    page.heading("plan-bottlenecks");
    let scale = scale(page, list);
    let args = [("title", page.said("plan-title-worth").into()), ("unit", scale.unit.as_str().into())];
    let worth_title = page.words.say("plan-title-unit", &args);
    let titles = [
        (String::new(), Align::Right),
        (page.said("plan-title-limit"), Align::Left),
        (page.said("plan-title-on"), Align::Left),
        (page.said("plan-title-unit-only"), Align::Left),
        (page.said("plan-title-value"), Align::Right),
        (worth_title, Align::Right),
        (page.said("plan-title-grade"), Align::Left),
        (page.said("plan-title-reach"), Align::Right),
        (page.said("plan-title-then"), Align::Left),
    ];
    let others = others(list);
    page.fit(60, |page, names| {
        let mut grid = Grid::new(&titles);
        for (at, found) in list.iter().enumerate() {
            grid.row([
                (at + 1).to_string(),
                found.limit.kind.say(page.words),
                on(page, &found.limit, names),
                unit::in_words(&found.limit.unit, page.lang()),
                figure(Some(found.limit.limit)),
                worth(page, found, &scale),
                found.grade.to_owned(),
                reach(found),
                found.next.as_ref().map_or_else(String::new, |next| mark(list, &others, next)),
            ]);
        }
        grid
    });
    for (at, next) in others.iter().enumerate() {
        let text = format!("{}  {} {}", letter(at), next.kind.say(page.words), on(page, next, 80));
        page.item(&text);
    }
    notes(page, plan, list);
    for_targets(page, list);
}

/// What binds next and is not in the list itself.
fn others(list: &[BottleneckView]) -> Vec<&LimitView> {
    let mut others: Vec<&LimitView> = Vec::new();
    for next in list.iter().filter_map(|found| found.next.as_ref()) {
        if !list.iter().any(|found| found.limit.row == next.row) && !others.iter().any(|other| other.row == next.row) {
            others.push(next);
        }
    }
    others
}

/// The number of a limit in the list, or its letter below it.
fn mark(list: &[BottleneckView], others: &[&LimitView], next: &LimitView) -> String {
    let is_it = |limit: &LimitView| limit.row == next.row;
    match list.iter().position(|found| is_it(&found.limit)) {
        Some(at) => (at + 1).to_string(),
        None => others.iter().position(|other| is_it(other)).map_or_else(String::new, |at| letter(at).to_string()),
    }
}

fn letter(at: usize) -> char {
    // There are no more of them than bottlenecks, of which ten are named.
    (b'a' + (at % 26) as u8) as char
}

/// What the marks in the table mean.
fn notes(page: &mut Page<'_>, plan: &SolvedView, list: &[BottleneckView]) {
    if list.iter().any(|found| two_sides(found).is_some()) {
        page.item(&page.said("plan-worth-sides"));
    }
    let spreads: Vec<_> = list.iter().filter_map(|found| found.spread.as_ref()).collect();
    if let Some(most) = spreads.iter().max_by_key(|spread| spread.measured) {
        let args = [("measured", most.measured.into()), ("of", most.of.into())];
        page.item(&page.words.say("plan-worth-range", &args));
    } else if list.iter().any(|found| matches!(found.grade, "D" | "S")) {
        page.item(&page.said("plan-worth-point"));
    }
    for found in list {
        if let Some(spread) = found.spread.as_ref().filter(|spread| spread.is_withheld) {
            let lang = page.lang();
            let case = |case: &Option<crate::view::plan::LabelView>| match case {
                Some(case) => case.get(lang).to_owned(),
                None => page.said("plan-case-itself"),
            };
            let args = [
                ("limit", found.limit.what.get(lang).into()),
                ("low", case(&spread.low_in).into()),
                ("high", case(&spread.high_in).into()),
            ];
            let text = page.words.say("plan-worth-withheld-why", &args);
            page.item(&text);
        }
    }
    if plan.objective.is_integer {
        page.item(&page.said("plan-worth-given-projects"));
    }
}

/// What one unit more, and one less, does for each target.
fn for_targets(page: &mut Page<'_>, list: &[BottleneckView]) {
    if list.iter().all(|found| found.targets.is_empty()) {
        return;
    }
    page.item(&page.said("plan-worth-targets-held"));
    let titles = [
        (String::new(), Align::Right),
        (page.said("plan-title-target"), Align::Left),
        (page.said("plan-title-nearer"), Align::Right),
        (page.said("plan-title-further"), Align::Right),
    ];
    page.fit(60, |page, names| {
        let mut grid = Grid::new(&titles);
        for (at, found) in list.iter().enumerate() {
            for target in &found.targets {
                let amount = |worth: Option<f64>| match worth {
                    Some(worth) => unit::amount(worth, &target.unit, page.lang()),
                    None => "—".to_owned(),
                };
                let name = clip_middle(target.target.get(page.lang()), names);
                grid.row([(at + 1).to_string(), name, amount(target.raised), amount(target.lowered)]);
            }
        }
        grid
    });
}

/// The limit as it stands, with its unit.
pub fn value(page: &Page<'_>, limit: &LimitView) -> String {
    unit::amount(limit.limit, &limit.unit, page.lang())
}

/// One scale for every worth: plain while that is readable.
fn scale(page: &Page<'_>, list: &[BottleneckView]) -> Scaled {
    let highs = list.iter().filter_map(|found| found.spread.as_ref()?.high);
    let largest = list.iter().filter_map(|found| found.worth_raised.or(found.worth_lowered)).chain(highs);
    let largest = largest.fold(0.0, |a: f64, b| a.max(b.abs()));
    match largest < PLAIN {
        true => Scaled { divisor: 1.0, unit: unit::in_words(page.currency, page.lang()) },
        false => Scaled::new(page.currency, largest, page.lang()),
    }
}

/// A range over the cases, a point, or a point for each side.
fn worth(page: &Page<'_>, found: &BottleneckView, scale: &Scaled) -> String {
    match &found.spread {
        Some(spread) if spread.is_withheld => page.said("plan-worth-withheld"),
        Some(spread) if two_sides(found).is_none() => {
            let (low, high) = (spread.low.unwrap_or(0.0), spread.high.unwrap_or(0.0));
            match (high - low).abs() <= ALIKE * high.abs() {
                true => scale.number(high),
                false => format!("{}–{}", scale.number(low), scale.number(high)),
            }
        }
        _ => match (two_sides(found), found.worth_raised.or(found.worth_lowered)) {
            (Some((raised, lowered)), _) => format!("{} / {}", scale.number(raised), scale.number(lowered)),
            (None, Some(worth)) => scale.number(worth),
            (None, None) => "—".to_owned(),
        },
    }
}

/// The worths of the two sides, where they are not the same.
fn two_sides(found: &BottleneckView) -> Option<(f64, f64)> {
    let (raised, lowered) = (found.worth_raised?, found.worth_lowered?);
    let is_two = (raised - lowered).abs() > ALIKE * raised.abs().max(lowered.abs());
    // Of a range only the side that is raised is known in every case; the other one stands beside it where that is 0.
    let is_nothing = |high: Option<f64>| high.is_some_and(|high| high.abs() <= ALIKE * lowered.abs());
    (is_two && found.spread.as_ref().is_none_or(|spread| is_nothing(spread.high))).then_some((raised, lowered))
}

/// How far a raise is worth the same, with ≥ where it may be further.
fn reach(found: &BottleneckView) -> String {
    let sign = if found.is_open { "≥ " } else { "" };
    format!("{sign}{}", figure(found.reach))
}

/// What a limit is on, clipped to `width` cells, with its period.
pub fn on(page: &Page<'_>, limit: &LimitView, width: usize) -> String {
    let what = limit.what.get(page.lang());
    match &limit.period {
        Some(period) => format!("{} {period}", clip_middle(what, width.saturating_sub(period.len() + 1))),
        None => clip_middle(what, width),
    }
}
