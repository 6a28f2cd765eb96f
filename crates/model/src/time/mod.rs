//! Dates and spans of dates of the Gregorian calendar, and fractions of years.
//!
//! A year always has the length 1, so a day of a leap year is a little shorter than another day: amounts are shared by days,
//! rates are integrated over years.

mod date;
mod fraction;
mod span;

pub use date::{Date, TimeError};
pub use fraction::{Overlap, Partition, day_weighted_mean, partition};
pub use span::Span;
