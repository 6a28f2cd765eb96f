//! The formulation, one file per block, each with its equation. Blocks declare rows and columns and
//! contribute terms to shared, named balances; no block calls another.

pub mod activity;
pub mod balance;
pub mod capacity;
pub mod disposal;
pub mod local;
pub mod own_goods;
pub mod project;
pub mod quota;
pub mod resource;
pub mod stock;
pub mod target;
pub mod trade;
pub mod transport;
