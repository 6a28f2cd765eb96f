//! Evidence × scheme × day → verdict with its reasons.

mod ask;
mod cells;
mod facts;
mod judgement;
mod points;
mod value;
mod verdict;

pub use ask::{Answer, Asked, Reason};
pub(crate) use cells::YEARS_MAX;
pub use facts::Facts;
pub use judgement::{Ground, Judgement, RuleJudgement, Standing, judge, verdict};
pub use points::PointsOf;
pub use value::{State, Value};
pub use verdict::Verdict;
