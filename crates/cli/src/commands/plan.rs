//! `lodestone plan BASE`.

use std::sync::atomic::AtomicBool;

use crate::args::PlanArgs;
use crate::exit::Exit;
use crate::load::load;
use crate::settings::Settings;

/// Plans a base.
pub fn run(args: &PlanArgs, settings: &Settings, _cancelled: &AtomicBool) -> anyhow::Result<Exit> {
    load(&args.base.base, settings)?;
    anyhow::bail!("the plan view is being written")
}
