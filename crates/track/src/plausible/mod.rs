//! Can a reported figure be true? Each check flags with a code, a strength and the numbers behind it; none corrects.
//!
//! Arithmetic that cannot hold is [`Strength::Certain`]; a deviation from a firm's own past is clear or weak by its size.

mod arithmetic;
mod flag;
mod pattern;
mod related;
mod split;

pub use arithmetic::{contribution, implied_weight, parts_and_sum, revision, utilisation};
pub use flag::{Flag, Strength};
pub use pattern::{copied_months, flat_line, unit_slips};
pub use related::{Related, ratio_breaks};
pub use split::splits;
