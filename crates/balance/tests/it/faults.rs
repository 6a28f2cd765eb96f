//! Bad input: what is said, and that nothing else is lost.

use lodestone_balance::network::Network;
use lodestone_balance::problem::{Correlation, Problem, UnknownId};
use lodestone_balance::{Class, Fault, reconcile};

fn faults(problem: &Problem) -> Vec<String> {
    reconcile(problem).err().unwrap().iter().map(Fault::to_string).collect()
}

fn two_in_a_row() -> (Problem, Vec<UnknownId>) {
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = ["in", "out"].into_iter().map(|name| problem.non_negative(name)).collect();
    problem.balance("node", [(flows[0], 1.0), (flows[1], -1.0)], 0.0);
    (problem, flows)
}

#[test]
fn uncertainties_must_be_positive_and_all_are_told() {
    let (mut problem, flows) = two_in_a_row();
    problem.observe("zero", flows[0], 1.0, 0.0);
    problem.observe("negative", flows[0], 1.0, -2.0);
    problem.observe("none", flows[0], f64::NAN, 1.0);
    assert_eq!(
        faults(&problem),
        [
            "zero has the standard uncertainty 0: it must be above zero",
            "negative has the standard uncertainty -2: it must be above zero",
            "none has a number that is not finite",
        ]
    );
}

#[test]
fn names_are_unique_bounds_in_order_and_terms_exist() {
    let (mut problem, flows) = two_in_a_row();
    problem.free("in");
    problem.balance("node", [(UnknownId(9), 1.0)], 0.0);
    problem.unknowns[1].upper = -1.0;
    problem.observe("x", flows[0], 1.0, 1.0);
    assert_eq!(
        faults(&problem),
        [
            "unknown in occurs twice",
            "balance node occurs twice",
            "the lower bound of out is above its upper bound",
            "node has a term of an unknown that does not exist",
        ]
    );
}

#[test]
fn exact_values_that_contradict_each_other_are_named() {
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = ["a", "b", "c", "far"].into_iter().map(|name| problem.free(name)).collect();
    problem.balance("first", [(flows[0], 1.0), (flows[1], -1.0)], 0.0);
    problem.balance("second", [(flows[1], 1.0), (flows[2], -1.0)], 0.0);
    problem.balance("elsewhere", [(flows[3], 1.0)], 7.0);
    for (at, value) in [(0, 10.0), (2, 11.0)] {
        (problem.unknowns[at].lower, problem.unknowns[at].upper) = (value, value);
    }
    problem.observe("b", flows[1], 10.0, 1.0);
    assert_eq!(faults(&problem), ["these exact statements contradict each other: first, second, a, c"]);
    // The same value twice is no contradiction.
    (problem.unknowns[2].lower, problem.unknowns[2].upper) = (10.0, 10.0);
    let found = reconcile(&problem).unwrap();
    assert_eq!(found.values[1].value, Some(10.0));
    assert_eq!(found.values[0].class, Class::Constant);
}

#[test]
fn a_balance_said_twice_counts_once() {
    let (mut problem, flows) = two_in_a_row();
    problem.balance("again", [(flows[0], 2.0), (flows[1], -2.0)], 0.0);
    problem.observe("in", flows[0], 10.0, 1.0);
    problem.observe("out", flows[1], 12.0, 1.0);
    let found = reconcile(&problem).unwrap();
    assert_eq!(found.degrees, 1);
    assert!((found.values[0].value.unwrap() - 11.0).abs() < 1e-12);
}

#[test]
fn bounds_that_no_values_keep() {
    let (mut problem, flows) = two_in_a_row();
    problem.unknowns[0].upper = 5.0;
    problem.unknowns[1].lower = 6.0;
    problem.observe("in", flows[0], 5.5, 1.0);
    assert_eq!(faults(&problem), ["no values within the bounds close the balances node"]);
}

#[test]
fn nothing_observed() {
    let (problem, _) = two_in_a_row();
    assert_eq!(faults(&problem), ["nothing was observed"]);
}

#[test]
fn an_island_without_reports_is_unobservable_and_the_rest_is_found() {
    let (mut problem, flows) = two_in_a_row();
    let island: Vec<UnknownId> = ["x", "y"].into_iter().map(|name| problem.non_negative(name)).collect();
    problem.balance("there", [(island[0], 1.0), (island[1], -1.0)], 0.0);
    // A closed loop: the second balance follows from the first.
    problem.balance("back", [(island[1], 1.0), (island[0], -1.0)], 0.0);
    problem.observe("in", flows[0], 10.0, 1.0);
    problem.observe("out", flows[1], 12.0, 1.0);
    let found = reconcile(&problem).unwrap();
    assert!((found.values[0].value.unwrap() - 11.0).abs() < 1e-12);
    for id in &island {
        assert_eq!(found.values[id.0 as usize].class, Class::Unobservable);
        assert_eq!(found.hidden(&problem, *id).unwrap().together, [2, 3]);
    }
}

#[test]
fn correlations_that_cannot_be() {
    let mut problem = Problem::default();
    for name in ["a", "b", "c"] {
        let id = problem.free(name);
        problem.observe(name, id, 1.0, 1.0);
    }
    let mut correlate = |first: &str, second: &str, rho: f64| {
        problem.correlations.push(Correlation { first: first.into(), second: second.into(), rho });
        problem.clone()
    };
    correlate("a", "b", 0.9);
    correlate("b", "c", 0.9);
    let impossible = correlate("a", "c", -0.9);
    assert_eq!(faults(&impossible), ["the correlation matrix of a, b, c is not positive definite"]);
    let nothing = correlate("a", "z", 0.1);
    assert_eq!(faults(&nothing), ["the correlation of a and z is not between two plain observations"]);
}

#[test]
fn magnitudes_from_1e_300_to_1e300() {
    for size in [1e-300, 1e-150, 1.0, 1e150, 1e300] {
        let (mut problem, flows) = two_in_a_row();
        problem.observe("in", flows[0], 10.0 * size, size);
        problem.observe("out", flows[1], 12.0 * size, size);
        let found = reconcile(&problem).unwrap();
        for value in &found.values {
            assert!((value.value.unwrap() / size - 11.0).abs() < 1e-12, "{size}: {value:?}");
            assert!((value.uncertainty.unwrap() / size - 0.5_f64.sqrt()).abs() < 1e-12);
        }
        assert!((found.chi2 - 2.0).abs() < 1e-12);
    }
    // Both at once: neither disturbs the other.
    let mut problem = Problem::default();
    for (name, size) in [("tiny", 1e-300), ("huge", 1e300)] {
        let (one, two) = (problem.free(format!("{name} 1")), problem.free(format!("{name} 2")));
        problem.balance(name, [(one, 1.0), (two, -1.0)], 0.0);
        problem.observe(format!("{name} 1"), one, 10.0 * size, size);
        problem.observe(format!("{name} 2"), two, 12.0 * size, size);
    }
    let found = reconcile(&problem).unwrap();
    for (at, size) in [(0, 1e-300), (1, 1e-300), (2, 1e300), (3, 1e300)] {
        assert!((found.values[at].value.unwrap() / size - 11.0).abs() < 1e-12);
    }
}

#[test]
fn an_assay_over_100_percent_is_left_aside() {
    let mut network = Network::new(&["Nd"]);
    let flow = network.flow("oxide", None, Some("plant"));
    let fault = network.report_content("assay", flow, 0, 1.2, 0.01, 1.0).unwrap_err();
    assert_eq!(fault.to_string(), "assay reports a content of 1.2, outside 0 to 1");
    // Nd2O3 holds 0.8574 of neodymium.
    let fault = network.report_content("assay", flow, 0, 0.9, 0.01, 0.8574).unwrap_err();
    assert_eq!(fault.to_string(), "assay reports a content of 0.9, outside 0 to 0.8574");
    assert!(network.problem().observations.is_empty());
}
