//! Random small programs: many of them degenerate, infeasible or unbounded; and what must hold for every answer.

use std::time::Duration;

use lodestone_solve::{
    Builder, ConflictBudget, Method, Options, Outcome, Program, Session, Simplex, SolveControl, check_optimality,
    check_ray, conflict,
};
use proptest::prelude::{Just, ProptestConfig, Strategy, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::RngSeed;

pub const INF: f64 = f64::INFINITY;

/// A program as dense data.
#[derive(Clone, Debug)]
pub struct Dense {
    pub costs: Vec<f64>,
    pub bounds: Vec<(f64, f64)>,
    pub rows: Vec<(Vec<f64>, (f64, f64))>,
    pub integers: Vec<bool>,
}

impl Dense {
    /// Rows and columns alternate between two blocks each, whose units are `unit` times larger.
    pub fn in_units(&self, unit: f64) -> Program {
        let (row_count, col_count) = (self.rows.len() as u32, self.costs.len() as u32);
        let factor = |i: usize| if i.is_multiple_of(2) { 1.0 } else { unit };
        let mut builder = Builder::new();
        let row_axis = builder.axis("row", row_count, |i| format!("row {i}"));
        let col_axis = builder.axis("column", col_count, |j| format!("column {j}"));
        let halves = |count: u32| [0, 1].map(|odd| (0..count).filter(|i| i % 2 == odd).collect::<Vec<u32>>());
        let [row_even, row_odd] = halves(row_count).map(|keys| builder.rows_listed("row", &[row_axis], keys));
        let [col_even, col_odd] = halves(col_count).map(|keys| builder.cols_listed("col", &[col_axis], keys));
        let row = |i: usize| if i.is_multiple_of(2) { row_even } else { row_odd }.at1(i as u32 / 2);
        for (i, (_, (lower, upper))) in self.rows.iter().enumerate() {
            builder.row_bounds(row(i), lower * factor(i), upper * factor(i));
        }
        let mut writer = builder.write();
        for (odd, block) in [(0, col_even), (1, col_odd)] {
            for (nth, col) in block.iter().enumerate() {
                let j = 2 * nth + odd;
                let (cost, (lower, upper)) = (self.costs[j] / factor(j), self.bounds[j]);
                let mut column = writer.column(col, cost, lower * factor(j), upper * factor(j));
                for (i, (coefficients, _)) in self.rows.iter().enumerate() {
                    column.term(row(i), coefficients[j] * factor(i) / factor(j));
                }
                if self.integers[j] {
                    column.integer();
                }
            }
        }
        writer.finish()
    }

    pub fn program(&self) -> Program {
        self.in_units(1.0)
    }
}

fn small() -> impl Strategy<Value = f64> {
    (-3..=3_i32).prop_map(f64::from)
}

fn limits() -> impl Strategy<Value = (f64, f64)> {
    let limit = || (-4..=6_i32).prop_map(f64::from);
    prop_oneof![
        4 => limit().prop_map(|upper| (-INF, upper)),
        4 => limit().prop_map(|lower| (lower, INF)),
        2 => limit().prop_map(|both| (both, both)),
        1 => (limit(), 0..5_i32).prop_map(|(lower, width)| (lower, lower + f64::from(width))),
        1 => Just((-INF, INF)),
    ]
}

fn bounds() -> impl Strategy<Value = (f64, f64)> {
    prop_oneof![
        5 => Just((0.0, INF)),
        3 => (0..6_i32).prop_map(|upper| (0.0, f64::from(upper))),
        1 => Just((-INF, INF)),
        1 => limits(),
    ]
}

/// Programs of up to 6 rows and 7 columns, with `integers` of their columns integer at most.
pub fn dense(integers: bool) -> impl Strategy<Value = Dense> {
    (1..=6_usize, 1..=7_usize).prop_flat_map(move |(rows, cols)| {
        let row = (prop::collection::vec(small(), cols), limits());
        let whole = prop::collection::vec(prop::bool::ANY, cols);
        (
            prop::collection::vec(small(), cols),
            prop::collection::vec(bounds(), cols),
            prop::collection::vec(row, rows),
            whole,
        )
            .prop_map(move |(costs, bounds, rows, whole)| {
                let integers = whole.into_iter().map(|whole| whole && integers).collect();
                Dense { costs, bounds, rows, integers }
            })
    })
}

/// The same cases in every run.
pub fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(20), ..ProptestConfig::default() }
}

pub fn solve(program: &Program) -> Outcome {
    solve_by(program, Method::Auto)
}

pub fn solve_by(program: &Program, method: Method) -> Outcome {
    let control = SolveControl { method, time_limit: Some(Duration::from_secs(60)), ..SolveControl::default() };
    Session::load(program, &Options::default()).unwrap().solve(control).unwrap()
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn every_answer_proves_itself(dense in dense(false)) {
        let program = dense.program();
        match solve(&program) {
            Outcome::Optimal(solution) => {
                prop_assert_eq!(check_optimality(&program, &solution, 1e-7), Ok(()));
            }
            Outcome::Unbounded(ray) => prop_assert_eq!(check_ray(&program, &ray, 1e-7), Ok(())),
            Outcome::Infeasible => {
                let conflict = conflict(&program, ConflictBudget::default()).unwrap();
                prop_assert!(conflict.minimal && !conflict.needs_whole_numbers);
                prop_assert!(conflict.verify(&program).unwrap(), "{:?}", conflict.members);
            }
            limit => prop_assert!(false, "{limit:?}"),
        }
    }

    #[test]
    fn methods_agree(dense in dense(false)) {
        let program = dense.program();
        let kind = |outcome: Outcome| match outcome {
            Outcome::Optimal(solution) => Ok((solution.objective * 1e6).round()),
            Outcome::Infeasible => Err("infeasible"),
            Outcome::Unbounded(_) => Err("unbounded"),
            Outcome::Limit { .. } => Err("limit"),
        };
        let first = kind(solve_by(&program, Method::Simplex(Simplex::Primal)));
        for method in [Method::InteriorPoint, Method::Simplex(Simplex::Dual), Method::Simplex(Simplex::DualDevex)] {
            prop_assert_eq!(kind(solve_by(&program, method)), first, "{:?}", method);
        }
    }

    #[test]
    fn same_input_same_bytes(dense in dense(true)) {
        let program = dense.program();
        let bytes = || match solve(&program) {
            Outcome::Optimal(solution) => {
                let all = [&solution.col_value, &solution.col_dual, &solution.row_value, &solution.row_dual];
                all.into_iter().flatten().map(|value| value.to_bits()).collect()
            }
            _ => Vec::new(),
        };
        prop_assert_eq!(bytes(), bytes());
    }
}
