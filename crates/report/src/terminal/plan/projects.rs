//! Projects that the plan takes, and what the others lack.

use super::page::{Page, figure};
use crate::terminal::wrap::clip;
use crate::terminal::{Align, Grid};
use crate::view::plan::{SolvedView, WhyNotView};

/// Projects that are shown; tables have them all.
const SHOWN: usize = 40;

/// Projects, the taken ones first.
pub fn push(page: &mut Page<'_>, plan: &SolvedView, why_not: &[WhyNotView]) {
    if plan.projects.is_empty() {
        return;
    }
    page.heading("plan-projects");
    let gains = why_not.iter().filter_map(|found| found.would_have_to_gain);
    let (title, scale) = page.money_column("plan-title-lacks", gains);
    let titles = [
        (page.said("plan-title-project"), Align::Left),
        (page.said("plan-title-decision"), Align::Left),
        (page.said("plan-title-start"), Align::Left),
        (page.said("plan-title-commissioned"), Align::Right),
        (page.said("plan-title-size"), Align::Right),
        (title, Align::Right),
    ];
    let (taken, left): (Vec<_>, Vec<_>) = plan.projects.iter().partition(|project| !project.starts.is_empty());
    let mut rows = Vec::new();
    for project in taken {
        for start in &project.starts {
            let commissioned = format!("{:.1}", start.commissioned);
            let cells = [start.start.clone(), commissioned, figure(Some(start.size)), String::new()];
            rows.push((project, cells));
        }
    }
    for project in left {
        let found = why_not.iter().find(|found| found.project == project.project);
        let lacks = match found.map(|found| found.would_have_to_gain) {
            Some(Some(gain)) => scale.number(gain),
            Some(None) => page.said("plan-cannot"),
            None => String::new(),
        };
        rows.push((project, [page.said("plan-left-out"), String::new(), String::new(), lacks]));
    }
    page.fit(48, |page, names| {
        let mut grid = Grid::new(&titles);
        for (project, cells) in rows.iter().take(SHOWN) {
            let name = clip(project.project.get(page.lang()), names);
            grid.row([name, project.decision.say(page.words)].into_iter().chain(cells.iter().cloned()));
        }
        grid
    });
    page.more(rows.len(), SHOWN);
}
