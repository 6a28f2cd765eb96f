//! The limits that cost most.

use super::page::{Page, figure};
use crate::terminal::wrap::clip;
use crate::terminal::{Align, Grid};
use crate::view::plan::{BottleneckView, LimitView};

/// Limits, what a unit more is worth, how far that holds, and what binds next.
pub fn bottlenecks(page: &mut Page<'_>, list: &[BottleneckView]) {
    if list.is_empty() {
        return;
    }
    page.heading("plan-bottlenecks");
    let worth = |found: &BottleneckView| found.worth_raised.or(found.worth_lowered);
    let (title, scale) = page.money_column("plan-title-worth", list.iter().filter_map(worth));
    let titles = [
        (page.said("plan-title-limit"), Align::Left),
        (page.said("plan-title-on"), Align::Left),
        (page.said("plan-title-value"), Align::Right),
        (title, Align::Right),
        (page.said("plan-title-reach"), Align::Right),
        (page.said("plan-title-then"), Align::Left),
    ];
    page.fit(40, |page, names| {
        let mut grid = Grid::new(&titles);
        for found in list {
            let next = found.next.as_ref().map(|next| next.what.get(page.lang()));
            grid.row([
                found.limit.kind.say(page.words),
                on(page, &found.limit, names),
                figure(Some(found.limit.limit)),
                worth(found).map_or_else(|| "—".to_owned(), |worth| scale.number(worth)),
                figure(found.reach),
                clip(next.unwrap_or_default(), names / 2 + 4),
            ]);
        }
        grid
    });
}

/// What a limit is on, clipped to `width` cells, with its period.
pub fn on(page: &Page<'_>, limit: &LimitView, width: usize) -> String {
    let what = limit.what.get(page.lang());
    match &limit.period {
        Some(period) => format!("{} {period}", clip(what, width.saturating_sub(period.len() + 1))),
        None => clip(what, width),
    }
}
