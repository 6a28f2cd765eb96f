//! Tables → findings → [`CheckedBase`](crate::base::CheckedBase). All findings at once; a base with errors cannot pass.

pub(crate) mod columns;
mod composition;
mod definitions;
mod dimensions;
mod extend;
mod gaps;
mod graph;
mod horizon;
pub mod lookup;
mod oxide;
mod projects;
mod questions;
mod reach;
mod recipes;
mod records;
mod reports;
mod run;
mod statements;
mod steps;
mod titles;
mod trees;

pub use dimensions::{MixedUnits, measure_dimension};
pub use questions::{Answerable, Engine, Question};
pub use run::{Checked, check};
pub use statements::half_digit;
