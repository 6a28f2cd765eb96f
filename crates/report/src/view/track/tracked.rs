//! Everything that `track` shows.

use lodestone_model::CheckedBase;
use lodestone_track::run::Tracked;
use serde::Serialize;

use super::about::About;
use super::{
    Entry, PositionView, PresetView, RatioView, TargetStanding, Utilisation, light, position, questions, reports,
    shares, target,
};
use crate::view::BaseView;
use crate::words::Languages;

/// What reports say of targets and of themselves.
#[derive(Debug, Clone, Serialize)]
pub struct TrackView {
    /// `on-course`, or `behind` when a target is missed, behind or unlikely.
    pub outcome: &'static str,
    /// The base.
    pub base: BaseView,
    /// The last day whose statements count.
    pub as_of: String,
    /// Reports used.
    pub reports: usize,
    /// The rules for lights.
    pub lights: PresetView,
    /// Targets, in the order of the table.
    pub targets: Vec<TargetStanding>,
    /// Growth between cumulative reports.
    pub growth: Vec<Entry>,
    /// Output over capacity.
    pub utilisation: Vec<Utilisation>,
    /// Ratios and sums.
    pub figures: Vec<Entry>,
    /// Shares of larger areas, structure, local conversion, and what must not be compared.
    pub position: Vec<PositionView>,
    /// Indicators that are ratios, under every denominator.
    pub ratios: Vec<RatioView>,
    /// Firms that hold titles, by target.
    pub titles: Vec<Entry>,
    /// What may not be true, the strongest first.
    pub checks: Vec<Entry>,
    /// Price and volume, three outputs, people: figures or why there are none.
    pub questions: Vec<Entry>,
}

impl TrackView {
    /// In both languages.
    pub fn new(base: &CheckedBase, tracked: &Tracked, languages: &Languages) -> Self {
        let about = About { base, tracked, languages, units: base.units() };
        let target = |(standing, light)| target::target(&about, standing, light);
        TrackView {
            outcome: if tracked.is_on_course() { "on-course" } else { "behind" },
            base: BaseView::new(base),
            as_of: tracked.as_of.to_string(),
            reports: tracked.facts.len(),
            lights: light::preset(&about),
            targets: tracked.standings.iter().zip(&tracked.lights).map(target).collect(),
            growth: reports::growth(&about),
            utilisation: reports::utilisation(&about),
            figures: reports::figures(&about),
            position: position::position(&about),
            ratios: shares::ratios(&about),
            titles: shares::titles(&about),
            checks: reports::checks(&about),
            questions: questions::questions(&about),
        }
    }
}
