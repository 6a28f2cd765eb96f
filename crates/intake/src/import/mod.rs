//! Files and a profile → rows of a base, and what became of every cell.

mod account;
mod blocks;
mod fields;
mod frame;
mod header;
mod known;
mod locate;
mod outcome;
mod place;
mod row;
mod rows;
mod run;
mod series;
mod sheet;
mod statements;
mod store;
mod sums;
mod titles;
mod value;
mod work;

pub use account::{Account, Use};
pub use header::{Head, heads, without_unit};
pub use outcome::{Imported, NewRows, SentFile};
pub use run::import;
