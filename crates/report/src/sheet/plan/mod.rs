//! What a plan answers, as tables: one row per fact, every plan in each table.

mod answers;
mod solved;
mod tables;

pub use tables::plan;
use tables::{name, sheet, word};
