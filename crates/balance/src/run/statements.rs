//! Reports as observations of the chain; and which of them speak of nothing that a balance knows.

use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::check::{half_digit, measure_dimension};
use lodestone_model::ids::{CommodityId, Id, IndicatorRef, MeasureId};
use lodestone_model::tables::measures::MeasureKind;
use lodestone_model::tables::reports::{Qualifier, Report, ReportStatus};
use lodestone_model::time::Date;
use lodestone_model::unit::Dimension;

use super::chain::{Chain, Flow};
use super::parts::{Tiled, tiled};
use super::quantity::{self, Whose};
use super::readings::speaks_of;
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// It is about an attribute in words: what it counts is not stated.
    Attribute,
    /// The same, and the table `readings` says what it may mean: it is tried under each.
    Read,
    /// Its measure is no amount that plants put out: money, capacity, people, a ratio.
    NotAnAmount,
    /// No plant of the base makes what it speaks of.
    NoPlant,
    /// What one firm sold, to others of the base too: set against what it made.
    SaleOfAFirm,
    /// What a part of the base bought or holds: only that of the whole is a flow here.
    PartOfTheBase,
}

/// An observation that comes from a table.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// Place among the observations of the problem.
    pub observation: u32,
    /// `reports`, or `stocks` for the stock with which the plan opens.
    pub table: &'static str,
    /// Row of that table.
    pub row: u32,
    /// The observation over the table's number: 1, or the span in years of a rate.
    pub times: f64,
    /// How many rows add up to it, of which `row` is the first: 12 for a year that is reported by months.
    pub parts: u32,
}

/// "About" and "nearly" reach this far, as `track` reads them.
const ABOUT: f64 = 0.05;

/// Adds the last statement of each reporter about each thing in each period, and what stocks hold when the plan opens.
pub(super) fn add(base: &CheckedBase, settings: &Settings, chain: &mut Chain) -> (Vec<Placed>, Vec<LeftOut>) {
    let mut placed = Vec::new();
    let mut left_out = Vec::new();
    let whole = last(base, settings);
    let topics: Vec<String> =
        whole.iter().map(|&(period, report)| topic(base, period as usize, report.span.end, report)).collect();
    for (period, report) in whole {
        match observed(base, &[report], period, chain) {
            Ok((times, seen)) => {
                let observation = chain.problem.observations.len() as u32;
                placed.push(Placed { observation, table: "reports", row: report.row, times, parts: 1 });
                chain.problem.observations.push(seen);
            }
            Err(why) => left_out.push(LeftOut { row: report.row, why }),
        }
    }
    for Tiled { period, reports } in tiled(base, settings, &topics) {
        // What counts nothing that a balance knows is not listed month by month.
        let Ok((times, seen)) = observed(base, &reports, period, chain) else { continue };
        let (observation, parts) = (chain.problem.observations.len() as u32, reports.len() as u32);
        placed.push(Placed { observation, table: "reports", row: reports[0].row, times, parts });
        chain.problem.observations.push(seen);
    }
    placed.extend(openings(base, settings, chain));
    (placed, left_out)
}

/// One report, or the sum of several about parts of the period. The errors of one reporter are taken as common, so that their
/// uncertainties add up.
fn observed(
    base: &CheckedBase,
    reports: &[&Report],
    period: u32,
    chain: &mut Chain,
) -> Result<(f64, Observation), Why> {
    let (counted, terms) = terms(base, reports[0], period, chain)?;
    let mut sum: Option<(f64, Observation)> = None;
    for report in reports {
        let times = times(report, counted)?;
        let seen = observation_of(base, report, times, terms.clone());
        match &mut sum {
            None => sum = Some((times, seen)),
            Some((_, sum)) => {
                sum.value += seen.value;
                sum.uncertainty += seen.uncertainty;
            }
        }
    }
    Ok(sum.expect("there is a report"))
}

/// Stocks with which the plan opens, where a period ends there. One of 0 is the absence of a statement, not a count.
fn openings(base: &CheckedBase, settings: &Settings, chain: &mut Chain) -> Vec<Placed> {
    let opens = base.periods.get(base.first_planned()).map(|period| period.span.start);
    let Some(period) = settings.periods.iter().position(|span| Some(span.end) == opens) else { return Vec::new() };
    let mut sums: BTreeMap<CommodityId, (f64, f64, u32)> = BTreeMap::new();
    for stock in base.rows.stocks.iter().filter(|stock| stock.opening > 0.0) {
        let (sum, variance, _) = sums.entry(stock.commodity).or_insert((0.0, 0.0, stock.row));
        *sum += stock.opening;
        *variance += (of_report(base.grade("stocks", stock.row, "opening")) * stock.opening).powi(2);
    }
    let mut placed = Vec::new();
    for (commodity, (sum, variance, row)) in sums {
        for level in chain.all(period as u32, |flow| flow == Flow::Level(commodity)) {
            placed.push(Placed {
                observation: chain.problem.observations.len() as u32,
                table: "stocks",
                row,
                times: 1.0,
                parts: 1,
            });
            chain.problem.observe(format!("stocks {row:08}"), level, sum, variance.sqrt());
        }
    }
    placed
}

/// With the period that each is about.
pub(super) fn last<'a>(base: &'a CheckedBase, settings: &Settings) -> Vec<(u32, &'a Report)> {
    let is_fact = |report: &&Report| {
        let actual = matches!(report.status, ReportStatus::Actual | ReportStatus::Preliminary);
        actual && settings.as_of.is_none_or(|day| report.stated_on <= day) && report.value.is_some()
    };
    let mut kept: BTreeMap<String, (u32, &Report)> = BTreeMap::new();
    for report in base.rows.reports.iter().filter(is_fact) {
        let is_level = is_level_report(base, report);
        let fits = |span: &lodestone_model::time::Span| *span == report.span || is_level && span.end == report.span.end;
        let first = settings.periods.first().is_some_and(|first| first.start == report.span.end);
        let at_start = (is_level && first).then_some(0);
        let Some(period) = settings.periods.iter().position(fits).or(at_start) else { continue };
        let key = topic(base, period, report.span.end, report);
        let held = kept.entry(key).or_insert((period as u32, report));
        if (held.1.stated_on, held.1.row) < (report.stated_on, report.row) {
            *held = (period as u32, report);
        }
    }
    let mut kept: Vec<(u32, &Report)> = kept.into_values().collect();
    kept.sort_by_key(|(_, report)| report.row);
    kept
}

/// What a report says who about which period: equal for a statement and its revision.
pub(super) fn topic(base: &CheckedBase, period: usize, end: Date, report: &Report) -> String {
    let text = |sym: Option<lodestone_model::grid::Sym>| sym.map(|sym| base.text(sym).to_owned());
    let about = (period, end, report.subject, report.indicator, report.commodity, report.scope, report.sample);
    let words = [report.attribute, report.basis, report.reporter].map(text);
    format!("{about:?} {words:?}")
}

/// Whether it is about what a stock holds on a day.
pub(super) fn is_level_report(base: &CheckedBase, report: &Report) -> bool {
    measure_of(base, report).is_ok_and(|measure| is_level(base, measure))
}

/// The measure that a report is about.
pub(super) fn measure_of(base: &CheckedBase, report: &Report) -> Result<MeasureId, Why> {
    match report.indicator {
        Some(IndicatorRef::Measure(measure)) => Ok(measure),
        Some(IndicatorRef::Indicator(id)) => {
            let indicator = &base.rows.indicators[id.index()];
            indicator.measure.filter(|_| indicator.over.is_none()).ok_or(Why::NotAnAmount)
        }
        None => Err(Why::NotAnAmount),
    }
}

fn is_level(base: &CheckedBase, measure: MeasureId) -> bool {
    let mut terms = base.rows.measures.iter().filter(|term| term.measure == measure);
    terms.all(|term| term.kind == MeasureKind::Stock)
}

fn terms(
    base: &CheckedBase,
    report: &Report,
    period: u32,
    chain: &mut Chain,
) -> Result<(Dimension, Vec<(UnknownId, f64)>), Why> {
    if report.attribute.is_some() {
        let is_read = base.rows.readings.iter().any(|row| speaks_of(base, row, report));
        return Err(if is_read { Why::Read } else { Why::Attribute });
    }
    if report.capacity_kind.is_some() {
        return Err(Why::NotAnAmount);
    }
    let at_start = chain.spans.first().is_some_and(|first| report.span.end == first.start);
    let whose = Whose { subject: report.subject, scope: report.scope, at_start };
    let (counted, terms) = match (report.indicator, report.commodity) {
        (Some(_), _) => {
            let measure = measure_of(base, report)?;
            (counts(base, measure)?, quantity::terms(base, measure, whose, period, chain)?)
        }
        (None, Some(commodity)) => {
            let is = |flow| matches!(flow, Flow::Output(plant, _, made) if made == commodity && whose.has(base, plant));
            let unit = base.rows.commodities[commodity.index()].unit.as_ref();
            let terms = chain.all(period, is).into_iter().map(|id| (id, 1.0)).collect();
            (unit.map_or(Dimension::MASS, |unit| unit.dimension), terms)
        }
        (None, None) => return Err(Why::NotAnAmount),
    };
    if terms.is_empty() {
        return Err(Why::NoPlant);
    }
    Ok((counted, terms))
}

/// The report times `times`, which is its span in years where it states a rate.
pub(super) fn observation_of(
    base: &CheckedBase,
    report: &Report,
    times: f64,
    terms: Vec<(UnknownId, f64)>,
) -> Observation {
    let stated = report.value.expect("only reports with a number are kept").value;
    let value = times * stated;
    let grade = base.grade("reports", report.row, "value");
    // A stated uncertainty holds the rounding; where none is stated, the last digit tells it.
    let written = || if report.uncertainty.is_some() { 0.0 } else { half_digit(base, report.row, "value", stated) };
    let half = times * report.rounding.map_or_else(written, |rounding| rounding.value / 2.0);
    let own = report.uncertainty.map_or_else(|| of_report(grade) * value.abs(), |stated| times * stated.value);
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
    if report.uncertainty.is_some_and(|stated| stated.value == 0.0) {
        // Stated as exact, which no report is: the engine refuses it by name.
        observation.uncertainty = 0.0;
    } else if value == 0.0 && observation.uncertainty == 0.0 {
        // A report of nothing that was not rounded says nothing of its spread: as sure as one unit.
        observation.uncertainty = times;
    }
    observation
}

/// What a report's value is multiplied by to be an amount in units of `counts`: 1, or for a rate its span in years.
pub(super) fn times(report: &Report, counts: Dimension) -> Result<f64, Why> {
    match report.value.and_then(|stated| stated.dimension).unwrap_or(Dimension::NONE) {
        given if given == counts => Ok(1.0),
        given if given.checked_times(Dimension::TIME) == Some(counts) => Ok(report.span.years()),
        _ => Err(Why::NotAnAmount),
    }
}

/// What the amounts of a measure count.
pub(super) fn counts(base: &CheckedBase, measure: MeasureId) -> Result<Dimension, Why> {
    measure_dimension(base, measure).map_err(|_| Why::NotAnAmount)
}
