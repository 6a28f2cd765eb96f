//! A finding as data and in words.

use lodestone_model::diagnostic::{Arg, Diagnostic, Severity};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use crate::words::{Both, Languages};

/// A finding as data and in words.
#[derive(Debug, Clone, Serialize)]
pub struct FindingView {
    /// Stable id of its kind.
    pub code: &'static str,
    /// How bad.
    #[serde(serialize_with = "severity_id")]
    pub severity: Severity,
    /// File or sheet.
    pub file: String,
    /// Line, from 1.
    pub line: Option<u32>,
    /// Column id, or header as written.
    pub column: Option<String>,
    /// Arguments by name, as the model gave them.
    #[serde(serialize_with = "args_by_name")]
    pub args: Vec<(&'static str, Arg)>,
    /// What is wrong.
    pub message: Both,
    /// What to do about it.
    pub hint: Option<Both>,
    /// The place in words.
    #[serde(skip)]
    pub place: Both,
}

impl FindingView {
    /// A finding in both languages.
    pub fn new(finding: &Diagnostic, languages: &Languages) -> Self {
        let (zh, en) = (languages.zh.diagnostic(finding), languages.en.diagnostic(finding));
        let hint = match (zh.hint, en.hint) {
            (Some(zh), Some(en)) => Some(Both { zh, en }),
            _ => None,
        };
        FindingView {
            code: zh.code,
            severity: zh.severity,
            file: finding.place.file.to_string(),
            line: finding.place.line,
            column: finding.place.column.as_deref().map(str::to_owned),
            args: finding.args.clone(),
            message: Both { zh: zh.message, en: en.message },
            hint,
            place: Both { zh: zh.place, en: en.place },
        }
    }

    /// Every finding, in the given order.
    pub fn all(findings: &[Diagnostic], languages: &Languages) -> Vec<Self> {
        findings.iter().map(|finding| Self::new(finding, languages)).collect()
    }
}

/// Severity as documents write it.
pub(crate) fn severity_word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

fn severity_id<S: Serializer>(severity: &Severity, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity_word(*severity))
}

fn args_by_name<S: Serializer>(args: &[(&'static str, Arg)], serializer: S) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(Some(args.len()))?;
    for (name, arg) in args {
        match arg {
            Arg::Text(text) | Arg::Term(text) => map.serialize_entry(name, text)?,
            Arg::Number(number) => map.serialize_entry(name, number)?,
            Arg::Count(count) => map.serialize_entry(name, count)?,
        }
    }
    map.end()
}
