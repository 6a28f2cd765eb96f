//! Rows in canonical form: key first, then the other cells, then source and grade; in order of their bytes.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::HashMap;
use std::fmt::{self, Write as _};

use rustc_hash::FxBuildHasher;

use crate::check::lookup::{Counted, CountedBy, Lookup};
use crate::grid::{ABSENT, Cells, Grid, Interner, Sym, bare_scale};
use crate::manifest::Manifest;
use crate::read::units::UnitTexts;
use crate::schema::{Kind, Quantity};
use crate::text::fold;
use crate::time::Span;
use crate::unit::{Dimension, Unit};

/// Writes cells of one base.
pub(super) struct CellWriter<'a> {
    texts: &'a Interner,
    lookup: Lookup<'a>,
    /// Spellings that match are one id: every text by the position of its symbol.
    folded: Vec<Cow<'a, str>>,
    units: UnitTexts,
    symbols: RefCell<HashMap<Dimension, String, FxBuildHasher>>,
    spans: RefCell<HashMap<Span, String, FxBuildHasher>>,
}

impl<'a> CellWriter<'a> {
    pub fn new(manifest: &Manifest, grids: &[Grid], texts: &'a Interner) -> Self {
        let lookup = Lookup::new(grids, texts);
        CellWriter {
            texts,
            lookup,
            folded: texts.iter().map(fold).collect(),
            units: UnitTexts::of(Some(manifest)),
            symbols: RefCell::default(),
            spans: RefCell::default(),
        }
    }

    /// Every row of a table, in order, each with its line end.
    pub fn sorted_lines<'b>(&self, grid: &Grid, buffer: &'b mut String) -> Vec<&'b str> {
        let mut columns = grid.table.key_columns();
        columns.extend((0..grid.cells.len()).filter(|&at| !grid.table.columns[at].key));
        let counted_by = CountedBy::of(grid.table);
        let mut ends = Vec::with_capacity(grid.rows);
        for row in 0..grid.rows {
            let counted = self.lookup.counted(counted_by, grid, row);
            for &column in &columns {
                self.write_cell(buffer, grid, column, row, counted).expect("writing to a string cannot fail");
                buffer.push('\t');
            }
            self.write_sources(buffer, grid, row);
            buffer.push('\n');
            ends.push(buffer.len());
        }
        let mut start = 0;
        let line = |end: usize| &buffer[std::mem::replace(&mut start, end)..end];
        let mut lines: Vec<&str> = ends.into_iter().map(line).collect();
        lines.sort_unstable();
        lines
    }

    fn write_cell(&self, out: &mut String, grid: &Grid, column: usize, row: usize, counted: Counted) -> fmt::Result {
        if grid.is_default(column, row) {
            out.push('~');
        }
        let kind = grid.table.columns[column].kind;
        match &grid.cells[column] {
            Cells::Empty => Ok(()),
            Cells::Syms(syms) if kind == Kind::Text => {
                syms[row].iter().for_each(|&sym| push_text(out, self.texts.get(sym)));
                Ok(())
            }
            Cells::Syms(syms) => {
                syms[row].iter().for_each(|&sym| self.push_id(out, sym));
                Ok(())
            }
            Cells::Lists(lists) => {
                for (at, &sym) in lists[row].iter().enumerate() {
                    out.push_str(if at > 0 { ";" } else { "" });
                    self.push_id(out, sym);
                }
                Ok(())
            }
            Cells::Counts(counts) => match (counts[row], kind) {
                (ABSENT, _) => Ok(()),
                (count, Kind::Choice(choices)) => out.write_str(choices[count as usize].id),
                (count, Kind::YesNo) => out.write_str(if count == 0 { "no" } else { "yes" }),
                (count, _) => write!(out, "{count}"),
            },
            Cells::Dates(dates) => dates[row].map_or(Ok(()), |date| write!(out, "{date}")),
            Cells::Spans(spans) => {
                if let Some(span) = spans[row] {
                    out.push_str(self.spans.borrow_mut().entry(span).or_insert_with(|| span.to_string()));
                }
                Ok(())
            }
            Cells::Units(units) => units[row].as_ref().map_or(Ok(()), |unit| self.write_unit(out, unit)),
            Cells::Numbers(numbers) => {
                let value = numbers.values[row];
                let Kind::Number(quantity) = kind else { return Ok(()) };
                if value.is_nan() {
                    Ok(())
                } else {
                    self.write_number(out, value, numbers.unit_of(row), quantity, counted)
                }
            }
        }
    }

    /// A number in the canonical unit of its dimension; a bare one counts in what its row counts, where that is known.
    fn write_number(
        &self,
        out: &mut String,
        value: f64,
        unit: Option<&Unit>,
        quantity: Quantity,
        counted: Counted,
    ) -> fmt::Result {
        let (value, dimension) = match unit {
            Some(unit) => (value, Some(unit.dimension)),
            None => {
                let expected = self.lookup.dimension(quantity, counted);
                let scaled = bare_scale(quantity, counted).and_then(|scale| scale.apply(value).ok());
                match (scaled, expected) {
                    (Some(scaled), Some(expected)) => (scaled, Some(expected)),
                    _ => (value, None),
                }
            }
        };
        write!(out, "{value:e}")?;
        match dimension {
            Some(dimension) if dimension != Dimension::NONE => self.write_symbol(out, dimension),
            _ => Ok(()),
        }
    }

    fn write_unit(&self, out: &mut String, unit: &Unit) -> fmt::Result {
        write!(out, "{:e}", unit.scale.as_f64())?;
        self.write_symbol(out, unit.dimension)?;
        unit.basis.map_or(Ok(()), |basis| write!(out, " {basis:?}"))
    }

    fn write_symbol(&self, out: &mut String, dimension: Dimension) -> fmt::Result {
        let mut symbols = self.symbols.borrow_mut();
        let symbol = symbols.entry(dimension).or_insert_with(|| self.units.symbol(dimension));
        out.push(' ');
        out.push_str(symbol);
        Ok(())
    }

    /// Source of the row, sources of single cells, grades.
    fn write_sources(&self, out: &mut String, grid: &Grid, row: usize) {
        let id = |column: u16| grid.table.columns[column as usize].id;
        let all_columns = (row as u32, 0)..=(row as u32, u16::MAX);
        grid.sources.of_row(row).iter().for_each(|&sym| self.push_id(out, sym));
        for (&(_, column), &sym) in grid.sources.cells.range(all_columns.clone()) {
            out.push(' ');
            out.push_str(id(column));
            out.push('=');
            self.push_id(out, sym);
        }
        out.push('\t');
        grid.grades.get(&(row as u32)).iter().for_each(|&&sym| self.push_id(out, sym));
        for (&(_, column), &sym) in grid.cell_grades.range(all_columns) {
            out.push(' ');
            out.push_str(id(column));
            out.push('=');
            self.push_id(out, sym);
        }
    }

    fn push_id(&self, out: &mut String, sym: Sym) {
        out.push_str(&self.folded[sym.index()]);
    }
}

/// A text on one line: `\t`, `\n` and `\` are escaped, line ends are one.
fn push_text(out: &mut String, text: &str) {
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\t' => out.push_str("\\t"),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\r' | '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
}
