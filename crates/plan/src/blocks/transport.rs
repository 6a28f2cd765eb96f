//! Transport f[leg, period] ≥ 0 between the local markets of two sites, and between two sites of a firm.
//!
//! > balance(from) −= f;  balance(to) += (1−loss)·f;  Σ_legs of the arc f ≤ max;  cost += c·f·df
//!
//! Isolated in `tests/it/blocks/transport.rs`.

use lodestone_model::spread::{limit_in, mean_over};
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, RowBlock, Writer};

use crate::blocks::balance::Balance;
use crate::conventions::Discount;
use crate::sets::{Arc, Sets};

/// Columns `transport[leg, period]`, and rows `route_limit[leg, period]` of limited arcs that several may use, by their
/// first leg.
#[derive(Debug, Clone)]
pub struct Transport {
    cols: ColBlock,
    limits: Option<RowBlock>,
    /// First row of an arc's limit, when its legs share one.
    limit_of: Vec<Option<u32>>,
}

/// What transport on an arc costs, loses and can carry in a period.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ArcTerms {
    /// Money per unit.
    pub cost: f64,
    /// Share that is lost.
    pub loss: f64,
    /// Most that can leave.
    pub max: f64,
}

impl Transport {
    /// Declares columns and limit rows.
    pub fn declare(builder: &mut Builder, sets: &Sets, leg: AxisId, period: AxisId) -> Self {
        let cols = builder.cols("transport", &[leg, period]);
        let mut limit_of = vec![None; sets.arcs.len()];
        let (mut keys, mut most) = (Vec::new(), Vec::new());
        for own in &sets.legs[sets.arcs.len()..] {
            let a = own.arc as usize;
            let is_limited = sets.arcs[a].rows.iter().any(|&r| sets.base.rows.routes[r as usize].max.is_some());
            if limit_of[a].is_none() && is_limited {
                limit_of[a] = Some(most.len() as u32);
                for t in 0..sets.period_count() {
                    keys.extend([own.arc, t]);
                    most.push(terms(sets, &sets.arcs[a], t as usize).max);
                }
            }
        }
        let limits = (!keys.is_empty()).then(|| builder.rows_listed("route_limit", &[leg, period], keys));
        if let Some(rows) = limits {
            for (i, &max) in most.iter().enumerate() {
                builder.row_bounds(rows.at1(i as u32), f64::NEG_INFINITY, max);
            }
        }
        Transport { cols, limits, limit_of }
    }

    /// The column of a leg in a period.
    pub fn col(&self, leg: u32, period: u32) -> Col {
        self.cols.at2(leg, period)
    }

    /// The row that an arc's legs share.
    fn limit(&self, arc: usize, period: u32) -> Option<Row> {
        let first = self.limit_of[arc]?;
        Some(self.limits.expect("a limit row was declared").at1(first + period))
    }

    /// Writes every column.
    pub fn write(&self, writer: &mut Writer, sets: &Sets, discount: &Discount, balance: Balance) {
        for (l, leg) in sets.legs.iter().enumerate() {
            let arc = &sets.arcs[leg.arc as usize];
            let constant = is_constant(sets, arc).then(|| terms(sets, arc, 0));
            for t in 0..sets.period_count() {
                let terms = constant.unwrap_or_else(|| terms(sets, arc, t as usize));
                let cost = terms.cost * discount.operating(t as usize);
                let limit = self.limit(leg.arc as usize, t);
                // A closed arc stays closed for everyone; an open one is limited together.
                let upper = if limit.is_some() && terms.max > 0.0 { f64::INFINITY } else { terms.max };
                let mut column = writer.column(self.col(l as u32, t), cost, 0.0, upper);
                column.term(balance.row(leg.from, t), -1.0).term(balance.row(leg.to, t), 1.0 - terms.loss);
                if let Some(limit) = limit {
                    column.term(limit, 1.0);
                }
            }
        }
    }
}

/// Whether an arc is the same in every period.
fn is_constant(sets: &Sets, arc: &Arc) -> bool {
    arc.rows.iter().all(|&r| {
        let row = &sets.base.rows.routes[r as usize];
        row.span.is_none() && row.max.is_none()
    })
}

/// Terms of an arc in a period; where no row covers it, nothing can pass.
pub fn terms(sets: &Sets, arc: &Arc, t: usize) -> ArcTerms {
    let period = sets.periods[t].span;
    let rows = || arc.rows.iter().map(|&r| &sets.base.rows.routes[r as usize]);
    let Some(cost) = mean_over(period, rows().map(|r| (r.span, r.cost))) else {
        return ArcTerms { cost: 0.0, loss: 0.0, max: 0.0 };
    };
    let loss = mean_over(period, rows().map(|r| (r.span, r.loss))).unwrap_or(0.0);
    let max = limit_in(period, sets.horizon, rows().map(|r| (r.span, r.max)));
    ArcTerms { cost, loss, max }
}
