//! What really flowed: reports that do not agree are made to balance, and every number gets its uncertainty.

pub mod fault;
mod kkt;
pub mod network;
mod ordered;
pub mod problem;
mod solve;
mod structure;

pub use fault::Fault;
pub use solve::{Bound, Certificate, Reconciled, Report, Statement, Value, reconcile};
pub use structure::{Class, Hidden};
