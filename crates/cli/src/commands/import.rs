//! `lodestone import FILE… BASE`: the spreadsheets that an office has become rows of a base.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context as _;
use lodestone_intake::import::{Imported, SentFile, import};
use lodestone_intake::profile::{EMBEDDED_SHEET, Profile, read_profile};
use lodestone_intake::suggest;
use lodestone_model::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::diagnostic::{Diagnostic, Severity};
use lodestone_model::read::journal::{self, Change, Record};
use lodestone_model::read::sheets::{Sheet, read_sheets, sha256};
use lodestone_model::write::{FileChange, append, record, undo};
use lodestone_report::terminal;
use lodestone_report::view::{FindingView, ImportOutcome, ImportView, SuggestView};
use lodestone_report::words::Languages;

use crate::args::ImportArgs;
use crate::exit::Exit;
use crate::load::load;
use crate::settings::Settings;
use crate::staging::Staging;
use crate::usage::Usage;
use crate::{cancel, output, results};

/// Imports files, or undoes an import.
pub fn run(args: &ImportArgs, settings: &Settings) -> anyhow::Result<Exit> {
    if !settings.cases.is_empty() || settings.as_of.is_some() {
        let arg = if settings.as_of.is_some() { "--as-of" } else { "--case" };
        return Err(Usage::Conflict { arg: arg.to_owned(), other: "import".to_owned() }.into());
    }
    let (base, files) = args.paths.split_last().ok_or_else(|| Usage::missing("<BASE>"))?;
    if !base.join("base.toml").is_file() {
        return Err(Usage::ImportBase { path: base.display().to_string() }.into());
    }
    if let Some(id) = &args.undo {
        return take_back(base, id, settings);
    }
    if files.is_empty() {
        return Err(Usage::missing("<FILE>").into());
    }
    let checked = load(base, settings)?;
    let Some(checked) = checked.base else { return Err(Usage::ImportErrors.into()) };
    let mut findings = Vec::new();
    let sent = read_files(files, &mut findings)?;
    if let (true, [file]) = (args.suggest, &sent[..]) {
        return draft(&checked, file, settings);
    }
    if args.suggest && findings.is_empty() {
        return Err(Usage::bad_value("FILE…", "--suggest", "FILE").into());
    }
    let profile = match &args.map {
        Some(path) => {
            let text = fs::read_to_string(path).with_context(|| format!("failed to read {}", path.display()))?;
            read_profile(&path.display().to_string(), &text, &mut findings)
        }
        None => embedded(&sent, &mut findings)?,
    };
    let Some(profile) = profile.filter(|_| findings.iter().all(|finding| finding.severity() != Severity::Error)) else {
        let findings = FindingView::all(&findings, &Languages::new());
        output::complain(terminal::findings(&findings, &settings.words, settings.colour).trim_end());
        return Ok(Exit::BadInput);
    };
    cancel::enter("stage-write");
    let mut imported = import(&checked, &profile, &sent);
    let outcome = match () {
        () if !imported.is_sound() => ImportOutcome::Refused,
        () if imported.rows() == 0 => ImportOutcome::NothingNew,
        () if args.dry_run => ImportOutcome::DryRun,
        () => put(base, &mut imported, &sent)?,
    };
    let view = ImportView::new(&imported, outcome, &Languages::new());
    results::print("import", &view, || terminal::import(&view, &settings.words, settings.colour), settings)?;
    let has_warning = imported.findings.iter().any(|finding| finding.severity() == Severity::Warning);
    Ok(match outcome {
        ImportOutcome::Refused => Exit::BadInput,
        _ if has_warning => Exit::NotMet,
        _ => Exit::Met,
    })
}

/// Drafts a profile for files like this one.
fn draft(base: &CheckedBase, file: &SentFile, settings: &Settings) -> anyhow::Result<Exit> {
    let suggestion = suggest::suggest(base, file);
    let view = SuggestView::new(&suggestion, &Languages::new());
    let text = view.profile.get(settings.lang());
    match &settings.out {
        Some(path) => {
            let staging = Staging::new(path)?;
            staging.write("profile.toml", text.as_bytes())?;
            staging.put_one("profile.toml")?;
            output::complain(&settings.words.say("wrote", &[("path", path.display().to_string().into())]));
        }
        None => results::print("import", &view, || text.to_owned(), settings)?,
    }
    let is_clear = view.columns.iter().all(|column| column.question.is_none()) && !view.columns.is_empty();
    Ok(if is_clear { Exit::Met } else { Exit::NotMet })
}

/// The files, as far as they can be read.
fn read_files(paths: &[PathBuf], findings: &mut Vec<Diagnostic>) -> anyhow::Result<Vec<SentFile>> {
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let bytes = fs::read(path).with_context(|| format!("failed to read {}", path.display()))?;
        let sha256 = sha256(&bytes);
        match read_sheets(&name, bytes) {
            Ok(sheets) => files.push(SentFile { name, sha256, sheets }),
            Err(finding) => findings.push(finding),
        }
    }
    Ok(files)
}

/// The profile that the files carry, as templates do.
fn embedded(files: &[SentFile], findings: &mut Vec<Diagnostic>) -> anyhow::Result<Option<Profile>> {
    let mut texts: Vec<String> = files.iter().filter_map(profile_text).collect();
    let count = texts.len();
    texts.sort_unstable();
    texts.dedup();
    match &texts[..] {
        [only] if count == files.len() => Ok(read_profile(EMBEDDED_SHEET, only, findings)),
        _ => Err(Usage::ImportProfile.into()),
    }
}

fn profile_text(file: &SentFile) -> Option<String> {
    let sheet: &Sheet = file.sheets.iter().find(|sheet| sheet.name == EMBEDDED_SHEET)?;
    let lines = sheet.cells().filter(|cell| cell.column == 0).map(|cell| cell.text);
    Some(lines.collect::<Vec<_>>().join("\n"))
}

/// Adds the rows, all or none: the base with them is checked before anything happens.
fn put(base: &Path, imported: &mut Imported, files: &[SentFile]) -> anyhow::Result<ImportOutcome> {
    let mut changes = Vec::new();
    for table in &imported.tables {
        let name = journal::table_file(base, table.table)?.unwrap_or_else(|| format!("{}.csv", table.table.id));
        let before = journal::file_of(base, &name)?;
        match append(&name, before.as_deref().unwrap_or_default(), table.table, &table.csv) {
            Ok(appended) => changes.push(FileChange { name, before, appended }),
            Err(finding) => {
                imported.findings.push(finding);
                return Ok(ImportOutcome::Refused);
            }
        }
    }
    let remarks: Vec<String> = files.iter().map(|file| format!("{} sha256:{}", file.name, file.sha256)).collect();
    let kept = Record::Keep(record(&changes, &remarks));
    let puts: Vec<Change> = changes.iter().map(|change| Change::Put(change.name.clone(), change.after())).collect();
    let staged = journal::stage(base, &imported.id, &puts, &kept)?;
    drop((changes, puts));
    let after = check(staged.read()?, &[]);
    if after.base.is_none() {
        let errors = after.findings.into_iter().filter(|finding| finding.severity() == Severity::Error);
        imported.findings.extend(errors);
        return Ok(ImportOutcome::Refused);
    }
    staged.commit()?;
    Ok(ImportOutcome::Imported)
}

/// Takes an import back.
fn take_back(base: &Path, id: &str, settings: &Settings) -> anyhow::Result<Exit> {
    let Some(kept) = journal::kept(base, id)? else {
        let known = journal::imports(base)?.join(", ");
        return Err(Usage::ImportUndoUnknown { id: id.to_owned(), known }.into());
    };
    let mut failed = None;
    let current = |name: &str| match journal::file_of(base, name) {
        Ok(bytes) => bytes,
        Err(error) => {
            failed = Some(error);
            None
        }
    };
    let changes = undo(&kept, current);
    if let Some(error) = failed {
        return Err(error.into());
    }
    let changes = changes.map_err(|changed| Usage::ImportUndoChanged { file: changed.file })?;
    cancel::enter("stage-write");
    let files = changes.len();
    journal::stage(base, id, &changes, &Record::Drop)?.commit()?;
    let said = settings.words.say("import-undone", &[("id", id.into()), ("files", files.into())]);
    output::print_text(&format!("{said}\n")).context("failed to write to standard output")?;
    Ok(Exit::Met)
}
