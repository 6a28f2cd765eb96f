//! Why there is no plan.

use super::limits::{on, value};
use super::missed::loosened;
use super::page::Page;
use crate::terminal::{Align, Ink};
use crate::view::PlanView;
use crate::view::plan::ConflictView;

/// Cells of the name of a limit.
const NAMES: usize = 60;

/// Limits that exclude each other, what grows without end, or why it stopped.
pub fn push(page: &mut Page<'_>, view: &PlanView) {
    page.blank();
    if let Some(conflict) = &view.conflict {
        infeasible(page, conflict);
    } else if let Some(stop) = view.stopped {
        let reason = stop.say(page.words);
        page.ink(Ink::Bad, &page.words.say("plan-stopped", &[("reason", reason.into())]));
    } else {
        page.ink(Ink::Bad, &page.said("plan-unbounded"));
        for drive in &view.unbounded {
            page.item(&drive.name);
        }
        page.item(&page.said("plan-unbounded-hint"));
    }
}

fn infeasible(page: &mut Page<'_>, conflict: &ConflictView) {
    page.ink(Ink::Bad, &page.said("plan-infeasible"));
    let key = if conflict.is_minimal { "plan-conflict-minimal" } else { "plan-conflict" };
    page.line(&page.said(key));
    let columns = [("plan-title-limit", Align::Left), ("plan-title-on", Align::Left)];
    let mut grid = page.grid(&[columns[0], columns[1], ("plan-title-value", Align::Right)]);
    for member in &conflict.members {
        grid.row([member.kind.say(page.words), on(page, member, NAMES), value(page, member)]);
    }
    page.put(&grid);
    if conflict.repair.is_empty() {
        return;
    }
    page.heading("plan-repair");
    let grid = loosened(page, &conflict.repair);
    page.put(&grid);
}
