//! What is wrong with a command line, in words of the catalogue.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use lodestone_model::diagnostic::Arg;
use lodestone_report::words::Words;

/// What is wrong with a command line.
#[derive(Debug, Clone, PartialEq)]
pub enum Usage {
    /// An option or a word that is not known.
    Unknown {
        /// As written.
        arg: String,
        /// What was most likely meant.
        hint: Option<String>,
    },
    /// Something that must be given.
    Missing {
        /// Its name.
        what: String,
    },
    /// A value that is not allowed.
    BadValue {
        /// As written.
        value: String,
        /// The option.
        arg: String,
        /// What is allowed.
        allowed: String,
    },
    /// Two options that exclude each other.
    Conflict {
        /// One.
        arg: String,
        /// The other.
        other: String,
    },
    /// Anything else, in the words of the parser.
    Other {
        /// Its words.
        text: String,
    },
    /// The target exists and may hold somebody's work.
    TargetExists {
        /// The target.
        path: String,
    },
    /// The folder for results holds other files.
    FolderForeign {
        /// The folder.
        path: String,
        /// One of the files.
        file: String,
    },
    /// There is no such table.
    TableUnknown {
        /// As written.
        table: String,
    },
    /// There is no such indicator, measure or target.
    FigureUnknown {
        /// As written.
        id: String,
        /// What was most likely meant.
        hint: Option<String>,
    },
    /// A figure without its days.
    FigureSpan {
        /// Its id.
        id: String,
    },
    /// There is no such firm, plant, project, commodity or area.
    SubjectUnknown {
        /// As written.
        id: String,
        /// What was most likely meant.
        hint: Option<String>,
    },
    /// There is no such scheme.
    SchemeUnknown {
        /// As written.
        id: String,
        /// What was most likely meant.
        hint: Option<String>,
    },
    /// A scheme of which no edition is in force.
    SchemeNotInForce {
        /// As written.
        id: String,
        /// The day.
        day: String,
        /// Its editions with their days.
        editions: String,
    },
    /// A scheme without rules.
    SchemeNotLoaded {
        /// Its id.
        id: String,
        /// What is not known of it.
        text: String,
    },
    /// There is no such firm or project.
    JudgedUnknown {
        /// As written.
        id: String,
        /// What was most likely meant.
        hint: Option<String>,
    },
    /// There is no such firm.
    FirmUnknown {
        /// As written.
        firm: String,
    },
    /// Least cost of a base with a market that earns more above its minimum than a missed unit costs.
    RevenueBeforeMinimum {
        /// Name, commodity and site of the market.
        market: String,
    },
    /// The base of an import is no folder.
    ImportBase {
        /// Its path.
        path: String,
    },
    /// Neither a profile nor files that carry one.
    ImportProfile,
    /// The base of an import has errors.
    ImportErrors,
    /// There is no such import.
    ImportUndoUnknown {
        /// As written.
        id: String,
        /// Those that there are.
        known: String,
    },
    /// Rows of an import were edited.
    ImportUndoChanged {
        /// The file.
        file: String,
    },
    /// An audience for a command that shows the base itself.
    AudiencePlan {
        /// The command.
        command: &'static str,
    },
}

impl std::fmt::Display for Usage {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self:?}")
    }
}

impl std::error::Error for Usage {}

impl Usage {
    /// A value that is not allowed.
    pub fn bad_value(value: &str, arg: &str, allowed: &str) -> Self {
        Usage::BadValue { value: value.to_owned(), arg: arg.to_owned(), allowed: allowed.to_owned() }
    }

    /// Something that must be given.
    pub fn missing(what: &str) -> Self {
        Usage::Missing { what: what.to_owned() }
    }

    /// What the parser found.
    pub fn from_parser(error: &clap::Error) -> Self {
        let text = |kind| error.get(kind).map(as_text).unwrap_or_default();
        let hint = |kind| error.get(kind).map(nearest).filter(|hint| !hint.is_empty());
        match error.kind() {
            ErrorKind::UnknownArgument => {
                Usage::Unknown { arg: text(ContextKind::InvalidArg), hint: hint(ContextKind::SuggestedArg) }
            }
            ErrorKind::InvalidSubcommand => Usage::Unknown {
                arg: text(ContextKind::InvalidSubcommand),
                hint: hint(ContextKind::SuggestedSubcommand),
            },
            ErrorKind::MissingRequiredArgument => Usage::Missing { what: text(ContextKind::InvalidArg) },
            ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
                Usage::Missing { what: text(ContextKind::InvalidArg) }
            }
            ErrorKind::InvalidValue => Usage::BadValue {
                value: text(ContextKind::InvalidValue),
                arg: text(ContextKind::InvalidArg),
                allowed: text(ContextKind::ValidValue),
            },
            ErrorKind::ArgumentConflict => {
                Usage::Conflict { arg: text(ContextKind::InvalidArg), other: text(ContextKind::PriorArg) }
            }
            _ => Usage::Other { text: first_line(&error.to_string()) },
        }
    }

    /// In words.
    pub fn words(&self, words: &Words) -> String {
        let arg = |text: &String| Arg::from(text.clone());
        match self {
            Usage::Unknown { arg: text, hint } => {
                hinted(words, words.say("usage-unknown", &[("arg", arg(text))]), hint.as_ref())
            }
            Usage::FigureUnknown { id, hint } => {
                hinted(words, words.say("usage-figure-unknown", &[("id", arg(id))]), hint.as_ref())
            }
            Usage::SubjectUnknown { id, hint } => {
                hinted(words, words.say("usage-subject-unknown", &[("id", arg(id))]), hint.as_ref())
            }
            Usage::SchemeUnknown { id, hint } => {
                hinted(words, words.say("usage-scheme-unknown", &[("id", arg(id))]), hint.as_ref())
            }
            Usage::JudgedUnknown { id, hint } => {
                hinted(words, words.say("usage-judged-unknown", &[("id", arg(id))]), hint.as_ref())
            }
            Usage::SchemeNotInForce { id, day, editions } => {
                let args = [("id", arg(id)), ("day", arg(day)), ("editions", arg(editions))];
                words.say("usage-scheme-not-in-force", &args)
            }
            Usage::SchemeNotLoaded { id, text } => {
                words.say("usage-scheme-not-loaded", &[("id", arg(id)), ("text", arg(text))])
            }
            Usage::FigureSpan { id } => words.say("usage-figure-span", &[("id", arg(id))]),
            Usage::Missing { what } => words.say("usage-missing", &[("what", arg(what))]),
            Usage::BadValue { value, arg: option, allowed } => {
                let args = [("value", arg(value)), ("arg", arg(option)), ("allowed", arg(allowed))];
                words.say("usage-bad-value", &args)
            }
            Usage::Conflict { arg: one, other } => {
                words.say("usage-conflict", &[("arg", arg(one)), ("other", arg(other))])
            }
            Usage::Other { text } => text.clone(),
            Usage::TargetExists { path } => words.say("usage-target-exists", &[("path", arg(path))]),
            Usage::FolderForeign { path, file } => {
                words.say("usage-folder-foreign", &[("path", arg(path)), ("file", arg(file))])
            }
            Usage::TableUnknown { table } => words.say("usage-table-unknown", &[("table", arg(table))]),
            Usage::RevenueBeforeMinimum { market } => {
                words.say("usage-revenue-before-minimum", &[("market", arg(market))])
            }
            Usage::ImportBase { path } => words.say("usage-import-base", &[("path", arg(path))]),
            Usage::ImportProfile => words.say("usage-import-profile", &[]),
            Usage::ImportErrors => words.say("usage-import-errors", &[]),
            Usage::ImportUndoUnknown { id, known } => {
                words.say("usage-import-undo-unknown", &[("id", arg(id)), ("known", arg(known))])
            }
            Usage::ImportUndoChanged { file } => words.say("usage-import-undo-changed", &[("file", arg(file))]),
            Usage::AudiencePlan { command } => words.say("usage-audience-plan", &[("command", (*command).into())]),
            Usage::FirmUnknown { firm } => words.say("usage-firm-unknown", &[("firm", arg(firm))]),
        }
    }
}

/// What is wrong, and what was most likely meant.
fn hinted(words: &Words, mut said: String, hint: Option<&String>) -> String {
    if let Some(hint) = hint {
        said.push('\n');
        said.push_str(&words.say("did-you-mean", &[("hint", Arg::from(hint.clone()))]));
    }
    said
}

/// Of several suggestions the parser puts the nearest last.
fn nearest(value: &ContextValue) -> String {
    match value {
        ContextValue::Strings(texts) => texts.last().cloned().unwrap_or_default(),
        value => as_text(value),
    }
}

fn as_text(value: &ContextValue) -> String {
    match value {
        ContextValue::String(text) => text.clone(),
        ContextValue::Strings(texts) => texts.join(", "),
        ContextValue::StyledStr(text) => text.to_string(),
        ContextValue::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
