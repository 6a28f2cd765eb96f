//! A table of results.

use crate::words::{Both, Languages};

/// A table of results, one CSV file or one sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// File stem, ASCII.
    pub id: &'static str,
    /// Name of the sheet.
    pub title: Both,
    /// Columns, in order.
    pub columns: Vec<Column>,
    /// Rows; each has a value for every column.
    pub rows: Vec<Vec<Value>>,
}

/// Header of a column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// In words.
    pub title: Both,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing: not known, or not applicable.
    Blank,
    /// The same text in both languages.
    Text(String),
    /// A text in both languages.
    Both(Both),
    /// An exact number.
    Number(f64),
}

impl Sheet {
    /// A table without rows.
    pub fn new(id: &'static str, title: Both, columns: Vec<Both>) -> Self {
        Sheet { id, title, columns: columns.into_iter().map(|title| Column { title }).collect(), rows: Vec::new() }
    }

    /// A table without rows, its title and columns by the keys of their messages.
    pub(super) fn titled(id: &'static str, title: &str, columns: &[&str], languages: &Languages) -> Self {
        let said = |key: &str| languages.both(|words| words.say(key, &[]));
        Sheet::new(id, said(title), columns.iter().map(|key| said(key)).collect())
    }

    /// Adds a row.
    pub fn row(&mut self, values: Vec<Value>) {
        assert!(values.len() == self.columns.len(), "a row has a value for every column");
        self.rows.push(values);
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::Text(text.to_owned())
    }
}

impl From<&Both> for Value {
    fn from(text: &Both) -> Self {
        Value::Both(text.clone())
    }
}

impl From<f64> for Value {
    fn from(number: f64) -> Self {
        Value::Number(number)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Value::Blank, Into::into)
    }
}
