//! Rows of one table in the making: texts of cells as numbers, so that a million rows stay small.

use lodestone_model::schema::Table;
use rustc_hash::{FxHashMap, FxHasher};
use std::hash::{Hash as _, Hasher as _};

/// Texts, each once; number 0 is the empty one.
#[derive(Debug, Clone)]
pub(super) struct Texts {
    arena: String,
    ends: Vec<usize>,
    known: FxHashMap<u64, u32>,
}

impl Texts {
    fn new() -> Self {
        Texts { arena: String::new(), ends: vec![0], known: FxHashMap::default() }
    }

    /// The number of a text.
    pub fn id(&mut self, text: &str) -> u32 {
        if text.is_empty() {
            return 0;
        }
        let mut hasher = FxHasher::default();
        text.hash(&mut hasher);
        let mut hash = hasher.finish();
        loop {
            match self.known.get(&hash) {
                Some(&id) if self.get(id) == text => return id,
                Some(_) => hash = hash.wrapping_add(1),
                None => break,
            }
        }
        self.arena.push_str(text);
        self.ends.push(self.arena.len());
        let id = (self.ends.len() - 1) as u32;
        self.known.insert(hash, id);
        id
    }

    /// The text of a number.
    pub fn get(&self, id: u32) -> &str {
        let start = (id as usize).checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.arena[start..self.ends[id as usize]]
    }

    /// The place of every number in the order of texts.
    fn ranks(&self) -> Vec<u32> {
        let mut order: Vec<u32> = (0..self.ends.len() as u32).collect();
        order.sort_unstable_by(|a, b| self.get(*a).cmp(self.get(*b)));
        let mut ranks = vec![0; order.len()];
        for (rank, id) in order.into_iter().enumerate() {
            ranks[id as usize] = rank as u32;
        }
        ranks
    }
}

/// The cell that a row came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct From {
    /// Position of the sheet among all sheets of all files.
    pub sheet: u16,
    pub row: u32,
    pub column: u16,
}

/// Rows of one table.
#[derive(Debug, Clone)]
pub(super) struct Rows {
    pub table: &'static Table,
    pub texts: Texts,
    /// One number per row and column, row by row; the last column is the source.
    cells: Vec<u32>,
    pub from: Vec<From>,
}

impl Rows {
    pub fn new(table: &'static Table) -> Self {
        Rows { table, texts: Texts::new(), cells: Vec::new(), from: Vec::new() }
    }

    fn width(&self) -> usize {
        self.table.columns.len() + 1
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.from.len()
    }

    /// Adds a row without cells.
    pub fn push(&mut self, from: From, source: &str) {
        self.cells.resize(self.cells.len() + self.width(), 0);
        self.from.push(from);
        let source = self.texts.id(source);
        *self.cells.last_mut().expect("a row was added above") = source;
    }

    /// Sets a cell of the last row.
    pub fn set(&mut self, column: usize, text: &str) {
        let id = self.texts.id(text);
        let at = self.cells.len() - self.width() + column;
        self.cells[at] = id;
    }

    /// Sets a cell.
    pub fn set_at(&mut self, row: usize, column: usize, text: &str) {
        let id = self.texts.id(text);
        let at = row * self.width() + column;
        self.cells[at] = id;
    }

    /// A cell of a row.
    pub fn get(&self, row: usize, column: usize) -> &str {
        self.texts.get(self.cells[row * self.width() + column])
    }

    /// Numbers that are equal when the cells are.
    pub fn number(&self, row: usize, column: usize) -> u32 {
        self.cells[row * self.width() + column]
    }

    /// Rows in the order of their texts: keys first, then the other cells; where a row came from plays no part.
    pub fn sorted(&self) -> Vec<u32> {
        let ranks = self.texts.ranks();
        let mut columns = self.table.key_columns();
        columns.extend((0..self.table.columns.len()).filter(|&at| !self.table.columns[at].key));
        columns.push(self.table.columns.len());
        let used: Vec<usize> = columns.into_iter().filter(|&column| self.is_used(column)).collect();
        let key = |row: u32| used.iter().map(move |&column| self.number(row as usize, column));
        let mut order: Vec<u32> = (0..self.len() as u32).collect();
        order.sort_by(|&a, &b| key(a).map(|id| ranks[id as usize]).cmp(key(b).map(|id| ranks[id as usize])));
        order
    }

    fn is_used(&self, column: usize) -> bool {
        (0..self.len()).any(|row| self.number(row, column) != 0)
    }

    /// The rows as CSV under ids of the columns that some row fills.
    pub fn csv(&self, rows: &[u32]) -> String {
        let used: Vec<usize> = (0..self.width())
            .filter(|&column| rows.iter().any(|&row| self.number(row as usize, column) != 0))
            .collect();
        let id = |column: usize| self.table.columns.get(column).map_or("source", |column| column.id);
        let mut out = used.iter().map(|&column| id(column)).collect::<Vec<_>>().join(",");
        out.push('\n');
        for &row in rows {
            for (at, &column) in used.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                push_cell(&mut out, self.get(row as usize, column));
            }
            out.push('\n');
        }
        out
    }
}

fn push_cell(out: &mut String, text: &str) {
    if !text.contains([',', '"', '\n', '\r', '\t', ';']) {
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use lodestone_model::tables::prices::{Col, TABLE};

    #[test]
    fn sorted_whatever_came_first() {
        let from = From { sheet: 0, row: 1, column: 0 };
        let make = |order: [(&str, &str); 3]| {
            let mut rows = Rows::new(&TABLE);
            for (commodity, price) in order {
                rows.push(from, "s");
                rows.set(Col::Commodity as usize, commodity);
                rows.set(Col::Price as usize, price);
            }
            rows.csv(&rows.sorted())
        };
        let text = "commodity,price,source\na,2,s\na,3,s\n\"b,\"\"c\",1,s\n";
        assert_eq!(make([("b,\"c", "1"), ("a", "3"), ("a", "2")]), text);
        assert_eq!(make([("a", "2"), ("b,\"c", "1"), ("a", "3")]), text);
    }
}
