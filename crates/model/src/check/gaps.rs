//! Days of the plan on which a record has no value: between two of its rows, or after the last where base.toml does not
//! say what follows. A record that begins later, such as a market that opens, is no gap.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::columns::{column_place, key_words};
use super::records::Record;
use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic};
use crate::grid::Interner;
use crate::read::Alike;
use crate::schema::Kind;
use crate::time::{Date, Span};

/// Reports gaps, each once, at the row before it.
pub(super) fn check_gaps(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    let rows = &base.rows;
    let mut gaps = Gaps { base, findings };
    gaps.check("capacities", &rows.capacities);
    gaps.check("prices", &rows.prices);
    gaps.check("supplies", &rows.supplies);
    gaps.check("markets", &rows.markets);
    gaps.check("operating_costs", &rows.operating_costs);
    gaps.check("routes", &rows.routes);
    gaps.check("disposals", &rows.disposals);
    gaps.check("resource_supply", &rows.resource_supply);
    gaps.check("tolling", &rows.tolling);
    gaps.check("quotas", &rows.quotas);
    gaps.check("quota_allocation", &rows.quota_allocation);
}

struct Gaps<'a> {
    base: &'a CheckedBase,
    findings: &'a mut Vec<Diagnostic>,
}

impl Gaps<'_> {
    fn check<R: Record>(&mut self, table: &'static str, rows: &[R]) {
        let Some(grid) = self.base.grid(table) else { return };
        let planned = self.base.horizon();
        let is_meant = self.base.manifest.extend_none.iter().any(|named| named == table);
        let mut found: Vec<(u32, Span)> = Vec::new();
        for record in spans_by_record(rows, &self.base.texts).chunk_by(|a, b| a.0 == b.0) {
            for (gap, row) in gaps(record, planned.end) {
                let is_after = gap.end == planned.end;
                found.extend(gap.intersection(planned).filter(|_| !(is_after && is_meant)).map(|gap| (row, gap)));
            }
        }
        found.sort_unstable_by_key(|&(row, gap)| (row, gap.start));
        let is_name = |&at: &usize| grid.table.columns[at].kind != Kind::Span && grid.table.columns[at].id != "step";
        let keys: Vec<usize> = grid.table.key_columns().into_iter().filter(is_name).collect();
        let span = grid.table.column("span").map_or(0, |(at, _)| at);
        let mut alike = Alike::default();
        for (row, gap) in found {
            alike.push(self.findings, span, Code::SpanGap, || {
                Diagnostic::new(Code::SpanGap, grid.place(row as usize, Some(span)))
                    .with("key", key_words(grid, &self.base.texts, &keys, row as usize))
                    .with("gap", gap.to_string())
            });
        }
        alike.finish(self.findings, |at| column_place(grid, at));
    }
}

/// Record by the hash of its key, span and row; record by record and in order of time. Two keys with one hash, of which
/// there is less than one pair in 10^19, would be looked at as one record.
fn spans_by_record<R: Record>(rows: &[R], texts: &Interner) -> Vec<(u64, Span, u32)> {
    let hash = |key: R::Key| FxBuildHasher.hash_one(key);
    // Without a span a row always holds, and nothing of its record is a gap.
    let span = |row: &R| row.span().unwrap_or(Span { start: Date::MIN, end: Date::MAX });
    let mut spans: Vec<(u64, Span, u32)> =
        rows.iter().map(|row| (hash(row.key(texts)), span(row), row.row())).collect();
    spans.sort_unstable_by_key(|&(record, span, row)| (record, span.start, row));
    spans
}

/// Days between the spans, in order, and from the last to `end`, each with the row before it.
fn gaps(spans: &[(u64, Span, u32)], end: Date) -> Vec<(Span, u32)> {
    let mut found = Vec::new();
    let Some(&(_, first, mut last_row)) = spans.first() else { return found };
    let mut covered = first.end;
    for &(_, span, row) in &spans[1..] {
        found.extend(Span::new(covered, span.start).map(|gap| (gap, last_row)));
        if span.end > covered {
            (covered, last_row) = (span.end, row);
        }
    }
    found.extend(Span::new(covered, end).map(|gap| (gap, last_row)));
    found
}
