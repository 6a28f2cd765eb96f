//! A problem in, values with uncertainties out.

use statrs::distribution::{ChiSquared, ContinuousCDF};

use super::merit::Residuals;
use super::search::{Found, search};
use crate::fault::Fault;
use crate::kkt::Spreads;
use crate::ordered::{Block, Form, Ordered, Origin};
use crate::problem::{Problem, Sense, UnknownId};
use crate::structure::{Class, Hidden, State, Structure};

/// A bound that a value is held at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// The lower one.
    Lower,
    /// The upper one.
    Upper,
}

/// What is known of an unknown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// None where the data do not determine it.
    pub value: Option<f64>,
    /// Standard uncertainty; 0 for constants and for values held at a bound; none where the problem is too large for an
    /// inverse (some 10⁸ numbers in its factor).
    pub uncertainty: Option<f64>,
    /// Before the solve.
    pub class: Class,
    /// Where a bound presses.
    pub bound: Option<Bound>,
}

/// What became of an observation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Report {
    /// Reported less reconciled, in standard uncertainties of its own error.
    pub deviation: f64,
    /// Share of its own variance that other data check: 0 for an observation nothing else speaks of, near 1 for one that is
    /// hardly needed. NaN where the problem is too large for an inverse.
    pub checked: f64,
    /// The measurement test of maximum power: standard normal where all is well; none where nothing checks it.
    pub z: Option<f64>,
    /// The bias that z would stand for, in the unit of the observation: the generalised likelihood ratio's estimate.
    pub bias: Option<f64>,
    /// The standard deviation of that estimate; a bias is seen where it is a few of these.
    pub bias_sd: Option<f64>,
    /// Redundant, nonredundant; observable for a one-sided report that is kept.
    pub class: Class,
}

/// What became of an exact balance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Statement {
    /// Test of a leak: standard normal where there is none; none where nothing checks it.
    pub z: Option<f64>,
    /// The leak that z would stand for, in the unit of the balance.
    pub leak: Option<f64>,
}

/// That a result is one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Certificate {
    /// Largest gap of a balance over its largest term.
    pub balance_gap: f64,
    /// Largest slope along a determined unknown over its largest term.
    pub slope: f64,
    /// Degrees of freedom less the sum of checked shares, which must be equal: both ends of the inverse agree.
    /// None where the problem is too large for an inverse.
    pub trace_gap: Option<f64>,
    /// Bounds and limits that press; all with the right sign, or there is no result.
    pub pressing: usize,
    /// Linearisations.
    pub steps: usize,
    /// Pivots lost to rounding.
    pub pivots_replaced: usize,
}

/// A reconciled problem.
pub struct Reconciled {
    /// By unknown of the problem.
    pub values: Vec<Value>,
    /// By observation.
    pub reports: Vec<Report>,
    /// By balance.
    pub statements: Vec<Statement>,
    /// Sum of squared deviations, correlations taken into account.
    pub chi2: f64,
    /// Its degrees of freedom; those of the active bounds count, which makes the test an approximation where there are.
    pub degrees: usize,
    /// Of the solution.
    pub certificate: Certificate,
    pub(crate) ordered: Ordered,
    pub(crate) found: Found,
}

/// Reconciles.
///
/// # Errors
/// All faults of the problem, or why there is no solution.
pub fn reconcile(problem: &Problem) -> Result<Reconciled, Vec<Fault>> {
    let ordered = Ordered::new(problem)?;
    let blocks = blocks(problem, &ordered)?;
    let found = search(problem, &ordered, &blocks)?;
    Ok(told(problem, ordered, &blocks, found))
}

pub(crate) fn blocks(problem: &Problem, ordered: &Ordered) -> Result<Vec<Block>, Vec<Fault>> {
    ordered.blocks().map_err(|rows| {
        let name = |row: &u32| match ordered.rows[*row as usize].origin {
            Origin::Observation(at) => Some(problem.observations[at as usize].name.clone()),
            _ => None,
        };
        vec![Fault::CorrelationsImpossible { observations: rows.iter().filter_map(name).collect() }]
    })
}

/// Everything that is said about a solution.
pub(crate) fn told(problem: &Problem, ordered: Ordered, blocks: &[Block], found: Found) -> Reconciled {
    let spreads = found.settled.system.spreads(&ordered);
    let x = &found.settled.solved.x;
    let mut residuals = Residuals::at(&ordered, x);
    // A one-sided report of what nothing determines is neither kept nor contradicted.
    for (at, row) in ordered.rows.iter().enumerate().filter(|(at, _)| !found.state.on[*at]) {
        debug_assert!(row.sense != Sense::Value);
        residuals.rows[at] = 0.0;
    }
    let first = State::new(&ordered);
    let before = if found.state == first { None } else { Structure::new(&ordered, &found.lines, &first).ok() };
    let structure = &found.settled.structure;
    let degrees = structure.degrees;
    let pressing =
        found.state.held.iter().zip(&first.held).filter(|(now, then)| now.is_some() && then.is_none()).count()
            + found.state.on.iter().zip(&first.on).filter(|(now, then)| now != then).count();
    let certificate = Certificate {
        balance_gap: found.settled.solved.gap,
        slope: found.settled.solved.slope,
        trace_gap: spreads.as_ref().map(|spreads| (degrees as f64 - spreads.trace).abs()),
        pressing,
        steps: found.steps,
        pivots_replaced: found.settled.system.factor.replaced,
    };
    let view = View { ordered: &ordered, found: &found, spreads: spreads.as_ref(), before: before.as_ref() };
    let (reports, statements) = (view.reports(problem), view.statements(problem));
    Reconciled {
        values: view.values(problem),
        reports,
        statements,
        chi2: residuals.sum_of_squares(blocks),
        degrees,
        certificate,
        ordered,
        found,
    }
}

impl Reconciled {
    /// The probability of a χ² at least as large, if all reports are as uncertain as they say; none without redundancy.
    pub fn p(&self) -> Option<f64> {
        let distribution = ChiSquared::new(self.degrees as f64).ok()?;
        Some(distribution.sf(self.chi2))
    }

    /// Why an unknown cannot be determined; none where it can.
    pub fn hidden(&self, problem: &Problem, unknown: UnknownId) -> Option<Hidden> {
        let place = self.ordered.place_of[unknown.0 as usize];
        self.found.settled.structure.hidden(&self.ordered, problem, place)
    }

    /// Measurements that would open up values that nothing determines now: of everything that moves together the cheapest
    /// to measure, and how many values it alone would determine. Most first; each adds to the others.
    pub fn worth_measuring(&self, problem: &Problem) -> Vec<(UnknownId, usize)> {
        let mut worth: Vec<(UnknownId, usize)> = Vec::new();
        for (moving, count) in self.found.settled.structure.opened() {
            let unknowns = moving.iter().filter_map(|&j| self.ordered.unknown_of.get(j as usize).copied());
            let costs = unknowns.filter_map(|at| Some((problem.unknowns[at as usize].measuring_cost?, at)));
            let cheapest = costs
                .filter(|(_, at)| worth.iter().all(|(taken, _)| taken.0 != *at))
                .reduce(|best, next| if next.0 < best.0 { next } else { best });
            if let Some((_, at)) = cheapest {
                worth.push((UnknownId(at), count));
            }
        }
        worth.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        worth
    }

    /// Sets of observations that no test can tell apart: an error in one looks like an error in another. Places in the
    /// problem; sets of one are left out.
    pub fn inseparable(&self) -> Vec<Vec<u32>> {
        let count = self.ordered.count() as u32;
        let observation = |column: u32| match column.checked_sub(count) {
            None => self.ordered.carriers[column as usize].and_then(|carrier| carrier.observation),
            Some(row) => match self.ordered.rows[row as usize].origin {
                Origin::Observation(at) => Some(at),
                _ => None,
            },
        };
        let sets = self.found.settled.structure.parallel().into_iter();
        let mut sets: Vec<Vec<u32>> = sets
            .map(|set| {
                let mut set: Vec<u32> = set.into_iter().filter_map(observation).collect();
                set.sort_unstable();
                set
            })
            .filter(|set| set.len() > 1)
            .collect();
        sets.sort_unstable();
        sets
    }
}

/// What a solution is told from.
struct View<'a> {
    ordered: &'a Ordered,
    found: &'a Found,
    spreads: Option<&'a Spreads>,
    before: Option<&'a Structure>,
}

impl View<'_> {
    fn values(&self, problem: &Problem) -> Vec<Value> {
        let reported_by = self.reported_by();
        (0..problem.unknowns.len()).map(|at| self.value(self.ordered.place_of[at] as usize, &reported_by)).collect()
    }

    fn value(&self, j: usize, reported_by: &[Vec<u32>]) -> Value {
        let structure = &self.found.settled.structure;
        let first = self.before.unwrap_or(structure);
        let (lower, upper) = (self.ordered.lower[j], self.ordered.upper[j]);
        let held = self.found.state.held[j];
        let bound = held.filter(|_| lower < upper).map(|at| if at == lower { Bound::Lower } else { Bound::Upper });
        let measured = self.ordered.carriers[j].is_some() || !reported_by[j].is_empty();
        let checked = first.checked[j] || reported_by[j].iter().any(|&row| first.row_checked[row as usize]);
        let class = if lower == upper {
            Class::Constant
        } else if measured {
            if checked { Class::Redundant } else { Class::Nonredundant }
        } else if first.determined[j] || structure.determined[j] {
            Class::Observable
        } else {
            Class::Unobservable
        };
        if held.is_none() && !structure.determined[j] {
            return Value { value: None, uncertainty: None, class, bound };
        }
        let uncertainty = if held.is_some() { Some(0.0) } else { self.spreads.map(|spreads| spreads.sd[j]) };
        Value { value: Some(self.found.settled.solved.x[j]), uncertainty, class, bound }
    }

    /// By unknown: rows that report it itself, besides its carrier.
    fn reported_by(&self) -> Vec<Vec<u32>> {
        let mut rows = vec![Vec::new(); self.ordered.count()];
        for (at, row) in self.ordered.rows.iter().enumerate() {
            if let (Origin::Observation(_), Form::Linear(sum)) = (row.origin, &row.form)
                && let [(place, _)] = sum.terms[..]
            {
                rows[place as usize].push(at as u32);
            }
        }
        rows
    }

    fn reports(&self, problem: &Problem) -> Vec<Report> {
        let empty =
            Report { deviation: 0.0, checked: 0.0, z: None, bias: None, bias_sd: None, class: Class::Observable };
        let mut reports = vec![empty; problem.observations.len()];
        let first = self.before.unwrap_or(&self.found.settled.structure);
        let class = |checked: bool| if checked { Class::Redundant } else { Class::Nonredundant };
        for (j, carrier) in self.ordered.carriers.iter().enumerate() {
            let Some((carrier, at)) = carrier.and_then(|carrier| Some((carrier, carrier.observation?))) else {
                continue;
            };
            let deviation = (carrier.value - self.found.settled.solved.x[j]) / carrier.sd * carrier.factor.signum();
            let structure = &self.found.settled.structure;
            let testable = structure.checked[j] && self.found.state.held[j].is_none() && self.spreads.is_some();
            let checked = self.spreads.map_or(f64::NAN, |spreads| spreads.checked[j]);
            let sd = carrier.sd * carrier.factor.abs();
            reports[at as usize] =
                Report { class: class(first.checked[j]), ..tested(deviation, checked, sd, testable) };
        }
        let system = &self.found.settled.system;
        let deviations = system.row_deviations(&self.found.settled.solved.multipliers);
        for (place, &row) in system.rows.iter().enumerate() {
            let row = row as usize;
            let Origin::Observation(at) = self.ordered.rows[row].origin else { continue };
            let sd = self.ordered.rows[row].sd;
            let scaled = sd * system.row_scale[place];
            let multiplier = self.found.settled.solved.multipliers[place];
            let spread = self.spreads.map_or(f64::NAN, |spreads| spreads.multipliers[place].sqrt());
            let testable = self.found.settled.structure.row_checked[row] && spread > 0.0;
            let bias_sd = testable.then(|| sd / (scaled * spread));
            reports[at as usize] = Report {
                deviation: deviations[place],
                checked: (scaled * spread).powi(2).min(1.0),
                z: testable.then(|| multiplier / spread),
                bias: bias_sd.map(|bias_sd| bias_sd * multiplier / spread),
                bias_sd,
                class: class(first.row_checked[row]),
            };
        }
        reports
    }

    fn statements(&self, problem: &Problem) -> Vec<Statement> {
        let mut statements = vec![Statement { z: None, leak: None }; problem.balances.len()];
        let system = &self.found.settled.system;
        for (place, &row) in system.rows.iter().enumerate() {
            let Origin::Balance(at) = self.ordered.rows[row as usize].origin else { continue };
            let multiplier = self.found.settled.solved.multipliers[place];
            let variance = self.spreads.map_or(0.0, |spreads| spreads.multipliers[place]);
            if variance > UNCHECKED {
                let z = multiplier / variance.sqrt();
                // What must be added to the right side for the balance to be as reported.
                let leak = -multiplier / variance / system.row_scale[place];
                statements[at as usize] = Statement { z: Some(z), leak: Some(leak) };
            }
        }
        statements
    }
}

/// A balance whose scaled multiplier varies less than this is checked by nothing.
const UNCHECKED: f64 = 1e-9;

fn tested(deviation: f64, checked: f64, sd: f64, testable: bool) -> Report {
    let root = checked.sqrt();
    let testable = testable && root > 0.0;
    Report {
        deviation,
        checked,
        z: testable.then(|| deviation / root),
        bias: testable.then(|| sd * deviation / checked),
        bias_sd: testable.then(|| sd / root),
        class: Class::Observable,
    }
}
