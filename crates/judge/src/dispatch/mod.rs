//! The dispatch of projects: what each planned, foresees and did, which light that is, what a slip would cost, what was
//! decided about it, and what has changed since the last meeting.

mod changes;
mod decisions;
mod light;
mod money;
mod restated;
mod sheet;
mod stages;
mod statements;

pub use changes::{Change, Changed};
pub use decisions::{Decision, Due};
pub use light::Pace;
pub use money::Money;
pub use restated::Restated;
pub use sheet::{DEFAULT, Dispatch, Loss, Row, Settings, dispatch};
pub use stages::{Slip, Stage, Stages};
pub use statements::Dated;
