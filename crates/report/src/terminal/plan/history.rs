//! What was before the plan: what it leaves of quotas, what targets count of it, and what nobody told.

use super::page::Page;
use crate::terminal::Align;
use crate::terminal::wrap::clip_middle;
use crate::view::plan::HistoryView;
use crate::words::unit;

/// Quotas and targets that are shown; tables have them all.
const PARTS: usize = 12;
/// Indicators that are shown.
const INDICATORS: usize = 24;

/// Quotas and targets that began before the plan, then indicators of the past.
pub fn history(page: &mut Page<'_>, list: &[HistoryView]) {
    if list.is_empty() {
        return;
    }
    page.heading("plan-history");
    let (indicators, parts): (Vec<&HistoryView>, Vec<&HistoryView>) =
        list.iter().partition(|part| part.of.id() == "indicator");
    for part in parts.iter().take(PARTS) {
        let said = [known(page, part), unknown(page, part)];
        said.into_iter().flatten().for_each(|text| page.item(&text));
    }
    page.more(parts.len(), PARTS);
    grid(page, &indicators);
}

/// Quota, target or the denominator of one.
fn name(page: &Page<'_>, part: &HistoryView) -> String {
    let what = part.what.get(page.lang());
    match part.of.id() {
        "denominator" => page.words.say("plan-history-below", &[("what", what.into())]),
        _ => what.to_owned(),
    }
}

fn amount(page: &Page<'_>, part: &HistoryView, value: f64) -> String {
    unit::amount(value, &part.unit, page.lang())
}

/// What is known, who tells it, and what it leaves of a quota.
fn known(page: &Page<'_>, part: &HistoryView) -> Option<String> {
    let words = page.words;
    let sign = if part.is_lower_bound { "≥ " } else { "" };
    let amount = format!("{sign}{}", amount(page, part, part.known?));
    let (what, basis) = (name(page, part), part.basis.say(words));
    let text = match part.grade {
        Some(grade) => words.say(
            "plan-history-told",
            &[
                ("what", what.into()),
                ("amount", amount.into()),
                ("span", part.span.as_str().into()),
                ("basis", basis.into()),
                ("grade", grade.into()),
            ],
        ),
        None => words.say(
            "plan-history-tables",
            &[
                ("what", what.into()),
                ("amount", amount.into()),
                ("span", part.span.as_str().into()),
                ("basis", basis.into()),
            ],
        ),
    };
    Some(match left(page, part) {
        Some(left) => [text, left].join(&page.said("plan-semicolon")),
        None => text,
    })
}

/// What is left of a quota.
fn left(page: &Page<'_>, part: &HistoryView) -> Option<String> {
    let quota = part.quota.as_ref()?;
    let [limit, left, planned] = [quota.limit, quota.left, quota.planned].map(|value| amount(page, part, value));
    Some(if (quota.left - quota.planned).abs() <= 1e-9 * quota.left.abs() {
        page.words.say("plan-history-left", &[("limit", limit.into()), ("left", left.into())])
    } else {
        let args = [("limit", limit.into()), ("left", left.into()), ("planned", planned.into())];
        page.words.say("plan-history-shared", &args)
    })
}

/// Days that nobody told, and what follows.
fn unknown(page: &Page<'_>, part: &HistoryView) -> Option<String> {
    if part.unknown.is_empty() {
        return None;
    }
    let (words, lang) = (page.words, page.lang());
    let comma = page.said("plan-comma");
    let (what, days) = (name(page, part), part.unknown.join(&comma));
    let plants: Vec<&str> = part.missing.iter().map(|plant| plant.get(lang)).collect();
    let text = if plants.is_empty() {
        words.say("plan-history-unknown", &[("what", what.into()), ("days", days.into())])
    } else {
        let args = [("what", what.into()), ("days", days.into()), ("plants", plants.join(&comma).into())];
        words.say("plan-history-unreported", &args)
    };
    let follows = match &part.quota {
        Some(quota) => {
            let args = [("planned", amount(page, part, quota.planned).into())];
            words.say("plan-history-quota-unknown", &args)
        }
        None => page.said("plan-history-target-unknown"),
    };
    Some([text, follows].join(&page.said("plan-semicolon")))
}

fn grid(page: &mut Page<'_>, indicators: &[&HistoryView]) {
    if indicators.is_empty() {
        return;
    }
    let titles = [
        ("plan-title-indicator", Align::Left),
        ("plan-title-period", Align::Left),
        ("plan-title-amount", Align::Right),
        ("plan-title-told", Align::Left),
        ("plan-title-grade", Align::Left),
    ];
    page.fit(40, |page, names| {
        let mut grid = page.grid(&titles);
        for part in indicators.iter().take(INDICATORS) {
            let sign = if part.is_lower_bound { "≥ " } else { "" };
            grid.row([
                clip_middle(part.what.get(page.lang()), names),
                part.span.clone(),
                format!("{sign}{}", amount(page, part, part.known.unwrap_or(f64::NAN))),
                part.basis.say(page.words),
                part.grade.unwrap_or("—").to_owned(),
            ]);
        }
        grid
    });
    page.more(indicators.len(), INDICATORS);
}
