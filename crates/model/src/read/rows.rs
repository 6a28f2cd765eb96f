//! What a CSV file and a sheet have in common: rows of texts, one after the other.

/// The cells of one row.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowText<'a> {
    /// Where the row begins, from 1.
    pub line: u32,
    text: &'a str,
    ends: &'a [usize],
    /// Bytes between one cell and the next.
    gap: usize,
}

impl<'a> RowText<'a> {
    /// Cells that stand in `text` one behind the other and end at `ends`.
    pub fn new(line: u32, text: &'a str, ends: &'a [usize]) -> Self {
        RowText { line, text, ends, gap: 0 }
    }

    /// Cells that stand in `text` with one byte between them and end at `ends`.
    pub fn separated(line: u32, text: &'a str, ends: &'a [usize]) -> Self {
        RowText { line, text, ends, gap: 1 }
    }

    /// How many cells there are.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text of a cell as it is; empty beyond the last.
    #[inline]
    pub fn raw(&self, at: usize) -> &'a str {
        let Some(&end) = self.ends.get(at) else { return "" };
        let start = if at == 0 { 0 } else { self.ends[at - 1] + self.gap };
        &self.text[start..end]
    }

    /// The text of a cell without white space around it; empty beyond the last.
    pub fn get(&self, at: usize) -> &'a str {
        let text = self.raw(at);
        let is_tight = |byte: &u8| byte.is_ascii_graphic();
        match (text.as_bytes().first(), text.as_bytes().last()) {
            (Some(first), Some(last)) if is_tight(first) && is_tight(last) => text,
            _ => text.trim(),
        }
    }

    /// Whether no cell holds anything.
    pub fn is_blank(&self) -> bool {
        (0..self.len()).all(|at| self.get(at).is_empty())
    }
}

/// Why rows end before the table does.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum RowsFault {
    /// A quote that is never closed; the line it opens on.
    QuoteOpen(u32),
    /// The file is damaged; what its reader said.
    Damaged(String),
}

/// Rows of one file or sheet; rows without any text are left out.
pub(crate) trait TableRows {
    /// No fewer than the rows that are left, if that is known.
    fn rows_at_most(&self) -> Option<usize> {
        None
    }

    /// The next row.
    fn next_row(&mut self) -> Result<Option<RowText<'_>>, RowsFault>;
}
