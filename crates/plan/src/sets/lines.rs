//! Lines: one price step of one supply or market, with its rows over time, and the pools that it
//! serves. An entry is one line, one pool and one period: one column.

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::grid::{Flow, Sym};
use lodestone_model::ids::{CommodityId, EnterpriseId, SiteId};
use lodestone_model::spread::{amount_in, mean_over};
use lodestone_model::tables::Vat;
use lodestone_model::time::Span;

use super::PoolId;

/// Whether a line brings in or takes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LineKind {
    /// `supplies`.
    Supply,
    /// `markets`.
    Market,
}

/// All steps of one supply or market: rows that share name, commodity, site and firm.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// Its name.
    pub name: Sym,
    /// What is traded.
    pub commodity: CommodityId,
    /// Where.
    pub site: SiteId,
    /// With whom only; none for every firm at the site.
    pub enterprise: Option<EnterpriseId>,
    /// Positions of its rows in the table.
    pub rows: Vec<u32>,
    /// The pools it serves.
    pub pools: Vec<PoolId>,
}

/// One step of a line in one period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Entry {
    /// The line.
    pub line: u32,
    /// The period.
    pub period: u32,
    /// Position among the line's steps, from the best price.
    pub step: u32,
    /// Row of the table.
    pub row: u32,
    /// Price without VAT; none when the row has no price.
    pub price: Option<f64>,
    /// Least amount; zero but on the first step.
    pub min: f64,
    /// Width of the step.
    pub max: f64,
    /// What a unit of the minimum may be missed for.
    pub shortfall_cost: Option<f64>,
}

/// All supplies, or all markets.
#[derive(Debug, Clone, PartialEq)]
pub struct Lines {
    /// Which.
    pub kind: LineKind,
    /// The lines.
    pub lines: Vec<Line>,
    /// The entries, by line, period and step.
    pub entries: Vec<Entry>,
}

/// What a row of `supplies` or `markets` says.
#[derive(Clone, Copy)]
struct Said {
    key: (Sym, CommodityId, SiteId, Option<EnterpriseId>),
    span: Option<Span>,
    step: u32,
    price: Option<f64>,
    vat: Option<Vat>,
    min: Option<Flow>,
    max: Option<Flow>,
    shortfall_cost: Option<f64>,
}

impl Lines {
    /// The supplies of a base; pools are filled in later.
    pub(super) fn supplies(base: &CheckedBase, periods: &[Period]) -> Self {
        let said = |row: u32| {
            let s = &base.rows.supplies[row as usize];
            Said {
                key: (s.supply, s.commodity, s.site, s.enterprise),
                span: s.span,
                step: s.step,
                price: s.price,
                vat: s.vat,
                min: s.min,
                max: s.max,
                shortfall_cost: s.shortfall_cost,
            }
        };
        Lines::of(LineKind::Supply, base, periods, base.rows.supplies.len(), said)
    }

    /// The markets of a base; pools are filled in later.
    pub(super) fn markets(base: &CheckedBase, periods: &[Period]) -> Self {
        let said = |row: u32| {
            let m = &base.rows.markets[row as usize];
            Said {
                key: (m.market, m.commodity, m.site, m.enterprise),
                span: m.span,
                step: m.step,
                price: m.price,
                vat: m.vat,
                min: m.min,
                max: m.max,
                shortfall_cost: m.shortfall_cost,
            }
        };
        Lines::of(LineKind::Market, base, periods, base.rows.markets.len(), said)
    }

    fn of(kind: LineKind, base: &CheckedBase, periods: &[Period], rows: usize, said: impl Fn(u32) -> Said) -> Self {
        let mut lines: Vec<Line> = Vec::new();
        let mut known = rustc_hash::FxHashMap::default();
        let mut last = None;
        for row in 0..rows as u32 {
            let key = said(row).key;
            // Rows of one line mostly follow each other.
            let at = match last {
                Some((same, at)) if same == key => at,
                _ => *known.entry(key).or_insert(lines.len()),
            };
            last = Some((key, at));
            if at == lines.len() {
                let (name, commodity, site, enterprise) = key;
                let (rows, pools) = (Vec::new(), Vec::new());
                lines.push(Line { name, commodity, site, enterprise, rows, pools });
            }
            lines[at].rows.push(row);
        }
        let horizon = base.horizon();
        let mut entries = Vec::with_capacity(rows);
        for (at, line) in lines.iter().enumerate() {
            fill(&mut entries, at as u32, line, &said, periods, horizon, base);
        }
        Lines { kind, lines, entries }
    }
}

/// Entries of one line: each row reaches the periods that its span touches.
fn fill(
    entries: &mut Vec<Entry>,
    at: u32,
    line: &Line,
    said: &impl Fn(u32) -> Said,
    periods: &[Period],
    horizon: Span,
    base: &CheckedBase,
) {
    let first = entries.len();
    let mut merged = false;
    for &row in &line.rows {
        let one = said(row);
        for t in touched(periods, one.span) {
            let period = periods[t].span;
            let amount = |flow: Option<Flow>| flow.and_then(|f| amount_in(one.span, f, period, horizon));
            merged |= one.span.is_some_and(|s| !s.covers(period));
            entries.push(Entry {
                line: at,
                period: t as u32,
                step: one.step,
                row,
                price: one.price.map(|p| base.without_vat(p, one.vat)),
                min: amount(one.min).unwrap_or(0.0),
                max: amount(one.max).unwrap_or(f64::INFINITY),
                shortfall_cost: one.shortfall_cost,
            });
        }
    }
    entries[first..].sort_by_key(|e| (e.period, e.step, e.row));
    if merged {
        let merged = merge_partial(&entries[first..], |row| said(row).span, periods);
        entries.truncate(first);
        entries.extend(merged);
    }
    renumber(&mut entries[first..]);
    share_shortfall_cost(&mut entries[first..]);
}

/// A minimum that reaches into later steps may be missed there too.
fn share_shortfall_cost(entries: &mut [Entry]) {
    for of_period in entries.chunk_by_mut(|a, b| a.period == b.period) {
        let cost = of_period.iter().find_map(|e| e.shortfall_cost);
        of_period.iter_mut().for_each(|e| e.shortfall_cost = cost);
    }
}

/// Rows of one step that each cover a part of a period become one entry: amounts add up, prices
/// are day-weighted means.
fn merge_partial(entries: &[Entry], span: impl Fn(u32) -> Option<Span>, periods: &[Period]) -> Vec<Entry> {
    let mut merged: Vec<Entry> = Vec::with_capacity(entries.len());
    for group in entries.chunk_by(|a, b| a.period == b.period && a.step == b.step) {
        let period = periods[group[0].period as usize].span;
        let mean = |value: fn(&Entry) -> Option<f64>| {
            mean_over(period, group.iter().filter_map(|e| value(e).map(|v| (span(e.row), v))))
        };
        merged.push(Entry {
            price: mean(|e| e.price),
            shortfall_cost: mean(|e| e.shortfall_cost),
            min: group.iter().map(|e| e.min).sum(),
            max: group.iter().map(|e| e.max).sum(),
            ..group[0]
        });
    }
    merged
}

fn renumber(entries: &mut [Entry]) {
    for i in 0..entries.len() {
        let is_next = i > 0 && entries[i - 1].period == entries[i].period;
        entries[i].step = if is_next { entries[i - 1].step + 1 } else { 0 };
    }
}

/// Positions of the periods that a span touches.
fn touched(periods: &[Period], span: Option<Span>) -> std::ops::Range<usize> {
    let Some(span) = span else { return 0..periods.len() };
    let start = periods.partition_point(|p| p.span.end <= span.start);
    let end = periods.partition_point(|p| p.span.start < span.end);
    start..end.max(start)
}
