//! The whole of it: reports in, standings out.

use lodestone_model::base::CheckedBase;
use lodestone_model::lights::{ChosenBy, Preset, choose};
use lodestone_model::time::Date;

use super::capacity::{Utilised, utilised};
use super::checks::{Check, checks};
use super::conversion::{Conversion, conversions};
use super::facts::{Fact, facts, last_facts, last_stated};
use super::growths::{Growing, growths};
use super::intensities::{Intensity, intensities};
use super::levelless::{Levelless, levelless};
use super::lights::{DEFAULT, TargetLight};
use super::outputs::{FirmsOutputs, OutputsRefusal, firms_outputs};
use super::people::{People, people};
use super::position::{Positions, positions};
use super::prices::{Split, SplitRefusal, split};
use super::ratios::{Ratio, ratios};
use super::settings::Settings;
use super::standing::{Record, Standing, State};
use super::sums::{PartsSum, sums};
use super::titles::{Titled, counted};
use crate::nowcast::Draws;

/// What the reports of a base say of its targets, and of themselves.
#[derive(Debug, Clone)]
pub struct Tracked {
    /// The last day whose statements count.
    pub as_of: Date,
    /// Reports that were used, with intervals.
    pub facts: Vec<Fact>,
    /// Rows that were stated later, never used.
    pub later: Vec<u32>,
    /// Targets, in the order of the table.
    pub standings: Vec<Standing>,
    /// The rules for lights, and who chose them.
    pub preset: (&'static Preset, ChosenBy),
    /// The light of each of them.
    pub lights: Vec<TargetLight>,
    /// Growth between cumulative reports.
    pub growths: Vec<Growing>,
    /// Growth without any level.
    pub levelless: Vec<Levelless>,
    /// Plants' output over capacity.
    pub utilised: Vec<Utilised>,
    /// Ratios of reports.
    pub ratios: Vec<Ratio>,
    /// Published parts and their sum.
    pub sums: Vec<PartsSum>,
    /// What may not be true.
    pub checks: Vec<Check>,
    /// Growth of value by volume, mix and price.
    pub split: Result<Split, SplitRefusal>,
    /// Gross, consolidated, value added.
    pub outputs: Result<FirmsOutputs, OutputsRefusal>,
    /// Posts, fill, retention; none without posts and arrivals.
    pub people: Option<People>,
    /// Indicators read as ratios, under every denominator.
    pub intensities: Vec<Intensity>,
    /// Firms that hold titles, by target.
    pub counted: Vec<Titled>,
    /// Shares of larger areas, and figures that must not be compared.
    pub positions: Positions,
    /// Local conversion by stage, where there are three outputs.
    pub conversions: Vec<Conversion>,
}

impl Tracked {
    /// Whether no target is missed, behind or unlikely. What the reports do not allow to judge does not count.
    pub fn is_on_course(&self) -> bool {
        let is_bad = |standing: &Standing| matches!(standing.state, State::Missed | State::Behind | State::Unlikely);
        !self.standings.iter().any(is_bad)
    }
}

/// Tracks a base as of a day.
///
/// # Panics
/// When a bound of the methods' own breaks, which would be a bug.
pub fn track(base: &CheckedBase, settings: &Settings) -> Tracked {
    let last_day = base.rows.reports.iter().map(|report| report.stated_on).max();
    let as_of = settings.as_of.or(last_day).unwrap_or(base.horizon().start);
    let (facts, later) = facts(base, as_of);
    let known = last_facts(&facts);
    let ratios = ratios(base, &known);
    let draws = Draws::new(settings.seed, settings.paths);
    let utilised = utilised(base, &known);
    let sums = sums(base, &known);
    let counted = counted(base, as_of);
    let record = Record { counted: &counted, base, facts: &known, all: &facts, ratios: &ratios, as_of, draws: &draws };
    let is_wanted = |id: &str| settings.target.as_deref().is_none_or(|wanted| wanted == id);
    let targets = base.rows.targets.iter().filter(|target| is_wanted(base.text(target.target)));
    let standings: Vec<Standing> = targets.map(|target| record.standing(target)).collect();
    let preset = choose(settings.lights, base.manifest.lights.as_deref(), DEFAULT);
    let light = |standing: &Standing| TargetLight::of(base, standing, as_of, preset.0);
    let positions = positions(base, &last_stated(&facts));
    let outputs = firms_outputs(base, &known, as_of);
    let conversions = outputs.as_ref().map(|found| conversions(base, found)).unwrap_or_default();
    Tracked {
        as_of,
        later,
        lights: standings.iter().map(light).collect(),
        standings,
        preset,
        growths: growths(base, &known),
        levelless: levelless(base, &known, as_of),
        checks: checks(base, &facts, &known, &utilised, &sums, &ratios, as_of),
        split: split(base, &known, as_of),
        outputs,
        people: people(base, as_of),
        intensities: intensities(base, &known, as_of),
        counted,
        positions,
        conversions,
        utilised,
        sums,
        ratios,
        facts,
    }
}
