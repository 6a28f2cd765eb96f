//! Local trade between the firms of a site, through the site's own node:
//!
//! > made −= v (delivery);  local market += v − u;  bought += u (taking);  made −= o, bought += o (own use)
//!
//! That no firm sells to itself through the market is the rule of `own_goods.rs`. Isolated in
//! `tests/it/blocks/local.rs`.

use lodestone_solve::{AxisId, Builder, Col, ColBlock, Writer};

use crate::blocks::balance::Balance;
use crate::sets::Sets;

/// Columns `delivery`, `taking` and `own_use`.
#[derive(Debug, Clone, Copy)]
pub struct Local {
    deliveries: ColBlock,
    takings: ColBlock,
    own_uses: ColBlock,
}

impl Local {
    /// Declares the columns.
    pub fn declare(builder: &mut Builder, axes: [AxisId; 3], period: AxisId) -> Self {
        let [delivery, taking, own_use] = axes;
        Local {
            deliveries: builder.cols("delivery", &[delivery, period]),
            takings: builder.cols("taking", &[taking, period]),
            own_uses: builder.cols("own_use", &[own_use, period]),
        }
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
