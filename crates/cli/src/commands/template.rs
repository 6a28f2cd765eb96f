//! `lodestone template --out base.xlsx`: an empty workbook with every sheet.

use lodestone_model::write::{Existing, template};

use crate::exit::Exit;
use crate::settings::Settings;
use crate::staging::Expected;
use crate::usage::Usage;
use crate::{cancel, output};

/// Writes the template.
pub fn run(force: bool, settings: &Settings) -> anyhow::Result<Exit> {
    let target = settings.required_out()?;
    if target.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("xlsx")) {
        return Err(Usage::bad_value(&target.to_string_lossy(), "--out", "*.xlsx").into());
    }
    cancel::enter("stage-write");
    let _expected = Expected::beside(target);
    template(target, if force { Existing::Replace } else { Existing::Refuse })?;
    output::complain(&settings.words.say("wrote", &[("path", target.display().to_string().into())]));
    Ok(Exit::Met)
}
