//! JCGM 101:2008, clause 9: the examples of propagation by Monte Carlo, within the numerical tolerance of their digits.

use std::sync::Arc;

use lodestone_balance::draws::{Drawn, Settings, draw};
use lodestone_balance::problem::{Linear, Observation, Problem, Quantity, Shape, Smooth, UnknownId};
use lodestone_balance::reconcile;

/// A function of all its arguments; the slopes are not needed to draw.
struct Model(fn(&[f64]) -> f64);

impl Smooth for Model {
    fn value(&self, x: &[f64], gradient: &mut [f64]) -> f64 {
        gradient.fill(f64::NAN);
        (self.0)(x)
    }
}

fn inputs(of: &[(f64, f64, Shape)]) -> (Problem, Vec<UnknownId>) {
    let mut problem = Problem::default();
    let mut ids = Vec::new();
    for (at, &(value, uncertainty, shape)) in of.iter().enumerate() {
        let id = problem.free(format!("x{at}"));
        let mut observation = Observation::new(format!("x{at}"), Quantity::Linear(Linear::one(id)), value, uncertainty);
        observation.shape = shape;
        problem.observations.push(observation);
        ids.push(id);
    }
    (problem, ids)
}

fn drawn(of: &[(f64, f64, Shape)], model: Option<fn(&[f64]) -> f64>, trials: usize) -> Drawn {
    let (problem, ids) = inputs(of);
    let quantity = match model {
        Some(model) => Quantity::Smooth { unknowns: ids, function: Arc::new(Model(model)) },
        None => Quantity::Linear(Linear::new(ids.into_iter().map(|id| (id, 1.0)))),
    };
    draw(&problem, &[quantity], Settings { most: trials, batch: 10_000, ..Settings::default() }).unwrap()
}

fn check(drawn: &Drawn, mean: f64, sd: f64, [low, high]: [f64; 2], tolerance: f64) {
    let found = drawn.spreads[0];
    // Of a symmetric distribution the central interval is the shortest one.
    let interval = if mean.abs() < 0.1 { found.central } else { found.shortest };
    for (found, expected) in [(found.mean, mean), (found.sd, sd), (interval[0], low), (interval[1], high)] {
        assert!((found - expected).abs() <= tolerance, "{found} for {expected} ± {tolerance}");
    }
}

#[test]
fn clause_9_2_sums() {
    let normal = (0.0, 1.0, Shape::Normal);
    check(&drawn(&[normal; 4], None, 200_000), 0.0, 2.0, [-3.92, 3.92], 0.05);
    let even = (0.0, 1.0, Shape::Rectangular);
    check(&drawn(&[even; 4], None, 200_000), 0.0, 2.0, [-3.88, 3.88], 0.05);
    let wide = (0.0, 10.0, Shape::Rectangular);
    check(&drawn(&[even, even, even, wide], None, 200_000), 0.0, 10.1, [-17.0, 17.0], 0.5);
}

#[test]
fn clause_9_3_calibration_of_a_mass() {
    let half = |low: f64, high: f64| (0.5 * (low + high), 0.5 * (high - low) / 3.0_f64.sqrt(), Shape::Rectangular);
    let inputs = [
        (100_000.0, 0.05, Shape::Normal),
        (1.234, 0.02, Shape::Normal),
        half(1.1, 1.3),
        half(7000.0, 9000.0),
        half(7950.0, 8050.0),
    ];
    let mass = |x: &[f64]| (x[0] + x[1]) * (1.0 + (x[2] - 1.2) * (1.0 / x[3] - 1.0 / x[4])) - 100_000.0;
    check(&drawn(&inputs, Some(mass), 200_000), 1.2341, 0.0754, [1.0834, 1.3825], 0.005);
}

#[test]
fn clause_9_4_comparison_loss() {
    // In units of 1e-6; published with two to four digits.
    for (x1, mean, sd, interval, tolerance) in [
        (0.0, 50.0, 50.0, [0.0, 150.0], 2.0),
        (0.01, 150.0, 112.0, [0.0, 367.0], 4.0),
        (0.05, 2550.0, 502.0, [1590.0, 3543.0], 25.0),
    ] {
        let inputs = [(x1, 0.005, Shape::Normal), (0.0, 0.005, Shape::Normal)];
        let loss = |x: &[f64]| 1e6 * (x[0] * x[0] + x[1] * x[1]);
        check(&drawn(&inputs, Some(loss), 200_000), mean, sd, interval, tolerance);
    }
}

#[test]
fn every_draw_balances_and_the_spread_is_that_of_least_squares() {
    let (problem, flows) = super::exchanger::problem(&[1, 2, 3, 4, 5, 6]);
    let gap = |terms: &[(usize, f64)]| Quantity::Linear(Linear::new(terms.iter().map(|&(s, a)| (flows[s], a))));
    let quantities = [gap(&[(0, 1.0), (1, -1.0), (2, -1.0)]), gap(&[(0, 1.0)])];
    let drawn = draw(&problem, &quantities, Settings { most: 40_000, ..Settings::default() }).unwrap();
    assert!(drawn.spreads[0].sd < 1e-12 && drawn.spreads[0].shortest.iter().all(|end| end.abs() < 1e-12));
    let found = reconcile(&problem).unwrap();
    let (value, sd) = (found.values[0].value.unwrap(), found.values[0].uncertainty.unwrap());
    assert!((drawn.spreads[1].mean - value).abs() < 4.0 * sd / 200.0);
    assert!((drawn.spreads[1].sd / sd - 1.0).abs() < 0.02);
}

#[test]
fn digits_settle_and_the_same_seed_gives_the_same_bits() {
    let even = (0.0, 1.0, Shape::Rectangular);
    let (problem, ids) = inputs(&[even; 4]);
    let sum = Quantity::Linear(Linear::new(ids.iter().map(|&id| (id, 1.0))));
    let settings = Settings { seed: 3, batch: 2_000, most: 200_000, digits: 1 };
    let first = draw(&problem, std::slice::from_ref(&sum), settings).unwrap();
    assert!(first.settled && first.trials < 200_000);
    assert_eq!(first, draw(&problem, &[sum], settings).unwrap());
}
