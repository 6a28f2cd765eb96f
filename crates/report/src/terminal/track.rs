//! What reports say of targets and of themselves, for a terminal.

use super::check::heading;
use super::track_target::of_target;
use super::wrap::wrap;
use super::{Colour, Ink};
use crate::view::TrackView;
use crate::view::track::Entry;
use crate::words::Words;

/// Targets, then what the reports say besides, then what may not be true.
pub fn track(view: &TrackView, words: &Words, colour: Colour) -> String {
    let mut out = heading(&view.base, words, colour);
    let args = [("day", view.as_of.as_str().into()), ("count", view.reports.into())];
    out.push_str(&format!("{}\n", words.say("track-as-of", &args)));
    let title = |key: &str| format!("\n{}\n", colour.paint(Ink::Strong, &words.say(key, &[])));
    out.push_str(&title("track-targets"));
    out.push_str(&wrap(view.lights.text.get(words.lang()), 2));
    for target in &view.targets {
        let ink = match target.state.id() {
            "met" | "on-course" => Ink::Good,
            "not-known" => Ink::Doubtful,
            _ => Ink::Bad,
        };
        out.push_str(&format!("{} {}\n", colour.paint(ink, &target.state.say(words)), target.name.get(words.lang())));
        out.push_str(&of_target(target, words, colour));
    }
    let last: Vec<&Entry> = view.utilisation.iter().filter(|used| used.is_last).map(|used| &used.entry).collect();
    let earlier = view.utilisation.len() - last.len();
    let sections = [
        ("track-section-growth", view.growth.iter().collect()),
        ("track-section-utilisation", last),
        ("track-section-figures", view.figures.iter().collect()),
        ("track-section-ratios", view.ratios.iter().flat_map(|ratio| &ratio.text).collect()),
        ("track-section-position", view.position.iter().map(|position| &position.entry).collect()),
        ("track-section-titles", view.titles.iter().collect()),
        ("track-section-questions", view.questions.iter().collect()),
        ("track-section-checks", view.checks.iter().collect::<Vec<&Entry>>()),
    ];
    for (key, entries) in sections.into_iter().filter(|(_, entries)| !entries.is_empty()) {
        out.push_str(&title(key));
        for (at, entry) in entries.iter().enumerate() {
            out.push_str(&wrap(&line(entry, words), 2));
            let sides = view.position.get(at).filter(|_| key == "track-section-position");
            let sides = sides.iter().flat_map(|position| &position.sides);
            sides.for_each(|side| out.push_str(&wrap(side.text.get(words.lang()), 6)));
        }
        if key == "track-section-utilisation" && earlier > 0 {
            out.push_str(&wrap(&words.say("track-utilised-earlier", &[("count", earlier.into())]), 2));
        }
    }
    out
}

/// A sentence with its code and its lines of `reports`.
pub(super) fn line(entry: &Entry, words: &Words) -> String {
    let code = entry.code.map_or_else(String::new, |code| format!("{code} "));
    let lines: Vec<String> = entry.lines.iter().take(6).map(u32::to_string).collect();
    let place = if lines.is_empty() { String::new() } else { format!(" [reports:{}]", lines.join(",")) };
    format!("{code}{}{place}", entry.text.get(words.lang()))
}
