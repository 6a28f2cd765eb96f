//! What flowed in a period, as far as reports and recipes tell.

use std::collections::BTreeMap;

use lodestone_balance::Fault;
use lodestone_balance::derived::Derived;
use lodestone_balance::gross::Suspect;
use lodestone_balance::run::{Balanced, ElementAccount, Flow, Why};
use lodestone_balance::{Class, Value};
use lodestone_model::CheckedBase;
use lodestone_model::base::Lang;
use lodestone_model::ids::{CommodityId, ElementRef, Id as _};
use lodestone_model::recipe::RecipeId;
use lodestone_model::time::Span;
use lodestone_model::unit::Dimension;
use serde::Serialize;

use super::BaseView;
use crate::words::{Both, Languages, Words};

/// A balance, or why there is none.
#[derive(Debug, Clone, Serialize)]
pub struct BalanceView {
    /// `balanced`, `doubtful` where something does not fit, `no-balance`.
    pub outcome: &'static str,
    /// The base.
    pub base: BaseView,
    /// The period.
    pub period: String,
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
    /// Reports of the period that no balance can use, by reason.
    pub left_out: Vec<LeftOutLine>,
}

/// A report and what became of it.
#[derive(Debug, Clone, Serialize)]
pub struct ReportLine {
    /// Line of `reports`.
    pub line: Option<u32>,
    /// What it is about.
    pub what: Both,
    /// Canonical unit.
    pub unit: String,
    /// As reported; the middle of "nearly".
    pub reported: f64,
    /// Standard uncertainty that it was given.
    pub uncertainty: f64,
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
    /// `used`, `made`, `output`, `bought`, `sold`, `stocked`.
    pub kind: &'static str,
    /// In words.
    pub what: Both,
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
    /// In what came from outside: value and standard uncertainty; none where it is not known.
    pub entered: Option<[f64; 2]>,
    /// In what went out or into stock.
    pub left: Option<[f64; 2]>,
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
        let doubtful = !balanced.suspects.is_empty() || found.p().is_some_and(|p| p < balanced.settings.alpha);
        let flows = about.flows();
        let counted = balanced.flows.iter().filter(|flow| !matches!(flow, Flow::Activity(_))).count();
        BalanceView {
            outcome: if doubtful { "doubtful" } else { "balanced" },
            chi2: found.chi2,
            degrees: found.degrees,
            p: found.p(),
            reports: about.reports(),
            unknown: counted - flows.len(),
            flows,
            elements: about.elements(),
            measure: about.measure(),
            suspects: balanced.suspects.iter().map(|suspect| about.suspect(suspect)).collect(),
            left_out: about.left_out(),
            ..BalanceView::refused(base, balanced.settings.period, &[], languages)
        }
    }

    /// Without a balance.
    pub fn refused(base: &CheckedBase, period: Span, faults: &[Fault], languages: &Languages) -> Self {
        BalanceView {
            outcome: "no-balance",
            base: BaseView::new(base),
            period: period.to_string(),
            faults: faults.iter().map(|fault| languages.both(|words| in_words(fault, words))).collect(),
            chi2: 0.0,
            degrees: 0,
            p: None,
            reports: Vec::new(),
            flows: Vec::new(),
            elements: Vec::new(),
            unknown: 0,
            measure: Vec::new(),
            suspects: Vec::new(),
            left_out: Vec::new(),
        }
    }
}

fn in_words(fault: &Fault, words: &Words) -> String {
    let list = |names: &[String]| names.join(", ");
    match fault {
        Fault::NothingObserved => words.say("balance-fault-nothing", &[]),
        Fault::NotSettled { unknown, .. } => words.say("balance-fault-unsettled", &[("what", unknown.as_str().into())]),
        Fault::Contradiction { rows } => words.say("balance-fault-contradiction", &[("rows", list(rows).into())]),
        Fault::OutOfBounds { rows } => words.say("balance-fault-bounds", &[("rows", list(rows).into())]),
        other => words.say("balance-fault-other", &[("what", other.to_string().into())]),
    }
}

struct About<'a> {
    base: &'a CheckedBase,
    balanced: &'a Balanced,
    languages: &'a Languages,
}

impl About<'_> {
    fn reports(&self) -> Vec<ReportLine> {
        let line = |placed: &lodestone_balance::run::Placed| {
            let at = placed.observation as usize;
            let (observation, report) = (&self.balanced.problem.observations[at], self.balanced.found.reports[at]);
            let stated = self.base.rows.reports[placed.row as usize].value;
            ReportLine {
                line: self.line(placed.row),
                what: self.report(placed.row),
                unit: self.base.units().symbol(stated.and_then(|stated| stated.dimension).unwrap_or(Dimension::NONE)),
                reported: observation.value,
                uncertainty: observation.uncertainty,
                deviation: report.deviation,
                class: class(report.class),
                z: report.z,
            }
        };
        self.balanced.placed.iter().map(line).collect()
    }

    fn flows(&self) -> Vec<FlowLine> {
        let known = self.balanced.flows.iter().zip(&self.balanced.found.values);
        known.filter_map(|(&flow, value)| self.flow_line(flow, value)).collect()
    }

    fn flow_line(&self, flow: Flow, value: &Value) -> Option<FlowLine> {
        let (kind, commodity) = kind(flow)?;
        let dimension =
            self.base.rows.commodities[commodity.index()].unit.as_ref().map_or(Dimension::NONE, |unit| unit.dimension);
        Some(FlowLine {
            kind,
            what: self.languages.both(|words| self.flow(flow, words)),
            unit: self.base.units().symbol(dimension),
            value: value.value?,
            uncertainty: value.uncertainty,
            class: class(value.class),
        })
    }

    fn elements(&self) -> Vec<ElementLine> {
        let pair = |derived: Derived| [derived.value, derived.uncertainty];
        let line = |account: &ElementAccount| ElementLine {
            element: self.base.element_ref_id(ElementRef::Element(account.element)).to_owned(),
            entered: account.entered.map(pair),
            left: account.left.map(pair),
        };
        let known = self.balanced.elements.iter().filter(|a| a.entered.is_some() || a.left.is_some());
        known.map(line).filter(|line| line.entered.or(line.left).is_some_and(|[value, _]| value != 0.0)).collect()
    }

    fn measure(&self) -> Vec<MeasureLine> {
        let line = |&(unknown, opens): &(lodestone_balance::problem::UnknownId, usize)| MeasureLine {
            what: self.languages.both(|words| self.flow(self.balanced.flows[unknown.0 as usize], words)),
            opens,
        };
        self.balanced.worth_measuring.iter().map(line).collect()
    }

    fn suspect(&self, suspect: &Suspect) -> SuspectLine {
        let what = |&at: &u32| match self.balanced.placed.iter().find(|placed| placed.observation == at) {
            Some(placed) => self.report(placed.row),
            // The name of a recipe's amount is made of ids of the tables.
            None => {
                let name = self.balanced.problem.observations[at as usize].name.as_str();
                self.languages.both(|words| words.say("balance-recipe-amount", &[("what", name.into())]))
            }
        };
        SuspectLine { what: suspect.observations.iter().map(what).collect(), z: suspect.z }
    }

    fn left_out(&self) -> Vec<LeftOutLine> {
        let mut lines: BTreeMap<&'static str, Vec<u32>> = BTreeMap::new();
        for left in &self.balanced.left_out {
            let key = match left.why {
                Why::Attribute => "balance-why-attribute",
                Why::NotAnAmount => "balance-why-not-an-amount",
                Why::NoPlant => "balance-why-no-plant",
            };
            lines.entry(key).or_default().extend(self.line(left.row));
        }
        let line = |(key, lines)| LeftOutLine { why: self.languages.both(|words| words.say(key, &[])), lines };
        lines.into_iter().map(line).collect()
    }

    fn line(&self, row: u32) -> Option<u32> {
        self.base.place("reports", row, "value").line
    }

    fn report(&self, row: u32) -> Both {
        let line = self.line(row).unwrap_or(0);
        let about = |lang| super::track::topic_of(self.base, &self.base.rows.reports[row as usize], lang);
        self.languages.both(|words| {
            words.say("balance-report", &[("what", about(words.lang()).into()), ("line", line.to_string().into())])
        })
    }

    fn flow(&self, flow: Flow, words: &Words) -> String {
        let (base, lang) = (self.base, words.lang());
        let of = |commodity: CommodityId| base.commodity_label(commodity, lang).to_owned();
        let by = |recipe: RecipeId| process(base, base.recipe(recipe).process, lang);
        let say = |key: &str, by: String, commodity: CommodityId| {
            words.say(key, &[("by", by.into()), ("what", of(commodity).into())])
        };
        match flow {
            Flow::Activity(recipe) => by(recipe),
            Flow::Used(recipe, commodity) => say("balance-used", by(recipe), commodity),
            Flow::Made(recipe, commodity) => say("balance-made", by(recipe), commodity),
            Flow::Output(plant, _, commodity) => say("balance-output", base.plant_label(plant, lang).into(), commodity),
            Flow::Bought(commodity) => say("balance-bought", String::new(), commodity),
            Flow::Sold(commodity) => say("balance-sold", String::new(), commodity),
            Flow::Stocked(commodity) => say("balance-stocked", String::new(), commodity),
        }
    }
}

fn process(base: &CheckedBase, id: lodestone_model::ids::ProcessId, lang: Lang) -> String {
    let row = &base.rows.processes[id.index()];
    base.label(row.names, row.process, lang).to_owned()
}

/// None for activity, which is a number of the engine's.
fn kind(flow: Flow) -> Option<(&'static str, CommodityId)> {
    match flow {
        Flow::Activity(_) => None,
        Flow::Used(_, commodity) => Some(("used", commodity)),
        Flow::Made(_, commodity) => Some(("made", commodity)),
        Flow::Output(_, _, commodity) => Some(("output", commodity)),
        Flow::Bought(commodity) => Some(("bought", commodity)),
        Flow::Sold(commodity) => Some(("sold", commodity)),
        Flow::Stocked(commodity) => Some(("stocked", commodity)),
    }
}

fn class(class: Class) -> &'static str {
    match class {
        Class::Redundant => "redundant",
        Class::Nonredundant => "nonredundant",
        Class::Observable => "observable",
        Class::Unobservable => "unobservable",
        Class::Constant => "constant",
    }
}
