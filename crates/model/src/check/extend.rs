//! `[extend] table = "hold"` in base.toml: the last record of each key holds to the end of the last period.
//!
//! Its span is lengthened; an amount over the old span goes on as the rate that it was. A quota is repeated year by year
//! with the same limit per year (or, on stocks and capacities, the same limit), and is an assumption. Steps of one supply
//! or market are one record: a step that had already ended stays so.

use std::collections::HashMap;

use super::records::{HOLDABLE, Record};
use crate::base::CheckedBase;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::grid::Interner;
use crate::ids::MeasureId;
use crate::read::MANIFEST_FILE;
use crate::tables::measures::MeasureKind;
use crate::tables::quota_allocation::QuotaShare;
use crate::tables::quotas::{Quota, QuotaStatus};
use crate::time::{Date, Span};

/// Extends the tables that base.toml names and remembers what was extended.
pub(super) fn extend_records(base: &mut CheckedBase, findings: &mut Vec<Diagnostic>) {
    let Some(until) = base.periods.last().map(|period| period.span.end) else { return };
    refuse_others(base, findings);
    for &table in HOLDABLE {
        if !base.manifest.extend_hold.iter().any(|named| named == table) {
            continue;
        }
        let held = hold_table(base, table, until);
        let Some(last_day) = held.iter().filter_map(|(_, from)| from.plus_days(-1)).min() else { continue };
        let file = base.grid(table).expect("rows come from their grid").file.clone();
        findings.push(
            Diagnostic::new(Code::Extended, Place { file, line: None, column: None })
                .with_term("table", table)
                .with("from", last_day.to_string()),
        );
        base.extended.extend(held.into_iter().map(|(row, from)| ((table, row), from)));
    }
}

/// A table whose rows have no span that could be lengthened.
fn refuse_others(base: &CheckedBase, findings: &mut Vec<Diagnostic>) {
    for table in base.manifest.extend_hold.iter().filter(|table| !HOLDABLE.contains(&table.as_str())) {
        findings.push(
            Diagnostic::new(Code::TomlValue, Place::file(MANIFEST_FILE))
                .with("key", format!("extend.{table}"))
                .with("expected", HOLDABLE.join(" | ")),
        );
    }
}

/// Rows that now hold beyond their record, with the first day that they are held.
type Held = Vec<(u32, Date)>;

fn hold_table(base: &mut CheckedBase, table: &str, until: Date) -> Held {
    let texts = &base.texts;
    let rows = &mut base.rows;
    match table {
        "capacities" => lengthen(&mut rows.capacities, texts, until),
        "prices" => lengthen(&mut rows.prices, texts, until),
        "supplies" => lengthen(&mut rows.supplies, texts, until),
        "markets" => lengthen(&mut rows.markets, texts, until),
        "operating_costs" => lengthen(&mut rows.operating_costs, texts, until),
        "routes" => lengthen(&mut rows.routes, texts, until),
        "disposals" => lengthen(&mut rows.disposals, texts, until),
        "resource_supply" => lengthen(&mut rows.resource_supply, texts, until),
        "tolling" => lengthen(&mut rows.tolling, texts, until),
        "quotas" => repeat_quotas(base, until),
        "quota_allocation" => repeat_allocation(base, until),
        _ => Vec::new(),
    }
}

/// Positions of the rows of each key's last record, with their spans, where it ends too early.
fn last_records<R: Record>(rows: &[R], texts: &Interner, until: Date) -> Vec<(usize, Span)> {
    let end = |row: &R| row.span().map_or(Date::MAX, |span| span.end);
    let mut last: HashMap<R::Key, Date> = HashMap::new();
    for row in rows {
        let last = last.entry(row.key(texts)).or_insert(Date::MIN);
        *last = end(row).max(*last);
    }
    let is_last = |row: &R| end(row) < until && last[&row.key(texts)] == end(row);
    let held = rows.iter().enumerate().filter(|(_, row)| is_last(row));
    held.filter_map(|(at, row)| row.span().map(|span| (at, span))).collect()
}

fn lengthen<R: Record>(rows: &mut [R], texts: &Interner, until: Date) -> Held {
    let last = last_records(rows, texts, until);
    for &(at, span) in &last {
        rows[at].hold(span, until);
    }
    last.into_iter().map(|(at, span)| (rows[at].row(), span.end)).collect()
}

fn repeat_quotas(base: &mut CheckedBase, until: Date) -> Held {
    let last = last_records(&base.rows.quotas, &base.texts, until);
    for &(at, old) in &last {
        let quota = base.rows.quotas[at].clone();
        let is_level = is_level(base, quota.measure);
        for span in years_between(old.end, until) {
            let mut next = Quota { span, status: QuotaStatus::Assumed, ..quota.clone() };
            if !is_level {
                next.limit.value = quota.limit.value / old.years() * span.years();
            }
            base.rows.quotas.push(next);
        }
    }
    last.into_iter().map(|(at, span)| (base.rows.quotas[at].row, span.end)).collect()
}

fn repeat_allocation(base: &mut CheckedBase, until: Date) -> Held {
    let last = last_records(&base.rows.quota_allocation, &base.texts, until);
    for &(at, old) in &last {
        let share = base.rows.quota_allocation[at].clone();
        let measure = base.rows.quotas.iter().find(|quota| quota.quota == share.quota).map(|quota| quota.measure);
        let is_level = measure.is_some_and(|measure| is_level(base, measure));
        for span in years_between(old.end, until) {
            let mut next = QuotaShare { span: Some(span), ..share.clone() };
            if let Some(limit) = next.limit.as_mut().filter(|_| !is_level) {
                limit.value = limit.value / old.years() * span.years();
            }
            base.rows.quota_allocation.push(next);
        }
    }
    last.into_iter().map(|(at, span)| (base.rows.quota_allocation[at].row, span.end)).collect()
}

/// Whether a measure is a value at an instant, not a total over a span.
fn is_level(base: &CheckedBase, measure: MeasureId) -> bool {
    let mut terms = base.rows.measures.iter().filter(|term| term.measure == measure);
    terms.all(|term| matches!(term.kind, MeasureKind::Stock | MeasureKind::Capacity))
}

/// The calendar years between two days; the first and the last may be cut.
fn years_between(from: Date, until: Date) -> Vec<Span> {
    let mut years = Vec::new();
    let mut start = from;
    while start < until {
        let end = Date::new(start.year() + 1, 1, 1).map_or(until, |next| next.min(until));
        years.push(Span { start, end });
        start = end;
    }
    years
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn years_are_cut_at_both_ends() {
        let date = |text: &str| Date::parse(text).unwrap();
        let texts = |from, until| -> Vec<String> {
            years_between(date(from), date(until)).iter().map(Span::to_string).collect()
        };
        assert_eq!(texts("2025-01-01", "2027-01-01"), ["2025", "2026"]);
        assert_eq!(texts("2025-10-01", "2027-04-01"), ["2025-10..2025-12", "2026", "2027-01..2027-03"]);
        assert_eq!(texts("2027-01-01", "2027-01-01"), [""; 0]);
    }
}
