//! What is shown of a plan, as plain data.

use lodestone_model::disclosure::Why;
use lodestone_model::manifest::Objective;
use lodestone_model::tables::Sense;
use lodestone_model::time::Span;

use crate::result::{FlowKind, Label, Stop};

/// A figure, or that it is withheld and why.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Shown {
    /// The figure.
    Value(f64),
    /// It is withheld.
    Withheld(Why),
}

/// Whether a base shows everything to a reader.
#[derive(Debug, Clone)]
pub enum Shows {
    /// It does: plan it as ever.
    Everything,
    /// It does not: this is what may be shown.
    Part(Box<Published>),
}

/// What is shown of a plan.
#[derive(Debug, Clone)]
pub struct Published {
    /// SHA-256 of the base after its cases.
    pub base_id: String,
    /// Id and names of the base.
    pub base: Label,
    /// Cases applied, in order.
    pub cases: Vec<String>,
    /// ISO code of the currency of every money figure.
    pub currency: String,
    /// What was optimised.
    pub objective: Objective,
    /// Planned periods.
    pub periods: Vec<Span>,
    /// How many sources lie above the reader.
    pub sources_above: usize,
    /// How it ended.
    pub ending: Ending,
}

/// How planning ended; why not is withheld, because it names limits of the base.
#[derive(Debug, Clone)]
pub enum Ending {
    /// There is a plan.
    Planned(PublishedFigures),
    /// No plan satisfies everything.
    Infeasible,
    /// The objective has no end.
    Unbounded,
    /// Stopped before a plan was found.
    Stopped(Stop),
}

/// Figures of a plan.
#[derive(Debug, Clone, Default)]
pub struct PublishedFigures {
    /// Targets.
    pub targets: Vec<PublishedTarget>,
    /// Indicators by period.
    pub measures: Vec<PublishedMeasure>,
    /// Flows of the parties that the reader may see into.
    pub flows: Vec<PublishedFlow>,
    /// Firms and sites whose flows are all withheld.
    pub hidden: Vec<Label>,
}

/// A target.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedTarget {
    /// The target.
    pub target: Label,
    /// Direction.
    pub sense: Sense,
    /// Span of the promise.
    pub span: Span,
    /// Unit in words.
    pub unit: String,
    /// Promise.
    pub promised: Shown,
    /// What the plan reaches; absent when only reports can tell.
    pub reached: Option<Shown>,
    /// What is missing, ≥ 0.
    pub shortfall: Option<Shown>,
}

/// An indicator in a planned period.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedMeasure {
    /// The indicator, or the measure where no indicator names it.
    pub indicator: Label,
    /// Period.
    pub period: u32,
    /// Unit in words.
    pub unit: String,
    /// Value.
    pub value: Shown,
    /// Whether it is a lower bound (missing prices).
    pub is_lower_bound: bool,
}

/// A flow of one period.
#[derive(Debug, Clone, PartialEq)]
pub struct PublishedFlow {
    /// What kind.
    pub kind: FlowKind,
    /// Planned period.
    pub period: u32,
    /// Firm and site (or site).
    pub node: Label,
    /// Commodity; empty for activity.
    pub commodity: Label,
    /// Plant, market, supply, route or project.
    pub by: Label,
    /// Amount in the commodity's canonical unit.
    pub amount: Shown,
    /// Money of the flow, where it has any.
    pub money: Option<Shown>,
}
