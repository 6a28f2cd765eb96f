//! Stock S[stock, period] ≥ 0 at the end of a period, where `stocks` allows one.
//!
//! > balance(t) += S_{t−1}(1−loss)^Δt − S_t;  S ≤ max;  S_T ≥ closing_min
//! > cost += c·Δ·df·(S_{t−1} + S_t)/2 (or c·Δ·df·S_t with `stock_cost_at = end`)
//! > gain += closing_value·S_T·df(T)
//!
//! The opening stock is a constant of the first period. Isolated in `tests/it/blocks/stock.rs`.

use lodestone_model::manifest::StockCostAt;
use lodestone_model::tables::stocks::Stock as StockRow;
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Writer};

use crate::blocks::balance::Balance;
use crate::conventions::Discount;
use crate::sets::{PoolId, Sets};

/// A stock: a row of `stocks` and the pool it belongs to.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Holding {
    /// Position in `rows.stocks`.
    pub row: u32,
    /// The pool.
    pub pool: PoolId,
}

/// Every stock with a pool.
pub fn holdings(sets: &Sets) -> Vec<Holding> {
    let rows = &sets.base.rows.stocks;
    let pool = |row: &StockRow| {
        let node = sets.nodes.find(row.enterprise, row.site)?;
        sets.pools.held(node, row.commodity)
    };
    rows.iter().enumerate().filter_map(|(r, row)| pool(row).map(|pool| Holding { row: r as u32, pool })).collect()
}

/// Columns `stock[holding, period]`.
#[derive(Debug, Clone, Copy)]
pub struct Stock {
    cols: ColBlock,
}

impl Stock {
    /// Declares the columns.
    pub fn declare(builder: &mut Builder, holding: AxisId, period: AxisId) -> Self {
        Stock { cols: builder.cols("stock", &[holding, period]) }
    }

    /// The column of a stock at the end of a period.
    pub fn col(self, holding: u32, period: u32) -> Col {
        self.cols.at2(holding, period)
    }

    /// Moves opening stocks to the first period's balance, and their half of the first holding cost
    /// to the objective.
    pub fn open(builder: &mut Builder, sets: &Sets, holdings: &[Holding], discount: &Discount, balance: Balance) {
        for holding in holdings {
            let row = &sets.base.rows.stocks[holding.row as usize];
            builder.shift_row(balance.row(holding.pool, 0), row.opening * kept(row, sets, 0));
            if sets.base.manifest.stock_cost_at == StockCostAt::Mean {
                builder.offset(row.opening * holding_cost(row, sets, discount, 0) / 2.0);
            }
        }
    }

    /// Writes every column.
    pub fn write(self, writer: &mut Writer, sets: &Sets, holdings: &[Holding], discount: &Discount, balance: Balance) {
        let last = sets.period_count() - 1;
        let at = sets.base.manifest.stock_cost_at;
        for (h, holding) in holdings.iter().enumerate() {
            let row = &sets.base.rows.stocks[holding.row as usize];
            let max = row.max.unwrap_or(f64::INFINITY);
            for t in 0..=last {
                let this = holding_cost(row, sets, discount, t);
                let mut cost = match at {
                    StockCostAt::End => this,
                    StockCostAt::Mean if t < last => (this + holding_cost(row, sets, discount, t + 1)) / 2.0,
                    StockCostAt::Mean => this / 2.0,
                };
                let min = if t == last { row.closing_min } else { 0.0 };
                if t == last {
                    let end = sets.periods[last as usize].span.end.year_coordinate();
                    cost -= row.closing_value * discount.at(end);
                }
                let mut column = writer.column(self.col(h as u32, t), cost, min, max);
                column.term(balance.row(holding.pool, t), -1.0);
                if t < last {
                    column.term(balance.row(holding.pool, t + 1), kept(row, sets, t + 1));
                }
            }
        }
    }
}

/// Share of the previous period's stock that is left in period t: (1 − loss)^Δ.
pub fn kept(row: &StockRow, sets: &Sets, t: u32) -> f64 {
    if row.loss == 0.0 {
        return 1.0;
    }
    let years = sets.periods[t as usize].years;
    if years == 1.0 { 1.0 - row.loss } else { (1.0 - row.loss).powf(years) }
}

/// Discounted cost of holding one unit through period t.
pub fn holding_cost(row: &StockRow, sets: &Sets, discount: &Discount, t: u32) -> f64 {
    row.cost * sets.periods[t as usize].years * discount.operating(t as usize)
}
