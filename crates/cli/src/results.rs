//! Results in a folder: the document, a CSV file per table, and one workbook.

use std::fs;
use std::path::Path;

use anyhow::Context as _;
use lodestone_report::document::Document;
use lodestone_report::sheet::{Sheet, workbook};
use serde::Serialize;

use crate::settings::Settings;
use crate::staging::Staging;
use crate::usage::Usage;
use crate::{cancel, output};

const DOCUMENT: &str = "lodestone.json";
const WORKBOOK: &str = "lodestone.xlsx";

/// Prints a view to standard output: its document with `--json`, its text otherwise.
pub fn print<T: Serialize>(
    command: &'static str,
    view: &T,
    text: impl FnOnce() -> String,
    settings: &Settings,
) -> anyhow::Result<()> {
    match settings.json {
        true => output::print(|mut out| Document::new(command, view).write(&mut out)),
        false => output::print_text(&text()),
    }
    .context("failed to write to standard output")
}

/// Refuses the folder of `--out` where it holds other files than results; call it before long work.
pub fn refuse_foreign(settings: &Settings) -> anyhow::Result<()> {
    settings.out.as_deref().map_or(Ok(()), refuse_foreign_files)
}

/// Writes a view into the folder of `--out`, whole or not at all, in place of earlier results.
pub fn write<T: Serialize>(
    command: &'static str,
    view: &T,
    sheets: &[Sheet],
    settings: &Settings,
) -> anyhow::Result<()> {
    let Some(target) = settings.out.as_deref() else { return Ok(()) };
    cancel::enter("stage-write");
    refuse_foreign_files(target)?;
    let staging = Staging::new(target)?;
    let mut document = Vec::new();
    Document::new(command, view).write(&mut document).context("failed to write the document")?;
    staging.write(DOCUMENT, &document)?;
    for sheet in sheets {
        staging.write(&format!("{}.csv", sheet.id), sheet.csv(settings.lang()).as_bytes())?;
    }
    staging.write(WORKBOOK, &workbook(sheets, settings.lang())?)?;
    staging.put_folder()?;
    output::complain(&settings.words.say("wrote", &[("path", target.display().to_string().into())]));
    Ok(())
}

/// A folder may be replaced when it is empty or holds results and nothing else.
fn refuse_foreign_files(target: &Path) -> anyhow::Result<()> {
    if !target.exists() {
        return Ok(());
    }
    let read = || format!("failed to read {}", target.display());
    let mut names = Vec::new();
    for entry in fs::read_dir(target).with_context(read)? {
        let entry = entry.with_context(read)?;
        names.push((entry.file_name().to_string_lossy().into_owned(), entry.path().is_dir()));
    }
    names.sort();
    let is_ours = |name: &str| name == DOCUMENT || name == WORKBOOK || name.ends_with(".csv");
    let has_document = names.iter().any(|(name, _)| name == DOCUMENT);
    match names.into_iter().find(|(name, is_folder)| *is_folder || !has_document || !is_ours(name)) {
        Some((file, _)) => Err(Usage::FolderForeign { path: target.display().to_string(), file }.into()),
        None => Ok(()),
    }
}
