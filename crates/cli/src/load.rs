//! A path → a checked base, with the cases and the date of the command line.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::check::{self, Checked};
use lodestone_model::diagnostic::Place;
use lodestone_model::grid::Value;
use lodestone_model::manifest::{Case, Change, Manifest, Op};
use lodestone_model::read::{Input, read_base};
use lodestone_model::time::Date;
use lodestone_plan as plan;
use lodestone_plan::result::Label;

use crate::cancel;
use crate::progress::Progress;
use crate::settings::Settings;

/// A base as it was read, with the cases of the command line.
pub struct Loaded {
    /// What the check found.
    pub checked: Checked,
    again: Option<Input>,
    applied: Vec<String>,
}

/// Reads and checks a base.
///
/// # Errors
/// When the disk fails.
pub fn load(path: &Path, settings: &Settings) -> anyhow::Result<Checked> {
    Ok(read(path, settings, Keep::Never)?.checked)
}

/// The same, able to check the base again under cases of the caller's own.
///
/// # Errors
/// When the disk fails.
pub fn load_to_change(path: &Path, settings: &Settings) -> anyhow::Result<Loaded> {
    read(path, settings, Keep::Always)
}

/// The same, able to check the base again under the cases that the command line did not name.
///
/// # Errors
/// When the disk fails.
pub fn load_with_cases(path: &Path, settings: &Settings) -> anyhow::Result<Loaded> {
    read(path, settings, Keep::ForCases)
}

/// When the tables are kept as they were read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Keep {
    Never,
    ForCases,
    Always,
}

fn read(path: &Path, settings: &Settings, keep: Keep) -> anyhow::Result<Loaded> {
    let stage = |key| {
        cancel::enter(key);
        settings.words.say(key, &[])
    };
    let progress = Progress::start(stage("stage-read"));
    let mut input = read_base(path)?;
    let mut applied: Vec<String> = Vec::new();
    if let Some(date) = settings.as_of {
        applied.extend(hide_later(&mut input, date));
    }
    applied.extend(settings.cases.iter().cloned());
    progress.set(stage("stage-check"));
    let has_more = |m: &Manifest| m.cases.iter().any(|case| !applied.contains(&case.name));
    let is_kept = match keep {
        Keep::Never => false,
        Keep::ForCases => input.manifest.as_ref().is_some_and(has_more),
        Keep::Always => true,
    };
    let again = is_kept.then(|| input.clone());
    let names: Vec<&str> = applied.iter().map(String::as_str).collect();
    Ok(Loaded { checked: check::check(input, &names), again, applied })
}

impl Loaded {
    /// Keeps changes on top of the cases of the command line, for all that is checked from now on; the base with them.
    pub fn change(&mut self, case: Case) -> Option<CheckedBase> {
        let base = self.with(case.clone())?;
        self.applied.push(case.name.clone());
        self.again.as_mut()?.manifest.as_mut()?.cases.push(case);
        Some(base)
    }

    /// The base with changes on top of the cases of the command line; none where they cannot stand.
    pub fn with(&self, case: Case) -> Option<CheckedBase> {
        let mut input = self.again.clone()?;
        let names: Vec<String> = self.applied.iter().cloned().chain([case.name.clone()]).collect();
        input.manifest.as_mut()?.cases.push(case);
        check::check(input, &names.iter().map(String::as_str).collect::<Vec<_>>()).base
    }

    /// The base under each case that the command line did not name, on top of those that it did.
    pub fn other_cases(&self) -> Vec<plan::Case> {
        let Some(input) = &self.again else { return Vec::new() };
        let cases = input.manifest.iter().flat_map(|manifest| &manifest.cases);
        let under = |case: &Case| {
            let names: Vec<&str> = self.applied.iter().map(String::as_str).chain([case.name.as_str()]).collect();
            let name = Label { id: case.name.clone(), zh: case.name_zh.clone(), en: case.name_en.clone() };
            plan::Case { name, base: check::check(input.clone(), &names).base.map(Arc::new) }
        };
        cases.filter(|case| !self.applied.contains(&case.name)).map(under).collect()
    }
}

/// Hides what was stated after a day, in every table of statements. It is a case that drops those rows, so that the base's
/// id and every output tell.
fn hide_later(input: &mut Input, as_of: Date) -> Option<String> {
    let mut later: BTreeSet<(&'static str, Date)> = BTreeSet::new();
    for grid in &input.grids {
        let Some((column, _)) = grid.table.column("stated_on") else { continue };
        let stated = |row: usize| match grid.cells[column].get(row)? {
            Value::Date(date) => Some((grid.table.id, date?)),
            _ => None,
        };
        later.extend((0..grid.rows).filter_map(stated).filter(|(_, stated)| *stated > as_of));
    }
    let name = format!("as-of {as_of}");
    let drop = |(table, date): (&'static str, Date)| Change {
        table: table.to_owned(),
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
