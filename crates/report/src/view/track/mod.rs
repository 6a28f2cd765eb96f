//! What reports say of targets and of themselves: sentences in both languages with the numbers behind them.

mod about;
mod entry;
mod questions;
mod reports;
mod shares;
mod target;
mod tracked;

pub use entry::{Entry, Utilisation};
pub use shares::{RatioFirm, RatioView};
pub use target::TargetStanding;
pub use tracked::TrackView;
