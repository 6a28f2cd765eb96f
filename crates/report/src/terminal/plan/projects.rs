//! Projects that the plan takes, and what the others lack.

use lodestone_model::time::{Date, Span};

use super::page::Page;
use crate::terminal::wrap::clip_middle;
use crate::terminal::{Align, Grid};
use crate::view::plan::{SolvedView, WhyNotView};
use crate::words::unit::{self, Scaled};

/// Projects that are shown; tables have them all.
const SHOWN: usize = 40;

/// Projects, the taken ones first.
pub fn push(page: &mut Page<'_>, plan: &SolvedView, why_not: &[WhyNotView]) {
    if plan.projects.is_empty() {
        return;
    }
    let gains = why_not.iter().filter_map(|found| found.would_have_to_gain);
    let scale = Scaled::of(page.currency, gains, page.lang());
    page.heading("plan-projects");
    if !why_not.is_empty() {
        let text = page.words.say("plan-projects-lack", &[("unit", scale.unit.as_str().into())]);
        page.line(&text);
    }
    let titles = [
        (page.said("plan-title-project"), Align::Left),
        (page.said("plan-title-decision"), Align::Left),
        (page.said("plan-title-start"), Align::Left),
        (page.said("plan-title-commissioned"), Align::Right),
        (page.said("plan-title-size"), Align::Right),
        (page.said("plan-title-lacks"), Align::Right),
    ];
    let (taken, left): (Vec<_>, Vec<_>) = plan.projects.iter().partition(|project| !project.starts.is_empty());
    let mut rows = Vec::new();
    for project in taken {
        for start in &project.starts {
            let commissioned = month(start.commissioned);
            let size = match start.size == 0.0 {
                true => String::new(),
                false => unit::amount(start.size, &project.unit, page.lang()),
            };
            let cells = [start.start.clone(), commissioned, size, String::new()];
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
            let name = clip_middle(project.project.get(page.lang()), names);
            grid.row([name, project.decision.say(page.words)].into_iter().chain(cells.iter().cloned()));
        }
        grid
    });
    page.more(rows.len(), SHOWN);
}

/// Days by which a lead time in years may fall short of the month that it means: a year and a half from 1 July ends on
/// 30 December.
const SHORT: f64 = 3.0;

/// The month of a year coordinate: 2026.5 is July 2026.
fn month(coordinate: f64) -> String {
    let day = |year: f64| Date::parse(&format!("{year:.0}-01-01")).ok();
    let year = coordinate.floor();
    let found = day(year).zip(day(year + 1.0)).and_then(|(first, next)| {
        let days = f64::from(Span { start: first, end: next }.days()) * (coordinate - year);
        first.plus_days((days + SHORT).floor() as i32)
    });
    found.map_or_else(|| format!("{coordinate:.1}"), |date| date.to_string().chars().take(7).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn months_of_year_coordinates() {
        for (date, text) in [("2027-01-01", "2027-01"), ("2027-03-01", "2027-03"), ("2028-12-20", "2028-12")] {
            assert_eq!(month(Date::parse(date).unwrap().year_coordinate()), text);
        }
        assert_eq!(month(2026.5), "2026-07");
        let start = Date::parse("2025-07-01").unwrap().year_coordinate();
        assert_eq!(month(start + 1.5), "2027-01");
    }
}
