//! The dispatch sheet of projects, as offices read it.

mod changed;
mod decided;
mod project;
mod restated;
mod said;
mod sheet;
mod slip;
mod targets;

pub use changed::ChangeView;
pub use decided::DecisionView;
pub use project::{DispatchedProject, ObstacleView, StageView};
pub use restated::RestatedView;
pub use sheet::{DispatchView, RulesView};
pub use slip::SlipRow;
pub use targets::TargetChange;
