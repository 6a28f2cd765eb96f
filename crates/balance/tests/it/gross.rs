//! Suspects, sets, leaks, elimination and robust estimates on cases small enough to see.

use lodestone_balance::gross::{Estimator, critical, detectable, leaks, robust, serial, suspects};
use lodestone_balance::problem::{Linear, Problem, Quantity, UnknownId};
use lodestone_balance::reconcile;

use super::vdi2048;

#[test]
fn vdi_2048_names_both_feed_water_meters() {
    let problem = vdi2048::problem(None);
    let found = reconcile(&problem).unwrap();
    // m_FDKeI and m_FDKeII have one test: no reading of the data tells which is wrong. So have the two others, and the
    // three bleeds.
    assert_eq!(found.inseparable(), [vec![0, 1], vec![2, 3], vec![6, 7, 8]]);
    let suspects = suspects(&problem, &found, 0.05);
    assert_eq!(suspects.len(), 1);
    assert_eq!(suspects[0].observations, [0, 1]);
    assert!((suspects[0].z - 4.50344197976).abs() < 1e-9);
    // Either is about 3.0 kg/s too high, which its stated ±0.8 does not allow.
    assert!(suspects[0].biases.iter().all(|bias| (2.5..3.5).contains(bias)));
}

/// Three meters in series and one beside: f1 → a → f2 → b → f3, f4 the same as f3.
fn series(values: [f64; 4]) -> (Problem, Vec<UnknownId>) {
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = (1..=3).map(|at| problem.non_negative(format!("f{at}"))).collect();
    problem.balance("a", [(flows[0], 1.0), (flows[1], -1.0)], 0.0);
    problem.balance("b", [(flows[1], 1.0), (flows[2], -1.0)], 0.0);
    for (at, value) in values.into_iter().enumerate() {
        problem.observe(format!("meter {}", at + 1), flows[at.min(2)], value, 1.0);
    }
    (problem, flows)
}

#[test]
fn elimination_takes_the_blunder_and_no_other() {
    let (problem, _) = series([100.0, 100.5, 130.0, 99.8]);
    let serial = serial(&problem, 0.05, 10).unwrap();
    assert_eq!(serial.removed, [2]);
    assert_eq!(serial.suspects[0].observations, [2]);
    // Mean of the other three.
    assert!((serial.found.values[2].value.unwrap() - 100.1).abs() < 1e-12);
    assert!(serial.found.p().unwrap() > 0.05);
    let bias = serial.suspects[0].biases[0];
    assert!((bias - 29.9).abs() < 1e-9, "{bias}");
}

#[test]
fn two_meters_alone_cannot_be_told_apart() {
    let mut problem = Problem::default();
    let (one, two) = (problem.free("one"), problem.free("two"));
    problem.balance("node", [(one, 1.0), (two, -1.0)], 0.0);
    problem.observe("first", one, 100.0, 1.0);
    problem.observe("second", two, 110.0, 1.0);
    let found = reconcile(&problem).unwrap();
    let suspects = suspects(&problem, &found, 0.05);
    assert_eq!(suspects[0].observations, [0, 1]);
    assert!((suspects[0].biases[0] + 10.0).abs() < 1e-12 && (suspects[0].biases[1] - 10.0).abs() < 1e-12);
    // 7.07 of √2 each: z = 10/√2.
    assert!((found.reports[0].z.unwrap() + 10.0 / 2.0_f64.sqrt()).abs() < 1e-12);
    // z = δ/√2 must reach 1.96 + 1.28.
    let smallest = detectable(&found.reports[0], critical(0.05, 1), 0.9).unwrap();
    assert!((smallest - 2.0_f64.sqrt() * (1.959_964 + 1.281_552)).abs() < 1e-4, "{smallest}");
}

#[test]
fn a_leak_is_found_where_it_is() {
    // What comes in, twice measured, is 10 more than what goes on, twice measured.
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = (1..=3).map(|at| problem.free(format!("f{at}"))).collect();
    problem.balance("whole", [(flows[0], 1.0), (flows[1], -1.0)], 0.0);
    problem.balance("leaky", [(flows[1], 1.0), (flows[2], -1.0)], 0.0);
    for (name, at, value) in [("a", 0, 100.0), ("b", 0, 100.2), ("c", 1, 99.9), ("d", 2, 90.1), ("e", 2, 90.0)] {
        problem.observe(name, flows[at], value, 1.0);
    }
    let found = reconcile(&problem).unwrap();
    let leaks = leaks(&problem, &found, 0.05);
    assert_eq!(leaks[0].balance, 1);
    // In: the mean of three meters, out: the mean of two. The balance reads in − out = 0; it should read 9.98.
    assert!((leaks[0].leak - (300.1 / 3.0 - 90.05)).abs() < 1e-9, "{}", leaks[0].leak);
}

#[test]
fn robust_estimates_forget_a_blunder() {
    let (problem, _) = series([100.0, 100.5, 1_000.0, 99.8]);
    let plain = reconcile(&problem).unwrap().values[0].value.unwrap();
    assert!(plain > 300.0);
    for (estimator, tolerance) in [(Estimator::Huber, 1.0), (Estimator::Hampel, 1e-4), (Estimator::Biweight, 2e-2)] {
        let found = robust(&problem, estimator).unwrap();
        assert_eq!(found.suspects, [2], "{estimator:?}");
        assert!((found.values[0] - 100.1).abs() < tolerance, "{estimator:?}: {}", found.values[0]);
    }
    // Without blunders all count in full.
    let (problem, _) = series([100.0, 100.5, 100.2, 99.8]);
    let found = robust(&problem, Estimator::Huber).unwrap();
    assert!(found.suspects.is_empty() && found.weights.iter().all(|weight| *weight == 1.0));
}

#[test]
fn derived_quantities_and_correlations() {
    let (problem, flows) = super::exchanger::problem(&[1, 2, 6]);
    let found = reconcile(&problem).unwrap();
    // s3 = s1 − s2; s1 and s6 are one value with the variance 1/2, s2 has 1.
    let correlation = found.correlation(flows[0], flows[2]).unwrap();
    assert!((correlation - 0.5 / (0.5_f64 * 1.5).sqrt()).abs() < 1e-12, "{correlation}");
    assert!((found.correlation(flows[0], flows[5]).unwrap() - 1.0).abs() < 1e-12);
    assert!(found.correlation(flows[0], flows[1]).unwrap().abs() < 1e-12);
    let sum = Quantity::Linear(Linear::new([(flows[2], 1.0), (flows[3], 1.0)]));
    let sum = found.derived(&sum).unwrap();
    assert!((sum.value - 100.395).abs() < 1e-10 && (sum.uncertainty - 0.5_f64.sqrt()).abs() < 1e-12);
    let share = Quantity::Ratio { part: Linear::one(flows[1]), whole: Linear::one(flows[0]) };
    let share = found.derived(&share).unwrap();
    let (x1, x2) = (100.395_f64, 64.45);
    let expected = (1.0 / x1.powi(2) + 0.5 * (x2 / x1.powi(2)).powi(2)).sqrt();
    assert!((share.value - x2 / x1).abs() < 1e-12 && (share.uncertainty - expected).abs() < 1e-12);
    let (problem, flows) = super::exchanger::problem(&[1, 6]);
    let found = reconcile(&problem).unwrap();
    assert_eq!(found.derived(&Quantity::Linear(Linear::one(flows[1]))), None);
    // 2 and 3 are unknown, their sum is not.
    let sum = Quantity::Linear(Linear::new([(flows[1], 1.0), (flows[2], 1.0)]));
    let sum = found.derived(&sum).unwrap();
    assert!((sum.value - 100.395).abs() < 1e-10 && (sum.uncertainty - 0.5_f64.sqrt()).abs() < 1e-12);
}
