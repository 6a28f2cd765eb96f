//! Cases: named lists of changes to the tables, applied before anything is checked.

mod apply;
mod matching;
mod ops;

pub use apply::apply;
