//! Why one cell cannot be read, before it is known where it stands.

use crate::diagnostic::{Arg, Code, Diagnostic, Place};

/// A finding without its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct CellFault {
    /// What kind of finding.
    pub code: Code,
    args: Vec<(&'static str, Arg)>,
}

impl CellFault {
    /// Without arguments so far.
    pub fn new(code: Code) -> Self {
        CellFault { code, args: Vec::new() }
    }

    /// About a text.
    pub fn about(code: Code, text: &str) -> Self {
        Self::new(code).with("text", text)
    }

    /// With an argument.
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }

    /// The finding at its place.
    pub fn at(self, place: Place) -> Diagnostic {
        Diagnostic { code: self.code, place, args: self.args }
    }
}
