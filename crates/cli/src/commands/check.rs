//! `lodestone check BASE`: every finding, and what can be answered now.

use std::path::Path;

use lodestone_report::view::CheckView;
use lodestone_report::words::Languages;
use lodestone_report::{sheet, terminal};

use crate::exit::Exit;
use crate::load::load;
use crate::results;
use crate::settings::Settings;

/// Checks a base.
pub fn run(base: &Path, settings: &Settings) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let checked = load(base, settings)?;
    let view = CheckView::new(&checked, &Languages::new());
    results::write("check", &view, &[sheet::findings(&view.findings)], settings)?;
    results::print("check", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
    Ok(if view.base.is_some() { Exit::Met } else { Exit::BadInput })
}
