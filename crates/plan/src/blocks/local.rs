//! Local trade between the firms of a site, through the site's own node:
//!
//! > made −= v (delivery);  local market += v − u;  bought += u (taking);  made −= o, bought += o (own use)
//! > u_A ≤ what others bring to the market, for a firm A that both makes and uses a commodity
//!
//! The last row keeps a firm from selling to itself through the market: with it, and only with it,
//! the market's flows split into deals between different parties. Isolated in
//! `tests/it/blocks/local.rs`.

use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, RowBlock, Writer};

use crate::blocks::balance::Balance;
use crate::blocks::transport;
use crate::sets::{PoolId, Sets};

/// Columns `delivery`, `taking`, `own_use`, and rows `no_self_trade`.
#[derive(Debug, Clone)]
pub struct Local {
    deliveries: ColBlock,
    takings: ColBlock,
    own_uses: ColBlock,
    guards: Option<RowBlock>,
    guarded: Vec<Guarded>,
}

/// A firm that both delivers and takes one commodity: positions of its delivery and its taking.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Guarded {
    delivery: u32,
    taking: u32,
    market: PoolId,
}

impl Local {
    /// Declares columns and rows.
    pub fn declare(builder: &mut Builder, sets: &Sets, axes: [AxisId; 3], period: AxisId) -> Self {
        let [delivery, taking, own_use] = axes;
        let pools = &sets.pools;
        let mut guarded = Vec::new();
        for (d, &(made, market)) in pools.deliveries.iter().enumerate() {
            let node = pools.get(made).node;
            let same = |&(from, to): &(PoolId, PoolId)| from == market && pools.get(to).node == node;
            if let Some(u) = pools.takings.iter().position(same)
                && pools.takings[u].1 != made
            {
                guarded.push(Guarded { delivery: d as u32, taking: u as u32, market });
            }
        }
        let keys: Vec<u32> =
            guarded.iter().flat_map(|g| (0..sets.period_count()).flat_map(move |t| [g.taking, t])).collect();
        let guards = (!keys.is_empty()).then(|| builder.rows_listed("no_self_trade", &[taking, period], keys));
        let local = Local {
            deliveries: builder.cols("delivery", &[delivery, period]),
            takings: builder.cols("taking", &[taking, period]),
            own_uses: builder.cols("own_use", &[own_use, period]),
            guards,
            guarded,
        };
        for g in 0..local.guarded.len() as u32 {
            for t in 0..sets.period_count() {
                builder.row_bounds(local.guard(sets, g, t), f64::NEG_INFINITY, 0.0);
            }
        }
        local
    }

    /// Column of a delivery.
    pub fn delivery(&self, at: u32, period: u32) -> Col {
        self.deliveries.at2(at, period)
    }

    /// Column of a taking.
    pub fn taking(&self, at: u32, period: u32) -> Col {
        self.takings.at2(at, period)
    }

    /// Column of own use.
    pub fn own_use(&self, at: u32, period: u32) -> Col {
        self.own_uses.at2(at, period)
    }

    fn guard(&self, sets: &Sets, at: u32, period: u32) -> Row {
        let rows = self.guards.expect("guards are declared when a firm is guarded");
        rows.at1(at * sets.period_count() + period)
    }

    /// Contributes what others bring to a guarded firm's market: deliveries of other firms,
    /// arrivals, and everything that the site itself makes, buys or takes from stock, its opening
    /// stock among it. Only the firm's own taking counts against it.
    pub fn guard_terms(
        &self,
        builder: &mut Builder,
        sets: &Sets,
        site_inflows: &dyn Fn(PoolId, u32) -> Vec<(Col, f64)>,
        opening: &dyn Fn(PoolId) -> f64,
        arrivals: &dyn Fn(u32, u32) -> Col,
    ) {
        for (g, guarded) in self.guarded.iter().enumerate() {
            for t in 0..sets.period_count() {
                let row = self.guard(sets, g as u32, t);
                builder.term(row, self.taking(guarded.taking, t), 1.0);
                if t == 0 {
                    builder.shift_row(row, -opening(guarded.market));
                }
                for (d, &(_, market)) in sets.pools.deliveries.iter().enumerate() {
                    if market == guarded.market && d as u32 != guarded.delivery {
                        builder.term(row, self.delivery(d as u32, t), -1.0);
                    }
                }
                for (col, share) in site_inflows(guarded.market, t) {
                    builder.term(row, col, -share);
                }
                for (a, arc) in sets.arcs.iter().enumerate() {
                    let to = sets.pools.held(sets.nodes.site(arc.to), arc.commodity);
                    if to == Some(guarded.market) {
                        let loss = transport::terms(sets, arc, t as usize).loss;
                        builder.term(row, arrivals(a as u32, t), -(1.0 - loss));
                    }
                }
            }
        }
    }

    /// Writes the columns.
    pub fn write(&self, writer: &mut Writer, sets: &Sets, balance: Balance) {
        let blocks = [
            (self.deliveries, &sets.pools.deliveries),
            (self.takings, &sets.pools.takings),
            (self.own_uses, &sets.pools.own_uses),
        ];
        for (cols, passes) in blocks {
            for (i, &(from, to)) in passes.iter().enumerate() {
                for t in 0..sets.period_count() {
                    writer
                        .column(cols.at2(i as u32, t), 0.0, 0.0, f64::INFINITY)
                        .term(balance.row(from, t), -1.0)
                        .term(balance.row(to, t), 1.0);
                }
            }
        }
    }
}
