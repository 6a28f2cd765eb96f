//! What an import did or would do.

use lodestone_intake::import::{Account, Imported, Use};
use serde::Serialize;

use super::FindingView;
use crate::words::{Both, Languages};

/// How an import ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum ImportOutcome {
    /// The rows are in the base.
    Imported,
    /// The rows would be added; nothing was written.
    DryRun,
    /// The base has everything already.
    NothingNew,
    /// Nothing was written, because of errors.
    Refused,
}

/// What an import did or would do.
#[derive(Debug, Clone, Serialize)]
pub struct ImportView {
    /// How it ended.
    pub outcome: ImportOutcome,
    /// Id, by which it can be undone.
    pub id: String,
    /// Rows added, by table; none when it was refused.
    pub tables: Vec<AddedView>,
    /// Statements that the base had word for word.
    pub known: usize,
    /// What became of the cells of every sheet.
    pub sheets: Vec<SheetView>,
    /// Findings, by place.
    pub findings: Vec<FindingView>,
}

/// Rows added to a table.
#[derive(Debug, Clone, Serialize)]
pub struct AddedView {
    /// Its id.
    pub table: &'static str,
    /// How many.
    pub rows: usize,
}

/// What became of the cells of a sheet; the counts add up to all cells that hold something.
#[derive(Debug, Clone, Serialize)]
pub struct SheetView {
    /// Name of the file.
    pub file: String,
    /// Name of the sheet.
    pub sheet: String,
    /// Cells that hold something.
    pub cells: usize,
    /// Of them in rows of the base.
    pub loaded: usize,
    /// Compared with other figures, not loaded.
    pub checked: usize,
    /// Titles, headers and labels.
    pub headings: usize,
    /// Left out, by rule.
    pub left_out: Vec<RuleView>,
    /// Not mentioned by the profile.
    pub unmapped: usize,
}

/// Cells that a rule left out.
#[derive(Debug, Clone, Serialize)]
pub struct RuleView {
    /// Its id, or the words of the profile.
    pub rule: String,
    /// In words.
    pub text: Both,
    /// How many.
    pub cells: usize,
}

/// Rules of the import itself; those of a profile are in its own words.
const RULES: [(&str, &str); 14] = [
    ("blank-mark", "import-rule-blank-mark"),
    ("row-without-figures", "import-rule-row-without-figures"),
    ("note-row", "import-rule-note-row"),
    ("of-a-sum", "import-rule-of-a-sum"),
    ("left-out", "import-rule-left-out"),
    ("row-not-understood", "import-rule-row-not-understood"),
    ("not-understood", "import-rule-not-understood"),
    ("zero-skipped", "import-rule-zero-skipped"),
    ("growth-alone", "import-rule-growth-alone"),
    ("nothing-to-compare", "import-rule-nothing-to-compare"),
    ("row-without-content", "import-rule-row-without-content"),
    ("template-profile", "import-rule-template-profile"),
    ("remark-sheet", "import-rule-remark-sheet"),
    ("hidden-sheet", "import-rule-hidden-sheet"),
];

impl ImportView {
    /// An import in both languages.
    pub fn new(imported: &Imported, outcome: ImportOutcome, languages: &Languages) -> Self {
        let added = |table: &lodestone_intake::import::NewRows| AddedView { table: table.table.id, rows: table.rows };
        ImportView {
            outcome,
            id: imported.id.clone(),
            tables: match outcome {
                ImportOutcome::Refused => Vec::new(),
                _ => imported.tables.iter().map(added).collect(),
            },
            known: imported.known,
            sheets: imported.accounts.iter().map(|account| sheet(account, languages)).collect(),
            findings: FindingView::all(&imported.findings, languages),
        }
    }
}

fn sheet(account: &Account, languages: &Languages) -> SheetView {
    let rule = |(rule, cells): (&str, usize)| {
        let known = RULES.iter().find(|(id, _)| *id == rule);
        let text = known.map_or_else(|| Both::same(rule), |(_, key)| languages.both(|words| words.say(key, &[])));
        RuleView { rule: rule.to_owned(), text, cells }
    };
    SheetView {
        file: account.file.clone(),
        sheet: account.sheet.clone(),
        cells: account.cells(),
        loaded: account.count(Use::Loaded),
        checked: account.count(Use::Check),
        headings: account.count(Use::Heading),
        left_out: account.by_rule().into_iter().map(rule).collect(),
        unmapped: account.count(Use::Unmapped),
    }
}
