//! `lodestone convert BASE --out TARGET`: folder to workbook and back.

use std::path::Path;

use lodestone_model::write::{Existing, convert};

use crate::exit::Exit;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::staging::Expected;
use crate::{cancel, output};

/// Converts a base: into a workbook when the target ends in `.xlsx`, into a folder otherwise.
pub fn run(base: &Path, force: bool, settings: &Settings) -> anyhow::Result<Exit> {
    let target = settings.required_out()?;
    cancel::enter("stage-write");
    let _progress = Progress::start(settings.words.say("stage-write", &[]));
    let _expected = Expected::beside(target);
    convert(base, target, if force { Existing::Replace } else { Existing::Refuse })?;
    output::complain(&settings.words.say("wrote", &[("path", target.display().to_string().into())]));
    Ok(Exit::Met)
}
