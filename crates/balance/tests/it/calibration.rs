//! Whether stated uncertainties are true: 500 invented chains with normal errors.

use lodestone_balance::gross::{critical, detectable, suspects};
use lodestone_balance::problem::Problem;
use lodestone_balance::reconcile;
use rand::RngExt;
use statrs::distribution::{ContinuousCDF, Normal};

use super::chains::{Chain, normal, random};

/// The chain, what is measured with which error; seven in ten flows.
fn simulated(seed: u64) -> (Chain, Problem) {
    let mut random = random(seed);
    let chain = Chain::new(8, 8, &mut random);
    let (mut problem, ids) = chain.problem();
    for (&id, &(_, _, size)) in ids.iter().zip(&chain.flows) {
        if random.random::<f64>() < 0.7 {
            let sd = size * random.random_range(0.01..0.1);
            let name = problem.unknowns[id.0 as usize].name.clone();
            problem.observe(name, id, size + sd * normal(&mut random), sd);
        }
    }
    (chain, problem)
}

#[test]
fn standardised_errors_are_normal_and_intervals_cover() {
    let mut errors = Vec::new();
    let mut covered = 0;
    for seed in 0..500 {
        let (chain, problem) = simulated(seed);
        let found = reconcile(&problem).unwrap();
        // One value per chain, so that the errors are independent.
        let known: Vec<usize> = (0..found.values.len()).filter(|&at| found.values[at].value.is_some()).collect();
        let at = known[seed as usize % known.len()];
        let (value, sd) = (found.values[at].value.unwrap(), found.values[at].uncertainty.unwrap());
        let error = (value - chain.flows[at].2) / sd;
        covered += usize::from(error.abs() <= 1.959_964);
        errors.push(error);
    }
    let coverage = f64::from(covered as u32) / 500.0;
    assert!((0.94..=0.96).contains(&coverage), "{coverage}");
    // Kolmogorov–Smirnov at 5 %: 1.358/√n.
    errors.sort_by(f64::total_cmp);
    let normal = Normal::new(0.0, 1.0).unwrap();
    let gap = errors.iter().enumerate().map(|(at, &error)| {
        let (below, above) = (at as f64 / 500.0, (at + 1) as f64 / 500.0);
        (normal.cdf(error) - below).abs().max((above - normal.cdf(error)).abs())
    });
    let gap = gap.fold(0.0, f64::max);
    assert!(gap < 1.358 / 500.0_f64.sqrt(), "{gap}");
}

#[test]
fn false_alarms_come_at_the_level() {
    let (mut global, mut single) = (0, 0);
    for seed in 1_000..1_500 {
        let (_, problem) = simulated(seed);
        let found = reconcile(&problem).unwrap();
        global += usize::from(found.p().is_some_and(|p| p < 0.05));
        single += usize::from(!suspects(&problem, &found, 0.05).is_empty());
    }
    // Binomial with n = 500, p = 0.05: 25 ± 4.9; three standard deviations.
    assert!((10..=40).contains(&global), "{global} of 500");
    // Šidák's level is that of independent tests; these depend on each other a little.
    assert!((8..=40).contains(&single), "{single} of 500");
}

#[test]
fn planted_biases_that_can_be_seen_are_found_or_their_set_is_named() {
    let (mut planted, mut found_it) = (0, 0);
    for seed in 2_000..2_500 {
        let (_, mut problem) = simulated(seed);
        let clean = reconcile(&problem).unwrap();
        let sets = problem.observations.len();
        let seen = |at: usize| {
            let smallest = detectable(&clean.reports[at], critical(0.05, sets), 0.999);
            smallest.is_some_and(|smallest| smallest <= 7.0 * problem.observations[at].uncertainty)
        };
        let Some(at) = (0..sets).map(|k| (k + seed as usize) % sets).find(|&at| seen(at)) else { continue };
        planted += 1;
        problem.observations[at].value += 7.0 * problem.observations[at].uncertainty;
        let suspects = suspects(&problem, &reconcile(&problem).unwrap(), 0.05);
        found_it += usize::from(suspects.iter().any(|suspect| suspect.observations.contains(&(at as u32))));
    }
    assert!(planted > 250, "{planted}");
    // The power is 99.9 % or more for each.
    assert!(found_it as f64 >= 0.99 * planted as f64, "{found_it} of {planted}");
}
