//! What a check found.

use lodestone_model::check::Checked;
use lodestone_model::diagnostic::Severity;
use serde::Serialize;

use super::{BaseView, FindingView};
use crate::words::{Both, Languages};

/// What a check found.
#[derive(Debug, Clone, Serialize)]
pub struct CheckView {
    /// `sound`, or `errors` when the base cannot be used.
    pub outcome: &'static str,
    /// The base; none when there are errors.
    pub base: Option<BaseView>,
    /// How much there is of what.
    pub counts: Counts,
    /// Every finding, by place.
    pub findings: Vec<FindingView>,
    /// The questions that can be answered now; empty when there are errors.
    pub answerable: Vec<QuestionView>,
    /// What one more table, or column, would open.
    pub next: Vec<NextTable>,
}

/// How much there is of what.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Tables with rows.
    pub tables: usize,
    /// Rows of all tables.
    pub rows: usize,
    /// Findings that must go.
    pub errors: usize,
    /// Findings that deserve a look.
    pub warnings: usize,
    /// Findings that are worth knowing.
    pub notes: usize,
}

/// One of the sixteen questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct QuestionView {
    /// `Q1` to `Q16`.
    pub id: String,
    /// In words.
    pub text: Both,
}

/// A table, or `table.column`, and the questions that it would open.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct NextTable {
    /// Its id.
    pub table: String,
    /// What it would open.
    pub opens: Vec<QuestionView>,
}

impl CheckView {
    /// What a check found, in both languages.
    pub fn new(checked: &Checked, languages: &Languages) -> Self {
        let findings = FindingView::all(&checked.findings, languages);
        let of = |severity| findings.iter().filter(|finding| finding.severity == severity).count();
        let grids = checked.base.as_ref().map_or(&[][..], |base| base.grids());
        let counts = Counts {
            tables: grids.iter().filter(|grid| grid.rows > 0).count(),
            rows: grids.iter().map(|grid| grid.rows).sum(),
            errors: of(Severity::Error),
            warnings: of(Severity::Warning),
            notes: of(Severity::Note),
        };
        let mut view = CheckView {
            outcome: if checked.base.is_some() { "sound" } else { "errors" },
            base: checked.base.as_ref().map(BaseView::new),
            counts,
            findings,
            answerable: Vec::new(),
            next: Vec::new(),
        };
        for answer in checked.base.iter().flat_map(|base| base.answerable()) {
            if answer.now {
                view.answerable.push(question(answer.question.0, languages));
            } else if let Some(table) = answer.opened_by() {
                view.opens(table, question(answer.question.0, languages));
            }
        }
        view
    }

    fn opens(&mut self, table: &str, question: QuestionView) {
        match self.next.iter_mut().find(|next| next.table == table) {
            Some(next) => next.opens.push(question),
            None => self.next.push(NextTable { table: table.to_owned(), opens: vec![question] }),
        }
    }
}

fn question(number: u8, languages: &Languages) -> QuestionView {
    let text = languages.both(|words| words.say(&format!("question-{number}"), &[]));
    QuestionView { id: format!("Q{number}"), text }
}
