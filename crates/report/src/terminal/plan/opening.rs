//! What the plan took from the balance of the year before.

use super::page::Page;
use crate::terminal::Ink;
use crate::terminal::balance::within;
use crate::view::PlanView;
use crate::view::balance::OpeningLine;
use crate::words::unit;

/// Nothing where the plan was not asked to begin with it.
pub fn opening(page: &mut Page<'_>, view: &PlanView) {
    let Some(opening) = &view.opening else { return };
    let count = |kind: &str| opening.figures.iter().filter(|line| line.kind == kind).count();
    let args = [
        ("period", opening.period.as_str().into()),
        ("replaced", count("report").into()),
        ("added", (count("output") + count("measure")).into()),
        ("stocks", count("stock").into()),
    ];
    page.blank();
    page.ink(Ink::Strong, &page.words.say("plan-opening", &args));
    if opening.is_doubtful {
        page.line(&page.said("plan-opening-doubtful"));
    }
    for line in &opening.figures {
        let text = figure(page, line);
        page.line(&text);
    }
}

fn figure(page: &Page<'_>, line: &OpeningLine) -> String {
    let lang = page.lang();
    let now = within(line.now, Some(line.uncertainty), &line.unit, page.words);
    let what = line.what.get(lang);
    match line.was {
        None => page.words.say("plan-opening-added", &[("what", what.into()), ("now", now.into())]),
        Some(was) => {
            let was = unit::amount(was, &line.unit, lang);
            let args = [("what", what.into()), ("now", now.into()), ("was", was.into())];
            page.words.say("plan-opening-replaced", &args)
        }
    }
}
