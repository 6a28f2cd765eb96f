//! VDI 2048 Part 1 (2000), the worked example: feed water and steam of a power plant, two pairs of correlated meters.
//! Numbers only; the reconciled ones as in the regression tests of dvrlib (C++) and, relaxed, of OpenModelica.

use lodestone_balance::problem::{Correlation, Problem, UnknownId};
use lodestone_balance::{Class, Reconciled, reconcile};

const NAMES: [&str; 11] =
    ["m_FDKeI", "m_FDKeII", "m_SpI", "m_SpII", "m_V", "m_HK", "m_A7", "m_A6", "m_A5", "m_HDNK", "m_D"];
/// kg/s, and the half width of the 95 % interval.
const MEASURED: [(f64, f64); 11] = [
    (46.241, 0.8),
    (45.668, 0.79),
    (44.575, 0.535),
    (44.319, 0.532),
    (0.525, 0.105),
    (69.978, 0.854),
    (10.364, 0.168),
    (3.744, 0.058),
    (4.391, 0.058),
    (18.498, 0.205),
    (2.092, 0.272),
];
const BALANCES: [[f64; 11]; 3] = [
    [1.0, 1.0, -1.0, -1.0, 0.4, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0],
    [0.0, 0.0, 1.0, 1.0, -1.0, -1.0, -1.0, -1.0, -1.0, 0.0, 0.0],
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, -1.0, 0.0],
];
/// Reconciled value, half width, test, likelihood ratio.
const EXPECTED: [(f64, f64, f64, f64); 11] = [
    (44.9644892064, 0.575626570589, 4.50344197976, 20.2809896651),
    (44.4179721417, 0.57281758748, 4.50344197976, 20.2809896651),
    (44.9259040472, 0.404463177421, -1.96398446734, 3.85723498795),
    (44.6670964499, 0.4029193702, -1.96398446734, 3.85723498795),
    (0.526347872422, 0.104623410451, -0.297338287818, 0.0884100574023),
    (70.5530608293, 0.559872848892, -1.74782168043, 3.05488062657),
    (10.3757829833, 0.133003389109, -0.225015609929, 0.0506320247117),
    (3.74540440603, 0.0566952515686, -0.225015609929, 0.0506320247117),
    (4.39240440603, 0.0566952515686, -0.225015609929, 0.0506320247117),
    (18.5135917954, 0.137102511396, -0.200515159381, 0.0402063291414),
    (2.092, 0.272, 0.0, 0.0),
];
/// Reconciled value, half width, test with both feed water meters at ±2.5.
const RELAXED: [(f64, f64, f64); 11] = [
    (44.6959565725, 1.61062193746, 1.58379799192),
    (44.1229565725, 1.61062193746, 1.58379799192),
    (44.6426269356, 0.425365584862, -0.408492449761),
    (44.3860858498, 0.423571700422, -0.408492449761),
    (0.524499101002, 0.104626941161, 0.111018158463),
    (70.0049623023, 0.615136280677, -0.0892086377939),
    (10.364202993, 0.133112309132, -0.00388183172982),
    (3.7440241946, 0.0566988828715, -0.0038818317298),
    (4.3910241946, 0.0566988828715, -0.0038818317298),
    (18.4992513822, 0.137264525648, -0.016108570471),
    (2.092, 0.272, 0.0),
];

pub fn problem(feed_water: Option<f64>) -> Problem {
    let mut problem = Problem::default();
    let flows: Vec<UnknownId> = NAMES.iter().map(|name| problem.free(*name)).collect();
    for (row, balance) in BALANCES.iter().enumerate() {
        let terms = flows.iter().copied().zip(balance.iter().copied()).filter(|term| term.1 != 0.0);
        problem.balance(format!("balance {row}"), terms, 0.0);
    }
    for (at, &(value, half)) in MEASURED.iter().enumerate() {
        let half = feed_water.filter(|_| at < 2).unwrap_or(half);
        problem.observe(NAMES[at], flows[at], value, half / 1.96);
    }
    for (first, second, rho) in [("m_FDKeI", "m_FDKeII", 0.2), ("m_SpI", "m_SpII", 0.4)] {
        problem.correlations.push(Correlation { first: first.into(), second: second.into(), rho });
    }
    problem
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() <= 1e-9 * b.abs().max(1.0), "{a} for {b}");
}

fn check(found: &Reconciled, at: usize, value: f64, half: f64, z: f64) {
    near(found.values[at].value.unwrap(), value);
    near(found.values[at].uncertainty.unwrap() * 1.96, half);
    near(found.reports[at].z.unwrap_or(0.0), z);
}

#[test]
fn the_worked_example_to_1e_9() {
    let found = reconcile(&problem(None)).unwrap();
    for (at, &(value, half, z, glr)) in EXPECTED.iter().enumerate() {
        check(&found, at, value, half, z);
        near(found.reports[at].z.unwrap_or(0.0).powi(2), glr);
        let class = if at == 10 { Class::Nonredundant } else { Class::Redundant };
        assert_eq!((found.values[at].class, found.reports[at].class), (class, class), "{}", NAMES[at]);
    }
    near(found.chi2, 20.3095883783);
    assert_eq!(found.degrees, 3);
    assert!(found.p().unwrap() < 0.05);
}

#[test]
fn relaxed_as_in_openmodelica() {
    let found = reconcile(&problem(Some(2.5))).unwrap();
    for (at, &(value, half, z)) in RELAXED.iter().enumerate() {
        check(&found, at, value, half, z);
    }
    near(found.chi2, 2.53701479242);
    assert!(found.p().unwrap() > 0.05);
}
