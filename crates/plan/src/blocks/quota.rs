//! Quotas: a limit on a measure over a span of its own, by holder, and its allocation to plants.
//!
//! > Σ measure(span, holder) ≤ limit (or ≥, =)
//!
//! The part of a span after the horizon takes its share of the limit by days. What reported history
//! has used of a span that began before the plan is not yet subtracted (see CHANGELOG). Isolated in
//! `tests/it/blocks/quota.rs`.

use lodestone_model::grid::Stated;
use lodestone_model::ids::QuotaId;
use lodestone_model::tables::Sense;
use lodestone_model::time::Span;
use lodestone_solve::{AxisId, Builder, Row, RowBlock};

use crate::measure::Ask;
use crate::sets::Sets;

/// One row of the block.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// The quota.
    pub quota: QuotaId,
    /// Position of its row in `quotas` or `quota_allocation`.
    pub row: u32,
    /// Whether it is an allocation to a plant.
    pub is_allocation: bool,
    /// What is limited.
    pub ask: Ask,
    /// Direction.
    pub sense: Sense,
    /// The limit, for the part of its span within the horizon.
    pub limit: f64,
}

/// Rows `quota[limit]`.
#[derive(Debug, Clone)]
pub struct Quotas {
    /// One per row.
    pub limits: Vec<Limit>,
    rows: RowBlock,
}

impl Quotas {
    /// Limits of a base that touch the planned horizon.
    pub fn limits(sets: &Sets) -> Vec<Limit> {
        let mut limits = Vec::new();
        let quotas = &sets.base.rows.quotas;
        for (r, row) in quotas.iter().enumerate() {
            let mut ask = Ask::whole(row.measure, row.span);
            ask.holder = row.holder;
            limits.extend(limit(sets, row.quota, r, false, ask, row.sense, row.limit.value));
        }
        for (r, share) in sets.base.rows.quota_allocation.iter().enumerate() {
            for row in quotas.iter().filter(|q| q.quota == share.quota) {
                if share.span.is_some_and(|s| s.intersection(row.span).is_none()) {
                    continue;
                }
                let value = allocated(share.share, share.limit, row.limit.value);
                let mut ask = Ask::whole(row.measure, row.span);
                ask.plant = Some(share.plant);
                limits.extend(limit(sets, row.quota, r, true, ask, row.sense, value));
            }
        }
        limits
    }

    /// Declares the rows.
    pub fn declare(builder: &mut Builder, limits: Vec<Limit>, axis: AxisId) -> Self {
        let rows = builder.rows("quota", &[axis]);
        for (i, limit) in limits.iter().enumerate() {
            let (lower, upper) = match limit.sense {
                Sense::Le => (f64::NEG_INFINITY, limit.limit),
                Sense::Ge => (limit.limit, f64::INFINITY),
                Sense::Eq => (limit.limit, limit.limit),
            };
            builder.row_bounds(rows.at1(i as u32), lower, upper);
        }
        Quotas { limits, rows }
    }

    /// The row of a limit.
    pub fn row(&self, at: usize) -> Row {
        self.rows.at1(at as u32)
    }
}

fn allocated(share: Option<f64>, own: Option<Stated>, whole: f64) -> f64 {
    own.map(|l| l.value).or(share.map(|s| s * whole)).unwrap_or(whole)
}

fn limit(
    sets: &Sets,
    quota: QuotaId,
    row: usize,
    is_allocation: bool,
    ask: Ask,
    sense: Sense,
    value: f64,
) -> Option<Limit> {
    ask.span.intersection(sets.horizon)?;
    let after = Span { start: sets.horizon.end, end: ask.span.end.max(sets.horizon.end) };
    let beyond = if after.start < after.end { ask.span.share(after) } else { 0.0 };
    let limit = value * (1.0 - beyond);
    Some(Limit { quota, row: row as u32, is_allocation, ask, sense, limit })
}
