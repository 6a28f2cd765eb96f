//! Words and lines of a balance.

use std::collections::BTreeMap;

use lodestone_balance::derived::Derived;
use lodestone_balance::gross::Suspect;
use lodestone_balance::run::{Balanced, ElementAccount, Flow, Placed, Why};
use lodestone_balance::{Class, Fault, Value};
use lodestone_model::CheckedBase;
use lodestone_model::base::Lang;
use lodestone_model::ids::{CommodityId, ElementRef, EnterpriseId, Id as _, MeasureId, PlantId};
use lodestone_model::recipe::RecipeId;
use lodestone_model::unit::Dimension;

use super::{ElementLine, FlowLine, LeftOutLine, MeasureLine, ReportLine, SuspectLine};
use crate::words::{Both, Languages, Words};

pub(super) struct About<'a> {
    pub base: &'a CheckedBase,
    pub balanced: &'a Balanced,
    pub languages: &'a Languages,
}

impl About<'_> {
    pub fn reports(&self) -> Vec<ReportLine> {
        let line = |placed: &Placed| {
            let at = placed.observation as usize;
            let (observation, report) = (&self.balanced.problem.observations[at], self.balanced.found.reports[at]);
            let (unit, span) = match placed.table {
                "reports" => {
                    let row = &self.base.rows.reports[placed.row as usize];
                    let is_sum = placed.parts > 1;
                    let whole = self.balanced.settings.periods.iter();
                    let whole = whole.filter(|_| is_sum).find(|period| period.intersection(row.span).is_some());
                    (self.stated_unit(placed.row), whole.unwrap_or(&row.span).to_string())
                }
                _ => (self.unit(self.base.rows.stocks[placed.row as usize].commodity), self.last_period()),
            };
            ReportLine {
                line: self.base.place(placed.table, placed.row, "value").line,
                what: self.placed(placed),
                period: span,
                unit,
                reported: observation.value,
                uncertainty: observation.uncertainty,
                parts: placed.parts,
                deviation: report.deviation,
                class: class(report.class),
                z: report.z,
            }
        };
        self.balanced.placed.iter().map(line).collect()
    }

    pub fn flows(&self) -> Vec<FlowLine> {
        let known = self.balanced.flows.iter().zip(&self.balanced.found.values).enumerate();
        known.filter_map(|(at, (&flow, value))| self.flow_line(flow, self.balanced.periods[at], value)).collect()
    }

    /// Of a good.
    pub fn unit(&self, commodity: CommodityId) -> String {
        let unit = self.base.rows.commodities[commodity.index()].unit.as_ref();
        self.base.units().symbol(unit.map_or(Dimension::NONE, |unit| unit.dimension))
    }

    /// Of a report's value.
    pub fn stated_unit(&self, row: u32) -> String {
        let stated = self.base.rows.reports[row as usize].value.and_then(|stated| stated.dimension);
        self.base.units().symbol(stated.unwrap_or(Dimension::NONE))
    }

    pub fn period(&self, at: u32) -> String {
        self.balanced.settings.periods[at as usize].to_string()
    }

    fn last_period(&self) -> String {
        self.balanced.settings.periods.last().map(ToString::to_string).unwrap_or_default()
    }

    fn flow_line(&self, flow: Flow, period: u32, value: &Value) -> Option<FlowLine> {
        let (kind, commodity) = kind(flow)?;
        Some(FlowLine {
            kind,
            what: self.languages.both(|words| self.flow(flow, words)),
            period: self.period(period),
            unit: self.unit(commodity),
            value: value.value?,
            uncertainty: value.uncertainty,
            class: class(value.class),
        })
    }

    pub fn elements(&self) -> Vec<ElementLine> {
        let pair = |derived: Derived| [derived.value, derived.uncertainty];
        let line = |account: &ElementAccount| ElementLine {
            element: self.base.element_ref_id(ElementRef::Element(account.element)).to_owned(),
            period: self.period(account.period),
            entered: account.entered.map(pair),
            left: account.left.map(pair),
            surplus: account.surplus.map(pair),
        };
        let known = self.balanced.elements.iter().filter(|a| a.entered.is_some() || a.left.is_some());
        known.map(line).filter(|line| line.entered.or(line.left).is_some_and(|[value, _]| value != 0.0)).collect()
    }

    pub fn measure(&self) -> Vec<MeasureLine> {
        let line = |&(unknown, opens): &(lodestone_balance::problem::UnknownId, usize)| MeasureLine {
            what: self.languages.both(|words| self.flow(self.balanced.flows[unknown.0 as usize], words)),
            opens,
        };
        self.balanced.worth_measuring.iter().map(line).collect()
    }

    pub fn suspect(&self, suspect: &Suspect) -> SuspectLine {
        let what = |&at: &u32| match self.balanced.placed.iter().find(|placed| placed.observation == at) {
            Some(placed) => self.placed(placed),
            // The name of a recipe's amount is made of ids of the tables.
            None => {
                let name = self.balanced.problem.observations[at as usize].name.as_str();
                self.languages.both(|words| words.say("balance-recipe-amount", &[("what", name.into())]))
            }
        };
        SuspectLine { what: suspect.observations.iter().map(what).collect(), z: suspect.z }
    }

    pub fn left_out(&self) -> Vec<LeftOutLine> {
        let mut lines: BTreeMap<&'static str, Vec<u32>> = BTreeMap::new();
        for left in &self.balanced.left_out {
            let key = match left.why {
                Why::Attribute => "balance-why-attribute",
                Why::NotAnAmount => "balance-why-not-an-amount",
                Why::NoPlant => "balance-why-no-plant",
                Why::Read => "balance-why-read",
                Why::SaleOfAFirm => "balance-why-sale",
                Why::PartOfTheBase => "balance-why-part",
            };
            lines.entry(key).or_default().extend(self.line(left.row));
        }
        let line = |(key, lines)| LeftOutLine { why: self.languages.both(|words| words.say(key, &[])), lines };
        lines.into_iter().map(line).collect()
    }

    pub fn line(&self, row: u32) -> Option<u32> {
        self.base.place("reports", row, "value").line
    }

    fn placed(&self, placed: &Placed) -> Both {
        if placed.table == "reports" {
            let first = self.report(placed.row);
            if placed.parts == 1 {
                return first;
            }
            return self.languages.both(|words| {
                let args = [("what", first.get(words.lang()).into()), ("count", (placed.parts as usize).into())];
                words.say("balance-report-sum", &args)
            });
        }
        self.stock(placed.row)
    }

    /// The stock with which the plan opens.
    pub fn stock(&self, row: u32) -> Both {
        let commodity = self.base.rows.stocks[row as usize].commodity;
        let line = self.base.place("stocks", row, "opening").line.unwrap_or(0).to_string();
        self.languages.both(|words| {
            let what = self.base.commodity_label(commodity, words.lang());
            words.say("balance-stock-row", &[("what", what.into()), ("line", line.as_str().into())])
        })
    }

    /// A measure by the name of its indicator, and whose part of it.
    pub fn measured(&self, measure: MeasureId, holder: Option<EnterpriseId>, lang: Lang) -> String {
        let base = self.base;
        let mut indicators = base.rows.indicators.iter();
        let named = indicators.find(|row| row.measure == Some(measure) && row.over.is_none());
        let what = named.map_or(base.measure_id(measure), |row| base.label(row.names, row.indicator, lang));
        let whose = holder.map(|firm| base.enterprise_label(firm, lang));
        whose.map_or_else(|| what.to_owned(), |firm| format!("{firm} · {what}"))
    }

    /// What a plant puts out of a good.
    pub fn output(&self, plant: PlantId, commodity: CommodityId, words: &Words) -> String {
        let by = self.base.plant_label(plant, words.lang());
        let what = self.base.commodity_label(commodity, words.lang());
        words.say("balance-output", &[("by", by.into()), ("what", what.into())])
    }

    /// What a report is about, who says so, and where it stands.
    pub fn report(&self, row: u32) -> Both {
        let report = &self.base.rows.reports[row as usize];
        let line = self.line(row).unwrap_or(0).to_string();
        let about = |lang| super::super::track::topic_of(self.base, report, lang);
        self.languages.both(|words| {
            let mut args = vec![("what", about(words.lang()).into()), ("line", line.as_str().into())];
            let Some(reporter) = report.reporter else { return words.say("balance-report", &args) };
            args.push(("reporter", self.base.text(reporter).into()));
            words.say("balance-report-by", &args)
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
            Flow::Output(plant, _, commodity) => self.output(plant, commodity, words),
            Flow::Bought(commodity) => say("balance-bought", String::new(), commodity),
            Flow::Sold(commodity) => say("balance-sold", String::new(), commodity),
            Flow::Stocked(commodity) => say("balance-stocked", String::new(), commodity),
            Flow::Intake(plant, _, commodity) => say("balance-used", base.plant_label(plant, lang).into(), commodity),
            Flow::Opening(commodity) => say("balance-opening", String::new(), commodity),
            Flow::Level(commodity) => say("balance-level", String::new(), commodity),
        }
    }
}

pub(super) fn process(base: &CheckedBase, id: lodestone_model::ids::ProcessId, lang: Lang) -> String {
    let row = &base.rows.processes[id.index()];
    base.label(row.names, row.process, lang).to_owned()
}

/// None for activity, which is a number of the engine's.
pub(super) fn kind(flow: Flow) -> Option<(&'static str, CommodityId)> {
    match flow {
        Flow::Activity(_) => None,
        Flow::Used(_, commodity) => Some(("used", commodity)),
        Flow::Made(_, commodity) => Some(("made", commodity)),
        Flow::Output(_, _, commodity) => Some(("output", commodity)),
        Flow::Bought(commodity) => Some(("bought", commodity)),
        Flow::Sold(commodity) => Some(("sold", commodity)),
        Flow::Stocked(commodity) => Some(("stocked", commodity)),
        Flow::Intake(_, _, commodity) => Some(("intake", commodity)),
        Flow::Opening(commodity) => Some(("opening", commodity)),
        Flow::Level(commodity) => Some(("level", commodity)),
    }
}

pub(super) fn class(class: Class) -> &'static str {
    match class {
        Class::Redundant => "redundant",
        Class::Nonredundant => "nonredundant",
        Class::Observable => "observable",
        Class::Unobservable => "unobservable",
        Class::Constant => "constant",
    }
}

/// A fault, with the lines of the tables that it is about.
pub(super) fn fault(base: &CheckedBase, fault: &Fault, words: &Words) -> String {
    let name = |name: &str| of_table(base, name, words);
    let list = |names: &[String]| names.iter().map(|of| name(of)).collect::<Vec<String>>().join(", ");
    let say = |key: &str, what: String| words.say(key, &[("what", what.into())]);
    match fault {
        Fault::NothingObserved => words.say("balance-fault-nothing", &[]),
        Fault::NotSettled { unknown, .. } => say("balance-fault-unsettled", name(unknown)),
        Fault::Contradiction { rows } => words.say("balance-fault-contradiction", &[("rows", list(rows).into())]),
        Fault::OutOfBounds { rows } => words.say("balance-fault-bounds", &[("rows", list(rows).into())]),
        Fault::UncertaintyNotPositive { observation, .. } if states_uncertainty(base, observation) => {
            say("balance-fault-uncertainty", name(observation))
        }
        Fault::UncertaintyNotPositive { observation: of, .. } | Fault::NotFinite { name: of } => {
            say("balance-fault-magnitude", name(of))
        }
        other => say("balance-fault-other", other.to_string()),
    }
}

/// `reports 00000003` is a row of a table; other names are made of its ids.
fn row_of(name: &str) -> Option<(&str, u32)> {
    let (table, row) = name.split_once(' ')?;
    Some((table, row.parse().ok()?)).filter(|(table, _)| matches!(*table, "reports" | "stocks"))
}

/// Otherwise the uncertainty is a share of the value.
fn states_uncertainty(base: &CheckedBase, name: &str) -> bool {
    let row = row_of(name).filter(|(table, _)| *table == "reports");
    row.is_some_and(|(_, row)| base.rows.reports[row as usize].uncertainty.is_some())
}

fn of_table(base: &CheckedBase, name: &str, words: &Words) -> String {
    let Some((table, row)) = row_of(name) else { return name.to_owned() };
    let column = match table {
        "stocks" => "opening",
        _ if states_uncertainty(base, name) => "uncertainty",
        _ => "value",
    };
    words.place(&base.place(table, row, column))
}
