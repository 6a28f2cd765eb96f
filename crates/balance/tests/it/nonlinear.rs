//! Pai & Fisher 1988, AIChE J. 34, 873–876: six nonlinear balances, five measured and three unmeasured variables.

use std::sync::Arc;

use lodestone_balance::problem::{Balance, Problem, Quantity, Smooth, UnknownId};
use lodestone_balance::{Class, reconcile};

/// Value and gradient of one balance over x1..x5, u1..u3.
struct Relation(Function);

type Function = fn(&[f64; 8]) -> (f64, [f64; 8]);

impl Smooth for Relation {
    fn value(&self, x: &[f64], gradient: &mut [f64]) -> f64 {
        let (value, slopes) = (self.0)(x.try_into().unwrap());
        gradient.copy_from_slice(&slopes);
        value
    }
}

const RELATIONS: [Function; 6] = [
    |&[x1, x2, x3, _, _, u1, u2, u3]| {
        let value = 0.5 * x1 * x1 - 0.7 * x2 + x3 * u1 + x2 * x2 * u1 * u2 + 2.0 * x3 * u3 * u3 - 255.8;
        let d_x2 = -0.7 + 2.0 * x2 * u1 * u2;
        let d_u1 = x3 + x2 * x2 * u2;
        (value, [x1, d_x2, u1 + 2.0 * u3 * u3, 0.0, 0.0, d_u1, x2 * x2 * u1, 4.0 * x3 * u3])
    },
    |&[x1, x2, x3, _, _, u1, u2, u3]| {
        let value = x1 - 2.0 * x2 + 3.0 * x1 * x3 - 2.0 * x2 * u1 - x2 * u2 * u3 + 111.2;
        let d_x2 = -2.0 - 2.0 * u1 - u2 * u3;
        (value, [1.0 + 3.0 * x3, d_x2, 3.0 * x1, 0.0, 0.0, -2.0 * x2, -x2 * u3, -x2 * u2])
    },
    |&[x1, x2, x3, _, _, u1, u2, u3]| {
        let value = x3 * u1 - x1 + 3.0 * x2 + x1 * u2 - x3 * u3.sqrt() - 33.57;
        (value, [-1.0 + u2, 3.0, u1 - u3.sqrt(), 0.0, 0.0, x3, x1, -0.5 * x3 / u3.sqrt()])
    },
    |&[x1, _, x3, x4, _, _, u2, u3]| {
        (x4 - x1 - x3 * x3 + u2 + 3.0 * u3, [-1.0, 0.0, -2.0 * x3, 1.0, 0.0, 0.0, 1.0, 3.0])
    },
    |&[_, _, x3, _, x5, _, u2, u3]| {
        (x5 - 2.0 * x3 * u2 * u3, [0.0, 0.0, -2.0 * u2 * u3, 0.0, 1.0, 0.0, -2.0 * x3 * u3, -2.0 * x3 * u2])
    },
    |&[x1, x2, x3, _, _, u1, u2, u3]| {
        let value = 2.0 * x1 + x2 * x3 * u1 + u2 - u3 - 126.6;
        (value, [2.0, x3 * u1, x2 * u1, 0.0, 0.0, x2 * x3, 1.0, -1.0])
    },
];

const MEASURED: [f64; 5] = [4.4, 5.5, 1.7, 1.6, 5.0];
/// As published, and to full precision.
const EXPECTED: [(f64, f64); 8] = [
    (4.5124, 4.5124300092),
    (5.5819, 5.58186754242),
    (1.926, 1.92595722136),
    (1.456, 1.45599904738),
    (4.8545, 4.85453205163),
    (11.07, 11.070323648),
    (0.61467, 0.614668671087),
    (2.0504, 2.05035783641),
];

#[test]
fn pai_and_fisher() {
    let mut problem = Problem::default();
    let mut ids: Vec<UnknownId> = (1..=5).map(|at| problem.free(format!("x{at}"))).collect();
    ids.extend((1..=3).map(|at| problem.free(format!("u{at}"))));
    for (at, start) in [11.0, 0.6, 2.0].into_iter().enumerate() {
        problem.unknowns[5 + at].start = Some(start);
    }
    for (at, relation) in RELATIONS.into_iter().enumerate() {
        let quantity = Quantity::Smooth { unknowns: ids.clone(), function: Arc::new(Relation(relation)) };
        problem.balances.push(Balance { name: format!("relation {at}"), quantity, value: 0.0 });
    }
    for (at, value) in MEASURED.into_iter().enumerate() {
        problem.observe(format!("x{at}"), ids[at], value, 1.0);
    }
    let found = reconcile(&problem).unwrap();
    for (value, (published, exact)) in found.values.iter().zip(EXPECTED) {
        let value = value.value.unwrap();
        assert!((value - exact).abs() < 1e-9, "{value} for {exact}");
        assert!((value - published).abs() < 3e-4 * published.max(1.0));
    }
    assert!((found.chi2 - 0.112296665708).abs() < 1e-9);
    assert_eq!(found.degrees, 3);
    assert_eq!(found.values[5].class, Class::Observable);
}
