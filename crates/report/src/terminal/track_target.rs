//! One target on a terminal: sentences and light first, then what the nowcast rests on; long lists are cut and counted.

use super::grid::{Align, Grid};
use super::wrap::wrap;
use super::{Colour, Ink};
use crate::view::track::{ErrorView, MethodView, NowcastView, TargetStanding};
use crate::words::{Words, number, unit};

/// Back-tested years shown.
const YEARS: usize = 5;
/// Projects shown.
const PROJECTS: usize = 3;

pub(super) fn of_target(target: &TargetStanding, words: &Words, colour: Colour) -> String {
    let mut out = String::new();
    target.text.iter().for_each(|text| out.push_str(&wrap(text.get(words.lang()), 2)));
    let ink = match target.light.light {
        Some("green") => Ink::Good,
        Some("red" | "orange") => Ink::Bad,
        Some(_) => Ink::Doubtful,
        None => Ink::Faint,
    };
    for line in wrap(target.light.text.get(words.lang()), 2).lines() {
        out.push_str(&format!("{}\n", colour.paint(ink, line)));
    }
    if let Some(nowcast) = &target.nowcast {
        out.push_str(&methods(nowcast, &target.unit, words));
        nowcast.left_out.iter().for_each(|left| out.push_str(&wrap(left.text.get(words.lang()), 2)));
        out.push_str(&projects(nowcast, words));
    }
    out
}

/// A row per method: nowcast, weight, and its error in the last past years.
fn methods(nowcast: &NowcastView, unit: &str, words: &Words) -> String {
    let mut out = wrap(&words.say("track-methods", &[]), 2);
    let shown = &nowcast.back_test[nowcast.back_test.len().saturating_sub(YEARS)..];
    let mut columns: Vec<(String, Align)> = vec![
        (words.say("track-method", &[]), Align::Left),
        (words.say("track-column-median", &[]), Align::Right),
        (words.say("track-weight-column", &[]), Align::Right),
    ];
    columns.extend(shown.iter().map(|year| (year.year.to_string(), Align::Right)));
    let mut grid = Grid::new(&columns);
    for method in &nowcast.methods {
        let mut cells = vec![
            method.method.say(words),
            unit::amount(method.median, unit, words.lang()),
            format!("{} %", number::fixed(100.0 * method.weight, 0)),
        ];
        cells.extend(shown.iter().map(|year| error(method, &year.errors)));
        grid.row(cells);
    }
    out.push_str(&grid.render(4));
    let earlier = nowcast.back_test.len() - shown.len();
    if earlier > 0 {
        out.push_str(&wrap(&words.say("track-methods-earlier", &[("count", earlier.into())]), 4));
    }
    out
}

fn error(method: &MethodView, errors: &[ErrorView]) -> String {
    let own = errors.iter().find(|error| error.method == method.method).and_then(|error| error.log_error);
    own.map_or_else(
        || "—".to_owned(),
        |error| {
            let percent = 100.0 * error.exp_m1();
            format!("{}{} %", if percent > 0.0 { "+" } else { "" }, number::fixed(percent, 1))
        },
    )
}

fn projects(nowcast: &NowcastView, words: &Words) -> String {
    if nowcast.projects.is_empty() {
        return String::new();
    }
    let mut out = wrap(&words.say("track-projects", &[]), 2);
    let shown = nowcast.projects.iter().take(PROJECTS);
    shown.for_each(|project| out.push_str(&wrap(project.text.get(words.lang()), 4)));
    let more = nowcast.projects.len().saturating_sub(PROJECTS);
    if more > 0 {
        out.push_str(&wrap(&words.say("track-projects-more", &[("count", more.into())]), 4));
    }
    out
}
