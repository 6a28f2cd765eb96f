//! What kind of row a row is: figures, a sum of others, a part of the one above, a note, a heading.

use lodestone_model::read::sheets::{Cell, CellKind, Sheet};

use lodestone_model::unit::split_header;

use super::locate::Located;
use crate::cells::{compact, is_blank_mark, starts_with_word};
use crate::profile::{Block, Role};

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowKind {
    /// Figures of its own.
    Figures,
    /// The sum of all rows of figures above.
    Total,
    /// The sum of the rows since the last sum.
    Subtotal,
    /// A part of the row above.
    Part,
    /// A note or signature behind the table.
    Note,
    /// Texts outside of the columns that the profile reads.
    Heading,
    /// The header once more, or the letters and numbers under it.
    Header,
}

/// Where labels of rows stand: in columns left of the first one with a value.
pub(super) struct Labels<'l> {
    block: &'l Block,
    located: &'l Located,
    /// First column of a value; of tables other than statements there is none, and no row is a sum.
    first_value: Option<u16>,
    mapped: Vec<u16>,
}

impl<'l> Labels<'l> {
    pub fn new(block: &'l Block, located: &'l Located) -> Self {
        let columns = || block.columns.iter().zip(&located.columns).filter_map(|(column, at)| Some((column, (*at)?)));
        let first_value =
            columns().filter(|(column, _)| matches!(column.role, Role::Value { .. })).map(|(_, at)| at).min();
        let is_read = |role: &Role| !matches!(role, Role::Ignore { .. });
        let mapped = columns().filter(|(column, _)| is_read(&column.role)).map(|(_, at)| at).collect();
        Labels { block, located, first_value, mapped }
    }

    /// What the row at a position of the sheet is; `is_word` says whether the profile gives a label a meaning of its own.
    pub fn kind(&self, sheet: &Sheet, at: usize, is_word: impl Fn(&str) -> bool) -> RowKind {
        let Some(first) = sheet.row_at(at).next() else { return RowKind::Heading };
        if !sheet.row_at(at).any(|cell| self.mapped.contains(&cell.column)) {
            return if starts_with_word(first.text, &self.block.notes) { RowKind::Note } else { RowKind::Heading };
        }
        if self.is_header(sheet, at) {
            return RowKind::Header;
        }
        let is_label = |cell: &Cell<'_>| {
            let is_left = self.first_value.is_some_and(|first| cell.column < first);
            is_left && cell.kind == CellKind::Text && !is_word(cell.text)
        };
        let has_figure = || {
            let is_figure =
                |cell: Cell<'_>| cell.kind == CellKind::Number || crate::cells::read_number(cell.text).is_some();
            sheet.row_at(at).any(|cell| self.first_value.is_some_and(|first| cell.column >= first) && is_figure(cell))
        };
        for cell in sheet.row_at(at).filter(is_label) {
            if starts_with_word(cell.text, &self.block.totals) {
                let is_sub = compact(cell.text).contains("小计") || compact(cell.text).contains("subtotal");
                return if is_sub { RowKind::Subtotal } else { RowKind::Total };
            }
            if starts_with_word(cell.text, &self.block.parts) {
                return RowKind::Part;
            }
        }
        let is_note = first.kind == CellKind::Text
            && !is_word(first.text)
            && !is_blank_mark(first.text)
            && starts_with_word(first.text, &self.block.notes);
        if is_note && !has_figure() {
            return RowKind::Note;
        }
        RowKind::Figures
    }

    /// Whether a row is the header again, or the row of letters and numbers under it: 甲 乙 1 2 3.
    fn is_header(&self, sheet: &Sheet, at: usize) -> bool {
        let heads = &self.located.heads;
        let repeats = |cell: &Cell<'_>| {
            let bare = split_header(cell.text).0;
            let is_it = |label: &String| [cell.text, bare].iter().any(|text| compact(text) == compact(label));
            heads.get(&cell.column).is_some_and(|head| head.labels.iter().any(is_it))
        };
        let mut cells = sheet.row_at(at).filter(|cell| cell.kind == CellKind::Text).peekable();
        if cells.peek().is_some() && cells.clone().all(|cell| repeats(&cell)) {
            return true;
        }
        let is_first = sheet.row_number(at) == self.located.data;
        let letters = ["甲", "乙", "丙", "丁"];
        is_first
            && sheet.row_at(at).next().is_some_and(|cell| compact(cell.text) == letters[0])
            && sheet.row_at(at).all(|cell| letters.contains(&cell.text) || cell.text.parse::<u16>().is_ok())
    }
}
