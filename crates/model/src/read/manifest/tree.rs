//! The entries, or a whole text, as a tree of values.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::flat::{FlatEntry, SyntaxFault};
use super::path::Step;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Line of the file or row of the sheet.
    pub line: u32,
    /// The value.
    pub value: Value,
}

/// A value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A text, or a date as text.
    Text(String),
    /// A number as written, without `_`.
    Number(String),
    /// true or false.
    Flag(bool),
    /// A list.
    List(Vec<Node>),
    /// A table.
    Table(Vec<(String, Node)>),
}

/// The tree of a TOML text.
///
/// # Errors
/// When the text is not TOML, or is nested deeper than the parser goes (80 levels).
pub fn tree_of_text(text: &str) -> Result<Node, SyntaxFault> {
    let lines = Lines(text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n').map(|(at, _)| at).collect());
    let document = DeTable::parse(text).map_err(|error| SyntaxFault::new(text, &error))?;
    Ok(Node { line: 1, value: lines.table(document.get_ref()) })
}

/// Where the lines of a text end.
struct Lines(Vec<usize>);

impl Lines {
    fn line(&self, at: usize) -> u32 {
        1 + self.0.partition_point(|&end| end < at) as u32
    }

    fn table(&self, table: &DeTable<'_>) -> Value {
        let entries = table.iter().map(|(key, value)| {
            let node = Node { line: self.line(key.span().start), value: self.value(value) };
            (key.get_ref().clone().into_owned(), node)
        });
        Value::Table(entries.collect())
    }

    fn value(&self, value: &Spanned<DeValue<'_>>) -> Value {
        match value.get_ref() {
            DeValue::Table(table) => self.table(table),
            DeValue::Array(items) => {
                let item =
                    |item: &Spanned<DeValue<'_>>| Node { line: self.line(item.span().start), value: self.value(item) };
                Value::List(items.iter().map(item).collect())
            }
            other => value_of(other, self.line(value.span().start)),
        }
    }
}

/// The tree of all entries.
pub(super) fn tree_of(entries: &[FlatEntry]) -> Result<Node, SyntaxFault> {
    let mut root = Node { line: 1, value: Value::Table(Vec::new()) };
    for entry in entries {
        let leaf = Node { line: entry.line, value: leaf_value(&entry.raw, entry.line) };
        if !insert(&mut root, &entry.path, leaf) {
            let reason = format!("{} stands here twice or skips a number", entry.key());
            return Err(SyntaxFault { line: entry.line, column: None, reason });
        }
    }
    Ok(root)
}

fn leaf_value(raw: &str, line: u32) -> Value {
    match DeValue::parse(raw) {
        Ok(value) => value_of(value.get_ref(), line),
        // A sheet may say cost where TOML says "cost".
        Err(_) => Value::Text(raw.to_owned()),
    }
}

fn value_of(value: &DeValue<'_>, line: u32) -> Value {
    let node = |value: &DeValue<'_>| Node { line, value: value_of(value, line) };
    match value {
        DeValue::String(text) => Value::Text(text.clone().into_owned()),
        DeValue::Integer(number) => Value::Number(number.to_string()),
        DeValue::Float(number) => Value::Number(number.to_string()),
        DeValue::Boolean(flag) => Value::Flag(*flag),
        DeValue::Datetime(date) => Value::Text(date.to_string()),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item.get_ref())).collect()),
        DeValue::Table(table) => {
            let entries = table.iter().map(|(key, value)| (key.get_ref().clone().into_owned(), node(value.get_ref())));
            Value::Table(entries.collect())
        }
    }
}

/// Puts a leaf at its path; false when something else stands there.
fn insert(at: &mut Node, path: &[Step], leaf: Node) -> bool {
    let Some((step, rest)) = path.split_first() else { return false };
    let child = match (step, &mut at.value) {
        (Step::Key(key), Value::Table(entries)) => {
            let found = entries.iter().position(|(other, _)| other == key);
            match found {
                None if rest.is_empty() => {
                    entries.push((key.clone(), leaf));
                    return true;
                }
                None => {
                    entries.push((key.clone(), empty_for(&rest[0], leaf.line)));
                    entries.last_mut().map(|(_, node)| node)
                }
                Some(found) => entries.get_mut(found).map(|(_, node)| node),
            }
        }
        (Step::Index(index), Value::List(items)) if *index < items.len() => items.get_mut(*index),
        (Step::Index(index), Value::List(items)) if *index == items.len() => {
            if rest.is_empty() {
                items.push(leaf);
                return true;
            }
            items.push(empty_for(&rest[0], leaf.line));
            items.last_mut()
        }
        _ => None,
    };
    child.is_some_and(|child| insert(child, rest, leaf))
}

fn empty_for(step: &Step, line: u32) -> Node {
    let value = match step {
        Step::Key(_) => Value::Table(Vec::new()),
        Step::Index(_) => Value::List(Vec::new()),
    };
    Node { line, value }
}
