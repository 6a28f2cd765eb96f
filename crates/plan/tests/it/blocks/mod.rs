//! Each block alone, against cases solved by hand.

mod activity;
mod balance;
mod capacity;
mod disposal;
mod local;
mod project;
mod quota;
mod resource;
mod stock;
mod target;
mod trade;
mod transport;
