//! The schema of a base: every column of every input table, as data. There is no second list:
//! the tables themselves stand in [`crate::tables`].

mod column;
mod quantity;
mod table;

pub use column::{Choice, Column, Kind, Moves, Need};
pub use quantity::Quantity;
pub use table::{Chosen, Table};
pub(crate) use table::{choices, columns};
