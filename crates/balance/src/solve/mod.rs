//! The minimum: bounds, nonlinear relations, and what is said about it.

mod merit;
mod reconcile;
mod search;
mod settle;
mod start;

pub(crate) use merit::Residuals;
pub(crate) use reconcile::blocks;
pub use reconcile::{Bound, Certificate, Reconciled, Report, Statement, Value, reconcile};
pub(crate) use search::{Found, again, search};
