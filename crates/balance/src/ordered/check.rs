//! Faults of a problem that show before anything is computed.

use std::collections::BTreeMap;

use crate::fault::Fault;
use crate::problem::{Linear, Problem, Quantity, Sense, Shape};

/// All of them, in the order of the problem.
pub(super) fn faults(problem: &Problem) -> Vec<Fault> {
    let mut faults = Vec::new();
    let unknowns = problem.unknowns.iter().map(|unknown| unknown.name.as_str());
    let statements = problem.balances.iter().map(|balance| balance.name.as_str());
    let limits = problem.limits.iter().map(|limit| limit.name.as_str());
    twice("unknown", unknowns, &mut faults);
    twice("balance", statements.chain(limits), &mut faults);
    twice("observation", problem.observations.iter().map(|observation| observation.name.as_str()), &mut faults);
    for unknown in &problem.unknowns {
        if unknown.lower.is_nan() || unknown.upper.is_nan() || unknown.start.is_some_and(|start| !start.is_finite()) {
            faults.push(Fault::NotFinite { name: unknown.name.clone() });
        } else if unknown.lower > unknown.upper {
            faults.push(Fault::BoundsCrossed { unknown: unknown.name.clone() });
        }
    }
    let count = problem.unknowns.len();
    for balance in &problem.balances {
        quantity(&balance.name, &balance.quantity, balance.value, count, &mut faults);
    }
    for limit in &problem.limits {
        let finite = limit.at_most.is_finite() && sum_is_finite(&limit.sum);
        terms(&limit.name, limit.sum.terms.iter().map(|term| term.0.0), finite, count, &mut faults);
    }
    if problem.observations.is_empty() {
        faults.push(Fault::NothingObserved);
    }
    for observation in &problem.observations {
        quantity(&observation.name, &observation.quantity, observation.value, count, &mut faults);
        let shared = observation.shared.as_ref().is_none_or(|shared| shared.uncertainty >= 0.0);
        let own = observation.uncertainty >= f64::MIN_POSITIVE && observation.uncertainty.is_finite();
        if !own || !shared {
            let uncertainty = observation.uncertainty;
            faults.push(Fault::UncertaintyNotPositive { observation: observation.name.clone(), uncertainty });
        }
    }
    correlations(problem, &mut faults);
    faults
}

fn twice<'a>(kind: &'static str, names: impl Iterator<Item = &'a str>, faults: &mut Vec<Fault>) {
    let mut names: Vec<&str> = names.collect();
    names.sort_unstable();
    let mut repeated: Vec<&str> = names.windows(2).filter(|pair| pair[0] == pair[1]).map(|pair| pair[0]).collect();
    repeated.dedup();
    faults.extend(repeated.into_iter().map(|name| Fault::NameTwice { kind, name: name.to_owned() }));
}

fn quantity(name: &str, quantity: &Quantity, value: f64, count: usize, faults: &mut Vec<Fault>) {
    let (places, finite): (Vec<u32>, bool) = match quantity {
        Quantity::Linear(sum) => (sum.terms.iter().map(|term| term.0.0).collect(), sum_is_finite(sum)),
        Quantity::Ratio { part, whole } => {
            let both = part.terms.iter().chain(&whole.terms);
            (both.map(|term| term.0.0).collect(), sum_is_finite(part) && sum_is_finite(whole))
        }
        Quantity::Smooth { unknowns, .. } => (unknowns.iter().map(|id| id.0).collect(), true),
    };
    terms(name, places.into_iter(), finite && value.is_finite(), count, faults);
}

fn terms(name: &str, mut places: impl Iterator<Item = u32>, finite: bool, count: usize, faults: &mut Vec<Fault>) {
    if !finite {
        faults.push(Fault::NotFinite { name: name.to_owned() });
    }
    if places.any(|place| place as usize >= count) {
        faults.push(Fault::UnknownMissing { name: name.to_owned() });
    }
}

fn sum_is_finite(sum: &Linear) -> bool {
    sum.constant.is_finite() && sum.terms.iter().all(|term| term.1.is_finite())
}

fn correlations(problem: &Problem, faults: &mut Vec<Fault>) {
    let plain: BTreeMap<&str, bool> = problem
        .observations
        .iter()
        .map(|o| (o.name.as_str(), o.sense == Sense::Value && o.shape == Shape::Normal))
        .collect();
    for correlation in &problem.correlations {
        let known = |name: &String| plain.get(name.as_str()).copied().unwrap_or(false);
        let (first, second) = (&correlation.first, &correlation.second);
        if first == second || !known(first) || !known(second) {
            faults.push(Fault::CorrelationOfNothing { first: first.clone(), second: second.clone() });
        } else if correlation.rho.is_nan() || correlation.rho.abs() >= 1.0 {
            faults.push(Fault::CorrelationsImpossible { observations: vec![first.clone(), second.clone()] });
        }
    }
}
