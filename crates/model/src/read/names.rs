//! Which file or sheet is which table.

use std::sync::Arc;

use super::header::find_table;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::schema::Table;
use crate::tables::TABLES;
use crate::text::did_you_mean;

/// A file or sheet by its full name and the part of it that names the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Named {
    /// As findings call it.
    pub file: Arc<str>,
    /// Id or label of the table.
    pub stem: String,
}

/// Files that begin with `#` are for people.
pub(crate) fn is_remark(name: &str) -> bool {
    name.starts_with(['#', '＃'])
}

/// The name without `.csv` or `.tsv`; none for other files.
pub(crate) fn csv_stem(name: &str) -> Option<&str> {
    let (stem, extension) = name.rsplit_once('.')?;
    let is_csv = ["csv", "tsv"].iter().any(|known| extension.eq_ignore_ascii_case(known));
    (is_csv && !stem.is_empty() && !stem.starts_with('.')).then_some(stem)
}

/// The tables, in the order of [`TABLES`], with a finding for each that is missing, unknown or there twice.
pub(crate) fn assign(named: Vec<Named>, place: &str, findings: &mut Vec<Diagnostic>) -> Vec<(&'static Table, Named)> {
    let mut found: Vec<(&'static Table, Named)> = Vec::new();
    for named in named {
        let finding = |code: Code| Diagnostic::new(code, Place::file(&named.file));
        match find_table(&named.stem) {
            None => {
                let hint = nearest_table(&named.stem);
                findings.push(finding(Code::TableUnknown).with("name", named.stem.as_str()).with("hint", hint));
            }
            Some(table) if found.iter().any(|(other, _)| other.id == table.id) => {
                findings.push(finding(Code::TableTwice).with("table", table.id));
            }
            Some(table) => found.push((table, named)),
        }
    }
    for table in TABLES.iter().filter(|table| table.required) {
        if !found.iter().any(|(other, _)| other.id == table.id) {
            findings.push(Diagnostic::new(Code::TableMissing, Place::file(place)).with("table", table.id));
        }
    }
    found.sort_by_key(|(table, _)| TABLES.iter().position(|other| other.id == table.id));
    found
}

/// The table that a name most likely meant; empty when nothing is near.
pub(crate) fn nearest_table(name: &str) -> &'static str {
    let names = TABLES.iter().flat_map(|table| [table.id, table.zh, table.en]);
    did_you_mean(name, names).unwrap_or_default()
}
