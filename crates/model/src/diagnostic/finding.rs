//! One finding: code, place, arguments.

use std::sync::Arc;

use super::Code;

/// One finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// What kind of finding.
    pub code: Code,
    /// Where.
    pub place: Place,
    /// Arguments of the message, by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// Argument of a message.
#[derive(Debug, Clone, PartialEq)]
pub enum Arg {
    /// A text, shown as it is.
    Text(String),
    /// A number.
    Number(f64),
    /// A whole number.
    Count(u64),
    /// A term of the catalogue, shown in the reader's language: dimensions, table names.
    Term(String),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<f64> for Arg {
    fn from(value: f64) -> Self {
        Arg::Number(value)
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Arg::Count(value as u64)
    }
}

/// How bad.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// Suspicious; the base can still be used.
    Warning,
    /// The base cannot be used.
    Error,
}

/// File or sheet, line and column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// File name or sheet.
    pub file: Arc<str>,
    /// Line, from 1; the header is line 1.
    pub line: Option<u32>,
    /// Column id, or header as written.
    pub column: Option<Arc<str>>,
}

impl Place {
    /// A whole file.
    pub fn file(file: &str) -> Self {
        Place { file: file.into(), line: None, column: None }
    }
}

impl Diagnostic {
    /// A finding.
    pub fn new(code: Code, place: Place) -> Self {
        Diagnostic { code, place, args: Vec::new() }
    }

    /// With an argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// With a term of the catalogue as argument.
    pub fn with_term(mut self, name: &'static str, term: impl Into<String>) -> Self {
        self.args.push((name, Arg::Term(term.into())));
        self
    }

    /// How bad.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}
