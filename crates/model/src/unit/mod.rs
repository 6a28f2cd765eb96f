//! Units: what a number counts, and the exact factor to the unit that is used inside.
//!
//! Inside, mass is in t, money in the base's currency, time in years (a month is 1/12, a day 1/365 of a year), shares are
//! fractions, energy is in MWh, volume in m³, length in km, and each kind of thing is counted on its own.

mod catalogue;
mod cells;
mod dimension;
mod parse;
mod reading;
mod token;
mod units;

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;

pub use catalogue::{Basis, Currency};
pub use cells::{split_header, split_value_unit};
pub use dimension::{CountKind, Dimension, Part};
pub use reading::{Unit, UnitError};
pub use units::Units;
