//! Rows that somebody wants to add to a table of a checked base: read as the table would be, and compared with what stands
//! there, so that nothing is added twice and nothing is contradicted without a word.

use std::hash::Hasher as _;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHasher};

use super::cell::{UnitsBeside, read_cell};
use super::csv::CsvRows;
use super::table::{Reading, read_table};
use super::units::UnitTexts;
use crate::base::CheckedBase;
use crate::diagnostic::Diagnostic;
use crate::grid::{Cells, Grid, Interner, Value};
use crate::schema::{Kind, Need, Table};
use crate::text::fold;

/// What a row is to the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Known {
    /// Its key is new.
    New,
    /// The table has it, word for word as far as the new row says something.
    Same,
    /// The table has its key with something else; the line of the table.
    Differs(Option<u32>),
    /// An earlier one of the rows is the same.
    Again(u32),
    /// An earlier one of the rows has its key with something else.
    Contradicts(u32),
}

/// What the rows are to the table, and what is wrong with them; lines are those of the text, whose header is line 1.
#[derive(Debug, Default)]
pub struct Candidates {
    /// One entry per row.
    pub known: Vec<Known>,
    /// Cells that cannot be read.
    pub findings: Vec<Diagnostic>,
}

/// Reads rows as CSV under ids of columns and compares them with those of the base.
pub fn candidates(base: &CheckedBase, table: &'static Table, csv: &str) -> Candidates {
    let mut texts = base.texts().clone();
    let mut units = UnitTexts::of(Some(&base.manifest));
    let mut findings = Vec::new();
    let mut reading = Reading { texts: &mut texts, units: &mut units, findings: &mut findings };
    let grid = read_table(&mut CsvRows::new(csv), table, Arc::from(table.id), None, &mut reading);
    let defaults = default_codes(table, &mut texts, &mut units);
    let mut keys = Keys { table, defaults, folded: FxHashMap::default(), by_hash: FxHashMap::default() };
    let existing = base.grid(table.id);
    let (mut old, mut codes) = (Vec::new(), Vec::new());
    for (grid, rows) in existing.iter().map(|grid| (*grid, grid.rows)) {
        for row in 0..rows {
            keys.codes(grid, row, &texts, &mut codes);
            keys.insert(&codes, Position::Old(row as u32), &mut old);
        }
    }
    let mut known = Vec::with_capacity(grid.rows);
    for row in 0..grid.rows {
        keys.codes(&grid, row, &texts, &mut codes);
        known.push(match keys.insert(&codes, Position::New(row as u32), &mut old) {
            None => Known::New,
            Some(Position::Old(first)) => {
                let old = existing.expect("only an existing table has old rows");
                match says(&grid, row, old, first as usize, &texts) {
                    true => Known::Same,
                    false => Known::Differs(old.line(first as usize)),
                }
            }
            Some(Position::New(first)) => match says(&grid, row, &grid, first as usize, &texts) {
                true => Known::Again(first),
                false => Known::Contradicts(first),
            },
        });
    }
    Candidates { known, findings }
}

#[derive(Debug, Clone, Copy)]
enum Position {
    Old(u32),
    New(u32),
}

/// Keys of rows of two grids that share their texts.
struct Keys {
    table: &'static Table,
    /// Codes of defaults, by column.
    defaults: Vec<u64>,
    /// Numbers of free texts by their folded form.
    folded: FxHashMap<String, u64>,
    by_hash: FxHashMap<u64, (Position, u32)>,
}

impl Keys {
    /// The key of a row as numbers that are equal when the keys are.
    fn codes(&mut self, grid: &Grid, row: usize, texts: &Interner, out: &mut Vec<u64>) {
        out.clear();
        for (at, column) in self.table.columns.iter().enumerate().filter(|(_, column)| column.key) {
            let code = match &grid.cells[at] {
                Cells::Syms(syms) if column.kind == Kind::Text => syms[row].map_or(0, |sym| {
                    let next = self.folded.len() as u64 + 1;
                    *self.folded.entry(fold(texts.get(sym)).into_owned()).or_insert(next)
                }),
                cells => code(cells, row),
            };
            out.push(if code == 0 { self.defaults[at] } else { code });
        }
    }

    /// The row that had the key before; the key of a new one is kept.
    fn insert(&mut self, codes: &[u64], position: Position, all: &mut Vec<u64>) -> Option<Position> {
        let mut hasher = FxHasher::default();
        codes.iter().for_each(|&code| hasher.write_u64(code));
        let mut hash = hasher.finish();
        loop {
            match self.by_hash.get(&hash) {
                Some((found, start)) if all[*start as usize..][..codes.len()] == *codes => return Some(*found),
                Some(_) => hash = hash.wrapping_add(1),
                None => {
                    self.by_hash.insert(hash, (position, all.len() as u32));
                    all.extend_from_slice(codes);
                    return None;
                }
            }
        }
    }
}

/// A cell as a number that is 0 when it is empty.
fn code(cells: &Cells, row: usize) -> u64 {
    let days = |date: crate::time::Date| u64::from(date.days_since_1970().wrapping_add(1 << 30) as u32);
    match cells {
        _ if cells.is_absent(row) => 0,
        Cells::Syms(syms) => syms[row].map_or(0, |sym| sym.index() as u64 + 1),
        Cells::Counts(counts) => u64::from(counts[row]) + 1,
        Cells::Dates(dates) => dates[row].map_or(0, days),
        Cells::Spans(spans) => spans[row].map_or(0, |span| days(span.start) << 32 | days(span.end)),
        Cells::Empty | Cells::Lists(_) | Cells::Numbers(_) | Cells::Units(_) => 0,
    }
}

/// What an empty cell of a key means, by column.
fn default_codes(table: &'static Table, texts: &mut Interner, units: &mut UnitTexts) -> Vec<u64> {
    let code_of = |column: &crate::schema::Column, texts: &mut Interner, units: &mut UnitTexts| {
        let Need::Default(text) = column.need else { return 0 };
        let Ok(value) = read_cell(column.kind, text, UnitsBeside::default(), texts, units) else { return 0 };
        let mut cells = Cells::absent(column.kind, 1);
        cells.set(0, value);
        code(&cells, 0)
    };
    table.columns.iter().map(|column| code_of(column, texts, units)).collect()
}

/// Whether `old` says everything that `new` says.
fn says(new: &Grid, row: usize, old: &Grid, at: usize, texts: &Interner) -> bool {
    (0..new.table.columns.len()).all(|column| {
        let kind = new.table.columns[column].kind;
        let (cells, others) = (&new.cells[column], &old.cells[column]);
        if new.table.columns[column].key || cells.is_absent(row) || kind == Kind::Unit {
            return true;
        }
        if others.is_absent(at) {
            return false;
        }
        match (cells.get(row), others.get(at)) {
            // A bare number is in the canonical unit already.
            (Some(Value::Number(a, unit)), Some(Value::Number(b, other))) => {
                let dimension = |unit: &Option<Arc<crate::unit::Unit>>| unit.as_ref().map(|unit| unit.dimension);
                a == b && (unit.is_none() || other.is_none() || dimension(&unit) == dimension(&other))
            }
            (Some(Value::Sym(Some(a))), Some(Value::Sym(Some(b)))) if kind == Kind::Text => {
                crate::text::eq_folded(texts.get(a), texts.get(b))
            }
            (Some(a), Some(b)) => a.means(&b),
            _ => false,
        }
    })
}
