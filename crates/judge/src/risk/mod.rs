//! Limits, uncertainty, decision rules, risks and rounding (JCGM 106:2012, GB/T 8170-2008).

mod conformity;
mod global;
pub mod normal;
mod range;
mod round;

pub use conformity::{COVERAGE, Conformity, DecisionRule, Outcome, probability};
pub use global::{GlobalRisk, Process, global_risk};
pub use range::{Range, SAME, same};
pub use round::rounded;
