//! What reports say of targets and of themselves: sentences in both languages with the numbers behind them.

pub(super) mod about;
mod cells;
mod compact;
pub(super) mod entries;
mod entry;
pub(in crate::view) mod light;
mod nowcast;
mod position;
mod questions;
mod reports;
mod shares;
mod target;
mod tracked;

pub(crate) use about::topic_of;
pub use compact::{CELLS_MAX, Compact, CompactCell};
pub use entry::{Entry, Utilisation};
pub use light::{LampView, LightView, PresetView};
pub use nowcast::{BackTestView, DriverView, ErrorView, LeftOutView, MethodView, NowcastView, ProjectView};
pub use position::{PositionView, SideView};
pub use shares::{RatioFirm, RatioView};
pub use target::TargetStanding;
pub use tracked::TrackView;
