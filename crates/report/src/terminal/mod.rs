//! Views as text for a terminal. Everything keeps its sense without colour.

mod balance;
mod check;
mod colour;
mod findings;
mod grid;
mod plan;
mod tables;
mod track;
mod trail;
mod wrap;

pub use balance::balance;
pub use check::check;
pub use colour::{Colour, Ink};
pub use findings::findings;
pub use grid::{Align, Grid};
pub use plan::{plan, published};
pub use tables::{base_tables, columns, schema_tables};
pub use track::track;
pub use trail::why;
