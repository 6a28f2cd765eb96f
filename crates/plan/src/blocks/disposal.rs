//! Disposal w[outlet, period] ≥ 0, where `disposals` allows it; it is counted and costs money.
//!
//! > balance −= w;  Σ_firms of the site w ≤ max;  cost += c·w·df
//!
//! The limit is one of the site: where several of its pools have an outlet, they share a row.
//!
//! Isolated in `tests/it/blocks/disposal.rs`.

use lodestone_model::ids::{CommodityId, Id, SiteId};
use lodestone_model::spread::{limit_in, mean_over};
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, RowBlock, Writer};
use rustc_hash::FxHashMap;

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

/// Positions of the outlets of each commodity and site, in order of their first outlet: they share the
/// site's limit.
pub fn lots(sets: &Sets, outlets: &[Outlet]) -> Vec<Vec<usize>> {
    let mut lots: Vec<Vec<usize>> = Vec::new();
    let mut known = FxHashMap::<(CommodityId, SiteId), usize>::default();
    for (o, outlet) in outlets.iter().enumerate() {
        let pool = sets.pools.get(outlet.pool);
        let at = *known.entry((pool.commodity, sets.nodes.get(pool.node).site)).or_insert(lots.len());
        if at == lots.len() {
            lots.push(Vec::new());
        }
        lots[at].push(o);
    }
    lots
}

/// Columns `disposal[outlet, period]` and rows `disposal_limit[outlet, period]`, by the first outlet of a site.
#[derive(Debug, Clone)]
pub struct Disposal {
    cols: ColBlock,
    limits: Option<RowBlock>,
    /// First row of the limit of the outlet's site, when it shares one.
    limit_of: Vec<Option<u32>>,
}

impl Disposal {
    /// Declares columns and limit rows.
    pub fn declare(builder: &mut Builder, sets: &Sets, outlets: &[Outlet], outlet: AxisId, period: AxisId) -> Self {
        let cols = builder.cols("disposal", &[outlet, period]);
        let mut limit_of = vec![None; outlets.len()];
        let (mut keys, mut most) = (Vec::new(), Vec::new());
        for lot in lots(sets, outlets).into_iter().filter(|lot| lot.len() > 1) {
            for &o in &lot {
                limit_of[o] = Some(most.len() as u32);
            }
            for t in 0..sets.period_count() {
                keys.extend([lot[0] as u32, t]);
                most.push(terms(sets, &outlets[lot[0]], t as usize).1);
            }
        }
        let limits = (!keys.is_empty()).then(|| builder.rows_listed("disposal_limit", &[outlet, period], keys));
        if let Some(rows) = limits {
            for (i, &max) in most.iter().enumerate() {
                builder.row_bounds(rows.at1(i as u32), f64::NEG_INFINITY, max);
            }
        }
        Disposal { cols, limits, limit_of }
    }

    /// The column of an outlet in a period.
    pub fn col(&self, outlet: u32, period: u32) -> Col {
        self.cols.at2(outlet, period)
    }

    /// The row that an outlet shares with the others of its site.
    fn limit(&self, outlet: usize, period: u32) -> Option<Row> {
        let first = self.limit_of[outlet]?;
        Some(self.limits.expect("a limit row was declared").at1(first + period))
    }

    /// Writes every column.
    pub fn write(&self, writer: &mut Writer, sets: &Sets, outlets: &[Outlet], discount: &Discount, balance: Balance) {
        for (o, outlet) in outlets.iter().enumerate() {
            for t in 0..sets.period_count() {
                let (cost, max) = terms(sets, outlet, t as usize);
                let cost = cost * discount.operating(t as usize);
                let limit = self.limit(o, t);
                let upper = if limit.is_some() { f64::INFINITY } else { max };
                let mut column = writer.column(self.col(o as u32, t), cost, 0.0, upper);
                column.term(balance.row(outlet.pool, t), -1.0);
                if let Some(limit) = limit {
                    column.term(limit, 1.0);
                }
            }
        }
    }
}

/// Cost per unit and most that the site may dispose of in a period; nothing where no row covers it.
pub fn terms(sets: &Sets, outlet: &Outlet, t: usize) -> (f64, f64) {
    let period = sets.periods[t].span;
    let rows = || outlet.rows.iter().map(|&r| &sets.base.rows.disposals[r as usize]);
    let cost = mean_over(period, rows().map(|r| (r.span, r.cost))).unwrap_or(0.0);
    (cost, limit_in(period, sets.horizon, rows().map(|r| (r.span, r.max))))
}
