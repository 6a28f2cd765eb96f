//! Months out of what was published for them: single months, quarters, years, cumulative ranges.

mod bounds;
mod claims;
mod months;

pub use claims::{Claim, Finding};
pub use months::{Gap, Months, Sign, decumulate};
