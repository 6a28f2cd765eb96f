//! Members of closed lists: a message for people, an id for programs.

use lodestone_model::manifest::Objective;
use lodestone_plan::result::{
    AuditVerdict, Category, CoverageBasis, FlowKind, GapKind, HistoryBasis, HistoryOf, LimitKind, Step, Stop, Way,
};
use serde::{Serialize, Serializer};

use crate::words::Words;

/// A member of a closed list, by the key of its message: `plan-LIST-ID`. Documents show the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Word(pub(in crate::view) &'static str);

impl Word {
    /// The id in documents, such as `closing-stock`.
    pub fn id(self) -> &'static str {
        self.0.splitn(3, '-').nth(2).unwrap_or(self.0)
    }

    /// In words.
    pub fn say(self, words: &Words) -> String {
        words.say(self.0, &[])
    }
}

impl Serialize for Word {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.id())
    }
}

/// What was optimised.
pub(super) fn objective(objective: Objective) -> Word {
    Word(match objective {
        Objective::Value => "plan-objective-value",
        Objective::TargetsThenValue => "plan-objective-targets-then-value",
        Objective::Cost => "plan-objective-cost",
    })
}

/// A stage of the optimisation, by its name in the result.
pub(super) fn stage(name: &str) -> Word {
    Word(match name {
        "shortfall" => "plan-stage-shortfall",
        "cost" => "plan-stage-cost",
        _ => "plan-stage-value",
    })
}

/// Verdict of an audit.
pub(super) fn audit(verdict: AuditVerdict) -> Word {
    Word(match verdict {
        AuditVerdict::Passed => "plan-audit-passed",
        AuditVerdict::Numeric => "plan-audit-numeric",
        AuditVerdict::Broken => "plan-audit-broken",
    })
}

/// Why planning stopped early.
pub(super) fn stop(stop: Stop) -> Word {
    Word(match stop {
        Stop::Time => "plan-stop-time",
        Stop::Cancelled => "plan-stop-cancelled",
        Stop::Other => "plan-stop-other",
    })
}

/// What is worked out.
pub fn step(step: Step) -> Word {
    Word(match step {
        Step::Plan => "plan-step-plan",
        Step::Targets => "plan-step-targets",
        Step::Baseline => "plan-step-baseline",
        Step::Bottlenecks => "plan-step-bottlenecks",
        Step::WhyNot => "plan-step-why-not",
        Step::TargetPrices => "plan-step-target-prices",
        Step::Relaxations => "plan-step-relaxations",
        Step::Cases => "plan-step-cases",
    })
}

/// What it would take to meet a target.
pub(super) fn way(way: &Way) -> Word {
    Word(match way {
        Way::Within { .. } => "plan-way-within",
        Way::Loosening { .. } => "plan-way-loosening",
        Way::Never => "plan-way-never",
        Way::Unknown => "plan-way-unknown",
    })
}

/// How a project is decided, by its id in the tables.
pub(super) fn decision(decision: &str) -> Word {
    Word(match decision {
        "fixed" => "plan-decision-fixed",
        "optional" => "plan-decision-optional",
        "sized" => "plan-decision-sized",
        _ => "plan-decision-modular",
    })
}

/// Kind of gap.
pub(super) fn gap(kind: GapKind) -> Word {
    Word(match kind {
        GapKind::Missing => "plan-gap-missing",
        GapKind::SingleSupplier => "plan-gap-single-supplier",
        GapKind::LowLocalShare => "plan-gap-low-local-share",
    })
}

/// Of what something was before the plan.
pub(super) fn history_of(of: HistoryOf) -> Word {
    Word(match of {
        HistoryOf::Quota => "plan-past-quota",
        HistoryOf::Target => "plan-past-target",
        HistoryOf::Denominator => "plan-past-denominator",
        HistoryOf::Indicator => "plan-past-indicator",
    })
}

/// What tells the days before the plan.
pub(super) fn history_basis(basis: HistoryBasis) -> Word {
    Word(match basis {
        HistoryBasis::Measure => "plan-told-measure",
        HistoryBasis::Plants => "plan-told-plants",
        HistoryBasis::Mixed => "plan-told-mixed",
        HistoryBasis::Tables => "plan-told-tables",
        HistoryBasis::Nothing => "plan-told-nothing",
    })
}

/// Where the model's value of a reported year comes from.
pub(super) fn coverage(basis: CoverageBasis) -> Word {
    Word(match basis {
        CoverageBasis::History => "plan-covers-history",
        CoverageBasis::Baseline => "plan-covers-baseline",
    })
}

/// Kind of limit.
pub(super) fn limit(kind: LimitKind) -> Word {
    Word(match kind {
        LimitKind::Balance => "plan-limit-balance",
        LimitKind::Capacity => "plan-limit-capacity",
        LimitKind::Quota => "plan-limit-quota",
        LimitKind::Supply => "plan-limit-supply",
        LimitKind::Market => "plan-limit-market",
        LimitKind::Resource => "plan-limit-resource",
        LimitKind::Route => "plan-limit-route",
        LimitKind::Disposal => "plan-limit-disposal",
        LimitKind::Stock => "plan-limit-stock",
        LimitKind::Project => "plan-limit-project",
        LimitKind::Window => "plan-limit-window",
        LimitKind::Target => "plan-limit-target",
        LimitKind::Other => "plan-limit-other",
    })
}

/// Kind of a flow.
pub(super) fn flow(kind: FlowKind) -> Word {
    Word(match kind {
        FlowKind::Activity => "plan-flow-activity",
        FlowKind::Output => "plan-flow-output",
        FlowKind::Input => "plan-flow-input",
        FlowKind::Purchase => "plan-flow-purchase",
        FlowKind::Sale => "plan-flow-sale",
        FlowKind::Delivery => "plan-flow-delivery",
        FlowKind::Taking => "plan-flow-taking",
        FlowKind::OwnUse => "plan-flow-own-use",
        FlowKind::Stock => "plan-flow-stock",
        FlowKind::Disposal => "plan-flow-disposal",
        FlowKind::Transport => "plan-flow-transport",
        FlowKind::Start => "plan-flow-start",
        FlowKind::Resource => "plan-flow-resource",
    })
}

/// A category of the objective.
pub(super) fn category(category: Category) -> Word {
    Word(match category {
        Category::Sales => "plan-category-sales",
        Category::Purchases => "plan-category-purchases",
        Category::Intermediate => "plan-category-intermediate",
        Category::Labour => "plan-category-labour",
        Category::Tax => "plan-category-tax",
        Category::Capital => "plan-category-capital",
        Category::FixedCapacity => "plan-category-fixed-capacity",
        Category::Transport => "plan-category-transport",
        Category::Disposal => "plan-category-disposal",
        Category::Holding => "plan-category-holding",
        Category::ClosingStock => "plan-category-closing-stock",
        Category::Capex => "plan-category-capex",
        Category::Annuity => "plan-category-annuity",
        Category::Salvage => "plan-category-salvage",
        Category::Shortfall => "plan-category-shortfall",
        Category::Resources => "plan-category-resources",
    })
}
