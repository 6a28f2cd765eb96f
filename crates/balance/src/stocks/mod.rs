//! Stocks in use by cohorts: what was put in, how long it lasts, what comes out.

mod cohorts;
mod lifetime;
mod survival;

pub use cohorts::{Driven, StockPath, inflow_driven, rows, stock_driven};
pub use lifetime::{Lifetime, LifetimeRefusal};
pub use survival::{Convention, Survival};
