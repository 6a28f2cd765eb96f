//! Lights: published rules as dated data, and what they light for what is known of a target or a project.

mod choose;
mod evaluate;
mod parse;
mod preset;
mod seen;

pub use choose::{ChosenBy, choose};
pub use evaluate::{LampState, Lit, Shown};
pub use parse::{known, preset, presets};
pub use preset::{Applies, Bilingual, Condition, Lamp, Light, Preset, Rule, Test};
pub use seen::{Quantity, Seen};
