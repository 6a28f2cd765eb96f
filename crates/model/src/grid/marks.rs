//! Sets of cells of one table, a bit a row: which are schema defaults, which could not be read.

/// Rows of one column.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Marks {
    /// No row.
    #[default]
    None,
    /// The rows whose bit is set.
    Some(Vec<u64>),
    /// Every row.
    All,
}

impl Marks {
    /// Whether the row is marked.
    pub fn contains(&self, row: usize) -> bool {
        match self {
            Marks::None => false,
            Marks::Some(bits) => bits.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1),
            Marks::All => true,
        }
    }

    /// Marks a row.
    pub fn insert(&mut self, row: usize) {
        if let Marks::None = self {
            *self = Marks::Some(Vec::new());
        }
        if let Marks::Some(bits) = self {
            if bits.len() <= row / 64 {
                bits.resize(row / 64 + 1, 0);
            }
            bits[row / 64] |= 1 << (row % 64);
        }
    }

    /// How many of the first `rows` rows are marked.
    pub fn count(&self, rows: usize) -> usize {
        match self {
            Marks::None => 0,
            Marks::Some(_) => (0..rows).filter(|&row| self.contains(row)).count(),
            Marks::All => rows,
        }
    }
}

/// Marks by column; columns without marks cost nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MarkedCells {
    columns: Vec<Marks>,
}

impl MarkedCells {
    /// Whether a cell is marked.
    pub fn contains(&self, column: usize, row: usize) -> bool {
        self.columns.get(column).is_some_and(|marks| marks.contains(row))
    }

    /// The marks of a column, to add to.
    pub fn column_mut(&mut self, column: usize) -> &mut Marks {
        if self.columns.len() <= column {
            self.columns.resize(column + 1, Marks::None);
        }
        &mut self.columns[column]
    }

    /// The marks of a column.
    pub fn column(&self, column: usize) -> &Marks {
        self.columns.get(column).unwrap_or(&Marks::None)
    }

    /// Marks of the rows that stay, by their new positions.
    pub(super) fn retain(&mut self, stays: &[bool]) {
        for marks in &mut self.columns {
            let Marks::Some(_) = marks else { continue };
            let old = std::mem::take(marks);
            let staying = (0..stays.len()).filter(|&row| stays[row]);
            for (new, _) in staying.enumerate().filter(|&(_, row)| old.contains(row)) {
                marks.insert(new);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_follow_their_rows() {
        let mut cells = MarkedCells::default();
        for row in [0, 63, 64, 200] {
            cells.column_mut(2).insert(row);
        }
        assert!(cells.contains(2, 200) && !cells.contains(2, 199) && !cells.contains(1, 0) && !cells.contains(9, 0));
        assert_eq!(cells.column(2).count(201), 4);
        let stays: Vec<bool> = (0..201).map(|row| row != 0 && row != 100).collect();
        cells.retain(&stays);
        let marked: Vec<usize> = (0..201).filter(|&row| cells.contains(2, row)).collect();
        assert_eq!(marked, [62, 63, 198]);
        *cells.column_mut(0) = Marks::All;
        assert!(cells.contains(0, 12345));
    }
}
