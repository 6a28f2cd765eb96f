//! Sorting a problem, and choosing for each unknown the observation that carries it.

use std::collections::BTreeMap;

use super::check;
use super::form::{Form, Sum};
use crate::fault::Fault;
use crate::problem::{Observation, Problem, Sense};

/// What a row says, by its place in the problem.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Origin {
    Balance(u32),
    Limit(u32),
    Observation(u32),
}

/// `form` = `value`, exactly where `sd` is 0.
#[derive(Clone)]
pub(crate) struct Row {
    pub origin: Origin,
    pub form: Form,
    pub value: f64,
    pub sd: f64,
    pub sense: Sense,
    /// A bias variable that is added, and its size.
    pub bias: Option<(u32, f64)>,
}

impl Row {
    /// Of the left side.
    pub fn at(&self, x: &[f64]) -> f64 {
        self.form.at(x) + self.bias.map_or(0.0, |(place, size)| size * x[place as usize])
    }

    /// Value and gradient of the left side. Bias variables come after all other unknowns.
    pub fn linearised(&self, x: &[f64]) -> (f64, Vec<(u32, f64)>) {
        let (mut value, mut terms) = self.form.linearised(x);
        if let Some((place, size)) = self.bias {
            value += size * x[place as usize];
            terms.push((place, size));
        }
        (value, terms)
    }
}

/// The plain report of an unknown itself: x = `value` ± `sd`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Carrier {
    /// Place in the problem; none for a bias variable.
    pub observation: Option<u32>,
    pub value: f64,
    pub sd: f64,
    /// Coefficient of the unknown in the observation.
    pub factor: f64,
}

#[derive(Clone)]
pub(crate) struct Ordered {
    /// From the order of computing to the problem's; bias variables come last and have none.
    pub unknown_of: Vec<u32>,
    pub place_of: Vec<u32>,
    pub lower: Vec<f64>,
    pub upper: Vec<f64>,
    pub start: Vec<Option<f64>>,
    pub carriers: Vec<Option<Carrier>>,
    /// Balances and limits, then the observations that carry no unknown.
    pub rows: Vec<Row>,
    /// Pairs of rows and their covariance's coefficient.
    pub correlations: Vec<(u32, u32, f64)>,
}

impl Ordered {
    pub fn new(problem: &Problem) -> Result<Ordered, Vec<Fault>> {
        let faults = check::faults(problem);
        if !faults.is_empty() {
            return Err(faults);
        }
        let unknown_of = by_name(problem.unknowns.len(), |at| &problem.unknowns[at].name);
        let mut place_of = vec![0; unknown_of.len()];
        for (place, &unknown) in unknown_of.iter().enumerate() {
            place_of[unknown as usize] = place as u32;
        }
        let sorted = |pick: fn(&crate::problem::Unknown) -> f64| -> Vec<f64> {
            unknown_of.iter().map(|&at| pick(&problem.unknowns[at as usize])).collect()
        };
        let mut ordered = Ordered {
            lower: sorted(|unknown| unknown.lower),
            upper: sorted(|unknown| unknown.upper),
            start: unknown_of.iter().map(|&at| problem.unknowns[at as usize].start).collect(),
            carriers: vec![None; unknown_of.len()],
            rows: Vec::new(),
            correlations: Vec::new(),
            unknown_of,
            place_of,
        };
        ordered.add_statements(problem);
        ordered.add_observations(problem);
        Ok(ordered)
    }

    /// Unknowns and bias variables.
    pub fn count(&self) -> usize {
        self.carriers.len()
    }

    pub fn is_linear(&self) -> bool {
        self.rows.iter().all(|row| row.form.is_linear())
    }

    fn add_statements(&mut self, problem: &Problem) {
        let balances = problem.balances.len();
        let name = |at: usize| match at.checked_sub(balances) {
            None => &problem.balances[at].name,
            Some(limit) => &problem.limits[limit].name,
        };
        for at in by_name(balances + problem.limits.len(), name) {
            let row = match (at as usize).checked_sub(balances) {
                None => {
                    let balance = &problem.balances[at as usize];
                    let form = Form::new(&balance.quantity, &self.place_of);
                    Row {
                        origin: Origin::Balance(at),
                        form,
                        value: balance.value,
                        sd: 0.0,
                        sense: Sense::Value,
                        bias: None,
                    }
                }
                Some(limit) => {
                    let stated = &problem.limits[limit];
                    let form = Form::Linear(Sum::new(&stated.sum, &self.place_of));
                    let origin = Origin::Limit(limit as u32);
                    Row { origin, form, value: stated.at_most, sd: 0.0, sense: Sense::AtMost, bias: None }
                }
            };
            self.rows.push(row);
        }
    }

    fn add_observations(&mut self, problem: &Problem) {
        let correlated: BTreeMap<&str, ()> =
            problem.correlations.iter().flat_map(|c| [(c.first.as_str(), ()), (c.second.as_str(), ())]).collect();
        let mut bias_of: BTreeMap<&str, u32> = BTreeMap::new();
        for observation in &problem.observations {
            if let Some(shared) = &observation.shared {
                bias_of.entry(&shared.source).or_insert(0);
            }
        }
        for place in bias_of.values_mut() {
            *place = self.add_bias();
        }
        let sorted = by_name(problem.observations.len(), |at| &problem.observations[at].name);
        self.choose_carriers(problem, &sorted, &correlated);
        let mut row_of: BTreeMap<&str, u32> = BTreeMap::new();
        for &at in &sorted {
            let observation = &problem.observations[at as usize];
            let Some(row) = self.row(at, observation, &bias_of) else { continue };
            if correlated.contains_key(observation.name.as_str()) {
                row_of.insert(&observation.name, self.rows.len() as u32);
            }
            self.rows.push(row);
        }
        for correlation in &problem.correlations {
            let pair = [row_of[correlation.first.as_str()], row_of[correlation.second.as_str()]];
            self.correlations.push((pair[0].min(pair[1]), pair[0].max(pair[1]), correlation.rho));
        }
        self.correlations.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)).then(a.2.total_cmp(&b.2)));
    }

    fn add_bias(&mut self) -> u32 {
        self.lower.push(f64::NEG_INFINITY);
        self.upper.push(f64::INFINITY);
        self.start.push(Some(0.0));
        self.carriers.push(Some(Carrier { observation: None, value: 0.0, sd: 1.0, factor: 1.0 }));
        self.carriers.len() as u32 - 1
    }

    /// Of the plain reports of an unknown itself, the most precise one carries it.
    fn choose_carriers(&mut self, problem: &Problem, sorted: &[u32], correlated: &BTreeMap<&str, ()>) {
        for &at in sorted {
            let observation = &problem.observations[at as usize];
            let plain = observation.sense == Sense::Value && observation.shared.is_none();
            let crate::problem::Quantity::Linear(linear) = &observation.quantity else { continue };
            let sum = Sum::new(linear, &self.place_of);
            let [(place, factor)] = sum.terms[..] else { continue };
            if !plain || factor == 0.0 || correlated.contains_key(observation.name.as_str()) {
                continue;
            }
            let carrier = Carrier {
                observation: Some(at),
                value: (observation.value - sum.constant) / factor,
                sd: observation.uncertainty / factor.abs(),
                factor,
            };
            let slot = &mut self.carriers[place as usize];
            if carrier.sd >= f64::MIN_POSITIVE && slot.is_none_or(|best: Carrier| carrier.sd < best.sd) {
                *slot = Some(carrier);
            }
        }
    }

    /// None for an observation that carries its unknown.
    fn row(&self, at: u32, observation: &Observation, bias_of: &BTreeMap<&str, u32>) -> Option<Row> {
        let form = Form::new(&observation.quantity, &self.place_of);
        if let Form::Linear(sum) = &form
            && let [(place, _)] = sum.terms[..]
            && self.carriers[place as usize].is_some_and(|carrier| carrier.observation == Some(at))
        {
            return None;
        }
        let bias = observation.shared.as_ref().map(|shared| (bias_of[shared.source.as_str()], shared.uncertainty));
        let (value, sd, sense) = (observation.value, observation.uncertainty, observation.sense);
        Some(Row { origin: Origin::Observation(at), form, value, sd, sense, bias })
    }
}

fn by_name<'a>(count: usize, name: impl Fn(usize) -> &'a String) -> Vec<u32> {
    let mut places: Vec<u32> = (0..u32::try_from(count).expect("fewer than 2³² things")).collect();
    places.sort_unstable_by(|&a, &b| name(a as usize).cmp(name(b as usize)));
    places
}
