//! Cells that say what a row is about: names, words, days, by the kind of the column that they go to.

use lodestone_model::credit_code::{CreditCode, CreditCodeError};
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::read::sheets::sha256;
use lodestone_model::schema::{Column, Kind};
use lodestone_model::text::fold;

use super::work::Work;
use crate::cells::{compact, is_blank_mark, read_date, read_number, read_span};
use crate::names::{Found, propose};

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// This, as the base writes it.
    Text(String),
    /// A firm that the base does not have: its provisional id, and its name.
    NewFirm(String, String),
    /// The profile leaves such rows out.
    LeftOut,
    /// Nothing.
    Blank,
}

/// The word of a profile that leaves a row out.
const LEFT_OUT: &str = "-";

/// Reads a cell for a column of a table.
///
/// # Errors
/// A finding at its place.
pub(super) fn read_field(
    work: &Work<'_>,
    column: &Column,
    text: &str,
    year: Option<i32>,
    place: impl Fn() -> Place,
) -> Result<Said, Diagnostic> {
    if is_blank_mark(text) {
        return Ok(Said::Blank);
    }
    if let Some(word) = work.words.get(&compact(text)) {
        return Ok(if word == LEFT_OUT { Said::LeftOut } else { Said::Text(word.clone()) });
    }
    let bad = |code: Code| Diagnostic::new(code, place()).with("text", text);
    match column.kind {
        Kind::Ref(tables) => read_name(work, tables, text, place),
        Kind::Date => read_date(text).map(|date| Said::Text(date.to_string())).ok_or_else(|| bad(Code::DateBad)),
        Kind::Span => read_span(text, year).map(|span| Said::Text(span.to_string())).ok_or_else(|| bad(Code::SpanBad)),
        Kind::Count => match read_number(text) {
            Some(number) => Ok(Said::Text(number.digits)),
            None => Err(bad(Code::CountBad)),
        },
        Kind::Id
        | Kind::Name
        | Kind::Refs(_)
        | Kind::Text
        | Kind::Choice(_)
        | Kind::YesNo
        | Kind::Number(_)
        | Kind::Unit => Ok(Said::Text(text.split_whitespace().collect::<Vec<_>>().join(" "))),
    }
}

/// The thing that a name stands for.
///
/// # Errors
/// A finding that says what it may be.
pub(super) fn read_name(
    work: &Work<'_>,
    tables: &[&'static str],
    text: &str,
    place: impl Fn() -> Place,
) -> Result<Said, Diagnostic> {
    match work.identities.find(tables, text) {
        Found::One(id) => Ok(Said::Text(id)),
        Found::Several(ids) => {
            Err(Diagnostic::new(Code::NameSeveral, place()).with("name", text).with("ids", ids.join(", ")))
        }
        Found::Nothing if !tables.contains(&"enterprises") => {
            let names: Vec<(String, String)> = tables.iter().flat_map(|table| work.identities.names(table)).collect();
            let near = propose(text, &names);
            let hint = near.first().map(|proposal| proposal.id.clone()).unwrap_or_default();
            Err(Diagnostic::new(Code::WordUnknown, place())
                .with("text", text)
                .with("table", tables.join(" / "))
                .with("hint", hint))
        }
        Found::Nothing if work.identities.is_new(text) => Ok(Said::NewFirm(provisional(text), text.to_owned())),
        Found::Nothing => {
            if let Err(error @ CreditCodeError::Check { .. }) = CreditCode::parse(text) {
                return Err(error.finding(text, place()));
            }
            let near = propose(text, &work.identities.names("enterprises"));
            let shown: Vec<String> = near
                .iter()
                .map(|near| format!("{} = {} ({:.0} %)", near.id, near.name, 100.0 * near.likeness))
                .collect();
            Err(Diagnostic::new(Code::NameUnknown, place()).with("name", text).with("near", shown.join("; ")))
        }
    }
}

/// The id of a firm until its credit code is known: the same for every spelling of one name.
fn provisional(name: &str) -> String {
    format!("new-{}", &sha256(fold(name).as_bytes())[..8])
}
