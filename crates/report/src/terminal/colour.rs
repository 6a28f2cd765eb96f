//! Colour, where the caller says there is a terminal that shows it.

/// Whether text carries colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colour {
    /// No control characters at all.
    Plain,
    /// ANSI escapes.
    Ansi,
}

/// What a piece of text is, which decides its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// Errors and what was not met.
    Bad,
    /// Warnings.
    Doubtful,
    /// What was met.
    Good,
    /// Headings.
    Strong,
    /// Places, codes, hints.
    Faint,
}

impl Colour {
    /// The text in its colour.
    pub fn paint(self, ink: Ink, text: &str) -> String {
        let code = match (self, ink) {
            (Colour::Plain, _) => return text.to_owned(),
            (Colour::Ansi, Ink::Bad) => "1;31",
            (Colour::Ansi, Ink::Doubtful) => "33",
            (Colour::Ansi, Ink::Good) => "32",
            (Colour::Ansi, Ink::Strong) => "1",
            (Colour::Ansi, Ink::Faint) => "2",
        };
        format!("\x1b[{code}m{text}\x1b[0m")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_has_no_control_characters() {
        assert_eq!(Colour::Plain.paint(Ink::Bad, "错误"), "错误");
        assert_eq!(Colour::Ansi.paint(Ink::Bad, "错误"), "\u{1b}[1;31m错误\u{1b}[0m");
    }
}
