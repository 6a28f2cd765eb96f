//! Disposal w[outlet, period] ≥ 0, where `disposals` allows it; it is counted and costs money.
//!
//! > balance −= w;  w ≤ max;  cost += c·w·df
//!
//! Isolated in `tests/it/blocks/disposal.rs`.

use lodestone_model::ids::Id;
use lodestone_model::spread::{amount_in, mean_over};
use lodestone_model::tables::disposals::Disposal as DisposalRow;
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Writer};

use crate::blocks::balance::Balance;
use crate::conventions::Discount;
use crate::sets::{PoolId, Sets};

/// One pool whose goods may be disposed of.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlet {
    /// The pool.
    pub pool: PoolId,
    /// Rows of `disposals` about it.
    pub rows: Vec<u32>,
}

/// Pools with an outlet: those whose commodity and site a row of `disposals` names. The rows of the
/// site itself go before rows for every site.
pub fn outlets(sets: &Sets) -> Vec<Outlet> {
    let rows = &sets.base.rows.disposals;
    let mut of_commodity: Vec<Vec<u32>> = vec![Vec::new(); sets.base.rows.commodities.len()];
    for (r, row) in rows.iter().enumerate() {
        of_commodity[row.commodity.index()].push(r as u32);
    }
    let mut outlets = Vec::new();
    for (p, pool) in sets.pools.pools.iter().enumerate() {
        let site = sets.nodes.get(pool.node).site;
        if sets.pools.held(pool.node, pool.commodity) != Some(PoolId(p as u32)) {
            continue;
        }
        let all = &of_commodity[pool.commodity.index()];
        let here: Vec<u32> = all.iter().copied().filter(|&r| rows[r as usize].site == Some(site)).collect();
        let found = if here.is_empty() {
            all.iter().copied().filter(|&r| rows[r as usize].site.is_none()).collect()
        } else {
            here
        };
        if !found.is_empty() {
            outlets.push(Outlet { pool: PoolId(p as u32), rows: found });
        }
    }
    outlets
}

/// Columns `disposal[outlet, period]`.
#[derive(Debug, Clone, Copy)]
pub struct Disposal {
    cols: ColBlock,
}

impl Disposal {
    /// Declares the columns.
    pub fn declare(builder: &mut Builder, outlet: AxisId, period: AxisId) -> Self {
        Disposal { cols: builder.cols("disposal", &[outlet, period]) }
    }

    /// The column of an outlet in a period.
    pub fn col(self, outlet: u32, period: u32) -> Col {
        self.cols.at2(outlet, period)
    }

    /// Writes every column.
    pub fn write(self, writer: &mut Writer, sets: &Sets, outlets: &[Outlet], discount: &Discount, balance: Balance) {
        for (o, outlet) in outlets.iter().enumerate() {
            for t in 0..sets.period_count() {
                let (cost, max) = terms(sets, outlet, t as usize);
                let cost = cost * discount.operating(t as usize);
                writer.column(self.col(o as u32, t), cost, 0.0, max).term(balance.row(outlet.pool, t), -1.0);
            }
        }
    }
}

/// Cost per unit and most that may be disposed of in a period; nothing where no row covers it.
pub fn terms(sets: &Sets, outlet: &Outlet, t: usize) -> (f64, f64) {
    let period = sets.periods[t].span;
    let rows = || outlet.rows.iter().map(|&r| &sets.base.rows.disposals[r as usize]);
    let Some(cost) = mean_over(period, rows().map(|r| (r.span, r.cost))) else { return (0.0, 0.0) };
    let limited: Vec<&DisposalRow> = rows().filter(|r| r.max.is_some()).collect();
    if limited.is_empty() {
        return (cost, f64::INFINITY);
    }
    let max = limited.iter().filter_map(|r| r.max.and_then(|max| amount_in(r.span, max, period, sets.horizon))).sum();
    (cost, max)
}
