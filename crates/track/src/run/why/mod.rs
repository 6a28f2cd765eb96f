//! Where a figure comes from: the figure of a question with its way back, computed as [`track`](super::track) computes
//! it, what else was stated about the same, and which checks are about it; or why there is none and what is nearest.
//!
//! Formula, assumptions, what it cannot do: docs/track/why.md.

mod accounts;
mod answer;
mod answering;
mod ask;
mod cover;
mod find;
mod foreseen;
mod others;

pub use answer::{Answer, Beside, Known, Other, Role};
pub use answering::why;
pub(super) use cover::cover;

pub use ask::{NotUnderstood, Question, What};
pub use find::Lacking;
