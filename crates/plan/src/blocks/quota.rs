//! Quotas: a limit on a measure over a span of its own, by holder, and its allocation to plants.
//!
//! > Σ measure(planned days, holder) ≤ (limit − known history) · planned days / days not known (or ≥, =)
//!
//! What reports tell of the days before the plan is taken from the limit. What is left is shared by
//! days over all days that no report tells: days before the plan of which something is not known,
//! the planned ones, and those after the horizon. Isolated in `tests/it/blocks/quota.rs` and
//! `tests/it/history.rs`.

use lodestone_model::grid::Stated;
use lodestone_model::ids::QuotaId;
use lodestone_model::tables::Sense;
use lodestone_model::tables::quotas::Quota;
use lodestone_model::time::Span;
use lodestone_solve::{AxisId, Builder, Row, RowBlock};

use crate::history::Past;
use crate::measure::Ask;
use crate::sets::Sets;

/// One row of the block.
#[derive(Debug, Clone, PartialEq)]
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
    /// The limit for its whole span.
    pub limit: f64,
    /// What was before the plan.
    pub past: Past,
    /// Share of what is left that falls to the planned days.
    pub share: f64,
}

impl Limit {
    /// What is left for the planned days.
    pub fn planned(&self) -> f64 {
        (self.limit - self.past.amount()) * self.share
    }
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
    pub fn limits(sets: &Sets, past: &dyn Fn(Ask) -> Past) -> Vec<Limit> {
        let mut limits = Vec::new();
        let quotas = &sets.base.rows.quotas;
        for (r, row) in quotas.iter().enumerate() {
            let mut ask = Ask::whole(row.measure, row.span);
            ask.holder = row.holder;
            if is_planned(sets, ask) {
                limits.push(limit(sets, row, (r, false), (ask, row.limit.value), past(ask)));
            }
        }
        for (r, share) in sets.base.rows.quota_allocation.iter().enumerate() {
            for row in quotas.iter().filter(|q| q.quota == share.quota) {
                if share.span.is_some_and(|s| s.intersection(row.span).is_none()) {
                    continue;
                }
                let value = allocated(share.share, share.limit, row.limit.value);
                let mut ask = Ask::whole(row.measure, row.span);
                ask.plant = Some(share.plant);
                if is_planned(sets, ask) {
                    limits.push(limit(sets, row, (r, true), (ask, value), past(ask)));
                }
            }
        }
        limits
    }

    /// Declares the rows.
    pub fn declare(builder: &mut Builder, limits: Vec<Limit>, axis: AxisId) -> Self {
        let rows = builder.rows("quota", &[axis]);
        for (i, limit) in limits.iter().enumerate() {
            let (lower, upper) = match limit.sense {
                Sense::Le => (f64::NEG_INFINITY, limit.planned()),
                Sense::Ge => (limit.planned(), f64::INFINITY),
                Sense::Eq => (limit.planned(), limit.planned()),
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

fn is_planned(sets: &Sets, ask: Ask) -> bool {
    ask.span.intersection(sets.horizon).is_some()
}

fn limit(
    sets: &Sets,
    quota: &Quota,
    (row, is_allocation): (usize, bool),
    (ask, limit): (Ask, f64),
    past: Past,
) -> Limit {
    let planned = f64::from(ask.span.overlap_days(sets.horizon));
    let before = Span::new(ask.span.start, sets.horizon.start).map_or(0, |days| days.overlap_days(ask.span));
    // A level is read at the end of its span: days before the plan do not share in it.
    let told = past.span.map_or(before, |_| past.known_days());
    let share = planned / f64::from(ask.span.days() - told);
    Limit { quota: quota.quota, row: row as u32, is_allocation, ask, sense: quota.sense, limit, past, share }
}
