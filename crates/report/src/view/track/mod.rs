//! What reports say of targets and of themselves: sentences in both languages with the numbers behind them.

mod about;
mod entry;
pub(in crate::view) mod light;
mod nowcast;
mod questions;
mod reports;
mod target;
mod tracked;

pub use entry::{Entry, Utilisation};
pub use light::{LampView, LightView, PresetView};
pub use nowcast::{BackTestView, DriverView, ErrorView, LeftOutView, MethodView, NowcastView, ProjectView};
pub use target::TargetStanding;
pub use tracked::TrackView;
