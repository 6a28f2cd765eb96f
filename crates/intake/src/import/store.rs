//! What was read so far, over all blocks, sheets and files.

use std::collections::{BTreeMap, BTreeSet};

use lodestone_model::schema::Table;
use lodestone_model::tables::{TABLES, reports};
use lodestone_model::time::Span;
use lodestone_model::unit::Dimension;

use super::rows::{From, Rows};
use crate::profile::CheckKind;

/// A statement with a number, to be compared with what was stated before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stated {
    /// Row among the new reports.
    pub row: u32,
    pub span: Span,
    /// In the canonical unit.
    pub value: f64,
    /// One in its last digit.
    pub step: f64,
    pub dimension: Option<Dimension>,
}

/// A figure of a column that is compared and not loaded.
#[derive(Debug, Clone, Copy)]
pub(super) struct Compared {
    /// The statement that it belongs to: position in the list of those with a number.
    pub of: u32,
    pub what: CheckKind,
    pub value: f64,
    pub step: f64,
    pub from: From,
}

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Store {
    rows: BTreeMap<usize, Rows>,
    pub stated: Vec<Stated>,
    pub compared: Vec<Compared>,
    /// Firms that the base does not have: provisional id, name.
    pub new_firms: BTreeMap<String, String>,
    /// Names that the profile confirms and the files use.
    pub used_names: BTreeSet<String>,
}

impl Store {
    /// Rows of a table.
    pub fn of(&mut self, table: &'static Table) -> &mut Rows {
        let at = TABLES.iter().position(|known| known.id == table.id).expect("every table is listed");
        self.rows.entry(at).or_insert_with(|| Rows::new(table))
    }

    /// The new reports, if there are any.
    pub fn reports(&mut self) -> &mut Rows {
        self.of(&reports::TABLE)
    }

    /// Rows by table, in the order of tables.
    pub fn tables(&self) -> impl Iterator<Item = &Rows> {
        self.rows.values()
    }
}
