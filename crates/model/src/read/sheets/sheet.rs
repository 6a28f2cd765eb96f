//! One sheet: its cells by row and column, in one arena.

use std::ops::Range;

/// What kind of cell a text was in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CellKind {
    /// A text, and every cell of a CSV file.
    Text,
    /// A number; one with a format of percent ends with `%`.
    Number,
    /// A day, month or year, as far as its format shows it.
    Date,
    /// `true` or `false`.
    Flag,
    /// An error value such as `#REF!`.
    Error,
    /// A formula whose value was not stored; the text is `=`.
    Formula,
}

/// A cell that holds something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cell<'s> {
    /// Row, from 1.
    pub row: u32,
    /// Column, from 0.
    pub column: u16,
    /// Kind.
    pub kind: CellKind,
    /// Its text without white space around it, never empty.
    pub text: &'s str,
}

/// A rectangle of cells: rows from 1, columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Area {
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: u16,
    /// Last column.
    pub right: u16,
}

/// A sheet.
#[derive(Debug, Clone, Default)]
pub struct Sheet {
    /// Name; that of the file for CSV.
    pub name: String,
    /// Whether the sheet as a whole is hidden.
    pub is_hidden: bool,
    /// Merged cells.
    pub merges: Vec<Area>,
    /// Rows that are not shown, from 1, sorted; empty where the form of the file does not tell.
    pub hidden_rows: Vec<u32>,
    /// Columns that are not shown, from 0, sorted; empty where the form of the file does not tell.
    pub hidden_columns: Vec<u16>,
    texts: String,
    cells: Vec<Stored>,
    /// Position of the first cell of each row that has one, with the row.
    rows: Vec<(u32, u32)>,
}

#[derive(Debug, Clone, Copy)]
struct Stored {
    end: u32,
    column: u16,
    kind: CellKind,
}

impl Area {
    /// Whether a cell lies in it.
    pub fn contains(&self, row: u32, column: u16) -> bool {
        (self.top..=self.bottom).contains(&row) && (self.left..=self.right).contains(&column)
    }
}

impl Sheet {
    /// How many cells hold something.
    pub fn len(&self) -> usize {
        self.cells.len()
    }

    /// Whether no cell holds anything.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// Rows that hold something, in order: position in this list is what [`Self::row_at`] takes.
    pub fn row_count(&self) -> usize {
        self.rows.len()
    }

    /// Number of the row at a position, from 1.
    pub fn row_number(&self, at: usize) -> u32 {
        self.rows[at].0
    }

    /// Position of a row, if it holds something.
    pub fn position(&self, row: u32) -> Option<usize> {
        self.rows.binary_search_by_key(&row, |(number, _)| *number).ok()
    }

    /// Positions of the cells of the row at a position; each cell of a sheet has its own.
    pub fn cells_at(&self, at: usize) -> Range<usize> {
        let end = self.rows.get(at + 1).map_or(self.cells.len(), |(_, first)| *first as usize);
        self.rows[at].1 as usize..end
    }

    /// Cells of the row at a position, in the order of columns.
    pub fn row_at(&self, at: usize) -> impl DoubleEndedIterator<Item = Cell<'_>> + Clone {
        let row = self.rows[at].0;
        self.cells_at(at).map(move |cell| self.stored(row, cell))
    }

    /// A cell of the row at a position, with its own position, if it holds something.
    pub fn find(&self, at: usize, column: u16) -> Option<(usize, Cell<'_>)> {
        let range = self.cells_at(at);
        let found = self.cells[range.clone()].binary_search_by_key(&column, |cell| cell.column).ok()?;
        Some((range.start + found, self.stored(self.rows[at].0, range.start + found)))
    }

    /// A cell, if it holds something.
    pub fn cell(&self, row: u32, column: u16) -> Option<Cell<'_>> {
        self.find(self.position(row)?, column).map(|(_, cell)| cell)
    }

    /// Every cell, row by row.
    pub fn cells(&self) -> impl Iterator<Item = Cell<'_>> {
        (0..self.rows.len()).flat_map(|at| self.row_at(at))
    }

    /// The rectangle of all cells, if there is any.
    pub fn area(&self) -> Option<Area> {
        let (first, last) = (self.rows.first()?.0, self.rows.last()?.0);
        let columns = || self.cells.iter().map(|cell| cell.column);
        Some(Area { top: first, bottom: last, left: columns().min()?, right: columns().max()? })
    }

    fn stored(&self, row: u32, at: usize) -> Cell<'_> {
        let Stored { end, column, kind } = self.cells[at];
        let start = at.checked_sub(1).map_or(0, |before| self.cells[before].end);
        Cell { row, column, kind, text: &self.texts[start as usize..end as usize] }
    }
}

/// Cells of a sheet in the making, row by row and left to right.
#[derive(Debug, Default)]
pub struct SheetBuilder(Sheet);

impl SheetBuilder {
    /// A sheet without cells.
    pub fn new(name: &str) -> Self {
        SheetBuilder(Sheet { name: name.to_owned(), ..Sheet::default() })
    }

    /// Adds a cell; a text of white space only adds nothing.
    ///
    /// # Errors
    /// A reason, when the cell does not lie behind the last one, or the texts are more than a sheet may hold (4 GB).
    pub fn push(&mut self, row: u32, column: u16, kind: CellKind, text: &str) -> Result<(), String> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(());
        }
        match self.0.rows.last() {
            Some(&(last, _)) if last > row => return Err(format!("row {row}: rows out of order")),
            Some(&(last, first)) if last == row => {
                let before = self.0.cells[first as usize..].last().map(|cell| cell.column);
                if before.is_some_and(|before| before >= column) {
                    return Err(format!("row {row}: cells out of order"));
                }
            }
            _ => self.0.rows.push((row, self.0.cells.len() as u32)),
        }
        self.0.texts.push_str(text);
        let end = u32::try_from(self.0.texts.len()).map_err(|_| "more than 4 GB of text".to_owned())?;
        self.0.cells.push(Stored { end, column, kind });
        Ok(())
    }

    /// What it is besides its cells.
    pub(super) fn sheet_mut(&mut self) -> &mut Sheet {
        &mut self.0
    }

    /// The sheet.
    pub fn finish(mut self) -> Sheet {
        self.0.texts.shrink_to_fit();
        self.0.cells.shrink_to_fit();
        self.0
    }
}

/// The letters of a column: 0 is `A`, 26 is `AA`.
pub fn column_letters(column: u16) -> String {
    let (mut rest, mut letters) = (u32::from(column) + 1, Vec::new());
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_found_by_row_and_column() {
        let mut builder = SheetBuilder::new("s");
        for (row, column, text) in [(1, 0, "a"), (1, 3, " b "), (4, 2, "c"), (4, 3, " ")] {
            builder.push(row, column, CellKind::Text, text).unwrap();
        }
        assert!(builder.push(4, 1, CellKind::Text, "late").is_err());
        assert!(builder.push(3, 9, CellKind::Text, "late").is_err());
        let sheet = builder.finish();
        assert_eq!(sheet.cell(1, 3).map(|cell| cell.text), Some("b"));
        assert_eq!(sheet.cell(4, 2).map(|cell| cell.text), Some("c"));
        assert_eq!((sheet.cell(4, 3), sheet.cell(2, 0)), (None, None));
        assert_eq!(sheet.area(), Some(Area { top: 1, bottom: 4, left: 0, right: 3 }));
        assert_eq!(sheet.cells().map(|cell| cell.text).collect::<String>(), "abc");
    }

    #[test]
    fn letters() {
        for (column, letters) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(column_letters(column), letters);
        }
    }
}
