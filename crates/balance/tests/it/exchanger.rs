//! Narasimhan & Jordache 2000, ch. 1: a heat exchanger with bypass, everything measured and three partial variants.

use lodestone_balance::problem::{Problem, UnknownId};
use lodestone_balance::{Class, Reconciled, reconcile};

const MEASURED: [f64; 6] = [101.91, 64.45, 34.65, 64.2, 36.44, 98.88];
const BALANCES: [(&str, &[(usize, f64)]); 4] = [
    ("splitter", &[(1, 1.0), (2, -1.0), (3, -1.0)]),
    ("exchanger", &[(2, 1.0), (4, -1.0)]),
    ("valve", &[(3, 1.0), (5, -1.0)]),
    ("mixer", &[(4, 1.0), (5, 1.0), (6, -1.0)]),
];

pub fn problem(measured: &[usize]) -> (Problem, Vec<UnknownId>) {
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = (1..=6).map(|s| problem.free(format!("s{s}"))).collect();
    for (name, terms) in BALANCES {
        problem.balance(name, terms.iter().map(|&(s, a)| (flows[s - 1], a)), 0.0);
    }
    for &s in measured {
        problem.observe(format!("s{s}"), flows[s - 1], MEASURED[s - 1], 1.0);
    }
    (problem, flows)
}

fn check(found: &Reconciled, expected: [(Class, Option<f64>); 6]) {
    for (value, (class, estimate)) in found.values.iter().zip(expected) {
        assert_eq!(value.class, class);
        assert_eq!(value.value.is_some(), estimate.is_some());
        let gap = value.value.zip(estimate).map_or(0.0, |(found, expected)| (found - expected).abs());
        assert!(gap < 1e-10, "{:?} for {estimate:?}", value.value);
    }
}

#[test]
fn everything_measured() {
    let (problem, _) = problem(&[1, 2, 3, 4, 5, 6]);
    let published = [100.22, 64.5, 35.72, 64.5, 35.72, 100.22];
    check(&reconcile(&problem).unwrap(), published.map(|value| (Class::Redundant, Some(value))));
}

#[test]
fn only_1_2_6() {
    let (problem, _) = problem(&[1, 2, 6]);
    let found = reconcile(&problem).unwrap();
    check(
        &found,
        [
            (Class::Redundant, Some(100.395)),
            (Class::Nonredundant, Some(64.45)),
            (Class::Observable, Some(35.945)),
            (Class::Observable, Some(64.45)),
            (Class::Observable, Some(35.945)),
            (Class::Redundant, Some(100.395)),
        ],
    );
    // s3 = s1 − s2 with the variances 1/2 and 1.
    assert!((found.values[2].uncertainty.unwrap() - 1.5_f64.sqrt()).abs() < 1e-12);
    assert_eq!(found.degrees, 1);
}

#[test]
fn only_1_6() {
    let (problem, flows) = problem(&[1, 6]);
    let found = reconcile(&problem).unwrap();
    let hidden = (Class::Unobservable, None);
    let end = (Class::Redundant, Some(100.395));
    check(&found, [end, hidden, hidden, hidden, hidden, end]);
    // The loop of unmeasured flows: exchanger and bypass.
    let why = found.hidden(&problem, flows[3]).unwrap();
    assert_eq!(why.together, [1, 2, 3, 4]);
    assert_eq!(why.measure, Some(1));
    assert_eq!(found.hidden(&problem, flows[0]), None);
}

#[test]
fn the_cheapest_measurement_of_the_loop() {
    let (mut problem, flows) = problem(&[1, 6]);
    problem.unknowns[4].measuring_cost = Some(0.5);
    problem.unknowns[1].measuring_cost = None;
    let found = reconcile(&problem).unwrap();
    assert_eq!(found.hidden(&problem, flows[1]).unwrap().measure, Some(4));
}

#[test]
fn only_1_2() {
    let (problem, _) = problem(&[1, 2]);
    let found = reconcile(&problem).unwrap();
    check(
        &found,
        [
            (Class::Nonredundant, Some(101.91)),
            (Class::Nonredundant, Some(64.45)),
            (Class::Observable, Some(37.46)),
            (Class::Observable, Some(64.45)),
            (Class::Observable, Some(37.46)),
            (Class::Observable, Some(101.91)),
        ],
    );
    assert_eq!((found.degrees, found.p()), (0, None));
}
