//! The tables that a base has.

use lodestone_model::CheckedBase;
use lodestone_model::grid::Grid;
use lodestone_model::schema::Table;
use lodestone_model::tables::TABLES;
use serde::Serialize;

use crate::words::Both;

/// A table of the schema, and what a base has of it.
#[derive(Debug, Clone, Serialize)]
pub struct TableView {
    /// Id.
    pub table: &'static str,
    /// Name.
    pub title: Both,
    /// What a row is.
    pub help: Both,
    /// Whether a base must have it.
    pub required: bool,
    /// Columns that may be filled.
    pub columns: usize,
    /// Rows of the base; none where the base has no such table, or no base was given.
    pub rows: Option<usize>,
    /// Columns that the base fills.
    pub filled: Option<usize>,
    /// File or sheet.
    pub file: Option<String>,
}

/// Every table of the schema, with what `base` has of it.
pub fn tables_of(base: Option<&CheckedBase>) -> Vec<TableView> {
    TABLES.iter().map(|table| view(table, base.and_then(|base| base.grid(table.id)))).collect()
}

fn view(table: &'static Table, grid: Option<&Grid>) -> TableView {
    let filled = |grid: &Grid| {
        let is_filled = |&at: &usize| (0..grid.rows).any(|row| !grid.cells[at].is_absent(row));
        (0..grid.cells.len()).filter(is_filled).count()
    };
    TableView {
        table: table.id,
        title: Both { zh: table.zh.to_owned(), en: table.en.to_owned() },
        help: Both { zh: table.help_zh.to_owned(), en: table.help_en.to_owned() },
        required: table.required,
        columns: table.columns.len(),
        rows: grid.map(|grid| grid.rows),
        filled: grid.map(filled),
        file: grid.map(|grid| grid.file.to_string()),
    }
}
