//! A path → a checked base, with the cases and the date of the command line.

use std::collections::BTreeSet;
use std::path::Path;

use lodestone_model::check::{self, Checked};
use lodestone_model::diagnostic::Place;
use lodestone_model::grid::Value;
use lodestone_model::manifest::{Case, Change, Op};
use lodestone_model::read::{Input, read_base};
use lodestone_model::tables::reports;
use lodestone_model::time::Date;

use crate::cancel;
use crate::progress::Progress;
use crate::settings::Settings;

/// Reads and checks a base.
///
/// # Errors
/// When the disk fails.
pub fn load(path: &Path, settings: &Settings) -> anyhow::Result<Checked> {
    let stage = |key| {
        cancel::enter(key);
        settings.words.say(key, &[])
    };
    let progress = Progress::start(stage("stage-read"));
    let mut input = read_base(path)?;
    let mut cases: Vec<String> = Vec::new();
    if let Some(date) = settings.as_of {
        cases.extend(hide_later(&mut input, date));
    }
    cases.extend(settings.cases.iter().cloned());
    progress.set(stage("stage-check"));
    let cases: Vec<&str> = cases.iter().map(String::as_str).collect();
    Ok(check::check(input, &cases))
}

/// Hides what was stated after a day. It is a case that drops those rows, so that the base's id and every output tell.
fn hide_later(input: &mut Input, as_of: Date) -> Option<String> {
    let mut later: BTreeSet<Date> = BTreeSet::new();
    if let Some(grid) = input.grids.iter().find(|grid| grid.table.id == reports::TABLE.id) {
        let stated = |row: usize| match grid.cells[reports::Col::StatedOn as usize].get(row) {
            Some(Value::Date(date)) => date,
            _ => None,
        };
        later.extend((0..grid.rows).filter_map(stated).filter(|stated| *stated > as_of));
    }
    let name = format!("as-of {as_of}");
    let drop = |date: Date| Change {
        table: reports::TABLE.id.to_owned(),
        matching: vec![("stated_on".to_owned(), date.to_string())],
        op: Op::Drop,
        place: Place::file("--as-of"),
    };
    let case = Case {
        name: name.clone(),
        name_zh: name.clone(),
        name_en: name.clone(),
        source: None,
        grade: None,
        changes: later.into_iter().map(drop).collect(),
    };
    input.manifest.as_mut()?.cases.push(case);
    Some(name)
}
