//! What flowed in a period, as far as reports and recipes tell.

use lodestone_balance::Fault;
use lodestone_balance::run::Balanced;
use lodestone_model::CheckedBase;
use lodestone_model::time::Span;
use serde::Serialize;

use super::about::{self, About};
use super::beside::{QuotaLine, ReadingLine, SaleLine};
use super::diagram::DiagramView;
use crate::view::BaseView;
use crate::words::{Both, Languages};

/// A balance, or why there is none.
#[derive(Debug, Clone, Serialize)]
pub struct BalanceView {
    /// `balanced`, `doubtful` where something does not fit, `no-balance`.
    pub outcome: &'static str,
    /// The base.
    pub base: BaseView,
    /// The period, or the first and the last of several.
    pub period: String,
    /// Every period.
    pub periods: Vec<String>,
    /// Why there is none.
    pub faults: Vec<Both>,
    /// Sum of squared deviations.
    pub chi2: f64,
    /// Its degrees of freedom.
    pub degrees: usize,
    /// The probability of as large a sum where all is well; none without redundancy.
    pub p: Option<f64>,
    /// Reports that take part.
    pub reports: Vec<ReportLine>,
    /// Flows that are known.
    pub flows: Vec<FlowLine>,
    /// Elements of which something is known, t of element.
    pub elements: Vec<ElementLine>,
    /// Flows that are not.
    pub unknown: usize,
    /// What to measure, most worth first.
    pub measure: Vec<MeasureLine>,
    /// What does not fit: sets of reports and recipe amounts that cannot be told apart.
    pub suspects: Vec<SuspectLine>,
    /// What quotas limit, beside their limits.
    pub quotas: Vec<QuotaLine>,
    /// What firms sold beside what they made.
    pub sales: Vec<SaleLine>,
    /// Reports whose meaning is not stated, under each reading.
    pub readings: Vec<ReadingLine>,
    /// By period: nodes, links and loops of a diagram of flows.
    pub diagrams: Vec<DiagramView>,
    /// Reports of the period that no balance can use, by reason.
    pub left_out: Vec<LeftOutLine>,
}

/// A report and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct ReportLine {
    /// Line of `reports`.
    pub line: Option<u32>,
    /// What it is about, and who says so.
    pub what: Both,
    /// The period that it is about.
    pub period: String,
    /// Canonical unit.
    pub unit: String,
    /// As reported; the middle of "nearly".
    pub reported: f64,
    /// Standard uncertainty that it was given.
    pub uncertainty: f64,
    /// How many reports add up to it; `line` is that of the first.
    pub parts: u32,
    /// Reported less reconciled, in standard uncertainties.
    pub deviation: f64,
    /// `redundant` where other data check it, `nonredundant`, `observable` for a bound that is kept.
    pub class: &'static str,
    /// Test of the report; none where nothing checks it.
    pub z: Option<f64>,
}

/// A flow that is known.
#[derive(Debug, Clone, Serialize)]
pub struct FlowLine {
    /// `used`, `made`, `output`, `intake`, `bought`, `sold`, `stocked`; `opening` and `level` of a stock.
    pub kind: &'static str,
    /// In words.
    pub what: Both,
    /// The period.
    pub period: String,
    /// Canonical unit.
    pub unit: String,
    /// Reconciled.
    pub value: f64,
    /// Standard uncertainty.
    pub uncertainty: Option<f64>,
    /// `redundant`, `nonredundant`, `observable`.
    pub class: &'static str,
}

/// An element in the period.
#[derive(Debug, Clone, Serialize)]
pub struct ElementLine {
    /// Its id.
    pub element: String,
    /// The period.
    pub period: String,
    /// In what came from outside: value and standard uncertainty; none where it is not known.
    pub entered: Option<[f64; 2]>,
    /// In what went out or into stock.
    pub left: Option<[f64; 2]>,
    /// In what stocks grew by: the surplus that found no outlet.
    pub surplus: Option<[f64; 2]>,
}

/// A measurement that would open up values.
#[derive(Debug, Clone, Serialize)]
pub struct MeasureLine {
    /// What to measure.
    pub what: Both,
    /// How many flows would be known by it alone.
    pub opens: usize,
}

/// What does not fit.
#[derive(Debug, Clone, Serialize)]
pub struct SuspectLine {
    /// Reports and recipe amounts, one of which is likely wrong.
    pub what: Vec<Both>,
    /// Test, equal for all of them.
    pub z: f64,
}

/// Reports that are left out for one reason.
#[derive(Debug, Clone, Serialize)]
pub struct LeftOutLine {
    /// In words.
    pub why: Both,
    /// Lines of `reports`.
    pub lines: Vec<u32>,
}

impl BalanceView {
    /// In both languages.
    pub fn new(base: &CheckedBase, balanced: &Balanced, languages: &Languages) -> Self {
        let about = About { base, balanced, languages };
        let found = &balanced.found;
        let flows = about.flows();
        let counted = balanced.flows.iter().filter(|flow| about::kind(**flow).is_some()).count();
        BalanceView {
            outcome: if balanced.is_doubtful() { "doubtful" } else { "balanced" },
            chi2: found.chi2,
            degrees: found.degrees,
            p: found.p(),
            reports: about.reports(),
            unknown: counted - flows.len(),
            flows,
            elements: about.elements(),
            measure: about.measure(),
            suspects: balanced.suspects.iter().map(|suspect| about.suspect(suspect)).collect(),
            quotas: about.quotas(),
            sales: about.sales(),
            readings: about.readings(),
            diagrams: about.diagrams(),
            left_out: about.left_out(),
            ..BalanceView::refused(base, &balanced.settings.periods, &[], languages)
        }
    }

    /// Without a balance.
    pub fn refused(base: &CheckedBase, periods: &[Span], faults: &[Fault], languages: &Languages) -> Self {
        BalanceView {
            outcome: "no-balance",
            base: BaseView::new(base),
            period: whole(periods),
            periods: periods.iter().map(Span::to_string).collect(),
            faults: faults.iter().map(|fault| languages.both(|words| about::fault(base, fault, words))).collect(),
            chi2: 0.0,
            degrees: 0,
            p: None,
            reports: Vec::new(),
            flows: Vec::new(),
            elements: Vec::new(),
            unknown: 0,
            measure: Vec::new(),
            suspects: Vec::new(),
            quotas: Vec::new(),
            sales: Vec::new(),
            readings: Vec::new(),
            diagrams: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

fn whole(periods: &[Span]) -> String {
    match periods {
        [] => String::new(),
        [one] => one.to_string(),
        [first, .., last] => format!("{first}..{last}"),
    }
}
