//! `lodestone track BASE`: will the targets be met, and which reported figures can be true.

use std::path::Path;

use lodestone_report::view::{CheckView, TrackView};
use lodestone_report::words::Languages;
use lodestone_report::{sheet, terminal};
use lodestone_track::run;

use crate::exit::Exit;
use crate::load::load;
use crate::settings::Settings;
use crate::usage::Usage;
use crate::{presets, results};

/// Tracks a base; with a target, only that one.
pub fn run(base: &Path, target: Option<&str>, preset: Option<&str>, settings: &Settings) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let preset = preset.map(presets::known).transpose()?;
    let checked = load(base, settings)?;
    let languages = Languages::new();
    let Some(base) = &checked.base else {
        let view = CheckView::new(&checked, &languages);
        results::print("track", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    let is_known = |id: &str| base.rows.targets.iter().any(|row| base.text(row.target) == id);
    if let Some(id) = target.filter(|id| !is_known(id)) {
        let known: Vec<&str> = base.rows.targets.iter().map(|row| base.text(row.target)).collect();
        return Err(Usage::bad_value(id, "--target", &known.join(", ")).into());
    }
    let (as_of, target) = (settings.as_of, target.map(str::to_owned));
    let asked = run::Settings { as_of, target, lights: preset, ..run::Settings::default() };
    let tracked = run::track(base, &asked);
    let view = TrackView::new(base, &tracked, &languages);
    results::write("track", &view, &sheet::track(&view), settings)?;
    results::print("track", &view, || terminal::track(&view, &settings.words, settings.colour), settings)?;
    Ok(if tracked.is_on_course() { Exit::Met } else { Exit::NotMet })
}
