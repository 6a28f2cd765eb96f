//! What targets cost, and what those that are missed would take.

use super::limits::{on, value};
use super::page::Page;
use crate::terminal::{Align, Grid};
use crate::view::plan::{AnswersView, MissedView, RepairView, TargetPriceView};
use crate::words::{number, unit};

/// Limits that are shown per target; tables have them all.
const SHOWN: usize = 8;
/// Cells of the name of a limit.
const NAMES: usize = 44;

/// What the most of each target loses against the best-value plan.
pub fn prices(page: &mut Page<'_>, list: &[TargetPriceView]) {
    for price in list {
        let lang = page.lang();
        let args = [
            ("target", price.target.get(lang).into()),
            ("best", unit::amount(price.best_value, &price.unit, lang).into()),
            ("most", unit::amount(price.most, &price.unit, lang).into()),
            ("lost", page.money(price.lost).into()),
            ("price", page.money(price.per_unit).into()),
            ("unit", unit::in_words(&price.unit, lang).into()),
        ];
        let text = page.words.say("plan-target-price", &args);
        page.item(&text);
    }
}

/// Missed targets, and the least loosening of limits that would meet each.
pub fn missed(page: &mut Page<'_>, answers: &AnswersView) {
    if answers.missed.is_empty() {
        return;
    }
    page.heading("plan-missed");
    page.line(&page.said("plan-missed-how"));
    // While the base says that parts of it are unknown, target less model is not called a shortfall.
    let is_whole = answers.assumptions.is_empty();
    for found in &answers.missed {
        one(page, found, is_whole);
    }
}

fn one(page: &mut Page<'_>, found: &MissedView, is_whole: bool) {
    let lang = page.lang();
    let name = found.target.get(lang).to_owned();
    let head = match is_whole {
        true => {
            let by = unit::amount(found.by, &found.unit, lang);
            page.words.say("plan-missed-by", &[("target", name.into()), ("by", by.into())])
        }
        false => page.words.say("plan-missed-target", &[("target", name.into())]),
    };
    let gain = found.gain.map(|gain| {
        let key = if gain < 0.0 { "plan-missed-loses" } else { "plan-missed-gains" };
        page.words.say(key, &[("value", page.money(gain.abs()).into())])
    });
    let text = format!("{head}{}{}", found.way.say(page.words), gain.unwrap_or_default());
    page.item(&text);
    if found.limits.is_empty() {
        return;
    }
    let grid = loosened(page, &found.limits);
    page.put(&grid);
    page.more(found.limits.len(), SHOWN);
}

/// Limits that give way, with how much.
pub fn loosened(page: &Page<'_>, limits: &[RepairView]) -> Grid {
    let columns = [("plan-title-limit", Align::Left), ("plan-title-on", Align::Left)];
    let numbers =
        [("plan-title-value", Align::Right), ("plan-title-by", Align::Right), ("plan-title-share", Align::Right)];
    let mut grid = page.grid(&[columns[0], columns[1], numbers[0], numbers[1], numbers[2]]);
    for given in limits.iter().take(SHOWN) {
        let is_window = given.limit.kind.id() == "window";
        let (now, share) = match is_window {
            true => (String::new(), String::new()),
            false => (value(page, &given.limit), number::percent(given.share, page.lang())),
        };
        grid.row([given.limit.kind.say(page.words), on(page, &given.limit, NAMES), now, by(page, given), share]);
    }
    grid
}

/// By how much a limit gives way: `+500 t`, or `2 years earlier`.
fn by(page: &Page<'_>, given: &RepairView) -> String {
    if given.limit.kind.id() == "window" {
        let key = if given.by < 0.0 { "plan-earlier" } else { "plan-later" };
        return page.words.say(key, &[("years", number::rounded(given.by.abs(), 3).into())]);
    }
    let sign = if given.by > 0.0 { "+" } else { "" };
    format!("{sign}{}", unit::amount(given.by, &given.limit.unit, page.lang()))
}
