//! The rows of a base that a reader may not see.

use std::collections::HashMap;

use super::Reader;
use crate::base::CheckedBase;
use crate::grid::{Grid, Sym};
use crate::tables::sources::{self, Audience};

/// Why a row may not be seen; the stricter one is greater.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Veil {
    /// It is the data of another firm: it may enter a sum over firms.
    Owner,
    /// It is of class `office` or `restricted`, above the reader: whatever it defines is withheld.
    Secret,
}

/// A row that the reader may not see.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HiddenRow {
    /// Table.
    pub table: &'static str,
    /// Row of the table.
    pub row: u32,
    /// Why: the strictest among its cells.
    pub veil: Veil,
}

/// Every row with a cell that rests on a source above the reader, by table and row.
pub fn hidden_rows(base: &CheckedBase, reader: Reader) -> Vec<HiddenRow> {
    let veil = |source: &sources::Source| match source.audience {
        Audience::Owner => Veil::Owner,
        _ => Veil::Secret,
    };
    let above = base.rows.sources.iter().filter(|source| !reader.may_see(source));
    let veils: HashMap<Sym, Veil> = above.map(|source| (source.source, veil(source))).collect();
    if veils.is_empty() {
        return Vec::new();
    }
    let tables = base.grids().iter().filter(|grid| grid.table.id != sources::TABLE.id);
    tables.flat_map(|grid| hidden_in(grid, &veils)).collect()
}

fn hidden_in(grid: &Grid, veils: &HashMap<Sym, Veil>) -> Vec<HiddenRow> {
    let mut strictest: Vec<Option<Veil>> =
        (0..grid.rows).map(|row| grid.sources.of_row(row).and_then(|source| veils.get(&source).copied())).collect();
    for (&(row, _), source) in &grid.sources.cells {
        let of_row = &mut strictest[row as usize];
        *of_row = (*of_row).max(veils.get(source).copied());
    }
    let hidden = strictest.into_iter().enumerate();
    hidden.filter_map(|(row, veil)| Some(HiddenRow { table: grid.table.id, row: row as u32, veil: veil? })).collect()
}
