//! An import for a terminal: findings, what became of the cells of each sheet, rows by table.

use lodestone_model::diagnostic::Arg;

use super::{Align, Colour, Grid, Ink, findings};
use crate::view::{ImportOutcome, ImportView};
use crate::words::{Words, number};

/// An import.
pub fn import(view: &ImportView, words: &Words, colour: Colour) -> String {
    let mut out = findings(&view.findings, words, colour);
    let lang = words.lang();
    let title = |key: &str| words.say(key, &[]);
    let mut grid = Grid::new(&[
        (title("import-sheet"), Align::Left),
        (title("import-cells"), Align::Right),
        (title("import-loaded"), Align::Right),
        (title("import-checked"), Align::Right),
        (title("import-headings"), Align::Right),
        (title("import-left-out"), Align::Right),
        (title("import-unmapped"), Align::Right),
    ]);
    for sheet in &view.sheets {
        let left_out = sheet.left_out.iter().map(|rule| rule.cells).sum();
        let name = format!("{} [{}]", sheet.file, sheet.sheet);
        let counts = [sheet.cells, sheet.loaded, sheet.checked, sheet.headings, left_out, sheet.unmapped];
        grid.row(std::iter::once(name).chain(counts.map(number::count)));
    }
    if !grid.is_empty() {
        out.push_str(&grid.render(0));
    }
    let rules = view.sheets.iter().flat_map(|sheet| &sheet.left_out);
    let mut by_rule: Vec<(&str, usize)> = Vec::new();
    for rule in rules {
        let text = rule.text.get(lang);
        match by_rule.iter_mut().find(|(known, _)| *known == text) {
            Some((_, cells)) => *cells += rule.cells,
            None => by_rule.push((text, rule.cells)),
        }
    }
    for (text, cells) in by_rule {
        let args = [("rule", Arg::from(text)), ("cells", Arg::from(cells))];
        out.push_str(&format!("  {}\n", words.say("import-rule", &args)));
    }
    out.push('\n');
    for table in &view.tables {
        let args = [("table", Arg::from(words.table(table.table))), ("rows", Arg::from(table.rows))];
        out.push_str(&format!("{}\n", words.say("import-added", &args)));
    }
    if view.known > 0 {
        out.push_str(&format!("{}\n", words.say("import-known", &[("rows", Arg::from(view.known))])));
    }
    let ink = if view.outcome == ImportOutcome::Refused { Ink::Bad } else { Ink::Strong };
    let said = match view.outcome {
        ImportOutcome::Imported => words.say("import-done", &[("id", Arg::from(view.id.as_str()))]),
        ImportOutcome::DryRun => words.say("import-dry-run", &[]),
        ImportOutcome::NothingNew => words.say("import-nothing-new", &[]),
        ImportOutcome::Refused => words.say("import-refused", &[]),
    };
    out.push_str(&format!("{}\n", colour.paint(ink, &said)));
    out
}
