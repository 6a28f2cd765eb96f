//! Linear networks in which everything is measured.

use lodestone_balance::problem::{Problem, UnknownId};
use lodestone_balance::{Class, reconcile};

use super::networks_data::{NETWORKS, Network};

pub fn problem(network: &Network) -> (Problem, Vec<UnknownId>) {
    let mut problem = Problem::default();
    let streams: Vec<UnknownId> = (1..=network.measured.len()).map(|s| problem.free(format!("s{s:02}"))).collect();
    for (row, balance) in network.balances.iter().enumerate() {
        let terms = streams.iter().zip(*balance).filter(|term| *term.1 != 0);
        problem.balance(format!("node {row}"), terms.map(|(&stream, &a)| (stream, f64::from(a))), 0.0);
    }
    for (&stream, &(value, variance)) in streams.iter().zip(network.measured) {
        let name = problem.unknowns[stream.0 as usize].name.clone();
        problem.observe(name, stream, value, variance.sqrt());
    }
    (problem, streams)
}

#[test]
fn networks_of_the_literature_to_1e_8() {
    for network in &NETWORKS {
        let (problem, _) = problem(network);
        let found = reconcile(&problem).unwrap();
        let near = |a: f64, b: f64, what: &str| {
            let scale = b.abs().max(1.0);
            assert!((a - b).abs() <= 1e-8 * scale, "{} ({}) {what}: {a} for {b}", network.name, network.source);
        };
        for ((value, report), &(x, sd, z, glr)) in found.values.iter().zip(&found.reports).zip(network.expected) {
            near(value.value.unwrap(), x, "value");
            near(value.uncertainty.unwrap(), sd, "standard deviation");
            near(report.z.unwrap(), z, "measurement test");
            near(report.z.unwrap().powi(2), glr, "likelihood ratio");
            assert_eq!(value.class, Class::Redundant);
        }
        near(found.chi2, network.chi2, "chi-squared");
        near(found.p().unwrap(), network.p, "p");
        assert_eq!(found.degrees, network.degrees);
        assert!(found.certificate.trace_gap.unwrap() < 1e-9 && found.certificate.balance_gap < 1e-14);
    }
}
