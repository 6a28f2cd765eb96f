//! What goes in, and what comes out.

use lodestone_model::diagnostic::{Diagnostic, Severity};
use lodestone_model::read::sheets::Sheet;
use lodestone_model::schema::Table;

use super::account::Account;

/// A file that somebody sent.
#[derive(Debug, Clone)]
pub struct SentFile {
    /// Name without folders.
    pub name: String,
    /// Of its bytes, in hexadecimal.
    pub sha256: String,
    /// What it holds.
    pub sheets: Vec<Sheet>,
}

/// Rows to add to one table.
#[derive(Debug, Clone)]
pub struct NewRows {
    /// The table.
    pub table: &'static Table,
    /// How many.
    pub rows: usize,
    /// The rows as CSV under ids of columns, sorted.
    pub csv: String,
}

/// What an import would do.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Its id: the same files under the same profile have the same.
    pub id: String,
    /// Rows to add, in the order of tables.
    pub tables: Vec<NewRows>,
    /// Statements that the base has already, word for word.
    pub known: usize,
    /// What became of every cell, by file and sheet.
    pub accounts: Vec<Account>,
    /// What was found, by place.
    pub findings: Vec<Diagnostic>,
}

impl Imported {
    /// Whether nothing stands in the way.
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|finding| finding.severity() != Severity::Error)
    }

    /// How many rows would be added.
    pub fn rows(&self) -> usize {
        self.tables.iter().map(|table| table.rows).sum()
    }
}
