//! A file of schemes for a terminal.

use lodestone_model::diagnostic::Arg;

use super::{Align, Colour, Grid, Ink, findings};
use crate::view::SchemeFileView;
use crate::words::{Words, number};

/// Findings; then, of a sound file, its schemes.
pub fn scheme_file(view: &SchemeFileView, words: &Words, colour: Colour) -> String {
    let mut out = findings(&view.findings, words, colour);
    if view.outcome != "sound" {
        let count = [("errors", Arg::from(view.findings.len()))];
        out.push_str(&format!("{}\n", colour.paint(Ink::Bad, &words.say("scheme-errors", &count))));
        return out;
    }
    let title = |key| words.say(key, &[]);
    let lang = words.lang();
    let mut grid = Grid::new(&[
        (title("scheme-edition"), Align::Left),
        (title("scheme-name"), Align::Left),
        (title("scheme-in-force"), Align::Left),
        (title("scheme-rules"), Align::Right),
        (title("scheme-points"), Align::Right),
        (title("scheme-grade"), Align::Left),
        (title("scheme-not-loaded"), Align::Left),
    ]);
    for scheme in &view.schemes {
        let points = scheme.points.map(number::plain).unwrap_or_default();
        let not_loaded = scheme.not_loaded.as_ref().map(|text| text.get(lang)).unwrap_or_default();
        grid.row([
            scheme.scheme.as_str(),
            scheme.name.get(lang),
            &scheme.in_force.join("; "),
            &number::count(scheme.rules),
            &points,
            scheme.grade,
            not_loaded,
        ]);
    }
    if !view.schemes.is_empty() {
        out.push_str(&grid.render(0));
    }
    let args = [
        ("schemes", Arg::from(view.schemes.len())),
        ("facts", Arg::from(view.facts)),
        ("sources", Arg::from(view.sources)),
    ];
    out.push_str(&format!("{}\n", words.say("scheme-sound", &args)));
    out
}
