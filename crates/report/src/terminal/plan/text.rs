//! The order of what is said: what was asked, how far it can be trusted, then what it answers.

use super::page::Page;
use super::{accounts, conflict, grounds, head, history, limits, missed, opening, projects, targets};
use crate::terminal::Colour;
use crate::view::PlanView;
use crate::words::Words;

/// What came of planning a base.
pub fn plan(view: &PlanView, words: &Words, colour: Colour) -> String {
    let mut page = Page::new(view, words, colour);
    head::base(&mut page, view);
    opening::opening(&mut page, view);
    let (Some(plan), Some(answers)) = (&view.plan, &view.answers) else {
        conflict::push(&mut page, view);
        history::history(&mut page, &view.history);
        return page.text();
    };
    head::objective(&mut page, plan);
    head::audit(&mut page, &plan.audit);
    head::cut_short(&mut page, answers.cut_short);
    grounds::coverage(&mut page, &answers.coverage);
    history::history(&mut page, &view.history);
    targets::targets(&mut page, view, plan, answers);
    missed::missed(&mut page, answers);
    targets::measures(&mut page, view, plan);
    limits::bottlenecks(&mut page, plan, &answers.bottlenecks);
    projects::push(&mut page, plan, &answers.why_not);
    accounts::elements(&mut page, view, plan);
    accounts::closing(&mut page, &plan.closing_stocks);
    grounds::gaps(&mut page, &answers.gaps);
    grounds::leaning(&mut page, &answers.leaning);
    grounds::assumptions(&mut page, answers);
    page.blank();
    page.faint(&words.say("plan-next", &[]));
    page.text()
}
