//! What reports say of targets and of themselves: sentences in both languages with the numbers behind them.

mod about;
mod entry;
mod questions;
mod reports;
mod target;
mod tracked;

pub(crate) use about::topic_of;
pub use entry::{Entry, Utilisation};
pub use target::TargetStanding;
pub use tracked::TrackView;
