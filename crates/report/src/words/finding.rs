//! A finding in words: message, place, hint.

use fluent_bundle::{FluentArgs, FluentValue};
use lodestone_model::base::Lang;
use lodestone_model::diagnostic::{Arg, Diagnostic, Place, Severity};
use lodestone_model::schema::Chosen as _;
use lodestone_model::tables::TABLES;
use lodestone_model::tables::milestones::Event;

use super::Words;
use super::catalogue::Faults;

/// Longest text of the user's that a message repeats, in characters.
const TEXT_CHARS_MAX: usize = 80;

/// The table whose columns are the definitions that two measures may differ in.
const MEASURES: &str = "measures";

/// A finding in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rendered {
    /// Stable id of its kind.
    pub code: &'static str,
    /// How bad.
    pub severity: Severity,
    /// File or sheet, line, column.
    pub place: String,
    /// What is wrong.
    pub message: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Words {
    /// A finding in words.
    pub fn diagnostic(&self, finding: &Diagnostic) -> Rendered {
        Rendered {
            code: finding.code.id(),
            severity: finding.severity(),
            place: self.place(&finding.place),
            message: self.message(finding).unwrap_or_else(|faults| faults.text),
            hint: self.hint(finding).unwrap_or_else(|faults| Some(faults.text)),
        }
    }

    /// A severity in words.
    pub fn severity(&self, severity: Severity) -> String {
        match severity {
            Severity::Error => self.say("severity-error", &[]),
            Severity::Warning => self.say("severity-warning", &[]),
            Severity::Note => self.say("severity-note", &[]),
        }
    }

    /// A place in words.
    pub fn place(&self, place: &Place) -> String {
        let mut parts = vec![shown(&place.file)];
        if let Some(line) = place.line {
            parts.push(self.say("place-line", &[("line", Arg::Count(line.into()))]));
        }
        if let Some(column) = &place.column {
            parts.push(self.say("place-column", &[("column", Arg::Text(shown(column)))]));
        }
        parts.join(match self.lang() {
            Lang::Zh => "，",
            Lang::En => ", ",
        })
    }

    pub(super) fn message(&self, finding: &Diagnostic) -> Result<String, Faults> {
        self.format(finding.code.key(), &self.values(finding))
    }

    /// What the text was most likely meant to be, then what to do about this kind of finding.
    pub(super) fn hint(&self, finding: &Diagnostic) -> Result<Option<String>, Faults> {
        let values = self.values(finding);
        let mut hints = Vec::new();
        if finding.args.iter().any(|(name, arg)| *name == "hint" && !matches!(arg, Arg::Text(text) if text.is_empty()))
        {
            hints.push(self.format("did-you-mean", &values)?);
        }
        let key = format!("{}-hint", finding.code.key());
        if self.has(&key) {
            hints.push(self.format(&key, &values)?);
        }
        Ok((!hints.is_empty()).then(|| {
            hints.join(match self.lang() {
                Lang::Zh => "",
                Lang::En => " ",
            })
        }))
    }

    fn values(&self, finding: &Diagnostic) -> FluentArgs<'static> {
        let mut values = FluentArgs::with_capacity(finding.args.len());
        for (name, arg) in &finding.args {
            let value = match (*name, arg) {
                ("table", Arg::Text(id) | Arg::Term(id)) => FluentValue::from(self.table(id)),
                ("column" | "what", Arg::Text(id)) => FluentValue::from(self.column(&finding.place.file, id)),
                ("what", Arg::Term(id)) => FluentValue::from(self.column(MEASURES, id)),
                ("milestone" | "before", Arg::Text(id)) => FluentValue::from(self.event(id)),
                ("expected", Arg::Text(text)) => FluentValue::from(self.expected(text)),
                (_, Arg::Text(text)) => FluentValue::from(shown(text)),
                (_, arg) => self.value(arg),
            };
            values.set(*name, value);
        }
        values
    }

    /// Id of a table, or several between slashes; in Chinese with its name.
    pub fn table(&self, ids: &str) -> String {
        let named = |id| match (self.lang(), TABLES.iter().find(|table| table.id == id)) {
            (Lang::Zh, Some(table)) => format!("{id}（{}）", table.zh),
            _ => shown(id),
        };
        ids.split(" / ").map(named).collect::<Vec<_>>().join(" / ")
    }

    /// Id of a column of the table in `file`; in Chinese with its name.
    fn column(&self, file: &str, id: &str) -> String {
        let stem = file.rsplit(['/', '\\']).next().and_then(|name| name.split('.').next());
        let table = TABLES.iter().find(|table| Some(table.id) == stem);
        match (self.lang(), table.and_then(|table| table.column(id))) {
            (Lang::Zh, Some((_, column))) => format!("{id}（{}）", column.zh),
            _ => shown(id),
        }
    }

    /// Name of an event of `milestones`.
    fn event(&self, id: &str) -> String {
        let event = Event::ALL.iter().map(|event| event.choice()).find(|choice| choice.id == id);
        match (self.lang(), event) {
            (Lang::Zh, Some(choice)) => choice.zh.to_owned(),
            (Lang::En, Some(choice)) => choice.en.to_owned(),
            (_, None) => shown(id),
        }
    }

    fn expected(&self, text: &str) -> String {
        let words: Vec<&str> =
            text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
        let key = format!("expected-{}", words.join("-"));
        if self.has(&key) { self.say(&key, &[]) } else { shown(text) }
    }
}

/// A text of the user's, fit for one line of a terminal: short and without control characters.
pub(crate) fn shown(text: &str) -> String {
    let mut out = String::with_capacity(text.len().min(4 * TEXT_CHARS_MAX));
    for (at, c) in text.chars().enumerate() {
        if at == TEXT_CHARS_MAX {
            out.push('…');
            break;
        }
        if c.is_control() { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_the_user_are_short_and_harmless() {
        assert_eq!(shown("钕铁硼"), "钕铁硼");
        assert_eq!(shown("a\u{1b}[31mb\nc"), "a\\u{1b}[31mb\\nc");
        assert_eq!(shown(&"长".repeat(81)), format!("{}…", "长".repeat(80)));
    }
}
