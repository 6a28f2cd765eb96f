//! Every subject of a base against every edition that is in force on a day.

mod cases;
mod known;
mod means;
mod sheet;
mod tally;
mod titles;
mod value;
mod year_end;

pub use cases::{Case, is_one_step};
pub use known::{Known, Origin};
pub use sheet::{Judged, OfScheme, Settings, judge_base, last_day};
pub use tally::Tally;
pub use titles::{family_of, held};
pub use year_end::{Aim, Expectation, Expected, expectation};
