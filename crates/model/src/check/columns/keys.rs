//! Keys: no two rows say the same thing twice, and records of one thing do not overlap in time.

use std::collections::HashMap;
use std::hash::Hasher;

use rustc_hash::{FxBuildHasher, FxHasher};

use crate::diagnostic::{Arg, Code, Diagnostic};
use crate::grid::{ABSENT, Cells, Grid, Interner, Marks, Sym};
use crate::read::Alike;
use crate::schema::{Kind, Need};
use crate::text::fold;
use crate::time::{Date, Span};

/// Reports rows with the same key, and rows of one key whose spans overlap. An empty span is always.
///
/// Statements, whose key holds the day they were made, may speak of overlapping spans: a quarter and its year.
pub(super) fn check_keys(grid: &Grid, texts: &Interner, findings: &mut Vec<Diagnostic>) {
    let mut keys = grid.table.key_columns();
    let of_kind = |kind: Kind| keys.iter().copied().find(|&at| grid.table.columns[at].kind == kind);
    let span = of_kind(Kind::Span).filter(|_| of_kind(Kind::Date).is_none());
    keys.retain(|&at| Some(at) != span);
    if keys.is_empty() && span.is_none() {
        return;
    }
    let parts: Vec<Part<'_>> = keys.iter().map(|&at| Part::new(grid, at, texts)).collect();
    let grouping = Grouping::new(grid, &keys, &parts);
    let mut alike = Alike::default();
    let mut checker = KeyCheck { grid, texts, keys: &keys, findings, alike: &mut alike };
    match span.map(|at| (at, &grid.cells[at])) {
        Some((at, Cells::Spans(spans))) => checker.report_overlaps(at, &grouping, |row| spans[row]),
        Some((at, _)) => checker.report_overlaps(at, &grouping, |_| None),
        None => checker.report_duplicates(&grouping),
    }
    alike.finish(findings, |at| super::column_place(grid, at));
}

/// One key column.
enum Part<'a> {
    Syms(&'a [Option<Sym>]),
    /// Free texts by their folded form, since each cell has a symbol of its own.
    Texts(Vec<u32>),
    Counts(&'a [u32]),
    Dates(&'a [Option<Date>]),
    Spans(&'a [Option<Span>]),
    Nothing,
}

impl<'a> Part<'a> {
    fn new(grid: &'a Grid, at: usize, texts: &Interner) -> Self {
        match &grid.cells[at] {
            Cells::Syms(syms) if grid.table.columns[at].kind == Kind::Text => {
                let mut known: HashMap<String, u32> = HashMap::new();
                let mut number = |sym: Sym| {
                    let next = known.len() as u32;
                    *known.entry(fold(texts.get(sym)).into_owned()).or_insert(next)
                };
                Part::Texts(syms.iter().map(|sym| sym.map_or(ABSENT, &mut number)).collect())
            }
            Cells::Syms(syms) => Part::Syms(syms),
            Cells::Counts(counts) => Part::Counts(counts),
            Cells::Dates(dates) => Part::Dates(dates),
            Cells::Spans(spans) => Part::Spans(spans),
            Cells::Empty | Cells::Lists(_) | Cells::Numbers(_) | Cells::Units(_) => Part::Nothing,
        }
    }

    /// The cell as numbers that are equal when the cells are.
    fn code(&self, row: usize) -> u64 {
        match self {
            Part::Syms(syms) => syms[row].map_or(0, |sym| sym.index() as u64 + 1),
            Part::Texts(numbers) => u64::from(numbers[row]),
            Part::Counts(counts) => u64::from(counts[row]),
            Part::Dates(dates) => dates[row].map_or(u64::MAX, |date| date.days_since_1970() as u32 as u64),
            Part::Spans(spans) => spans[row].map_or(u64::MAX, |span| {
                let days = |date: Date| u64::from(date.days_since_1970() as u32);
                days(span.start) << 32 | days(span.end)
            }),
            Part::Nothing => 0,
        }
    }
}

const NO_GROUP: u32 = u32::MAX;

/// Rows by key.
struct Grouping {
    /// Group of each row; [`NO_GROUP`] for a row whose key is incomplete.
    group_of: Vec<u32>,
    /// First row of each group.
    first: Vec<u32>,
}

impl Grouping {
    fn new(grid: &Grid, keys: &[usize], parts: &[Part<'_>]) -> Self {
        let mut groups: HashMap<u64, u32, FxBuildHasher> = HashMap::default();
        let mut first: Vec<u32> = Vec::new();
        let is_holed =
            |&at: &usize| grid.table.columns[at].need == Need::Required && grid.cells[at].first_absent().is_some();
        let holed: Vec<usize> = keys.iter().copied().filter(is_holed).collect();
        let broken: Vec<usize> = keys.iter().copied().filter(|&at| *grid.broken.column(at) != Marks::None).collect();
        let is_incomplete = |row: usize| {
            broken.iter().any(|&at| grid.broken.contains(at, row))
                || holed.iter().any(|&at| grid.cells[at].is_absent(row))
        };
        let is_equal = |a: usize, b: usize| parts.iter().all(|part| part.code(a) == part.code(b));
        let (mut codes, mut last_codes, mut last) = (Vec::new(), Vec::new(), NO_GROUP);
        let mut group = |row: usize| {
            if is_incomplete(row) {
                return NO_GROUP;
            }
            std::mem::swap(&mut codes, &mut last_codes);
            codes.clear();
            codes.extend(parts.iter().map(|part| part.code(row)));
            // Records of one thing mostly follow each other.
            if last != NO_GROUP && codes == last_codes {
                return last;
            }
            let mut hasher = FxHasher::default();
            codes.iter().for_each(|&code| hasher.write_u64(code));
            let mut hash = hasher.finish();
            loop {
                let next = first.len() as u32;
                let found = *groups.entry(hash).or_insert(next);
                if found == next {
                    first.push(row as u32);
                }
                if found == next || is_equal(first[found as usize] as usize, row) {
                    last = found;
                    return found;
                }
                hash = hash.wrapping_add(1);
            }
        };
        Grouping { group_of: (0..grid.rows).map(&mut group).collect(), first }
    }
}

struct KeyCheck<'a> {
    grid: &'a Grid,
    texts: &'a Interner,
    keys: &'a [usize],
    findings: &'a mut Vec<Diagnostic>,
    alike: &'a mut Alike,
}

impl KeyCheck<'_> {
    fn report_duplicates(&mut self, grouping: &Grouping) {
        let column = *self.keys.last().expect("a table without a span in its key has another key column");
        for (row, &group) in grouping.group_of.iter().enumerate() {
            if group != NO_GROUP && grouping.first[group as usize] as usize != row {
                self.report_duplicate(column, row, grouping.first[group as usize] as usize);
            }
        }
    }

    fn report_duplicate(&mut self, column: usize, row: usize, first: usize) {
        let (grid, key) = (self.grid, self.key(row));
        self.alike.push(self.findings, column, Code::KeyDuplicate, || {
            let finding = Diagnostic::new(Code::KeyDuplicate, grid.place(row, Some(column)));
            finding.with("key", key).with("first", Arg::Count(u64::from(grid.line(first).unwrap_or(0))))
        });
    }

    fn report_overlaps(&mut self, column: usize, grouping: &Grouping, span: impl Fn(usize) -> Option<Span>) {
        let always = Span { start: Date::MIN, end: Date::MAX };
        let days = |row: usize| span(row).unwrap_or(always);
        let mut ends = vec![Date::MIN; grouping.first.len()];
        let mut is_suspect = vec![false; grouping.first.len()];
        let grouped = || {
            let rows = grouping.group_of.iter().enumerate().filter(|&(_, &group)| group != NO_GROUP);
            rows.map(|(row, &group)| (row, group as usize)).filter(|&(row, _)| !self.grid.broken.contains(column, row))
        };
        for (row, group) in grouped() {
            let days = days(row);
            is_suspect[group] |= days.start < ends[group];
            ends[group] = ends[group].max(days.end);
        }
        let mut suspects: Vec<(usize, Date, usize)> = grouped()
            .filter(|&(_, group)| is_suspect[group])
            .map(|(row, group)| (group, days(row).start, row))
            .collect();
        suspects.sort_unstable();
        let mut pairs = Vec::new();
        let mut longest: Option<(usize, usize)> = None;
        for (group, start, row) in suspects {
            match longest {
                Some((last_group, last)) if last_group == group && start < days(last).end => {
                    pairs.push((row.max(last), row.min(last)));
                    if days(row).end > days(last).end {
                        longest = Some((group, row));
                    }
                }
                _ => longest = Some((group, row)),
            }
        }
        pairs.sort_unstable();
        for (later, earlier) in pairs {
            if days(later) == days(earlier) {
                self.report_duplicate(column, later, earlier);
            } else {
                self.report_overlap(column, (earlier, span(earlier)), (later, span(later)));
            }
        }
    }

    fn report_overlap(&mut self, column: usize, a: (usize, Option<Span>), b: (usize, Option<Span>)) {
        let (grid, key) = (self.grid, self.key(b.0));
        let shown = |span: Option<Span>| span.map_or("*".to_owned(), |span| span.to_string());
        self.alike.push(self.findings, column, Code::SpanOverlap, || {
            let finding = Diagnostic::new(Code::SpanOverlap, grid.place(b.0, Some(column)));
            finding.with("key", key).with("a", shown(a.1)).with("b", shown(b.1))
        });
    }

    /// The key of a row in words.
    fn key(&self, row: usize) -> String {
        key_words(self.grid, self.texts, self.keys, row)
    }
}

/// Cells of a row in words, as its key.
pub(in crate::check) fn key_words(grid: &Grid, texts: &Interner, keys: &[usize], row: usize) -> String {
    let words = keys.iter().filter_map(|&at| match &grid.cells[at] {
        Cells::Syms(syms) => Some(texts.get(syms[row]?).to_owned()),
        Cells::Counts(counts) if counts[row] == ABSENT => None,
        Cells::Counts(counts) => Some(match grid.table.columns[at].kind {
            Kind::Choice(choices) => choices[counts[row] as usize].id.to_owned(),
            _ => counts[row].to_string(),
        }),
        Cells::Dates(dates) => dates[row].map(|date| date.to_string()),
        Cells::Spans(spans) => spans[row].map(|span| span.to_string()),
        _ => None,
    });
    words.collect::<Vec<String>>().join(" / ")
}
