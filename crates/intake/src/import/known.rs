//! Which of the new rows the base has already, and which contradict it or one another.

use lodestone_model::CheckedBase;
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::read::candidates::{Known, candidates};

use super::outcome::NewRows;
use super::rows::{From, Rows};
use super::work::Findings;

/// New rows of one table.
pub(super) struct Sifted {
    pub new: NewRows,
    /// Rows that the base has word for word, or that stand in the files twice.
    pub known: usize,
    /// Sources that new rows name.
    pub sources: Vec<String>,
}

/// Compares rows with those of the base.
pub(super) fn sift(base: &CheckedBase, rows: &Rows, findings: &mut Findings, place: impl Fn(From) -> Place) -> Sifted {
    let sorted = rows.sorted();
    let read = candidates(base, rows.table, &rows.csv(&sorted));
    let from = |line: usize| rows.from[sorted[line] as usize];
    for mut finding in read.findings {
        // Line 1 of the text is the header.
        let row = finding.place.line.and_then(|line| (line as usize).checked_sub(2)).filter(|row| *row < sorted.len());
        if let Some(row) = row {
            finding.place = place(from(row));
        }
        findings.push(finding);
    }
    let mut new = Vec::new();
    let mut known = 0;
    for (row, status) in read.known.iter().enumerate() {
        match status {
            Known::New => new.push(sorted[row]),
            Known::Same | Known::Again(_) => known += 1,
            Known::Differs(line) => {
                let line = line.map_or_else(|| "?".to_owned(), |line| line.to_string());
                let other = format!("{}:{line}", rows.table.id);
                findings.push(Diagnostic::new(Code::StatementDiffers, place(from(row))).with("other", other));
            }
            Known::Contradicts(first) => {
                let other = place(from(*first as usize));
                let column = other.column.as_deref().unwrap_or_default();
                let other = format!("{} {column}{}", other.file, other.line.unwrap_or_default());
                findings.push(Diagnostic::new(Code::StatementDiffers, place(from(row))).with("other", other));
            }
        }
    }
    let source = rows.table.columns.len();
    let mut sources: Vec<u32> = new.iter().map(|&row| rows.number(row as usize, source)).collect();
    sources.sort_unstable();
    sources.dedup();
    let sources = sources.into_iter().map(|id| rows.texts.get(id).to_owned()).collect();
    Sifted { new: NewRows { table: rows.table, rows: new.len(), csv: rows.csv(&new) }, known, sources }
}
