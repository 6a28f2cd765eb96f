//! The binary as people run it.
#![allow(clippy::unwrap_used)]

mod archive;
mod bad_cells;
mod bad_chain;
mod bad_input;
mod bad_tables;
mod commands;
mod fixture;
mod plan;
mod usage;
