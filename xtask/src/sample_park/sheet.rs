//! A CSV table in the making.

/// Rows of text under a header.
pub struct Sheet {
    columns: usize,
    text: String,
}

impl Sheet {
    /// A table with its header, as it stands in the file.
    pub fn new(header: &str) -> Self {
        Sheet { columns: header.split(',').count(), text: format!("{header}\n") }
    }

    /// Adds a row.
    ///
    /// # Panics
    /// When it has not as many cells as the header.
    pub fn row(&mut self, cells: &[&str]) {
        assert_eq!(cells.len(), self.columns, "a row fits its header: {cells:?}");
        let quoted = cells.iter().map(|cell| {
            let is_plain = !cell.contains([',', '"', '\n']);
            if is_plain { (*cell).to_owned() } else { format!("\"{}\"", cell.replace('"', "\"\"")) }
        });
        self.text.push_str(&quoted.collect::<Vec<String>>().join(","));
        self.text.push('\n');
    }

    /// The file.
    pub fn text(self) -> String {
        self.text
    }
}

/// Hundredths as a decimal number: 1234 is 12.34.
pub fn hundredths(value: i64) -> String {
    assert!(value >= 0, "nothing here is negative");
    format!("{}.{:02}", value / 100, value % 100)
}
