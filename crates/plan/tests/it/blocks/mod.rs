//! Each block alone, against cases solved by hand.

mod local;
mod project;
mod stock;
mod trade;
