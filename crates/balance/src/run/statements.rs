//! Reports as observations of the chain; and which of them speak of nothing that a balance knows.

use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::check::half_digit;
use lodestone_model::ids::{CommodityId, Id, IndicatorRef, MeasureId, PlantId, Subject};
use lodestone_model::tables::measures::{MeasureKind, MeasureTerm, Valued};
use lodestone_model::tables::reports::{Qualifier, Report, ReportStatus};

use super::chain::{Chain, Flow};
use super::settings::{Settings, of_report};
use crate::problem::{Linear, Observation, Quantity, Sense, Shape, UnknownId};

/// A report of the period that no balance can use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LeftOut {
    /// Row of `reports`.
    pub row: u32,
    /// Why.
    pub why: Why,
}

/// Why a report is left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Why {
    /// It is about an attribute in words: what it counts is not stated.
    Attribute,
    /// Its measure is no amount that plants put out: money, capacity, people, a ratio.
    NotAnAmount,
    /// No plant of the base makes what it speaks of.
    NoPlant,
}

/// "About" and "nearly" reach this far, as `track` reads them.
const ABOUT: f64 = 0.05;

/// Adds the last statement of each reporter about each thing in the period; by observation, the row of `reports`.
pub(super) fn add(base: &CheckedBase, settings: &Settings, chain: &mut Chain) -> (BTreeMap<u32, u32>, Vec<LeftOut>) {
    let mut placed = BTreeMap::new();
    let mut left_out = Vec::new();
    for report in last(base, settings) {
        match terms(base, report, chain) {
            Ok(terms) => {
                placed.insert(chain.problem.observations.len() as u32, report.row);
                chain.problem.observations.push(observation(base, report, terms));
            }
            Err(why) => left_out.push(LeftOut { row: report.row, why }),
        }
    }
    (placed, left_out)
}

fn last<'a>(base: &'a CheckedBase, settings: &Settings) -> Vec<&'a Report> {
    let is_fact = |report: &&Report| {
        let actual = matches!(report.status, ReportStatus::Actual | ReportStatus::Preliminary);
        let known = settings.as_of.is_none_or(|day| report.stated_on <= day);
        actual && known && report.span == settings.period && report.value.is_some()
    };
    let text = |sym: Option<lodestone_model::grid::Sym>| sym.map(|sym| base.text(sym).to_owned());
    let mut kept: BTreeMap<String, &Report> = BTreeMap::new();
    for report in base.rows.reports.iter().filter(is_fact) {
        let topic = (report.subject, report.indicator, report.commodity, report.scope, report.sample);
        let words = [report.attribute, report.basis, report.reporter].map(text);
        let key = format!("{topic:?} {words:?}");
        let held = kept.entry(key).or_insert(report);
        if (held.stated_on, held.row) < (report.stated_on, report.row) {
            *held = report;
        }
    }
    let mut kept: Vec<&Report> = kept.into_values().collect();
    kept.sort_by_key(|report| report.row);
    kept
}

fn terms(base: &CheckedBase, report: &Report, chain: &Chain) -> Result<Vec<(UnknownId, f64)>, Why> {
    if report.attribute.is_some() {
        return Err(Why::Attribute);
    }
    if report.capacity_kind.is_some() {
        return Err(Why::NotAnAmount);
    }
    let terms = match (report.indicator, report.commodity) {
        (Some(IndicatorRef::Measure(measure)), _) => measured(base, measure, chain)?,
        (Some(IndicatorRef::Indicator(id)), _) => {
            let indicator = &base.rows.indicators[id.index()];
            let measure = indicator.measure.filter(|_| indicator.over.is_none()).ok_or(Why::NotAnAmount)?;
            measured(base, measure, chain)?
        }
        (None, Some(commodity)) => {
            let made_by = |plant: PlantId| match report.subject {
                Some(Subject::Plant(id)) => plant == id,
                Some(Subject::Enterprise(firm)) => {
                    base.rows.plants[plant.index()].enterprise.is_some_and(|of| base.is_in_group(of, firm))
                }
                Some(Subject::Scope(scope)) => base.is_in_scope(base.rows.plants[plant.index()].site, scope),
                _ => report.scope.is_none_or(|scope| base.is_in_scope(base.rows.plants[plant.index()].site, scope)),
            };
            outputs(chain, commodity, made_by).into_iter().map(|id| (id, 1.0)).collect()
        }
        (None, None) => return Err(Why::NotAnAmount),
    };
    if terms.is_empty() { Err(Why::NoPlant) } else { Ok(terms) }
}

fn outputs(chain: &Chain, commodity: CommodityId, by: impl Fn(PlantId) -> bool) -> Vec<UnknownId> {
    chain.all(|flow| matches!(flow, Flow::Output(plant, _, made) if made == commodity && by(plant)))
}

fn measured(base: &CheckedBase, measure: MeasureId, chain: &Chain) -> Result<Vec<(UnknownId, f64)>, Why> {
    let mut terms = Vec::new();
    for term in base.rows.measures.iter().filter(|term| term.measure == measure) {
        let commodity = term.commodity.filter(|_| is_amount(term)).ok_or(Why::NotAnAmount)?;
        let unknowns = if term.kind == MeasureKind::Output {
            outputs(chain, commodity, |plant| counts(base, term, plant))
        } else {
            whole(term, commodity, chain).ok_or(Why::NotAnAmount)?
        };
        terms.extend(unknowns.into_iter().map(|id| (id, term.weight)));
    }
    Ok(terms)
}

/// Whether a plant's output is in a term.
fn counts(base: &CheckedBase, term: &MeasureTerm, plant: PlantId) -> bool {
    let row = &base.rows.plants[plant.index()];
    let firm = |group| row.enterprise.is_some_and(|of| base.is_in_group(of, group));
    term.plant.is_none_or(|id| id == plant)
        && term.enterprise.is_none_or(firm)
        && term.site.is_none_or(|site| site == row.site)
        && term.scope.is_none_or(|scope| base.is_in_scope(row.site, scope))
}

/// What is known of the whole base only: none for a part of it, and for kinds that are no flow.
fn whole(term: &MeasureTerm, commodity: CommodityId, chain: &Chain) -> Option<Vec<UnknownId>> {
    let part = term.plant.is_some() || term.enterprise.is_some() || term.site.is_some() || term.scope.is_some();
    let flow = match term.kind {
        _ if part => return None,
        MeasureKind::Purchase => Flow::Bought(commodity),
        MeasureKind::Sale => Flow::Sold(commodity),
        MeasureKind::StockChange => Flow::Stocked(commodity),
        MeasureKind::Input => return Some(chain.all(|flow| matches!(flow, Flow::Used(_, used) if used == commodity))),
        _ => return None,
    };
    Some(chain.all(|found| found == flow))
}

fn is_amount(term: &MeasureTerm) -> bool {
    term.valued == Valued::Amount && term.process.is_none() && term.project.is_none()
}

fn observation(base: &CheckedBase, report: &Report, terms: Vec<(UnknownId, f64)>) -> Observation {
    let value = report.value.expect("only reports with a number are kept").value;
    let grade = base.grade("reports", report.row, "value");
    let written = || half_digit(base, report.row, "value", value);
    let half = report.rounding.map_or_else(written, |rounding| rounding.value / 2.0);
    let stated = report.uncertainty.map(|stated| stated.value).filter(|stated| *stated > 0.0);
    let own = stated.unwrap_or_else(|| of_report(grade) * value.abs());
    let spread = |half: f64| (own.powi(2) + half.powi(2) / 3.0).sqrt();
    let quantity = Quantity::Linear(Linear::new(terms));
    let name = format!("reports {:08}", report.row);
    let mut observation = Observation::new(name, quantity, value, spread(half));
    match report.qualifier {
        Qualifier::Exact => {}
        Qualifier::About => observation.uncertainty = spread(half.max(ABOUT * value.abs())),
        Qualifier::Nearly => {
            let reach = ABOUT * value.abs() / 2.0;
            observation.value = value - reach;
            observation.uncertainty = spread(reach);
        }
        Qualifier::AtLeast => observation.sense = Sense::AtLeast,
        Qualifier::AtMost => observation.sense = Sense::AtMost,
    }
    observation.shape = Shape::Normal;
    // A report of nothing has a spread of its last digit only.
    observation.uncertainty = observation.uncertainty.max(f64::MIN_POSITIVE);
    observation
}
