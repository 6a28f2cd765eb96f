//! The synthetic park `bases/sample-park`, always the same, and the truth about it that only tests read.
//!
//! Everything is invented. What happens in the park (`works`, `trade`) knows nothing of what is reported (`reports`),
//! and neither knows how it will be judged: the faults are planted last (`faults`). Tests of `track` make parks of other
//! seeds from these very files.

mod calendar;
mod chain;
mod draw;
mod facts;
mod faults;
mod firms;
mod people;
mod prices;
mod projects;
mod reports;
mod sheet;
mod titles;
mod trade;
mod truth;
mod works;
mod write;

pub use draw::SEED;
pub use write::{BASE, TRUTH, files, run};
