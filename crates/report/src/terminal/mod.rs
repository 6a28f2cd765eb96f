//! Views as text for a terminal. Everything keeps its sense without colour.

mod balance;
mod check;
mod colour;
mod dispatch;
mod findings;
mod grid;
mod import;
mod judge;
mod plan;
mod scheme;
mod tables;
mod track;
mod track_target;
mod trail;
mod wrap;

pub use balance::balance;
pub use check::check;
pub use colour::{Colour, Ink};
pub use dispatch::dispatch;
pub use findings::findings;
pub use grid::{Align, Grid};
pub use import::import;
pub use judge::judge;
pub use plan::{plan, published};
pub use scheme::scheme_file;
pub use tables::{base_tables, columns, schema_tables};
pub use track::track;
pub use trail::why;
