//! What was before the plan, and which reports tell it.

use lodestone_model::schema::Chosen;
use lodestone_plan::result::{HistoryPart, ReportPart};
use serde::Serialize;

use super::label::{LabelView, labels};
use super::word::{self, Word};

/// What a quota, a target or an indicator was before the plan.
#[derive(Debug, Clone, Serialize)]
pub struct HistoryView {
    /// `quota`, `target`, `denominator` or `indicator`.
    pub of: Word,
    /// Its name.
    pub what: LabelView,
    /// Its days before the plan.
    pub span: String,
    /// Canonical unit.
    pub unit: String,
    /// What is known; none where nothing is, which is not zero.
    pub known: Option<f64>,
    /// Weakest grade of the reports.
    pub grade: Option<&'static str>,
    /// What tells it.
    pub basis: Word,
    /// The reports used.
    pub reports: Vec<ReportPartView>,
    /// Days of which something is not known: not evaluated.
    pub unknown: Vec<String>,
    /// Plants whose reports are missing there.
    pub missing: Vec<LabelView>,
    /// Whether the value is a lower bound (missing prices).
    pub is_lower_bound: bool,
    /// What it leaves of a quota.
    pub quota: Option<QuotaLeftView>,
}

/// A report's part.
#[derive(Debug, Clone, Serialize)]
pub struct ReportPartView {
    /// Line in `reports`; none for a row that a case added.
    pub line: Option<u32>,
    /// The days that it adds or takes away.
    pub days: String,
    /// 1 added whole, −1 taken away, between by days.
    pub share: f64,
    /// What it gives, in the unit of the measure.
    pub amount: f64,
    /// Its grade.
    pub grade: &'static str,
}

/// What the days before the plan leave of a quota.
#[derive(Debug, Clone, Serialize)]
pub struct QuotaLeftView {
    /// `ge`, `le` or `eq`.
    pub sense: &'static str,
    /// Limit for its whole span.
    pub limit: f64,
    /// Limit less what is known.
    pub left: f64,
    /// What of that falls to the planned days.
    pub planned: f64,
}

impl HistoryView {
    pub(super) fn new(part: &HistoryPart) -> Self {
        let report = |report: &ReportPart| ReportPartView {
            line: report.line,
            days: report.days.to_string(),
            share: report.share,
            amount: report.amount,
            grade: report.grade.choice().id,
        };
        HistoryView {
            of: word::history_of(part.of),
            what: (&part.what).into(),
            span: part.span.to_string(),
            unit: part.unit.clone(),
            known: part.known,
            grade: part.grade.map(|grade| grade.choice().id),
            basis: word::history_basis(part.basis),
            reports: part.reports.iter().map(report).collect(),
            unknown: part.unknown.iter().map(ToString::to_string).collect(),
            missing: labels(&part.missing),
            is_lower_bound: part.is_lower_bound,
            quota: part.quota.map(|left| QuotaLeftView {
                sense: left.sense.choice().id,
                limit: left.limit,
                left: left.left,
                planned: left.planned,
            }),
        }
    }
}
