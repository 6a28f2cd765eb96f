//! What a reader who may not see everything is shown of a plan.

use lodestone_model::schema::Chosen;
use std::collections::BTreeMap;

use lodestone_plan::disclosure::{
    Ending, Published, PublishedFigures, PublishedFlow, PublishedMeasure, PublishedTarget, Shown,
};
use serde::{Serialize, Serializer};

use super::label::{LabelView, labels};
use super::result::PlanBaseView;
use super::solved::period;
use super::word::{self, Word};

/// Parts of a plan that rest on the whole base, by their names in the document: never shown beside a hidden row.
const WHOLE: [&str; 12] = [
    "objective",
    "categories",
    "audit",
    "projects",
    "elements",
    "alternatives",
    "coverage",
    "target_prices",
    "bottlenecks",
    "why_not",
    "gaps",
    "leaning",
];

/// A figure, or that it is withheld: documents say the number or `"withheld"`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum ShownView {
    /// The figure.
    Value(f64),
    /// It is withheld.
    Withheld,
}

impl From<Shown> for ShownView {
    fn from(shown: Shown) -> Self {
        match shown {
            Shown::Value(value) => ShownView::Value(value),
            Shown::Withheld(_) => ShownView::Withheld,
        }
    }
}

impl Serialize for ShownView {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            ShownView::Value(value) => serializer.serialize_f64(*value),
            ShownView::Withheld => serializer.serialize_str("withheld"),
        }
    }
}

/// What is shown of a plan.
#[derive(Debug, Clone, Serialize)]
pub struct PublishedView {
    /// `planned`, `infeasible`, `unbounded` or `stopped`.
    pub outcome: &'static str,
    /// Whether there is a plan and every target whose shortfall is shown is met.
    pub is_met: bool,
    /// For whom: `public`, `office`, `firm:ID`.
    pub audience: String,
    /// What is withheld.
    pub withheld: WithheldView,
    /// The base.
    pub base: PlanBaseView,
    /// What was optimised.
    pub asked: Word,
    /// Targets.
    pub targets: Vec<PublishedTargetView>,
    /// Indicators by period.
    pub measures: Vec<PublishedMeasureView>,
    /// Flows of those whom the reader may see into.
    pub flows: Vec<PublishedFlowView>,
    /// Why it stopped.
    pub stopped: Option<Word>,
    /// Parts that are withheld as a whole: each says `"withheld"` at its place in the document.
    #[serde(flatten)]
    pub whole: BTreeMap<&'static str, &'static str>,
}

/// What is withheld.
#[derive(Debug, Clone, Serialize)]
pub struct WithheldView {
    /// How many sources lie above the audience.
    pub sources: usize,
    /// How many figures of the lists below are withheld.
    pub figures: usize,
    /// Firms and sites whose flows are all withheld.
    pub parties: Vec<LabelView>,
}

/// A target.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct PublishedTargetView {
    pub target: LabelView,
    pub sense: &'static str,
    pub span: String,
    pub unit: String,
    pub promised: ShownView,
    pub reached: Option<ShownView>,
    pub shortfall: Option<ShownView>,
}

/// An indicator in a period.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct PublishedMeasureView {
    pub indicator: LabelView,
    pub period: String,
    pub unit: String,
    pub value: ShownView,
    pub is_lower_bound: bool,
}

/// A flow of a period, in the commodity's canonical unit.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct PublishedFlowView {
    pub kind: Word,
    pub period: String,
    pub node: LabelView,
    pub commodity: LabelView,
    pub by: LabelView,
    pub amount: ShownView,
    pub money: Option<ShownView>,
}

impl PublishedView {
    /// What is shown of a plan to an audience.
    pub fn new(published: &Published, audience: String) -> Self {
        let base = PlanBaseView::of_published(published);
        let (outcome, stopped, figures) = match &published.ending {
            Ending::Planned(figures) => ("planned", None, figures),
            Ending::Infeasible => ("infeasible", None, &PublishedFigures::default()),
            Ending::Unbounded => ("unbounded", None, &PublishedFigures::default()),
            Ending::Stopped(stop) => ("stopped", Some(word::stop(*stop)), &PublishedFigures::default()),
        };
        let targets: Vec<PublishedTargetView> = figures.targets.iter().map(target).collect();
        let measures: Vec<PublishedMeasureView> =
            figures.measures.iter().map(|figure| measure(figure, &base.periods)).collect();
        let flows: Vec<PublishedFlowView> = figures.flows.iter().map(|figure| flow(figure, &base.periods)).collect();
        let all = targets.iter().flat_map(|target| [Some(target.promised), target.reached, target.shortfall]).flatten();
        let all = all.chain(measures.iter().map(|measure| measure.value));
        let all = all.chain(flows.iter().flat_map(|flow| [Some(flow.amount), flow.money]).flatten());
        let withheld = WithheldView {
            sources: published.sources_above,
            figures: all.filter(|shown| *shown == ShownView::Withheld).count(),
            parties: labels(&figures.hidden),
        };
        let is_missed =
            |target: &PublishedTargetView| matches!(target.shortfall, Some(ShownView::Value(missing)) if missing > 0.0);
        PublishedView {
            outcome,
            is_met: outcome == "planned" && !targets.iter().any(is_missed),
            audience,
            withheld,
            base,
            asked: word::objective(published.objective),
            targets,
            measures,
            flows,
            stopped,
            whole: WHOLE.into_iter().map(|part| (part, "withheld")).collect(),
        }
    }
}

fn target(target: &PublishedTarget) -> PublishedTargetView {
    PublishedTargetView {
        target: (&target.target).into(),
        sense: target.sense.choice().id,
        span: target.span.to_string(),
        unit: target.unit.clone(),
        promised: target.promised.into(),
        reached: target.reached.map(ShownView::from),
        shortfall: target.shortfall.map(ShownView::from),
    }
}

fn measure(measure: &PublishedMeasure, periods: &[String]) -> PublishedMeasureView {
    PublishedMeasureView {
        indicator: (&measure.indicator).into(),
        period: period(periods, measure.period),
        unit: measure.unit.clone(),
        value: measure.value.into(),
        is_lower_bound: measure.is_lower_bound,
    }
}

fn flow(flow: &PublishedFlow, periods: &[String]) -> PublishedFlowView {
    PublishedFlowView {
        kind: word::flow(flow.kind),
        period: period(periods, flow.period),
        node: (&flow.node).into(),
        commodity: (&flow.commodity).into(),
        by: (&flow.by).into(),
        amount: flow.amount.into(),
        money: flow.money.map(ShownView::from),
    }
}
