//! The dispatch sheet of projects, as offices read it.

mod changed;
mod decided;
mod project;
mod said;
mod sheet;

pub use changed::ChangeView;
pub use decided::DecisionView;
pub use project::{DispatchedProject, ObstacleView, StageView};
pub use sheet::{DispatchView, RulesView};
