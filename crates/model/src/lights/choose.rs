//! Which preset is in force, and who chose it.

use super::parse::preset;
use super::preset::Preset;

/// Who chose the preset.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChosenBy {
    /// Whoever asked.
    Asked,
    /// `base.toml`.
    Base,
    /// Nobody: it is the default of the command.
    Default,
}

/// The preset that was asked for, otherwise the one that base.toml names, otherwise the default.
///
/// # Panics
/// When the default is none of the presets, which would be a bug.
pub fn choose(asked: Option<&'static Preset>, named: Option<&str>, default: &str) -> (&'static Preset, ChosenBy) {
    match (asked, named.and_then(preset)) {
        (Some(preset), _) => (preset, ChosenBy::Asked),
        (None, Some(preset)) => (preset, ChosenBy::Base),
        (None, None) => (preset(default).expect("the default is one of the presets"), ChosenBy::Default),
    }
}
