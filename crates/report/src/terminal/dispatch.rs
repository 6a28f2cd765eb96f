//! The dispatch sheet for a terminal: decisions, changes, the table, then each project that needs a word.

use super::check::heading;
use super::grid::{Align, Grid};
use super::wrap::wrap;
use super::{Colour, Ink};
use crate::view::DispatchView;
use crate::view::dispatch::DispatchedProject;
use crate::words::{Words, number, unit};

/// Letters of a project's name in the table.
const NAME: usize = 18;

/// Restated figures that are shown; documents have them all.
const RESTATED: usize = 8;

/// Decisions, changes, projects, supervision slips.
pub fn dispatch(view: &DispatchView, words: &Words, colour: Colour) -> String {
    let lang = words.lang();
    let mut out = heading(&view.base, words, colour);
    let args = [("day", view.as_of.as_str().into())];
    out.push_str(&words.say("dispatch-as-of", &args));
    if let Some(since) = &view.since {
        out.push_str(&words.say("dispatch-since", &[("since", since.as_str().into())]));
    }
    out.push('\n');
    let args = [
        ("id", view.rules.preset.as_str().into()),
        ("document", view.rules.document.get(lang).into()),
        ("grade", view.rules.grade.into()),
        ("reason", words.say(chosen(view.rules.chosen_by.id()), &[]).into()),
    ];
    out.push_str(&wrap(&words.say("dispatch-rules", &args), 0));
    let title = |key: &str| format!("\n{}\n", colour.paint(Ink::Strong, &words.say(key, &[])));
    if !view.decisions.is_empty() {
        out.push_str(&title("dispatch-decisions"));
        for decision in &view.decisions {
            let ink = match decision.state {
                "overdue" => Ink::Bad,
                "done" => Ink::Good,
                _ => Ink::Doubtful,
            };
            wrap(decision.text.get(lang), 2).lines().for_each(|line| out.push_str(&painted(line, ink, colour)));
        }
    }
    if !view.changes.is_empty() {
        out.push_str(&title("dispatch-changes"));
        view.changes.iter().for_each(|change| out.push_str(&wrap(change.text.get(lang), 2)));
    }
    if !view.targets.is_empty() {
        out.push_str(&title("dispatch-targets-title"));
        view.targets.iter().flat_map(|one| &one.text).for_each(|text| out.push_str(&wrap(text.get(lang), 2)));
    }
    if !view.restated.is_empty() {
        out.push_str(&title("dispatch-restated-title"));
        view.restated.iter().take(RESTATED).for_each(|one| out.push_str(&wrap(one.text.get(lang), 2)));
        if let Some(more) = view.restated.len().checked_sub(RESTATED).filter(|more| *more > 0) {
            out.push_str(&wrap(&words.say("dispatch-restated-more", &[("count", more.into())]), 2));
        }
    }
    out.push_str(&title("dispatch-projects"));
    let told: Vec<&DispatchedProject> = view.projects.iter().filter(|project| project.has_milestones).collect();
    out.push_str(&table(view, &told, words));
    if view.without_milestones > 0 {
        out.push_str(&wrap(&words.say("dispatch-without-dates", &[("count", view.without_milestones.into())]), 2));
    }
    if !view.is_complete {
        out.push_str(&wrap(&words.say("dispatch-incomplete", &[]), 2));
    }
    if !view.has_losses {
        out.push_str(&wrap(&words.say("dispatch-no-losses", &[]), 2));
    }
    let slips: Vec<&DispatchedProject> = view.projects.iter().filter(|project| project.slip.is_some()).collect();
    if !slips.is_empty() {
        out.push_str(&title("dispatch-slips"));
        for project in slips {
            for (at, text) in project.slip.iter().flatten().enumerate() {
                out.push_str(&wrap(text.get(lang), if at == 0 { 2 } else { 4 }));
            }
        }
    }
    if !view.slips.is_empty() {
        out.push_str(&wrap(&words.say("dispatch-slip-rows", &[("count", view.slips.len().into())]), 2));
    }
    out
}

fn painted(line: &str, ink: Ink, colour: Colour) -> String {
    format!("{}\n", colour.paint(ink, line))
}

/// A row per project with a date: light, name, delay, next event, the year's money, obstacle, loss.
fn table(view: &DispatchView, projects: &[&DispatchedProject], words: &Words) -> String {
    let lang = words.lang();
    let money = unit::Scaled::of(&view.base.currency, projects.iter().filter_map(|project| project.total), lang);
    let title = |key: &str| words.say(key, &[]);
    let mut grid = Grid::new(&[
        (title("dispatch-column-light"), Align::Left),
        (title("dispatch-column-project"), Align::Left),
        (title("dispatch-column-late"), Align::Right),
        (title("dispatch-column-next"), Align::Left),
        (title("dispatch-column-total"), Align::Right),
        (title("dispatch-column-plan"), Align::Right),
        (title("dispatch-column-done"), Align::Right),
        (title("dispatch-column-due"), Align::Right),
        (title("dispatch-column-obstacle"), Align::Left),
        (title("dispatch-column-loss"), Align::Right),
    ]);
    for project in projects {
        let amount = |value: Option<f64>| value.map_or_else(String::new, |value| money.number(value));
        let share = |share: Option<f64>| {
            share.map_or_else(String::new, |share| format!("{} %", number::fixed(100.0 * share, 0)))
        };
        let done = project.done_this_year.zip(project.plan_of_year.filter(|plan| *plan > 0.0));
        let late = project.days_late.map_or_else(String::new, |days| match (days, project.is_at_least) {
            (_, true) => format!("≥ {days}"),
            _ => days.to_string(),
        });
        let event = |id: &str| project.stages.iter().find(|stage| stage.event == id).map(|stage| stage.name.get(lang));
        let next = project.next_event.and_then(event).unwrap_or_default();
        let next = project.next_day.as_deref().map_or_else(String::new, |day| format!("{next} {day}"));
        let light = project.light.light.map_or("dispatch-no-light", light_word);
        grid.row([
            words.say(light, &[]),
            short(project.name.get(lang)),
            late,
            next,
            amount(project.total),
            amount(project.plan_of_year),
            share(done.map(|(done, plan)| done / plan)),
            share(project.due_share),
            project.obstacles.iter().map(|one| one.kind.get(lang)).collect::<Vec<&str>>().join("、"),
            amount(project.loss_money),
        ]);
    }
    format!("{}{}", wrap(&words.say("dispatch-money", &[("unit", money.unit.as_str().into())]), 2), grid.render(2))
}

fn chosen(by: &str) -> &'static str {
    match by {
        "asked" => "track-light-asked",
        "base" => "track-light-base",
        _ => "dispatch-rules-default",
    }
}

fn light_word(id: &str) -> &'static str {
    match id {
        "green" => "dispatch-green",
        "blue" => "dispatch-blue",
        "yellow" => "dispatch-yellow",
        "orange" => "dispatch-orange",
        _ => "dispatch-red",
    }
}

fn short(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    if letters.len() <= NAME {
        name.to_owned()
    } else {
        format!("{}…", letters[..NAME - 1].iter().collect::<String>())
    }
}
