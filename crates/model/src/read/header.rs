//! The header row: which cell belongs to which column, and in which unit its numbers are.

use std::sync::Arc;

use super::cell::is_grams_per_mole;
use super::fault::CellFault;
use super::rows::RowText;
use super::units::UnitTexts;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::schema::{Kind, Quantity, Table};
use crate::text::{did_you_mean, fold};
use crate::unit::{Unit, split_header};

/// What one cell of each row is.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Role {
    /// A column of the schema, with the unit of the header.
    Column(usize, Option<Arc<Unit>>),
    /// Source of the row.
    Source,
    /// Source of one column.
    SourceOf(usize),
    /// Grade of the row.
    Grade,
    /// Carried and not read.
    Carried,
    /// A blank header: every cell must be empty.
    Blank,
    /// Not read, because it was reported.
    Reported,
}

const SOURCE: [&str; 2] = ["source", "来源"];
const GRADE: [&str; 2] = ["grade", "等级"];
const NOTE: [&str; 2] = ["note", "备注"];

/// The role and text of each header cell, up to the last that is not blank.
pub(crate) fn read_header(
    row: RowText<'_>,
    table: &'static Table,
    file: &Arc<str>,
    units: &mut UnitTexts,
    findings: &mut Vec<Diagnostic>,
) -> Vec<(Role, String)> {
    let count = (0..row.len()).rev().find(|&at| !row.get(at).is_empty()).map_or(0, |last| last + 1);
    let mut roles: Vec<(Role, String)> = Vec::with_capacity(count);
    for text in (0..count).map(|at| row.get(at)) {
        let place = || Place { file: file.clone(), line: Some(row.line), column: Some(Arc::from(text)) };
        let role = match read_role(text, table, units) {
            Ok(role) if roles.iter().any(|(other, _)| is_same(other, &role)) => {
                findings.push(Diagnostic::new(Code::ColumnTwice, place()).with("column", text));
                Role::Reported
            }
            Ok(role) => role,
            Err((fault, role)) => {
                findings.push(fault.at(place()));
                role
            }
        };
        roles.push((role, text.to_owned()));
    }
    roles
}

/// The role, or why there is none and what to take instead.
fn read_role(text: &str, table: &'static Table, units: &mut UnitTexts) -> Result<Role, (CellFault, Role)> {
    if text.is_empty() {
        return Ok(Role::Blank);
    }
    if let Some(role) = role_of_name(text, table) {
        return Ok(role);
    }
    let (name, unit) = split_header(text);
    let Some(unit) = unit else { return Err((unknown(text, table), Role::Reported)) };
    let Some(column) = find_column(table, name) else { return Err((unknown(text, table), Role::Reported)) };
    match table.columns[column].kind {
        Kind::Number(Quantity::MolarMass) if is_grams_per_mole(unit) => Ok(Role::Column(column, None)),
        Kind::Number(_) => match units.read(unit) {
            Ok(unit) => Ok(Role::Column(column, Some(unit))),
            Err(fault) => Err((fault, Role::Reported)),
        },
        _ => Err((unknown(text, table), Role::Reported)),
    }
}

fn role_of_name(text: &str, table: &'static Table) -> Option<Role> {
    if let Some(column) = find_column(table, text) {
        return Some(Role::Column(column, None));
    }
    let key = fold(text);
    let key = key.as_ref();
    if SOURCE.contains(&key) {
        return Some(Role::Source);
    }
    if GRADE.contains(&key) {
        return Some(Role::Grade);
    }
    if NOTE.contains(&key) || key.starts_with('#') {
        return Some(Role::Carried);
    }
    let (before, column) = key.split_once(':')?;
    let column = find_column(table, column.trim())?;
    SOURCE.contains(&before.trim()).then_some(Role::SourceOf(column))
}

/// Position of the column with this id or label.
pub(crate) fn find_column(table: &Table, name: &str) -> Option<usize> {
    if let Some(at) = table.columns.iter().position(|column| column.id == name) {
        return Some(at);
    }
    let key = fold(name);
    let is_named = |label: &str| fold(label) == key;
    table.columns.iter().position(|column| [column.id, column.zh, column.en].into_iter().any(is_named))
}

/// The table with this id or label.
pub(crate) fn find_table(name: &str) -> Option<&'static Table> {
    let tables = crate::tables::TABLES;
    let key = fold(name);
    let is_named = |label: &str| fold(label) == key;
    tables.iter().find(|table| [table.id, table.zh, table.en].into_iter().any(is_named)).copied()
}

fn unknown(text: &str, table: &'static Table) -> CellFault {
    CellFault::new(Code::ColumnUnknown).with("column", text).with("hint", nearest_column(table, text))
}

/// The column header that a text most likely meant: the nearest, or the only one that contains it (种类 of 产能种类); empty
/// when there is none.
pub(crate) fn nearest_column(table: &Table, text: &str) -> &'static str {
    let labels = table.columns.iter().flat_map(|column| [column.id, column.zh, column.en]);
    let universal = SOURCE.into_iter().chain(GRADE).chain(NOTE);
    let (name, _) = split_header(text);
    let part = |label: &&'static str| name.chars().count() > 1 && label.contains(name);
    let mut parts = labels.clone().filter(part);
    let only = parts.next().filter(|_| parts.next().is_none());
    did_you_mean(name, labels.chain(universal)).or(only).unwrap_or_default()
}

/// Whether two headers claim the same cells.
fn is_same(a: &Role, b: &Role) -> bool {
    match (a, b) {
        (Role::Column(a, _), Role::Column(b, _)) | (Role::SourceOf(a), Role::SourceOf(b)) => a == b,
        (Role::Source, Role::Source) | (Role::Grade, Role::Grade) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::TABLES;
    use crate::unit::Currency;

    #[test]
    fn every_header_means_one_column() {
        for table in TABLES {
            let mut seen = std::collections::BTreeMap::new();
            for (at, column) in table.columns.iter().enumerate() {
                for label in [column.id, column.zh, column.en] {
                    let other = *seen.entry(fold(label).into_owned()).or_insert(at);
                    assert_eq!(other, at, "{label} of {} is two columns", table.id);
                }
            }
            let is_own = |word: &&str| table.id == "sources" && find_column(table, word).is_some();
            for word in SOURCE.iter().chain(&GRADE).chain(&NOTE).filter(|word| !is_own(word)) {
                assert!(!seen.contains_key(*word), "{word} in {}", table.id);
            }
        }
    }

    #[test]
    fn every_name_means_one_table() {
        for table in TABLES {
            for name in [table.id, table.zh, table.en] {
                assert_eq!(find_table(name).map(|found| found.id), Some(table.id), "{name}");
            }
        }
    }

    #[test]
    fn ids_labels_units_and_universal_columns() {
        let table = find_table("capacities").expect("a table");
        let mut units = UnitTexts::new(Currency::CNY, &[]);
        let mut role = |text: &str| read_role(text, table, &mut units).map_err(|(fault, _)| fault.code);
        let capacity = find_column(table, "capacity").expect("a column");
        for text in ["capacity [kt/yr]", "产能（千吨/年）", "產能 (kt/yr)", "Ｃａｐａｃｉｔｙ【kt/yr】"]
        {
            let read = role(text);
            let Ok(Role::Column(column, Some(unit))) = read else { panic!("{text}: {read:?}") };
            assert_eq!((column, unit.read("1")), (capacity, Ok(1000.0)), "{text}");
        }
        assert_eq!(role("产能"), Ok(Role::Column(capacity, None)));
        assert_eq!(role("來源"), Ok(Role::Source));
        assert_eq!(role("source:capacity"), Ok(Role::SourceOf(capacity)));
        assert_eq!(role("来源：产能"), Ok(Role::SourceOf(capacity)));
        assert_eq!(role("等級"), Ok(Role::Grade));
        assert_eq!(role("備註"), Ok(Role::Carried));
        assert_eq!(role("＃draft"), Ok(Role::Carried));
        assert_eq!(role("source:weather"), Err(Code::ColumnUnknown));
        assert_eq!(role("plant [kt]"), Err(Code::ColumnUnknown), "only numbers have units");
        assert_eq!(role("capacity [parsec]"), Err(Code::UnitUnknown));
        assert_eq!(role("capacity [USD]"), Err(Code::UnitCurrency));
    }
}
