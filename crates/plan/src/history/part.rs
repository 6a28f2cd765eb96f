//! What was before the plan, as an answer: plain data with labels in both languages.

use lodestone_model::tables::Sense;
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Span;

use crate::result::Label;

/// What was before the plan, of a quota, a target or an indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryPart {
    /// Of what.
    pub of: HistoryOf,
    /// Its name.
    pub what: Label,
    /// Its days before the plan.
    pub span: Span,
    /// What is known of them; none when nothing is, which is not zero.
    pub known: Option<f64>,
    /// Unit in words.
    pub unit: String,
    /// Weakest grade of the reports used; none when it rests on none.
    pub grade: Option<Grade>,
    /// What tells it.
    pub basis: HistoryBasis,
    /// The reports used, in the order of their days.
    pub reports: Vec<ReportPart>,
    /// Days of which something is not known: not evaluated.
    pub unknown: Vec<Span>,
    /// Plants whose reports are missing there.
    pub missing: Vec<Label>,
    /// Whether the value is a lower bound (missing prices).
    pub is_lower_bound: bool,
    /// What it leaves of a quota.
    pub quota: Option<QuotaLeft>,
}

/// Of what something was before the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum HistoryOf {
    Quota,
    Target,
    /// The denominator of a target's ratio.
    Denominator,
    Indicator,
}

/// What tells the days before the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HistoryBasis {
    /// Reports of exactly the measure.
    Measure,
    /// Reports of firms and plants: of their part of the measure, or of what plants put out.
    Plants,
    /// Both.
    Mixed,
    /// The tables alone: fixed projects, capacities, opening stocks, plants that were not there yet.
    Tables,
    /// Nothing.
    Nothing,
}

/// A report's part in what was before the plan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReportPart {
    /// Line in `reports`; none for a row that a case added.
    pub line: Option<u32>,
    /// The days that it adds or takes away.
    pub days: Span,
    /// Share of the report: 1 added whole, −1 taken away, between by days.
    pub share: f64,
    /// What it gives, in the unit of the measure.
    pub amount: f64,
    /// Its grade.
    pub grade: Grade,
}

/// What the days before the plan leave of a quota.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct QuotaLeft {
    /// Direction.
    pub sense: Sense,
    /// Limit for its whole span.
    pub limit: f64,
    /// Limit less what is known.
    pub left: f64,
    /// What of that falls to the planned days: all, unless days are not known or lie after the horizon.
    pub planned: f64,
}
