//! The whole sheet.

use lodestone_judge::dispatch::Dispatch;
use lodestone_model::CheckedBase;
use lodestone_model::schema::Chosen as _;
use serde::Serialize;

use super::said::Said;
use super::{
    ChangeView, DecisionView, DispatchedProject, RestatedView, SlipRow, TargetChange, changed, decided, project,
    restated, slip, targets,
};
use crate::view::plan::word::Word;
use crate::view::track::light::{both, chosen_by};
use crate::view::{BaseView, TrackView};
use crate::words::{Both, Languages};

/// The dispatch sheet.
#[derive(Debug, Clone, Serialize)]
pub struct DispatchView {
    /// `in-order`, or `behind` when a light is red or a decision overdue.
    pub outcome: &'static str,
    /// The base.
    pub base: BaseView,
    /// The last day whose statements count.
    pub as_of: String,
    /// The day it is compared with: the last meeting.
    pub since: Option<String>,
    /// The rules for lights.
    pub rules: RulesView,
    /// Decisions that were open at the last meeting, or newer.
    pub decisions: Vec<DecisionView>,
    /// What changed since.
    pub changes: Vec<ChangeView>,
    /// Targets whose light or forecast is another than then.
    pub targets: Vec<TargetChange>,
    /// Reported figures that are others than then.
    pub restated: Vec<RestatedView>,
    /// Projects, the dearest delay first.
    pub projects: Vec<DispatchedProject>,
    /// Rows to add to the table `decisions`: supervision slips that are not open yet.
    pub slips: Vec<SlipRow>,
    /// Projects without milestones: they have no light.
    pub without_milestones: usize,
    /// Whether what is not stated has not happened; otherwise silence is not read as late.
    pub is_complete: bool,
    /// Whether what delays cost was worked out.
    pub has_losses: bool,
}

/// Rules for lights.
#[derive(Debug, Clone, Serialize)]
pub struct RulesView {
    /// Their id.
    pub preset: String,
    /// Their name.
    pub name: Both,
    /// Who made them.
    pub authority: Both,
    /// The document.
    pub document: Both,
    /// How far our reading may be trusted.
    pub grade: &'static str,
    /// Who chose them: `asked`, `base`, `default`.
    pub chosen_by: Word,
}

impl DispatchView {
    /// In both languages.
    pub fn new(base: &CheckedBase, dispatch: &Dispatch, has_losses: bool, languages: &Languages) -> Self {
        let said = Said { base, languages, units: base.units() };
        let (preset, chosen) = dispatch.preset;
        let projects: Vec<DispatchedProject> = dispatch.rows.iter().map(|row| project::project(&said, row)).collect();
        let decisions: Vec<DecisionView> =
            dispatch.decisions.iter().map(|decision| decided::decision(&said, decision)).collect();
        let is_red = |project: &DispatchedProject| project.slip.is_some();
        let is_behind = projects.iter().any(is_red) || decisions.iter().any(|decision| decision.state == "overdue");
        DispatchView {
            outcome: if is_behind { "behind" } else { "in-order" },
            base: BaseView::new(base),
            as_of: dispatch.as_of.to_string(),
            since: dispatch.since.map(|day| day.to_string()),
            rules: RulesView {
                preset: preset.id.clone(),
                name: both(&preset.name),
                authority: both(&preset.authority),
                document: both(&preset.document),
                grade: preset.grade.choice().id,
                chosen_by: chosen_by(chosen),
            },
            decisions,
            changes: dispatch.changes.iter().map(|change| changed::change(&said, change)).collect(),
            targets: Vec::new(),
            restated: dispatch.restated.iter().filter_map(|one| restated::restated(&said, one)).collect(),
            slips: slip::rows(&said, &dispatch.as_of.to_string(), &projects),
            without_milestones: projects.iter().filter(|project| !project.has_milestones).count(),
            projects,
            is_complete: base.manifest.milestones_are_complete,
            has_losses,
        }
    }

    /// The same with the targets then and now.
    #[must_use]
    pub fn with_targets(self, then: &TrackView, now: &TrackView, languages: &Languages) -> Self {
        DispatchView { targets: targets::targets(&then.targets, &now.targets, languages), ..self }
    }

    /// Whether no light is red and no decision overdue.
    pub fn is_in_order(&self) -> bool {
        self.outcome == "in-order"
    }
}
