//! Tables of a base as text: what a test generates, changes, writes, and reads by its second way.

use std::collections::BTreeMap;
use std::sync::Arc;

use lodestone_model::base::CheckedBase;

use crate::support::written;

/// One row: column → cell.
pub type Line = BTreeMap<&'static str, String>;

/// A base as text.
#[derive(Debug, Clone, Default)]
pub struct Raw {
    /// Periods of the plan.
    pub periods: Vec<String>,
    /// Other settings of base.toml: key → value as TOML writes it.
    pub settings: BTreeMap<&'static str, String>,
    /// Table → rows.
    pub tables: BTreeMap<&'static str, Vec<Line>>,
}

impl Raw {
    /// Adds a row.
    pub fn add(&mut self, table: &'static str, cells: &[(&'static str, &str)]) {
        let line = cells.iter().map(|&(column, cell)| (column, cell.to_owned())).collect();
        self.tables.entry(table).or_default().push(line);
    }

    /// Rows of a table; none where it is absent.
    pub fn rows(&self, table: &str) -> &[Line] {
        self.tables.get(table).map_or(&[], Vec::as_slice)
    }

    /// A setting without quotes, or what holds without it.
    pub fn setting<'a>(&'a self, key: &str, default: &'a str) -> &'a str {
        self.settings.get(key).map_or(default, |value| value.trim_matches('"'))
    }

    /// The base that the product reads from these texts.
    pub fn base(&self) -> Arc<CheckedBase> {
        let tables: Vec<(&str, String)> = self.tables.iter().map(|(&name, lines)| (name, csv(lines))).collect();
        let tables: Vec<(&str, &str)> = tables.iter().map(|(name, text)| (*name, text.as_str())).collect();
        written(&self.toml(), &tables)
    }

    fn toml(&self) -> String {
        let mut text = format!("periods = {:?}\n", self.periods);
        for (key, value) in &self.settings {
            text.push_str(&format!("{key} = {value}\n"));
        }
        text
    }
}

fn csv(lines: &[Line]) -> String {
    let columns: std::collections::BTreeSet<&str> = lines.iter().flat_map(|line| line.keys().copied()).collect();
    let mut text = columns.iter().copied().collect::<Vec<_>>().join(",") + "\n";
    for line in lines {
        let cells: Vec<&str> = columns.iter().map(|&column| text_of(line, column)).collect();
        text.push_str(&(cells.join(",") + "\n"));
    }
    text
}

/// A cell; blank where there is none.
pub fn text_of<'a>(line: &'a Line, column: &str) -> &'a str {
    line.get(column).map_or("", String::as_str)
}

/// A cell as a number, where it is not blank; without its unit of a rate.
pub fn number(line: &Line, column: &str) -> Option<f64> {
    let text = text_of(line, column);
    let bare = text.strip_suffix(" t/yr").unwrap_or(text);
    (!bare.is_empty()).then(|| bare.parse().unwrap())
}

/// A cell that is an amount or, with `t/yr`, a rate.
pub fn flow(line: &Line, column: &str) -> Option<(f64, bool)> {
    number(line, column).map(|value| (value, text_of(line, column).ends_with("t/yr")))
}
