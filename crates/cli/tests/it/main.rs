//! The binary as people run it.
#![allow(clippy::unwrap_used)]

mod archive;
mod audience;
mod bad_cells;
mod bad_chain;
mod bad_dispatch;
mod bad_import;
mod bad_input;
mod bad_projects;
mod bad_recipes;
mod bad_records;
mod bad_reports;
mod bad_schemes;
mod bad_tables;
mod bad_track;
mod balance;
mod balance_faults;
mod commands;
mod dispatch;
mod endings;
mod every_code;
mod fixture;
mod import;
mod judge;
mod large;
mod lights;
mod plan;
mod track;
mod usage;
mod why;
