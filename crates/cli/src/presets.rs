//! Presets of lights, as the command line names them.

use lodestone_model::lights::{self, Preset};

use crate::usage::Usage;

/// The preset of `--lights`; an unknown one lists the known.
pub fn known(id: &str) -> Result<&'static Preset, Usage> {
    lights::preset(id).ok_or_else(|| Usage::bad_value(id, "--lights", &lights::known().join(", ")))
}
