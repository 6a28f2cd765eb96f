//! What must hold of every problem.

use lodestone_balance::network::Network;
use lodestone_balance::problem::{Problem, Sense, Shared, UnknownId};
use lodestone_balance::{Class, Reconciled, reconcile};
use rand::RngExt;

use super::chains::{Chain, normal, random};

fn bits(found: &Reconciled, order: &[usize]) -> Vec<Option<(u64, u64)>> {
    let value = |&at: &usize| {
        let value = found.values[at];
        Some((value.value?.to_bits(), value.uncertainty?.to_bits()))
    };
    order.iter().map(value).collect()
}

type Reporting = Box<dyn FnOnce(&mut Network)>;

/// A chain with three elements, totals of all flows and contents of most, bounds, a shared source.
fn elements(seed: u64, shuffle: bool) -> (Problem, Network) {
    let mut random = random(seed);
    let chain = Chain::new(6, 6, &mut random);
    let mut network = Network::new(&["Nd", "Dy", "Ce"]);
    let mut reports: Vec<Reporting> = Vec::new();
    let mut flows: Vec<usize> = (0..chain.flows.len()).collect();
    if shuffle {
        flows.reverse();
    }
    let mut ids = vec![None; flows.len()];
    for &at in &flows {
        let (from, to, _) = chain.flows[at];
        let node = |node: usize| (node > 0).then(|| format!("node {node}"));
        ids[at] = Some(network.flow(&format!("flow {at:02}"), node(from).as_deref(), node(to).as_deref()));
    }
    for (at, &(_, _, size)) in chain.flows.iter().enumerate() {
        let id = ids[at].unwrap();
        let sd = 0.05 * size;
        let reported = size + sd * normal(&mut random);
        // Contents are the same everywhere: only reports of totals tell how much flows.
        reports.push(Box::new(move |network| network.report_total(&format!("total {at:02}"), id, reported, sd)));
        for (element, content) in [0.2, 0.01, 0.5].into_iter().enumerate() {
            let reported = content * (1.0 + 0.1 * normal(&mut random));
            if random.random::<f64>() < 0.8 {
                reports.push(Box::new(move |network| {
                    let name = format!("content {at:02} {element}");
                    network.report_content(&name, id, element, reported, 0.1 * content, 1.0).unwrap();
                }));
            }
        }
    }
    if shuffle {
        reports.reverse();
    }
    reports.into_iter().for_each(|report| report(&mut network));
    let mut problem = network.problem();
    for observation in
        problem.observations.iter_mut().filter(|o| o.name.starts_with("content") && o.name.ends_with('0'))
    {
        observation.shared = Some(Shared { source: "laboratory".into(), uncertainty: 0.01 });
    }
    if shuffle {
        problem.balances.reverse();
        problem.limits.reverse();
    }
    (problem, network)
}

#[test]
fn the_order_of_rows_changes_no_bit() {
    for seed in 0..5 {
        let (problem, _) = elements(seed, false);
        let (shuffled, _) = elements(seed, true);
        let order = |problem: &Problem| {
            let mut order: Vec<usize> = (0..problem.unknowns.len()).collect();
            order.sort_by(|&a, &b| problem.unknowns[a].name.cmp(&problem.unknowns[b].name));
            order
        };
        let (one, other) = (reconcile(&problem).unwrap(), reconcile(&shuffled).unwrap());
        assert_eq!(bits(&one, &order(&problem)), bits(&other, &order(&shuffled)));
        assert_eq!(one.chi2.to_bits(), other.chi2.to_bits());
    }
}

#[test]
fn threads_change_no_bit() {
    let (problem, _) = elements(3, false);
    let order: Vec<usize> = (0..problem.unknowns.len()).collect();
    let alone = bits(&reconcile(&problem).unwrap(), &order);
    std::thread::scope(|scope| {
        let both: Vec<_> = (0..2).map(|_| scope.spawn(|| bits(&reconcile(&problem).unwrap(), &order))).collect();
        for one in both {
            assert_eq!(one.join().unwrap(), alone);
        }
    });
}

#[test]
fn every_element_closes_at_every_node() {
    for seed in 0..20 {
        let (problem, _) = elements(seed, false);
        let found = reconcile(&problem).unwrap();
        for balance in &problem.balances {
            let lodestone_balance::problem::Quantity::Linear(sum) = &balance.quantity else { unreachable!() };
            let terms: Option<Vec<f64>> =
                sum.terms.iter().map(|&(id, a)| Some(a * found.values[id.0 as usize].value?)).collect();
            let Some(terms) = terms else { continue };
            let largest = terms.iter().fold(0.0_f64, |most, term| most.max(term.abs()));
            assert!(terms.iter().sum::<f64>().abs() <= 1e-12 * largest, "{}", balance.name);
        }
        assert!(
            found.certificate.slope < 1e-9 && found.certificate.trace_gap.unwrap() < 1e-6,
            "{:?}",
            found.certificate
        );
    }
}

#[test]
fn consistent_data_are_not_touched() {
    for seed in 0..20 {
        let mut random = random(seed);
        let chain = Chain::new(10, 10, &mut random);
        let (mut problem, ids) = chain.problem();
        for (&id, &(_, _, size)) in ids.iter().zip(&chain.flows) {
            if random.random::<f64>() < 0.7 {
                problem.observe(format!("{id:?}"), id, size, 0.03 * size);
            }
        }
        let found = reconcile(&problem).unwrap();
        assert!(found.chi2 < 1e-20, "{}", found.chi2);
        for (value, &(_, _, size)) in found.values.iter().zip(&chain.flows) {
            assert!(value.value.is_none_or(|value| (value - size).abs() < 1e-10), "{value:?} for {size}");
        }
    }
}

#[test]
fn a_change_of_unit_changes_nothing() {
    let (problem, _) = elements(1, false);
    let found = reconcile(&problem).unwrap();
    // Kilograms for tonnes; and a unit that is not even a power of ten.
    for unit in [1_000.0, 0.017] {
        let mut scaled = problem.clone();
        for unknown in &mut scaled.unknowns {
            unknown.lower *= unit;
            unknown.upper *= unit;
        }
        for observation in scaled.observations.iter_mut().filter(|o| o.name.starts_with("total")) {
            observation.value *= unit;
            observation.uncertainty *= unit;
        }
        let again = reconcile(&scaled).unwrap();
        assert!((again.chi2 / found.chi2 - 1.0).abs() < 1e-9);
        for (one, other) in found.values.iter().zip(&again.values) {
            assert_eq!(one.class, other.class);
            let pairs = [(one.value, other.value), (one.uncertainty, other.uncertainty)];
            for (one, other) in pairs.into_iter().filter_map(|(one, other)| one.zip(other)) {
                assert!((one * unit - other).abs() <= 1e-8 * (one * unit).abs() + 1e-9 * unit, "{one} {other}");
            }
        }
    }
}

/// Class by the singular values of dense matrices: u is observable where null(A_u) has no part in it, y is redundant
/// where leaving it out loses no rank that the rest needs.
fn dense_classes(problem: &Problem, measured: &[bool]) -> Vec<Class> {
    let rows: Vec<Vec<f64>> = problem
        .balances
        .iter()
        .map(|balance| {
            let lodestone_balance::problem::Quantity::Linear(sum) = &balance.quantity else { unreachable!() };
            let mut row = vec![0.0; problem.unknowns.len()];
            sum.terms.iter().for_each(|&(id, a)| row[id.0 as usize] += a);
            row
        })
        .collect();
    let rank = |columns: &dyn Fn(usize) -> bool| {
        let chosen: Vec<usize> = (0..measured.len()).filter(|&j| columns(j)).collect();
        if chosen.is_empty() || rows.is_empty() {
            return 0;
        }
        let matrix = faer::Mat::from_fn(rows.len(), chosen.len(), |i, j| rows[i][chosen[j]]);
        matrix.singular_values().unwrap().iter().filter(|value| **value > 1e-9).count()
    };
    let unmeasured = rank(&|j| !measured[j]);
    (0..measured.len())
        .map(|at| {
            if measured[at] {
                // Unmeasured, it would be observable: its column adds to the rank of the unmeasured ones.
                let with = rank(&|j| !measured[j] || j == at);
                let without_others = with - unmeasured == 0;
                if without_others { Class::Nonredundant } else { Class::Redundant }
            } else if rank(&|j| !measured[j] && j != at) < unmeasured {
                Class::Observable
            } else {
                Class::Unobservable
            }
        })
        .collect()
}

#[test]
fn classes_equal_those_of_dense_singular_values_on_1000_graphs() {
    for seed in 0..1_000 {
        let mut random = random(seed);
        let (nodes, extra) = (random.random_range(2..8), random.random_range(0..8));
        let chain = Chain::new(nodes, extra, &mut random);
        let (mut problem, ids) = chain.problem();
        let share: f64 = random.random_range(0.2..0.9);
        let mut measured = vec![false; ids.len()];
        for (at, &id) in ids.iter().enumerate() {
            if at == 0 || random.random::<f64>() < share {
                measured[at] = true;
                problem.observe(format!("m{at}"), id, chain.flows[at].2, 1.0);
            }
        }
        let found = reconcile(&problem).unwrap();
        let classes: Vec<Class> = found.values.iter().map(|value| value.class).collect();
        assert_eq!(classes, dense_classes(&problem, &measured), "seed {seed}");
    }
}

#[test]
fn the_test_of_a_measurement_is_the_likelihood_ratio_of_leaving_it_out() {
    for seed in 0..30 {
        let mut random = random(seed);
        let chain = Chain::new(5, 6, &mut random);
        let (mut problem, ids) = chain.problem();
        for (at, &id) in ids.iter().enumerate() {
            let sd = 0.05 * chain.flows[at].2;
            problem.observe(format!("m{at:02}"), id, chain.flows[at].2 + sd * normal(&mut random), sd);
        }
        let found = reconcile(&problem).unwrap();
        for at in 0..ids.len() {
            let Some(z) = found.reports[at].z else { continue };
            let mut without = problem.clone();
            without.observations.remove(at);
            let fall = found.chi2 - reconcile(&without).unwrap().chi2;
            assert!((z * z - fall).abs() < 1e-9 * found.chi2.max(1.0), "{} {fall}", z * z);
        }
    }
}

/// Σ of a linear problem from the dense inverse of [H Aᵀ; A −S].
fn dense_sd(problem: &Problem) -> Vec<f64> {
    use lodestone_balance::problem::Quantity;
    let count = problem.unknowns.len();
    let mut rows: Vec<(Vec<f64>, f64)> = Vec::new();
    let mut add = |quantity: &Quantity, variance: f64| {
        let Quantity::Linear(sum) = quantity else { unreachable!() };
        let mut row = vec![0.0; count];
        sum.terms.iter().for_each(|&(id, a)| row[id.0 as usize] += a);
        rows.push((row, variance));
    };
    problem.balances.iter().for_each(|balance| add(&balance.quantity, 0.0));
    problem.observations.iter().for_each(|o| add(&o.quantity, o.uncertainty.powi(2)));
    let size = count + rows.len();
    let matrix = faer::Mat::from_fn(size, size, |i, j| match (i.checked_sub(count), j.checked_sub(count)) {
        (None, None) => 0.0,
        (Some(row), None) => rows[row].0[j],
        (None, Some(row)) => rows[row].0[i],
        (Some(a), Some(b)) => {
            if a == b {
                -rows[a].1
            } else {
                0.0
            }
        }
    });
    use faer::linalg::solvers::DenseSolveCore;
    let inverse = matrix.full_piv_lu().inverse();
    (0..count).map(|j| inverse[(j, j)].sqrt()).collect()
}

#[test]
fn the_selected_inverse_equals_the_dense_inverse() {
    for seed in 0..30 {
        let mut random = random(seed);
        let chain = Chain::new(30, 40, &mut random);
        let (mut problem, ids) = chain.problem();
        for (at, &id) in ids.iter().enumerate() {
            // Everything is measured or follows: outside flows of a node are left out in turn.
            if chain.flows[at].0 != 0 && chain.flows[at].1 != 0 || random.random::<f64>() < 0.5 {
                let sd = random.random_range(0.5..3.0);
                problem.observe(format!("m{at:03}"), id, chain.flows[at].2, sd);
                if random.random::<f64>() < 0.2 {
                    problem.observe(format!("again {at:03}"), id, chain.flows[at].2, 2.0 * sd);
                }
            }
        }
        let found = reconcile(&problem).unwrap();
        if found.values.iter().any(|value| value.value.is_none()) {
            continue;
        }
        for (value, dense) in found.values.iter().zip(dense_sd(&problem)) {
            let sd = value.uncertainty.unwrap();
            assert!((sd - dense).abs() < 1e-9 * dense.max(1.0), "seed {seed}: {sd} for {dense}");
        }
    }
}

#[test]
fn a_shared_error_is_the_covariance_that_it_stands_for() {
    // Two flows into a node whose sum is measured well: a common bias of both meters shows in full.
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = ["a", "b", "c"].into_iter().map(|name| problem.free(name)).collect();
    problem.balance("node", [(flows[0], 1.0), (flows[1], 1.0), (flows[2], -1.0)], 0.0);
    problem.observe("a", flows[0], 10.0, 1.0);
    problem.observe("b", flows[1], 10.0, 1.0);
    problem.observe("c", flows[2], 24.0, 0.1);
    for at in 0..2 {
        problem.observations[at].shared = Some(Shared { source: "laboratory".into(), uncertainty: 3.0 });
    }
    let found = reconcile(&problem).unwrap();
    // V = 1 + 1 + 4·9 + 0.01 of the residual −4.
    assert!((found.chi2 - 16.0 / 38.01).abs() < 1e-12, "{}", found.chi2);
    let expected = 10.0 + 4.0 * 19.0 / 38.01;
    assert!((found.values[0].value.unwrap() - expected).abs() < 1e-12);
}

#[test]
fn one_sided_reports_press_only_where_they_must() {
    let mut problem = Problem::default();
    let flow = problem.free("flow");
    problem.observe("meter", flow, 10.0, 1.0);
    problem.observe("at least", flow, 8.0, 1.0);
    problem.observations[1].sense = Sense::AtLeast;
    let kept = reconcile(&problem).unwrap();
    assert_eq!((kept.values[0].value, kept.chi2, kept.degrees), (Some(10.0), 0.0, 0));
    problem.observations[1].value = 12.0;
    let pressed = reconcile(&problem).unwrap();
    assert!((pressed.values[0].value.unwrap() - 11.0).abs() < 1e-12);
    assert!((pressed.chi2 - 2.0).abs() < 1e-12 && pressed.certificate.pressing == 1);
    problem.observations[1].sense = Sense::AtMost;
    assert_eq!(reconcile(&problem).unwrap().values[0].value, Some(10.0));
}

#[test]
fn bounds_hold_with_the_right_sign() {
    // Out of a node of 10 go 12 and −1: the second is held at 0, the first takes it all.
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = ["a", "b", "c"].into_iter().map(|name| problem.non_negative(name)).collect();
    problem.balance("node", [(flows[0], 1.0), (flows[1], -1.0), (flows[2], -1.0)], 0.0);
    for (at, value) in [10.0, 12.0, -1.0].into_iter().enumerate() {
        problem.observe(problem.unknowns[at].name.clone(), flows[at], value, 1.0);
    }
    let found = reconcile(&problem).unwrap();
    // Without bounds: residual −1, c = −1 − 1/3.
    for (value, expected) in found.values.iter().zip([11.0, 11.0, 0.0]) {
        assert!((value.value.unwrap() - expected).abs() < 1e-12);
    }
    assert_eq!(found.values[2].uncertainty, Some(0.0));
    assert_eq!(found.certificate.pressing, 1);
}
