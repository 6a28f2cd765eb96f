//! What a rule found: a place and a sentence.

use std::fmt;

/// A rule's finding about one line of one file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Path from the root of the repository.
    pub path: String,
    /// Counted from 1.
    pub line: usize,
    pub level: Level,
    pub message: String,
}

/// Whether a finding must go or only deserves a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    Fail,
    Note,
}

impl Finding {
    pub fn fail(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.into(), line, level: Level::Fail, message: message.into() }
    }

    pub fn note(path: &str, line: usize, message: impl Into<String>) -> Self {
        Self { path: path.into(), line, level: Level::Note, message: message.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let note = match self.level {
            Level::Fail => "",
            Level::Note => "note: ",
        };
        write!(f, "{}:{}: {note}{}", self.path, self.line, self.message)
    }
}
