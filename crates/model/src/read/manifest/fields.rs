//! Typed access to one table of a TOML text: what is asked for is known, and every other key is a finding.

use std::sync::Arc;

use super::tree::{Node, Value};
use crate::decimal;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::read::cell::{UnitsBeside, read_number};
use crate::read::units::UnitTexts;
use crate::schema::Quantity;
use crate::text::did_you_mean;
use crate::time::{Date, Span};
use crate::unit::Currency;

/// Findings about one file.
#[derive(Debug)]
pub struct Report<'a> {
    /// The file or sheet.
    pub file: Arc<str>,
    /// Findings so far.
    pub findings: &'a mut Vec<Diagnostic>,
    /// What is found where a key is missing: its hint says where the keys are listed.
    pub missing: Code,
}

impl Report<'_> {
    /// A place in the file.
    pub fn place(&self, line: u32) -> Place {
        Place { file: self.file.clone(), line: Some(line), column: None }
    }

    /// A value of another kind than it must be.
    pub fn bad_value(&mut self, key: &str, line: u32, expected: &str) {
        let finding = Diagnostic::new(Code::TomlValue, self.place(line));
        self.findings.push(finding.with("key", key).with("expected", expected));
    }

    /// A key that is not known here.
    pub fn unknown_key<'k>(&mut self, key: &str, line: u32, known: impl IntoIterator<Item = &'k str>) {
        let last = key.rsplit('.').next().unwrap_or(key);
        let hint = did_you_mean(last, known).unwrap_or_default();
        let finding = Diagnostic::new(Code::TomlKeyUnknown, self.place(line));
        self.findings.push(finding.with("key", key).with("hint", hint));
    }
}

/// One table, and which of its keys were asked for.
#[derive(Debug)]
pub struct Fields<'t> {
    entries: &'t [(String, Node)],
    prefix: String,
    line: u32,
    asked: Vec<&'static str>,
}

impl<'t> Fields<'t> {
    /// The fields of a table; `prefix` stands before their names in findings.
    pub fn new(node: &'t Node, prefix: String) -> Option<Self> {
        match &node.value {
            Value::Table(entries) => Some(Fields { entries, prefix, line: node.line, asked: Vec::new() }),
            _ => None,
        }
    }

    /// Where the table stands.
    pub fn line(&self) -> u32 {
        self.line
    }

    /// A key as findings call it.
    pub fn name(&self, key: &str) -> String {
        format!("{}{key}", self.prefix)
    }

    /// The value of a key, if it is there.
    pub fn get(&mut self, key: &'static str) -> Option<&'t Node> {
        self.asked.push(key);
        self.entries.iter().find(|(other, _)| other == key).map(|(_, node)| node)
    }

    /// Reads a value; one that cannot be read is a finding and absent.
    pub fn read<T>(
        &mut self,
        key: &'static str,
        expected: &str,
        report: &mut Report<'_>,
        read: impl FnOnce(&'t Value) -> Option<T>,
    ) -> Option<T> {
        let node = self.get(key)?;
        let value = read(&node.value);
        if value.is_none() {
            report.bad_value(&self.name(key), node.line, expected);
        }
        value
    }

    /// A value that must be there.
    pub fn required<T>(&self, key: &str, value: Option<T>, report: &mut Report<'_>) -> Option<T> {
        if !self.entries.iter().any(|(other, _)| other == key) {
            let finding = Diagnostic::new(report.missing, report.place(self.line));
            report.findings.push(finding.with("key", self.name(key)));
        }
        value
    }

    /// A text that is not empty.
    pub fn text(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<String> {
        self.read(key, "text", report, |value| text_of(value).filter(|text| !text.is_empty()))
    }

    /// A number, or a text such as `8 %`.
    pub fn number(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<f64> {
        self.read(key, "number", report, number_of)
    }

    /// A day.
    pub fn date(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<Date> {
        self.read(key, "date", report, |value| Date::parse(&text_of(value)?).ok())
    }

    /// A span.
    pub fn span(&mut self, key: &'static str, report: &mut Report<'_>) -> Option<Span> {
        self.read(key, "span", report, |value| Span::parse(&text_of(value)?).ok())
    }

    /// One of a few words.
    pub fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        report: &mut Report<'_>,
    ) -> Option<T> {
        let known: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
        self.read(key, &known.join(" | "), report, |value| {
            let text = text_of(value)?;
            words.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning)
        })
    }

    /// The entries of a table; none when it is absent.
    pub fn table(&mut self, key: &'static str, report: &mut Report<'_>) -> &'t [(String, Node)] {
        let table = self.read(key, "table", report, |value| match value {
            Value::Table(entries) => Some(entries.as_slice()),
            _ => None,
        });
        table.unwrap_or_default()
    }

    /// The items of a list; none when it is absent.
    pub fn list(&mut self, key: &'static str, report: &mut Report<'_>) -> &'t [Node] {
        let list = self.read(key, "list", report, |value| match value {
            Value::List(items) => Some(items.as_slice()),
            _ => None,
        });
        list.unwrap_or_default()
    }

    /// Reports every key that nobody asked for.
    pub fn finish(self, report: &mut Report<'_>) {
        for (key, node) in self.entries.iter().filter(|(key, _)| !self.asked.contains(&key.as_str())) {
            report.unknown_key(&self.name(key), node.line, self.asked.iter().copied());
        }
    }
}

/// A text, or a number as it is written.
pub fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Number(number) => Some(number.clone()),
        Value::Flag(flag) => Some(if *flag { "yes".to_owned() } else { "no".to_owned() }),
        Value::List(_) | Value::Table(_) => None,
    }
}

/// A number, or a text such as `8 %`.
pub fn number_of(value: &Value) -> Option<f64> {
    match value {
        Value::Number(number) => decimal::parse(number).ok(),
        Value::Text(text) => {
            let mut units = UnitTexts::new(Currency::CNY, &[]);
            read_number(Quantity::Share, text.trim(), UnitsBeside::default(), &mut units).ok().map(|(value, _)| value)
        }
        _ => None,
    }
}
