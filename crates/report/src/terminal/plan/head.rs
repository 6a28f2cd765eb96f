//! Which base, what was asked, what was found, and whether it survives recomputation.

use super::page::Page;
use crate::terminal::Ink;
use crate::view::PlanView;
use crate::view::plan::{AuditView, CutShortView, PlanBaseView, SolvedView};
use crate::words::number;
use crate::words::unit::{self, Scaled};

/// Name and id of the base, its periods and cases, and the size of the program.
pub fn base(page: &mut Page<'_>, view: &PlanView) {
    names(page, &view.base);
    let program = view.program;
    let [rows, columns, nonzeros] = [program.rows, program.columns, program.nonzeros].map(number::count);
    let args = [("rows", rows.into()), ("columns", columns.into()), ("nonzeros", nonzeros.into())];
    page.line(&page.words.say("plan-size", &args));
}

/// Name and id of the base, its periods and cases.
pub fn names(page: &mut Page<'_>, base: &PlanBaseView) {
    let words = page.words;
    page.ink(Ink::Strong, &format!("{} {}", base.name, base.title(page.lang())));
    page.line(&words.say("base-id", &[("id", base.short_id().into())]));
    let planned = match base.periods.as_slice() {
        [first, .., last] => format!("{first}–{last}"),
        periods => periods.concat(),
    };
    page.line(&words.say("base-planned", &[("planned", planned.into())]));
    if !base.cases.is_empty() {
        page.line(&words.say("base-cases", &[("cases", base.cases.join(" + ").into())]));
    }
}

/// What was optimised, what was found, and what it is made of.
pub fn objective(page: &mut Page<'_>, plan: &SolvedView) {
    let words = page.words;
    let found = &plan.objective;
    let args = [("objective", found.kind.say(words).into()), ("value", page.money(found.value).into())];
    let text = match (found.is_margin, found.kind.id()) {
        (false, _) => words.say("plan-found", &args),
        (true, "cost") => words.say("plan-found-known-costs", &args),
        (true, _) => words.say("plan-found-margin", &args),
    };
    page.blank();
    page.ink(Ink::Strong, &text);
    if found.stages.len() > 1 {
        let stage = |stage: &crate::view::plan::StageView| {
            format!("{} {}", stage.stage.say(words), unit::amount(stage.value, &stage.unit, page.lang()))
        };
        let list = found.stages.iter().map(stage).collect::<Vec<_>>().join(&page.said("plan-comma"));
        page.line(&words.say("plan-stages", &[("list", list.into())]));
    }
    if found.gap > 0.0 {
        let gap = number::percent(found.gap, page.lang());
        page.line(&words.say("plan-found-gap", &[("gap", gap.into())]));
    }
    let parts: Vec<_> = plan.categories.iter().filter(|part| part.value != 0.0).collect();
    let scale = Scaled::of(page.currency, parts.iter().map(|part| part.value), page.lang());
    let part =
        |part: &&crate::view::plan::CategoryView| format!("{} {}", part.category.say(words), scale.number(part.value));
    let list = parts.iter().map(part).collect::<Vec<_>>().join(&page.said("plan-comma"));
    if !list.is_empty() {
        page.line(&words.say("plan-parts", &[("unit", scale.unit.as_str().into()), ("list", list.into())]));
    }
}

/// The audit in one line; where it is worst unless it passed.
pub fn audit(page: &mut Page<'_>, audit: &AuditView) {
    let args = [
        ("verdict", audit.verdict.say(page.words).into()),
        ("checked", number::count(audit.checked).into()),
        ("residual", number::rounded(audit.max_residual, 2).into()),
        ("identity", number::rounded(audit.identity_residual, 2).into()),
    ];
    let text = page.words.say("plan-audit", &args);
    match audit.verdict.id() {
        "passed" => page.line(&text),
        verdict => {
            page.ink(if verdict == "broken" { Ink::Bad } else { Ink::Doubtful }, &text);
            page.item(&page.words.say("plan-audit-worst", &[("place", audit.worst.as_str().into())]));
        }
    }
}

/// What is missing because the work was stopped.
pub fn cut_short(page: &mut Page<'_>, cut: Option<CutShortView>) {
    if let Some(cut) = cut {
        let args = [("step", cut.step.say(page.words).into()), ("reason", cut.reason.say(page.words).into())];
        let text = page.words.say("plan-cut-short", &args);
        page.ink(Ink::Doubtful, &text);
    }
}
