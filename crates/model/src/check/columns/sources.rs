//! Sources: every number has one, it exists, and no row claims to be better than where it comes from.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::grid::{ABSENT, Cells, Grid, Interner, Sym};
use crate::read::{Alike, MANIFEST_FILE};
use crate::schema::{Chosen, Kind};
use crate::tables::sources::{Audience, Col, Grade, TABLE};
use crate::text::did_you_mean;

/// Reports numbers without a source, sources that do not exist, and grades that are too good.
pub(super) fn check_sources(grids: &[Grid], texts: &Interner, findings: &mut Vec<Diagnostic>) {
    for grid in grids.iter().filter(|grid| grid.table.id != TABLE.id) {
        check_missing(grid, findings);
    }
    let Some(sources) = grids.iter().find(|grid| grid.table.id == TABLE.id) else { return };
    check_owners(sources, findings);
    let known = KnownSources::new(sources, texts);
    for grid in grids.iter().filter(|grid| grid.table.id != TABLE.id) {
        known.check_unknown(grid, texts, findings);
        known.check_grades(grid, texts, findings);
    }
}

/// One finding per table: how many rows have numbers that nobody vouches for, and the first of them.
fn check_missing(grid: &Grid, findings: &mut Vec<Diagnostic>) {
    if grid.sources.default.is_some() {
        return;
    }
    let is_number = |at: &usize| matches!(grid.table.columns[*at].kind, Kind::Number(_));
    let numbers: Vec<usize> = (0..grid.cells.len()).filter(is_number).collect();
    let is_unsourced = |row: usize| {
        grid.sources.of_row(row).is_none()
            && numbers.iter().any(|&at| {
                !grid.cells[at].is_absent(row) && !grid.is_default(at, row) && grid.sources.of(row, at).is_none()
            })
    };
    let mut rows = (0..grid.rows).filter(|&row| is_unsourced(row));
    if let Some(first) = rows.next() {
        let finding = Diagnostic::new(Code::SourceMissing, grid.place(first, None));
        findings.push(finding.with("rows", rows.count() + 1));
    }
}

/// What only one firm may see must name the firm.
fn check_owners(sources: &Grid, findings: &mut Vec<Diagnostic>) {
    let Cells::Counts(audiences) = &sources.cells[Col::Audience as usize] else { return };
    let owner = Col::Owner as usize;
    let is_for_one =
        |row: &usize| audiences[*row] != ABSENT && Audience::ALL[audiences[*row] as usize] == Audience::Owner;
    let names_none = |row: &usize| sources.cells[owner].is_absent(*row) && !sources.broken.contains(owner, *row);
    for row in (0..sources.rows).filter(is_for_one).filter(names_none) {
        findings.push(Diagnostic::new(Code::OwnerMissing, sources.place(row, Some(owner))));
    }
}

struct KnownSources<'a> {
    /// Grade by symbol of the source; a source whose own grade is unreadable counts as the best.
    grades: BTreeMap<Sym, Grade>,
    ids: Vec<&'a str>,
}

impl<'a> KnownSources<'a> {
    fn new(sources: &Grid, texts: &'a Interner) -> Self {
        let grade = |row: usize| match &sources.cells[Col::Grade as usize] {
            Cells::Counts(counts) if counts[row] != ABSENT => Grade::ALL[counts[row] as usize],
            _ => Grade::A,
        };
        let rows = (0..sources.rows).filter_map(|row| Some((sources.sym(Col::Source as usize, row)?, row)));
        let grades: BTreeMap<Sym, Grade> = rows.map(|(sym, row)| (sym, grade(row))).collect();
        let ids = grades.keys().map(|&sym| texts.get(sym)).collect();
        KnownSources { grades, ids }
    }

    /// One finding for each unknown source of a table, at its first use.
    fn check_unknown(&self, grid: &Grid, texts: &Interner, findings: &mut Vec<Diagnostic>) {
        let mut seen: Vec<Sym> = Vec::new();
        let mut last = None;
        let mut check = |sym: Sym, place: &dyn Fn() -> Place| {
            if last == Some(sym) {
                return;
            }
            last = Some(sym);
            if self.grades.contains_key(&sym) || seen.contains(&sym) {
                return;
            }
            seen.push(sym);
            let hint = did_you_mean(texts.get(sym), self.ids.iter().copied()).unwrap_or_default();
            let finding = Diagnostic::new(Code::SourceUnknown, place());
            findings.push(finding.with("id", texts.get(sym)).with("hint", hint));
        };
        if let Some(sym) = grid.sources.default {
            check(sym, &|| Place::file(MANIFEST_FILE));
        }
        for (row, sym) in grid.sources.rows.iter().enumerate().filter_map(|(row, sym)| Some((row, (*sym)?))) {
            check(sym, &|| Place { column: Some("source".into()), ..grid.place(row, None) });
        }
        for (&(row, column), &sym) in &grid.sources.cells {
            let header = || format!("source:{}", grid.table.columns[column as usize].id);
            check(sym, &|| Place { column: Some(header().into()), ..grid.place(row as usize, None) });
        }
    }

    fn check_grades(&self, grid: &Grid, texts: &Interner, findings: &mut Vec<Diagnostic>) {
        let mut alike = Alike::default();
        let letters = grid.grades.iter().map(|(&row, &letter)| (row as usize, letter));
        for (row, letter) in letters {
            let Some(grade) = Grade::from_letter(texts.get(letter)) else { continue };
            let Some(source) = grid.sources.of_row(row) else { continue };
            if self.grades.get(&source).is_some_and(|&of_source| grade < of_source) {
                let place = || Place { column: Some("grade".into()), ..grid.place(row, None) };
                alike.push(findings, 0, Code::GradeTooGood, || {
                    let finding = Diagnostic::new(Code::GradeTooGood, place());
                    finding.with("grade", texts.get(letter)).with("source", texts.get(source))
                });
            }
        }
        alike.finish(findings, |_| Place { column: Some("grade".into()), ..Place::file(&grid.file) });
    }
}
