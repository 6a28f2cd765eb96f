//! `lodestone template --out base.xlsx`: an empty workbook with every sheet; with `--for` a form that others fill.

use std::path::Path;

use anyhow::Context as _;
use lodestone_intake::template::{TemplateFor, template as form};
use lodestone_model::write::{Existing, WriteError, template};

use crate::args::ForWhom;
use crate::exit::Exit;
use crate::load::load;
use crate::settings::Settings;
use crate::staging::{Expected, Staging};
use crate::usage::Usage;
use crate::{cancel, output};

/// Writes the template.
pub fn run(form: Option<(&Path, ForWhom)>, force: bool, settings: &Settings) -> anyhow::Result<Exit> {
    let target = settings.required_out()?;
    if target.extension().is_none_or(|extension| !extension.eq_ignore_ascii_case("xlsx")) {
        return Err(Usage::bad_value(&target.to_string_lossy(), "--out", "*.xlsx").into());
    }
    match form {
        Some((base, whom)) => write_form(base, whom, target, force, settings)?,
        None => {
            cancel::enter("stage-write");
            let _expected = Expected::beside(target);
            template(target, if force { Existing::Replace } else { Existing::Refuse })?;
        }
    }
    output::complain(&settings.words.say("wrote", &[("path", target.display().to_string().into())]));
    Ok(Exit::Met)
}

fn write_form(base: &Path, whom: ForWhom, target: &Path, force: bool, settings: &Settings) -> anyhow::Result<()> {
    if !force && target.exists() {
        return Err(WriteError::Exists(target.to_owned()).into());
    }
    let Some(base) = load(base, settings)?.base else { return Err(Usage::ImportErrors.into()) };
    cancel::enter("stage-write");
    let of = match whom {
        ForWhom::Firm => TemplateFor::Firm,
        ForWhom::Project => TemplateFor::Project,
        ForWhom::Monthly => TemplateFor::Monthly,
    };
    let bytes = form(&base, of).context("failed to make the workbook")?;
    let staging = Staging::new(target)?;
    staging.write("form.xlsx", &bytes)?;
    staging.put_one("form.xlsx")
}
