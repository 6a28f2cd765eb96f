//! What is asked.

use lodestone_model::lights::Preset;
use lodestone_model::time::Date;

use crate::nowcast::PATHS;

/// What is asked of [`track`](super::track).
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// The last day whose statements count; none: the day of the last statement.
    pub as_of: Option<Date>,
    /// Id of the only target to show; none: all.
    pub target: Option<String>,
    /// The rules for lights; none: those that the base names, otherwise [`DEFAULT`](super::DEFAULT).
    pub lights: Option<&'static Preset>,
    /// Seed of the simulated year-ends.
    pub seed: u64,
    /// How many year-ends are simulated.
    pub paths: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Settings { as_of: None, target: None, lights: None, seed: 1, paths: PATHS }
    }
}
