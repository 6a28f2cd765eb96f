//! What a plan answers, as tables: one row per fact, every plan in each table.

mod answers;
mod published;
mod solved;
mod tables;

pub use published::published;
pub use tables::plan;
use tables::{name, word};
