//! What a plan answers, for a terminal.

mod accounts;
mod conflict;
mod grounds;
mod head;
mod history;
mod limits;
mod missed;
mod opening;
mod page;
mod projects;
mod published;
mod targets;
mod text;

pub use published::published;
pub use text::plan;
