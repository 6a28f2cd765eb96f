//! Reports whose meaning is not stated, tried under each reading that the table `readings` names: how they then fit with all
//! else, and what they add up to against the quota that they would count toward. No reading is taken as a fact.

use lodestone_model::CheckedBase;
use lodestone_model::tables::readings::Reading;
use lodestone_model::tables::reports::Report;
use lodestone_model::unit::Dimension;

use super::chain::Chain;
use super::quantity::{self, Whose};
use super::quotas::Limited;
use super::settings::Settings;
use super::statements::{counts, last, observation_of, times};
use crate::derived::Derived;
use crate::fault::Fault;
use crate::gross::{Suspect, suspects};
use crate::problem::{Linear, Observation, Problem, Quantity, Sense};
use crate::solve::{Reconciled, reconcile};

/// A reading, tried.
pub struct Tried {
    /// Row of `readings` that names it.
    pub row: u32,
    /// The reports that are read so.
    pub read: Vec<ReadSo>,
    /// How all fits then, or why nothing can be said.
    pub fit: Result<Fit, Vec<Fault>>,
    /// What the reports add up to, by quota.
    pub sums: Vec<SumSo>,
}

/// A report under a reading.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ReadSo {
    /// Row of `reports`.
    pub row: u32,
    /// In the measure's unit, with the standard uncertainty of report and factor.
    pub amount: Derived,
    /// Reported less reconciled, in standard uncertainties; none where it speaks of no flow of the base.
    pub deviation: Option<f64>,
}

/// How all fits under a reading.
#[derive(Debug, Clone)]
pub struct Fit {
    /// Sum of squared deviations.
    pub chi2: f64,
    /// Its degrees of freedom.
    pub degrees: usize,
    /// The probability of as large a sum where all is well.
    pub p: Option<f64>,
    /// Flows that are then known.
    pub known: usize,
    /// Rows of `reports` that do not fit then, as sets that cannot be told apart.
    pub suspects: Vec<Vec<u32>>,
}

/// What reports add up to under a reading, toward one quota.
#[derive(Debug, Clone)]
pub struct SumSo {
    /// Place among the quotas of the balance.
    pub quota: usize,
    /// Rows of `reports`.
    pub rows: Vec<u32>,
    /// Their sum.
    pub sum: Derived,
    /// With every factor at its least, and at its most.
    pub between: [f64; 2],
}

/// Tries every reading that reports of the periods have.
pub(super) fn tried(
    base: &CheckedBase,
    settings: &Settings,
    chain: &mut Chain,
    limits: &[Limited],
    placed: &[super::Placed],
) -> Vec<Tried> {
    let mut names: Vec<&str> = Vec::new();
    for name in base.rows.readings.iter().map(|row| base.text(row.reading)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let reports = last(base, settings);
    let mut trial = Trial { base, chain, limits, placed, reports: &reports };
    names.into_iter().filter_map(|name| trial.of(name)).collect()
}

struct Trial<'a> {
    base: &'a CheckedBase,
    chain: &'a mut Chain,
    limits: &'a [Limited],
    placed: &'a [super::Placed],
    reports: &'a [(u32, &'a Report)],
}

impl Trial<'_> {
    fn of(&mut self, name: &str) -> Option<Tried> {
        let base = self.base;
        let rows = || base.rows.readings.iter().filter(move |row| base.text(row.reading) == name);
        let pairs: Vec<(u32, &Report, &Reading)> = self
            .reports
            .iter()
            .flat_map(|&(period, report)| {
                rows().filter(move |row| speaks_of(base, row, report)).map(move |row| (period, report, row))
            })
            .collect();
        if !pairs.iter().any(|(_, report, _)| report.attribute.is_some()) {
            return None;
        }
        let mut extra: Vec<Observation> = Vec::new();
        let mut read = Vec::new();
        for &(period, report, row) in &pairs {
            let seen = observed(self.base, report, row);
            let amount = Derived { value: seen.value, uncertainty: seen.uncertainty };
            let whose = Whose { subject: report.subject, scope: report.scope, at_start: false };
            let terms = row.measure.map(|id| quantity::terms(self.base, id, whose, period, self.chain));
            let mut place = None;
            if let Some(Ok(terms)) = terms.filter(|terms| terms.as_ref().is_ok_and(|terms| !terms.is_empty())) {
                place = Some(self.chain.problem.observations.len() + extra.len());
                extra.push(Observation { quantity: Quantity::Linear(Linear::new(terms)), ..seen });
            }
            read.push((place, ReadSo { row: report.row, amount, deviation: None }));
        }
        let mut problem = self.chain.problem.clone();
        problem.observations.extend(extra);
        let found = reconcile(&problem);
        let read = read.into_iter().map(|(place, so)| {
            let deviation = found.as_ref().ok().zip(place).map(|(found, place)| found.reports[place].deviation);
            (place, ReadSo { deviation, ..so })
        });
        let read: Vec<(Option<usize>, ReadSo)> = read.collect();
        let fit = found.map(|found| self.fit(&problem, &found, &read));
        let sums = (0..self.limits.len()).filter_map(|quota| self.sum(quota, &pairs)).collect();
        Some(Tried { row: rows().next()?.row, read: read.into_iter().map(|(_, so)| so).collect(), fit, sums })
    }

    fn fit(&self, problem: &Problem, found: &Reconciled, read: &[(Option<usize>, ReadSo)]) -> Fit {
        let row = |&at: &u32| {
            let placed = self.placed.iter().find(|placed| placed.observation == at && placed.table == "reports");
            let so = || read.iter().find(|(place, _)| *place == Some(at as usize)).map(|(_, so)| so.row);
            placed.map(|placed| placed.row).or_else(so)
        };
        let set = |suspect: Suspect| suspect.observations.iter().filter_map(row).collect::<Vec<u32>>();
        let sets = suspects(problem, found, LEVEL).into_iter().map(set).filter(|set| !set.is_empty());
        let known = found.values.iter().filter(|value| value.value.is_some()).count();
        Fit { chi2: found.chi2, degrees: found.degrees, p: found.p(), known, suspects: sets.collect() }
    }

    /// What the reports of a reading add up to, toward a quota of their period.
    fn sum(&self, quota: usize, pairs: &[(u32, &Report, &Reading)]) -> Option<SumSo> {
        let row = &self.base.rows.quotas[self.limits[quota].row as usize];
        let toward = |&&(_, report, reading): &&(u32, &Report, &Reading)| {
            reading.quota == Some(row.quota) && report.span == row.span
        };
        let toward: Vec<_> = pairs.iter().filter(toward).collect();
        let mut sum =
            SumSo { quota, rows: Vec::new(), sum: Derived { value: 0.0, uncertainty: 0.0 }, between: [0.0; 2] };
        for &&(_, report, reading) in &toward {
            let (seen, plain) = (observed(self.base, report, reading), plain(self.base, report, reading));
            sum.rows.push(report.row);
            sum.sum.value += seen.value;
            sum.sum.uncertainty = sum.sum.uncertainty.hypot(seen.uncertainty);
            sum.between[0] += plain.value * reading.low.unwrap_or(0.0);
            sum.between[1] += plain.value * reading.high;
        }
        (!toward.is_empty()).then_some(sum)
    }
}

/// Whether a reading says what a report may mean.
pub(super) fn speaks_of(base: &CheckedBase, reading: &Reading, report: &Report) -> bool {
    let text = |sym| base.text(sym);
    reading.attribute.is_some() && reading.attribute.map(text) == report.attribute.map(text)
        || reading.indicator.is_some() && reading.indicator == report.indicator
}

/// Level of the tests within a reading.
const LEVEL: f64 = 0.05;

/// The report times its factor, which is anywhere between its ends.
fn observed(base: &CheckedBase, report: &Report, reading: &Reading) -> Observation {
    let mut seen = plain(base, report, reading);
    let Some(low) = reading.low else {
        (seen.value, seen.uncertainty) = (seen.value * reading.high, seen.uncertainty * reading.high);
        seen.sense = Sense::AtMost;
        return seen;
    };
    let (middle, half) = ((low + reading.high) / 2.0, (reading.high - low) / 2.0);
    seen.uncertainty = (seen.uncertainty * middle).hypot(seen.value * half / 3.0_f64.sqrt());
    seen.value *= middle;
    seen
}

/// The report as an amount, before its factor.
fn plain(base: &CheckedBase, report: &Report, reading: &Reading) -> Observation {
    let counted = reading.measure.and_then(|measure| counts(base, measure).ok()).unwrap_or(Dimension::MASS);
    observation_of(base, report, times(report, counted).unwrap_or(1.0), Vec::new())
}
