//! One solved plan: its objective, flows, indicators, targets, projects, accounts and audit.

use lodestone_model::schema::Chosen;
use lodestone_model::tables::Sense;
use lodestone_plan::result::{ElementAccount, Label, Plan, TargetValue};
use serde::Serialize;

use super::label::{LabelView, labels};
use super::word::{self, Word};

/// One solved plan.
#[derive(Debug, Clone, Serialize)]
pub struct SolvedView {
    /// Which plan it is: of best value, of least cost, with the most of the targets, or the baseline.
    pub role: Word,
    /// What it reaches.
    pub objective: ObjectiveView,
    /// Parts that sum to the objective's value.
    pub categories: Vec<CategoryView>,
    /// Recomputation from the raw tables.
    pub audit: AuditView,
    /// Targets.
    pub targets: Vec<TargetView>,
    /// Indicators by period.
    pub measures: Vec<MeasureView>,
    /// Projects.
    pub projects: Vec<ProjectView>,
    /// Element accounts, t of element.
    pub elements: Vec<ElementView>,
    /// What is held at the end.
    pub closing_stocks: Vec<ClosingView>,
    /// Flows.
    pub flows: Vec<FlowView>,
}

/// Value of the objective.
#[derive(Debug, Clone, Serialize)]
pub struct ObjectiveView {
    /// What was optimised.
    pub kind: Word,
    /// Whether some cost is unknown, so that the value is a margin over known costs.
    pub is_margin: bool,
    /// What was found.
    pub value: f64,
    /// Its currency.
    pub unit: String,
    /// Relative gap to the best bound; 0 for a linear plan.
    pub gap: f64,
    /// Whether prices are given the chosen projects.
    pub is_integer: bool,
    /// What each stage found, in order.
    pub stages: Vec<StageView>,
}

/// A stage of the optimisation.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct StageView {
    pub stage: Word,
    pub value: f64,
    /// The currency, or 1 for a weighted relative shortfall.
    pub unit: String,
}

/// A part of the objective, in its currency.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct CategoryView {
    pub category: Word,
    pub value: f64,
}

/// Recomputation from the raw tables.
#[derive(Debug, Clone, Serialize)]
pub struct AuditView {
    /// Verdict.
    pub verdict: Word,
    /// Rows checked.
    pub checked: usize,
    /// Largest relative residual.
    pub max_residual: f64,
    /// Where it stands.
    pub worst: String,
    /// Objective less its categories, relative.
    pub identity_residual: f64,
}

/// A target under one plan.
#[derive(Debug, Clone, Serialize)]
pub struct TargetView {
    /// The target.
    pub target: LabelView,
    /// Who owns it.
    pub owner: String,
    /// `ge`, `le` or `eq`.
    pub sense: &'static str,
    /// Span of the promise.
    pub span: String,
    /// Canonical unit.
    pub unit: String,
    /// What was promised.
    pub promised: f64,
    /// What the modelled part reaches; none where only reports can tell.
    pub reached: Option<f64>,
    /// What the modelled part lacks, ≥ 0; the base's assumptions say whether it may be called a shortfall.
    pub shortfall: Option<f64>,
    /// Whether the value is a lower bound (missing prices).
    pub is_lower_bound: bool,
}

/// An indicator in a period.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureView {
    /// The indicator.
    pub indicator: LabelView,
    /// Kind of its first term.
    pub kind: &'static str,
    /// Period.
    pub period: String,
    /// Value.
    pub value: f64,
    /// Canonical unit.
    pub unit: String,
    /// Commodities without a price: the value is a lower bound.
    pub unpriced: Vec<LabelView>,
    /// Some intermediate costs are unknown: value added is an upper bound.
    pub has_unknown_cost: bool,
}

/// A project under one plan.
#[derive(Debug, Clone, Serialize)]
pub struct ProjectView {
    /// The project.
    pub project: LabelView,
    /// How it is decided.
    pub decision: Word,
    /// Canonical unit of its size; empty where it has none.
    pub unit: String,
    /// Starts taken; none when it is left out.
    pub starts: Vec<StartView>,
}

/// A start that was taken.
#[derive(Debug, Clone, Serialize)]
pub struct StartView {
    /// Day.
    pub start: String,
    /// Year coordinate: 2026.5 is the middle of 2026.
    pub commissioned: f64,
    /// Capacity per year.
    pub size: f64,
}

/// Account of an element in a period, t of element.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct ElementView {
    pub element: LabelView,
    pub period: String,
    pub bought: Vec<AmountView>,
    pub mined: f64,
    pub from_stock: Vec<AmountView>,
    pub sold: Vec<AmountView>,
    pub disposed: Vec<AmountView>,
    pub lost: f64,
    pub unclosed: f64,
    pub residual: f64,
}

/// An amount of an element in a commodity, t.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct AmountView {
    pub commodity: LabelView,
    pub amount: f64,
}

/// What is held at the end.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct ClosingView {
    pub commodity: LabelView,
    pub node: LabelView,
    pub amount: f64,
    pub unit: String,
}

/// A flow of a period.
#[derive(Debug, Clone, Serialize)]
#[allow(missing_docs)]
pub struct FlowView {
    pub kind: Word,
    pub period: String,
    pub node: LabelView,
    pub commodity: LabelView,
    pub by: LabelView,
    pub amount: f64,
    pub unit: String,
    pub money: Option<f64>,
}

impl SolvedView {
    /// A plan in a role; `periods` are the planned ones.
    pub(super) fn new(plan: &Plan, role: Word, kind: Word, currency: &str, periods: &[String]) -> Self {
        let stage = |stage: &lodestone_plan::result::Stage| StageView {
            stage: word::stage(stage.name),
            value: stage.value,
            unit: if stage.name == "shortfall" { "1".to_owned() } else { currency.to_owned() },
        };
        let objective = ObjectiveView {
            kind,
            is_margin: false,
            value: plan.objective,
            unit: currency.to_owned(),
            gap: plan.gap,
            is_integer: plan.is_integer,
            stages: plan.stages.iter().map(stage).collect(),
        };
        let category = |&(category, value)| CategoryView { category: word::category(category), value };
        let audit = &plan.audit;
        SolvedView {
            role,
            objective,
            categories: plan.categories.iter().map(category).collect(),
            audit: AuditView {
                verdict: word::audit(audit.verdict),
                checked: audit.checked,
                max_residual: audit.max_residual,
                worst: audit.worst.clone(),
                identity_residual: audit.identity_residual,
            },
            targets: plan.targets.iter().map(TargetView::new).collect(),
            measures: measures(plan, periods),
            projects: projects(plan),
            elements: plan.elements.iter().map(|account| element(account, periods)).collect(),
            closing_stocks: plan.closing_stocks.iter().map(closing).collect(),
            flows: flows(plan, periods),
        }
    }
}

impl TargetView {
    fn new(target: &TargetValue) -> Self {
        let sense: Sense = target.sense;
        TargetView {
            target: (&target.target).into(),
            owner: target.owner.clone(),
            sense: sense.choice().id,
            span: target.span.to_string(),
            unit: target.unit.clone(),
            promised: target.promised,
            reached: target.reached,
            shortfall: target.shortfall,
            is_lower_bound: target.is_lower_bound,
        }
    }
}

/// Name of a planned period.
pub(super) fn period(periods: &[String], at: u32) -> String {
    periods.get(at as usize).cloned().unwrap_or_default()
}

fn measures(plan: &Plan, periods: &[String]) -> Vec<MeasureView> {
    let view = |measure: &lodestone_plan::result::MeasureValue| MeasureView {
        indicator: (&measure.indicator).into(),
        kind: measure.kind.choice().id,
        period: period(periods, measure.period),
        value: measure.value,
        unit: measure.unit.clone(),
        unpriced: labels(&measure.unpriced),
        has_unknown_cost: measure.has_unknown_cost,
    };
    plan.measures.iter().map(view).collect()
}

fn projects(plan: &Plan) -> Vec<ProjectView> {
    let start = |(start, commissioned, size): &(String, f64, f64)| StartView {
        start: start.clone(),
        commissioned: *commissioned,
        size: *size,
    };
    let view = |project: &lodestone_plan::result::ProjectValue| ProjectView {
        project: (&project.project).into(),
        decision: word::decision(project.decision),
        unit: project.unit.clone(),
        starts: project.starts.iter().map(start).collect(),
    };
    plan.projects.iter().map(view).collect()
}

fn element(account: &ElementAccount, periods: &[String]) -> ElementView {
    let amount = |(commodity, amount): &(Label, f64)| AmountView { commodity: commodity.into(), amount: *amount };
    let amounts = |list: &[(Label, f64)]| list.iter().map(amount).collect();
    ElementView {
        element: (&account.element).into(),
        period: period(periods, account.period),
        bought: amounts(&account.bought),
        mined: account.mined,
        from_stock: amounts(&account.from_stock),
        sold: amounts(&account.sold),
        disposed: amounts(&account.disposed),
        lost: account.lost,
        unclosed: account.unclosed,
        residual: account.residual,
    }
}

fn closing(closing: &lodestone_plan::result::Closing) -> ClosingView {
    ClosingView {
        commodity: (&closing.commodity).into(),
        node: (&closing.node).into(),
        amount: closing.amount,
        unit: closing.unit.clone(),
    }
}

fn flows(plan: &Plan, periods: &[String]) -> Vec<FlowView> {
    let view = |flow: &lodestone_plan::result::FlowRecord| FlowView {
        kind: word::flow(flow.kind),
        period: period(periods, flow.period),
        node: (&flow.node).into(),
        commodity: (&flow.commodity).into(),
        by: (&flow.by).into(),
        amount: flow.amount,
        unit: flow.unit.clone(),
        money: flow.money,
    };
    plan.flows.iter().map(view).collect()
}
