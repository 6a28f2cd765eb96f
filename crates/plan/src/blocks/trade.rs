//! Trade with outside: purchases b and sales d, in price steps.
//!
//! > balance += b (bought), −d (made);  0 ≤ b, d ≤ width of the step
//! > cost += p_supply·b·df,  gain += p_market·d·df
//!
//! A minimum m that may be missed at cost c is folded into the steps: up to m a unit is worth c
//! more, and c·m is a constant, so no shortfall variable is needed; the shortfall is m − Σ d. A hard
//! minimum fixes the part of the steps within it. Under the objective `cost`, revenue counts only
//! above the minimum; a market where that earns more than a missed unit costs would be served in the wrong order, and is
//! refused ([`Trade::earns_before_minimum`]). A line that serves several pools has one limit row per step.
//! Isolated in `tests/it/blocks/trade.rs`.

use lodestone_model::manifest::Objective;
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, RowBlock, Writer};

use crate::blocks::balance::Balance;
use crate::conventions::Discount;
use crate::sets::{LineKind, Lines, PoolId};

/// A part of a step: within the minimum, or above it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Segment {
    /// Position among the line's entries.
    pub entry: u32,
    /// How much at most.
    pub width: f64,
    /// Whether it lies within the line's minimum of the period.
    pub is_minimum: bool,
}

/// One column: a segment and the pool it serves.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Deal {
    /// Position of the segment.
    pub segment: u32,
    /// The pool.
    pub pool: PoolId,
}

/// Purchases or sales: segments, columns, and limits that pools share.
#[derive(Debug, Clone)]
pub struct Trade {
    /// Purchases or sales.
    pub kind: LineKind,
    /// Parts of steps.
    pub segments: Vec<Segment>,
    /// One per column, in order.
    pub deals: Vec<Deal>,
    cols: ColBlock,
    limits: Option<RowBlock>,
    limit_of: Vec<u32>,
}

/// What a missed unit of a minimum costs in a period, and the minimum.
fn minimum(lines: &Lines, entries: &[u32]) -> (f64, Option<f64>) {
    let of = |e: u32| &lines.entries[e as usize];
    let min = entries.iter().map(|&e| of(e).min).sum();
    (min, entries.iter().find_map(|&e| of(e).shortfall_cost))
}

/// Splits the entries of every line and period at the minimum.
fn segments_of(lines: &Lines) -> Vec<Segment> {
    let mut segments = Vec::with_capacity(lines.entries.len());
    let ids: Vec<u32> = (0..lines.entries.len() as u32).collect();
    let same = |&a: &u32, &b: &u32| {
        let (a, b) = (&lines.entries[a as usize], &lines.entries[b as usize]);
        a.line == b.line && a.period == b.period
    };
    for group in ids.chunk_by(same) {
        let (mut left, _) = minimum(lines, group);
        for &entry in group {
            let width = lines.entries[entry as usize].max;
            let within = left.min(width);
            if within > 0.0 {
                segments.push(Segment { entry, width: within, is_minimum: true });
                left -= within;
            }
            if width > within {
                segments.push(Segment { entry, width: width - within, is_minimum: false });
            }
        }
    }
    segments
}

impl Trade {
    /// Declares columns and limit rows.
    pub fn declare(builder: &mut Builder, lines: &Lines, axes: [AxisId; 3], pool: AxisId) -> Self {
        let (col_name, row_name) = match lines.kind {
            LineKind::Supply => ("purchase", "purchase_limit"),
            LineKind::Market => ("sale", "sale_limit"),
        };
        let segments = segments_of(lines);
        let mut deals = Vec::with_capacity(segments.len());
        let mut keys = Vec::with_capacity(segments.len() * 4);
        let mut limit_keys = Vec::new();
        let mut limit_of = vec![u32::MAX; segments.len()];
        for (s, segment) in segments.iter().enumerate() {
            let entry = &lines.entries[segment.entry as usize];
            let pools = &lines.lines[entry.line as usize].pools;
            let is_fixed = segment.is_minimum && entry.shortfall_cost.is_none();
            if pools.len() != 1 && (segment.width.is_finite() || is_fixed) {
                limit_of[s] = (limit_keys.len() / 3) as u32;
                limit_keys.extend([entry.line, entry.step, entry.period]);
            }
            for &to in pools {
                deals.push(Deal { segment: s as u32, pool: to });
                keys.extend([entry.line, entry.step, to.0, entry.period]);
            }
        }
        let [line, step, period] = axes;
        let cols = builder.cols_listed(col_name, &[line, step, pool, period], keys);
        let limits = (!limit_keys.is_empty()).then(|| builder.rows_listed(row_name, &[line, step, period], limit_keys));
        let trade = Trade { kind: lines.kind, segments, deals, cols, limits, limit_of };
        for s in 0..trade.segments.len() {
            if let Some(row) = trade.limit(s) {
                let (lower, upper) = trade.bounds(lines, s);
                builder.row_bounds(row, if lower > 0.0 { lower } else { f64::NEG_INFINITY }, upper);
            }
        }
        trade
    }

    /// The constant of minimums that may be missed: Σ c·m·df.
    pub fn shortfall_constant(lines: &Lines, discount: &Discount) -> f64 {
        let mut total = 0.0;
        for group in lines.entries.chunk_by(|a, b| a.line == b.line && a.period == b.period) {
            let min: f64 = group.iter().map(|e| e.min).sum();
            if let Some(cost) = group.iter().find_map(|e| e.shortfall_cost) {
                total += cost * min * discount.operating(group[0].period as usize);
            }
        }
        total
    }

    /// Under `cost`, a line with a minimum that may be missed, and a price above it that is more than a missed unit costs.
    pub fn earns_before_minimum(&self, lines: &Lines) -> Option<u32> {
        let entry = |segment: &Segment| &lines.entries[segment.entry as usize];
        let same = |a: &Segment, b: &Segment| (entry(a).line, entry(a).period) == (entry(b).line, entry(b).period);
        let earns = |group: &&[Segment]| {
            let missed = group.iter().filter(|s| s.is_minimum).find_map(|s| entry(s).shortfall_cost);
            let above = group.iter().filter(|s| !s.is_minimum).filter_map(|s| entry(s).price);
            missed.is_some_and(|cost| above.into_iter().any(|price| price > cost))
        };
        let found = self.segments.chunk_by(same).find(earns).filter(|_| self.kind == LineKind::Market);
        found.map(|group| entry(&group[0]).line)
    }

    /// The column of a deal.
    pub fn col(&self, deal: usize) -> Col {
        self.cols.at1(deal as u32)
    }

    /// The row that a segment's pools share, if there is one.
    pub fn limit(&self, segment: usize) -> Option<Row> {
        let at = self.limit_of[segment];
        (at != u32::MAX).then(|| self.limits.expect("a limit row was declared").at1(at))
    }

    /// Bounds of a segment as a whole.
    fn bounds(&self, lines: &Lines, segment: usize) -> (f64, f64) {
        let Segment { entry, width, is_minimum } = self.segments[segment];
        let is_hard = is_minimum && lines.entries[entry as usize].shortfall_cost.is_none();
        (if is_hard { width } else { 0.0 }, width)
    }

    /// Cost of one unit of a segment, discounted; negative for a gain.
    pub fn unit_cost(&self, lines: &Lines, segment: usize, objective: Objective, discount: &Discount) -> f64 {
        let Segment { entry, is_minimum, .. } = self.segments[segment];
        let entry = &lines.entries[entry as usize];
        let df = discount.operating(entry.period as usize);
        let relief = if is_minimum { entry.shortfall_cost.unwrap_or(0.0) } else { 0.0 };
        let price = entry.price.unwrap_or(0.0);
        let counts = objective != Objective::Cost || !is_minimum;
        match self.kind {
            LineKind::Supply => (price - relief) * df,
            LineKind::Market => -(if counts { price } else { 0.0 } + relief) * df,
        }
    }

    /// Writes every column.
    pub fn write(
        &self,
        writer: &mut Writer,
        lines: &Lines,
        objective: Objective,
        discount: &Discount,
        balance: Balance,
    ) {
        let sign = match self.kind {
            LineKind::Supply => 1.0,
            LineKind::Market => -1.0,
        };
        for (d, deal) in self.deals.iter().enumerate() {
            let segment = deal.segment as usize;
            let period = lines.entries[self.segments[segment].entry as usize].period;
            let cost = self.unit_cost(lines, segment, objective, discount);
            let limit = self.limit(segment);
            let (lower, upper) = match limit {
                Some(_) => (0.0, f64::INFINITY),
                None => self.bounds(lines, segment),
            };
            let mut column = writer.column(self.col(d), cost, lower, upper);
            column.term(balance.row(deal.pool, period), sign);
            if let Some(limit) = limit {
                column.term(limit, 1.0);
            }
        }
    }
}
