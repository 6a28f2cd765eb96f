//! What can be known: which rows count, which unknowns they determine, which measurements check one another.

mod classes;
mod elimination;
mod lines;
mod matching;

pub use classes::{Class, Hidden};
pub(crate) use classes::{Structure, contradiction};
pub(crate) use elimination::power_of_two;
pub(crate) use lines::{Lines, State};
