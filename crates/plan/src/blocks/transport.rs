//! Transport f[arc, period] ≥ 0 between the local markets of two sites.
//!
//! > balance(from) −= f;  balance(to) += (1−loss)·f;  f ≤ max;  cost += c·f·df
//!
//! Isolated in `tests/it/blocks/transport.rs`.

use lodestone_model::spread::{limit_in, mean_over};
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Writer};

use crate::blocks::balance::Balance;
use crate::conventions::Discount;
use crate::sets::{Arc, Sets};

/// Columns `transport[arc, period]`.
#[derive(Debug, Clone, Copy)]
pub struct Transport {
    cols: ColBlock,
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
    /// Declares the columns.
    pub fn declare(builder: &mut Builder, arc: AxisId, period: AxisId) -> Self {
        Transport { cols: builder.cols("transport", &[arc, period]) }
    }

    /// The column of an arc in a period.
    pub fn col(self, arc: u32, period: u32) -> Col {
        self.cols.at2(arc, period)
    }

    /// Writes every column.
    pub fn write(self, writer: &mut Writer, sets: &Sets, discount: &Discount, balance: Balance) {
        for (a, arc) in sets.arcs.iter().enumerate() {
            let pool = |site| {
                let node = sets.nodes.site(site);
                sets.pools.held(node, arc.commodity).expect("an arc's ends have pools")
            };
            let (from, to) = (pool(arc.from), pool(arc.to));
            let constant = is_constant(sets, arc).then(|| terms(sets, arc, 0));
            for t in 0..sets.period_count() {
                let terms = constant.unwrap_or_else(|| terms(sets, arc, t as usize));
                let cost = terms.cost * discount.operating(t as usize);
                writer
                    .column(self.col(a as u32, t), cost, 0.0, terms.max)
                    .term(balance.row(from, t), -1.0)
                    .term(balance.row(to, t), 1.0 - terms.loss);
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
