//! Edits: the session and the program stay the same program.

use lodestone_solve::{Col, Edit, Method, Options, Outcome, Row, Session, Simplex, SolveControl, check_optimality};
use proptest::prelude::{Strategy, prop, prop_assert_eq, proptest};

use crate::random::{INF, config, dense, solve};

/// Changes in terms of fractions of the program's size, so that one strategy serves every program.
fn changes() -> impl Strategy<Value = Vec<(u8, usize, usize, f64)>> {
    prop::collection::vec((0..5_u8, 0..100_usize, 0..100_usize, (-3..=4_i32).prop_map(f64::from)), 1..8)
}

fn kind(outcome: &Outcome) -> Result<i64, &'static str> {
    match outcome {
        Outcome::Optimal(solution) => Ok((solution.objective * 1e6).round() as i64),
        Outcome::Infeasible => Err("infeasible"),
        Outcome::Unbounded(_) => Err("unbounded"),
        Outcome::Limit { .. } => Err("limit"),
    }
}

proptest! {
    #![proptest_config(config(800))]

    #[test]
    fn a_warm_solve_after_edits_gives_what_a_cold_one_gives(dense in dense(false), changes in changes()) {
        let mut program = dense.program();
        let mut session = Session::load(&program, &Options::default()).unwrap();
        session.solve(SolveControl::default()).unwrap();
        let mut edit = Edit::new();
        for (what, i, j, value) in changes {
            let (row, col) = (Row((i % program.rows()) as u32), Col((j % program.cols()) as u32));
            match what {
                0 => edit.cost(col, value),
                1 => edit.col_bounds(col, 0.0, value.abs()),
                2 => edit.row_bounds(row, -INF, value),
                3 => edit.coefficient(row, col, value),
                _ => edit.offset(value),
            };
        }
        let (before, undo) = (solve(&program), edit.undo(&program));
        program.apply(&edit);
        session.apply(&edit).unwrap();
        let warm = session.solve(SolveControl::default()).unwrap();
        prop_assert_eq!(kind(&warm), kind(&solve(&program)));
        if let Outcome::Optimal(solution) = warm {
            prop_assert_eq!(check_optimality(&program, &solution, 1e-7), Ok(()));
        }
        session.apply(&undo).unwrap();
        prop_assert_eq!(kind(&session.solve(SolveControl::default()).unwrap()), kind(&before), "taken back");
    }
}

#[test]
fn the_kind_of_change_chooses_the_method() {
    let program = lodestone_solve::conformance::cases().swap_remove(0).program;
    let mut session = Session::load(&program, &Options::default()).unwrap();
    let mut method = |edit: &Edit| {
        session.apply(edit).unwrap();
        session.solve(SolveControl::default()).unwrap().optimal().unwrap().method
    };
    assert_eq!(method(&Edit::new()), "dual simplex");
    assert_eq!(method(Edit::new().cost(Col(0), -4.0)), "primal simplex from a basis");
    assert_eq!(method(Edit::new().row_bounds(Row(0), -INF, 3.0)), "dual simplex (devex) from a basis");
    assert_eq!(method(Edit::new().coefficient(Row(0), Col(0), 2.0)), "primal simplex from a basis");
    let control = SolveControl { method: Method::Simplex(Simplex::Primal), ..SolveControl::default() };
    assert_eq!(session.solve(control).unwrap().optimal().unwrap().method, "primal simplex from a basis");
}

#[test]
fn coefficients_appear_change_and_vanish() {
    let mut program = lodestone_solve::conformance::cases().swap_remove(0).program;
    let entries = |program: &lodestone_solve::Program, col| {
        program.column(Col(col)).map(|(row, value)| (row.0, value)).collect::<Vec<_>>()
    };
    assert_eq!((entries(&program, 0), entries(&program, 1)), (vec![(0, 1.0), (2, 3.0)], vec![(1, 2.0), (2, 2.0)]));
    program.apply(Edit::new().coefficient(Row(1), Col(0), 7.0).coefficient(Row(2), Col(1), 5.0));
    assert_eq!(entries(&program, 0), [(0, 1.0), (2, 3.0), (1, 7.0)]);
    assert_eq!(entries(&program, 1), [(1, 2.0), (2, 5.0)]);
    program.apply(Edit::new().coefficient(Row(0), Col(0), 0.0).coefficient(Row(0), Col(1), 0.0));
    assert_eq!((entries(&program, 0), entries(&program, 1)), (vec![(2, 3.0), (1, 7.0)], vec![(1, 2.0), (2, 5.0)]));
    assert_eq!(program.nnz(), 4);
}
