//! What kind of row a row is: figures, a sum of others, a part of the one above, a note, a heading.

use std::cell::RefCell;
use std::rc::Rc;

use lodestone_model::read::sheets::{Cell, CellKind, Sheet};

use rustc_hash::FxHashMap;

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

/// What the text of a label says, whatever row it stands in.
#[derive(Debug, Clone)]
struct Said {
    compact: String,
    is_total: bool,
    is_sub: bool,
    is_part: bool,
    is_note: bool,
}

/// Where labels of rows stand: in columns left of the first one with a value.
pub(super) struct Labels<'l> {
    block: &'l Block,
    located: &'l Located,
    /// First column of a value; of tables other than statements there is none, and no row is a sum.
    first_value: Option<u16>,
    mapped: Vec<u16>,
    /// Labels of the header by column, in compact form.
    heads: FxHashMap<u16, Vec<String>>,
    /// Texts that were read before: labels of a long table are often alike.
    known: RefCell<FxHashMap<String, Rc<Said>>>,
}

/// Beyond this many different texts they are not remembered.
const KNOWN_MAX: usize = 10_000;

impl<'l> Labels<'l> {
    pub fn new(block: &'l Block, located: &'l Located) -> Self {
        let columns = || block.columns.iter().zip(&located.columns).filter_map(|(column, at)| Some((column, (*at)?)));
        let first_value =
            columns().filter(|(column, _)| matches!(column.role, Role::Value { .. })).map(|(_, at)| at).min();
        let is_read = |role: &Role| !matches!(role, Role::Ignore { .. });
        let mapped = columns().filter(|(column, _)| is_read(&column.role)).map(|(_, at)| at).collect();
        let compact_all = |labels: &Vec<String>| labels.iter().map(|label| compact(label)).collect();
        let heads = located.heads.iter().map(|(&column, head)| (column, compact_all(&head.labels))).collect();
        Labels { block, located, first_value, mapped, heads, known: RefCell::default() }
    }

    fn said(&self, text: &str) -> Rc<Said> {
        if let Some(known) = self.known.borrow().get(text) {
            return known.clone();
        }
        let compact = compact(text);
        let said = Rc::new(Said {
            is_total: starts_with_word(text, &self.block.totals),
            is_sub: compact.contains("小计") || compact.contains("subtotal"),
            is_part: starts_with_word(text, &self.block.parts),
            is_note: starts_with_word(text, &self.block.notes),
            compact,
        });
        if self.known.borrow().len() < KNOWN_MAX {
            self.known.borrow_mut().insert(text.to_owned(), said.clone());
        }
        said
    }

    /// What the row at a position of the sheet is; `is_word` says whether the profile gives a label a meaning of its own.
    pub fn kind(&self, sheet: &Sheet, at: usize, is_word: impl Fn(&str) -> bool) -> RowKind {
        let Some(first) = sheet.row_at(at).next() else { return RowKind::Heading };
        if !sheet.row_at(at).any(|cell| self.mapped.contains(&cell.column)) {
            return if self.said(first.text).is_note { RowKind::Note } else { RowKind::Heading };
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
            let said = self.said(cell.text);
            if said.is_total {
                return if said.is_sub { RowKind::Subtotal } else { RowKind::Total };
            }
            if said.is_part {
                return RowKind::Part;
            }
        }
        let is_note = first.kind == CellKind::Text
            && !is_word(first.text)
            && !is_blank_mark(first.text)
            && self.said(first.text).is_note;
        if is_note && !has_figure() {
            return RowKind::Note;
        }
        RowKind::Figures
    }

    /// Whether a row is the header again, or the row of letters and numbers under it: 甲 乙 1 2 3.
    fn is_header(&self, sheet: &Sheet, at: usize) -> bool {
        let repeats = |cell: &Cell<'_>| {
            let Some(heads) = self.heads.get(&cell.column) else { return false };
            let whole = &self.said(cell.text).compact;
            let is_it = |label: &String| {
                // A unit may follow in brackets.
                whole.strip_prefix(label.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with(['(', '[']))
            };
            heads.iter().any(is_it)
        };
        let mut cells = sheet.row_at(at).filter(|cell| cell.kind == CellKind::Text).peekable();
        if cells.peek().is_some() && cells.clone().all(|cell| repeats(&cell)) {
            return true;
        }
        let is_first = sheet.row_number(at) == self.located.data;
        let letters = ["甲", "乙", "丙", "丁"];
        is_first
            && sheet.row_at(at).next().is_some_and(|cell| cell.text == letters[0])
            && sheet.row_at(at).all(|cell| letters.contains(&cell.text) || cell.text.parse::<u16>().is_ok())
    }
}
