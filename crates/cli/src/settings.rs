//! The options of every command, resolved: nothing after this looks at the environment.

use std::io::IsTerminal as _;
use std::path::{Path, PathBuf};

use lodestone_model::base::Lang;
use lodestone_model::time::Date;
use lodestone_report::terminal::Colour;
use lodestone_report::words::Words;

use crate::args::{Global, LangArg, When};
use crate::usage::Usage;

/// For whom results are shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AudienceArg {
    /// Everybody.
    Public,
    /// The office that steers the base.
    Office,
    /// One firm, by its id.
    Firm(String),
}

/// The options of every command, resolved.
#[derive(Debug)]
pub struct Settings {
    /// Catalogue of the reader's language.
    pub words: Words,
    /// Whether a JSON document is wanted.
    pub json: bool,
    /// Cases, in order.
    pub cases: Vec<String>,
    /// Statements after this day are hidden.
    pub as_of: Option<Date>,
    /// For whom.
    pub audience: Option<AudienceArg>,
    /// Where results are written.
    pub out: Option<PathBuf>,
    /// Colour of standard output.
    pub colour: Colour,
}

impl std::fmt::Display for AudienceArg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            AudienceArg::Public => write!(f, "public"),
            AudienceArg::Office => write!(f, "office"),
            AudienceArg::Firm(id) => write!(f, "firm:{id}"),
        }
    }
}

impl Settings {
    /// Resolves the options in the language `lang`, unless they name another.
    pub fn new(global: Global, lang: Lang) -> Result<Self, Usage> {
        let lang = match global.lang {
            Some(LangArg::Zh) => Lang::Zh,
            Some(LangArg::En) => Lang::En,
            None => lang,
        };
        let as_of = match &global.as_of {
            Some(text) => Some(Date::parse(text).map_err(|_| Usage::bad_value(text, "--as-of", "2025-06-30"))?),
            None => None,
        };
        let audience = global.audience.as_deref().map(read_audience).transpose()?;
        Ok(Settings {
            words: Words::new(lang),
            json: global.json,
            cases: global.case,
            as_of,
            audience,
            out: global.out,
            colour: colour(global.color, std::io::stdout().is_terminal(), std::env::var_os("NO_COLOR").is_some()),
        })
    }

    /// Refuses an audience for a command that shows the base itself, which would show everything.
    pub fn refuse_audience(&self, command: &'static str) -> Result<(), Usage> {
        self.audience.as_ref().map_or(Ok(()), |_| Err(Usage::AudiencePlan { command }))
    }

    /// The reader's language.
    pub fn lang(&self) -> Lang {
        self.words.lang()
    }

    /// Where results are written, for commands that cannot do without.
    pub fn required_out(&self) -> Result<&Path, Usage> {
        self.out.as_deref().ok_or_else(|| Usage::missing("--out <PATH>"))
    }
}

fn read_audience(text: &str) -> Result<AudienceArg, Usage> {
    match text {
        "public" => Ok(AudienceArg::Public),
        "office" => Ok(AudienceArg::Office),
        _ => match text.strip_prefix("firm:").filter(|id| !id.is_empty()) {
            Some(id) => Ok(AudienceArg::Firm(id.to_owned())),
            None => Err(Usage::bad_value(text, "--audience", "public, office, firm:ID")),
        },
    }
}

fn colour(when: When, is_terminal: bool, is_refused: bool) -> Colour {
    match when {
        When::Always => Colour::Ansi,
        When::Auto if is_terminal && !is_refused => Colour::Ansi,
        When::Auto | When::Never => Colour::Plain,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn colour_only_on_a_terminal_unless_asked_for() {
        assert_eq!(colour(When::Auto, true, false), Colour::Ansi);
        assert_eq!(colour(When::Auto, true, true), Colour::Plain);
        assert_eq!(colour(When::Auto, false, false), Colour::Plain);
        assert_eq!(colour(When::Always, false, true), Colour::Ansi);
        assert_eq!(colour(When::Never, true, false), Colour::Plain);
    }

    #[test]
    fn audiences() {
        assert_eq!(read_audience("office").ok(), Some(AudienceArg::Office));
        assert_eq!(read_audience("firm:jl-mag").ok(), Some(AudienceArg::Firm("jl-mag".to_owned())));
        assert!(read_audience("firm:").is_err());
        assert!(read_audience("restricted").is_err());
    }
}
