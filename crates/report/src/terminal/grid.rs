//! A table whose columns line up, with Chinese characters two cells wide.

use comfy_table::{Cell, CellAlignment, ContentArrangement, ContentLineStyle, LineStyle, Table, TableStyle};

/// A line under the header, and nothing else between cells but space.
const STYLE: TableStyle = TableStyle::new()
    .header_lines(ContentLineStyle::none().junction(' '))
    .header_separator(LineStyle::none().fill('─').junction(' '))
    .content_lines(ContentLineStyle::none().junction(' '));

/// Where the text of a column stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Rows under a header.
#[derive(Debug)]
pub struct Grid {
    aligns: Vec<Align>,
    table: Table,
}

impl Grid {
    /// A table with these columns.
    pub fn new<S: AsRef<str>>(columns: &[(S, Align)]) -> Self {
        let mut table = Table::new();
        table.load_style(STYLE).set_content_arrangement(ContentArrangement::Disabled);
        let aligns: Vec<Align> = columns.iter().map(|(_, align)| *align).collect();
        table.set_header(cells(columns.iter().map(|(title, _)| title.as_ref()), &aligns));
        for column in table.column_iter_mut() {
            column.set_padding((0, 1));
        }
        Grid { aligns, table }
    }

    /// Adds a row.
    pub fn row<S: AsRef<str>>(&mut self, texts: impl IntoIterator<Item = S>) {
        let texts: Vec<S> = texts.into_iter().collect();
        assert!(texts.len() == self.aligns.len(), "a row has a text for every column");
        self.table.add_row(cells(texts.iter().map(AsRef::as_ref), &self.aligns));
    }

    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// The lines, each behind `indent` spaces and without white space at its end.
    pub fn render(&self, indent: usize) -> String {
        let mut out = String::new();
        for line in self.table.lines() {
            let line = line.trim_end();
            if !line.is_empty() {
                out.extend(std::iter::repeat_n(' ', indent));
                out.push_str(line);
            }
            out.push('\n');
        }
        out
    }
}

fn cells<'t>(texts: impl Iterator<Item = &'t str>, aligns: &[Align]) -> Vec<Cell> {
    let side = |align: &Align| match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    };
    texts.zip(aligns).map(|(text, align)| Cell::new(text).set_alignment(side(align))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_lines_up() {
        let mut grid = Grid::new(&[("环节", Align::Left), ("产量 万吨", Align::Right), ("Note", Align::Left)]);
        grid.row(["冶炼分离", "3.25", "ok"]);
        grid.row(["Nd₂O₃", "1,300", ""]);
        grid.row(["", "—", "“备注”"]);
        assert_eq!(
            grid.render(2),
            "\
\x20 环节      产量 万吨  Note
\x20 ───────── ────────── ───────
\x20 冶炼分离       3.25  ok
\x20 Nd₂O₃         1,300
\x20                   —  “备注”
"
        );
    }
}
