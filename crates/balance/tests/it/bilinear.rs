//! Contents and transfer coefficients.

use lodestone_balance::network::{FlowId, Network};
use lodestone_balance::problem::{Linear, Problem, UnknownId};
use lodestone_balance::{Bound, Class, Fault, Reconciled, reconcile};

/// Cencic 2016, Nonlinear data reconciliation in material flow analysis with software STAN, Sustain. Environ. Res. 26,
/// 291–298: three processes, m4 = TC43 · m3. Expected values as in the MIT notebook of CarrerF/ODYM, which follows it.
fn stan(halves: bool) -> Problem {
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = (1..=7).map(|at| problem.non_negative(format!("m{at}"))).collect();
    let [m1, m2, m3, m4, m5, m6, m7] = flows[..] else { unreachable!() };
    problem.unknowns[1].lower = 50.0;
    problem.unknowns[1].upper = 50.0;
    problem.balance("process 1", [(m1, 1.0), (m2, 1.0), (m4, 1.0), (m3, -1.0)], 0.0);
    problem.balance("process 2", [(m3, 1.0), (m4, -1.0), (m5, -1.0)], 0.0);
    problem.balance("process 3", [(m5, 1.0), (m6, -1.0), (m7, -1.0)], 0.0);
    if halves {
        problem.balance("equal parts", [(m6, 1.0), (m7, -1.0)], 0.0);
    }
    problem.observe("m1", m1, 100.0, 10.0);
    problem.observe("m3", m3, 300.0, 30.0);
    problem.observe("m5", m5, 160.0, 16.0);
    problem.observe_ratio("TC43", Linear::one(m4), Linear::one(m3), 0.5, 0.05);
    problem
}

fn check(found: &Reconciled, at: usize, value: f64, sd: f64, class: Class) {
    let known = found.values[at];
    assert!((known.value.unwrap() - value).abs() < 1e-6 * value, "m{}: {:?} for {value}", at + 1, known.value);
    assert!((known.uncertainty.unwrap() - sd).abs() < 1e-6, "m{}: ±{:?} for {sd}", at + 1, known.uncertainty);
    assert_eq!(known.class, class);
}

#[test]
fn stan_as_published() {
    let found = reconcile(&stan(false)).unwrap();
    check(&found, 0, 102.42596, 7.882792, Class::Redundant);
    check(&found, 1, 50.0, 0.0, Class::Constant);
    check(&found, 2, 302.416229, 22.608614, Class::Redundant);
    check(&found, 3, 149.99027, 21.213297, Class::Observable);
    check(&found, 4, 152.42596, 7.882792, Class::Redundant);
    for at in [5, 6] {
        assert_eq!((found.values[at].value, found.values[at].class), (None, Class::Unobservable));
    }
    let ratio = found.values[3].value.unwrap() / found.values[2].value.unwrap();
    assert!((ratio - 0.495973).abs() < 1e-6);
    assert!((found.chi2 - 0.295912779112).abs() < 1e-9);
    assert!((found.p().unwrap() - 0.862468726766).abs() < 1e-9);
    assert_eq!(found.degrees, 2);
}

#[test]
fn stan_with_equal_parts() {
    let found = reconcile(&stan(true)).unwrap();
    for at in [5, 6] {
        check(&found, at, 76.21298, 3.941396, Class::Observable);
    }
}

type Stream = (u8, u8, f64, f64, [f64; 4], [f64; 3]);

/// Alhaj-Dibo, Maquin & Ragot 2008, a mineral processing circuit of nine units:
/// from and to (0: outside), flow (0: not measured) and its sd, two contents in % with their sd. The contents of stream 10
/// are gross errors. Expected: weighted least squares without them, of another program in the same unknowns.
const CIRCUIT: [Stream; 16] = [
    (0, 1, 0.0, 1.325, [3.5, 0.389, 3.0, 0.344], [24.9905694, 3.49838023, 3.00561181]),
    (1, 2, 27.0, 1.325, [3.58, 0.27, 3.13, 0.353], [26.9922457, 3.58006672, 3.13861753]),
    (2, 3, 22.0, 1.46, [2.5, 0.252, 3.5, 0.355], [22.0020169, 2.50023792, 3.49749505]),
    (3, 1, 0.0, 0.916, [4.6, 0.475, 4.8, 0.5], [2.00167632, 4.59990778, 4.79916996]),
    (3, 4, 20.0, 0.916, [2.29, 0.209, 3.37, 0.329], [20.0003405, 2.29009853, 3.36722067]),
    (4, 5, 24.0, 1.101, [2.5, 0.246, 3.37, 0.351], [24.0003092, 2.50001196, 3.36666516]),
    (5, 6, 14.0, 1.04, [2.8, 0.29, 3.1, 0.374], [14.000189, 2.7999903, 3.10220862]),
    (5, 0, 10.0, 0.472, [2.08, 0.201, 3.74, 0.52], [10.0001202, 2.08004167, 3.73690485]),
    (6, 0, 10.0, 0.401, [2.5, 0.371, 3.0, 0.329], [10.0002203, 2.50015329, 2.9975402]),
    (6, 4, 4.0, 0.207, [250.0, 0.415, 300.0, 0.455], [3.9999687, 3.54960523, 3.3638875]),
    (2, 7, 0.0, 0.328, [8.34, 0.349, 1.52, 0.419], [4.99022884, 8.34105306, 1.5563195]),
    (7, 8, 7.0, 0.328, [3.4, 0.363, 4.2, 0.434], [6.9957861, 3.3978823, 4.05854622]),
    (7, 8, 3.0, 0.052, [11.8, 0.871, 0.0, 0.632], [3.00102001, 11.7947698, 4.71600323e-09]),
    (8, 9, 10.0, 0.369, [5.92, 0.424, 2.76, 0.665], [9.99680611, 5.91861013, 2.84017925]),
    (9, 0, 5.0, 0.25, [8.34, 0.349, 1.52, 0.41], [4.99022884, 8.34105306, 1.5563195]),
    (9, 7, 5.0, 0.385, [3.5, 0.515, 4.0, 0.518], [5.00657727, 3.50407742, 4.11984669]),
];

fn circuit() -> (Network, Vec<FlowId>, Vec<Fault>) {
    let mut network = Network::new(&["first", "second"]);
    let (mut flows, mut faults) = (Vec::new(), Vec::new());
    for (at, &(from, to, flow, flow_sd, contents, _)) in CIRCUIT.iter().enumerate() {
        let name = format!("stream {:02}", at + 1);
        let node = |at: u8| (at > 0).then(|| format!("unit {at}"));
        let id = network.flow(&name, node(from).as_deref(), node(to).as_deref());
        if flow > 0.0 {
            network.report_total(&name, id, flow, flow_sd);
        }
        for element in 0..2 {
            let (content, sd) = (contents[2 * element] / 100.0, contents[2 * element + 1] / 100.0);
            let added = network.report_content(&format!("{name} content {element}"), id, element, content, sd, 1.0);
            faults.extend(added.err());
        }
        flows.push(id);
    }
    (network, flows, faults)
}

#[test]
fn a_mineral_circuit_with_two_absurd_assays() {
    let (network, flows, faults) = circuit();
    assert_eq!(
        faults.iter().map(Fault::to_string).collect::<Vec<_>>(),
        [
            "stream 10 content 0 reports a content of 2.5, outside 0 to 1",
            "stream 10 content 1 reports a content of 3, outside 0 to 1",
        ]
    );
    let found = reconcile(&network.problem()).unwrap();
    let value = |unknown: UnknownId| found.values[unknown.0 as usize].value.unwrap();
    for (&flow, (.., expected)) in flows.iter().zip(CIRCUIT) {
        let total = value(network.total(flow));
        let contents = [0, 1].map(|element| 100.0 * value(network.element(flow, element)) / total);
        for (found, expected) in [total, contents[0], contents[1]].into_iter().zip(expected) {
            assert!((found - expected).abs() < 2e-6, "{flow:?}: {found} for {expected}");
        }
    }
    // The second content of stream 13 would be negative.
    assert_eq!(found.values[network.element(flows[12], 1).0 as usize].bound, Some(Bound::Lower));
    assert!(found.certificate.balance_gap < 1e-14 && found.certificate.pressing == 1);
}
