//! Sessions: limits, progress, cancellation, refused numbers, threads.

use std::time::Duration;

use lodestone_solve::{
    Builder, Edit, Flow, LimitReason, Method, Options, Outcome, Program, Session, Simplex, SolveControl, SolveError,
    Stage, check_optimality,
};

use crate::random::INF;

/// A transport program from `n` plants to `n` markets with costs that make simplex walk.
fn transport(n: u32) -> Program {
    let mut builder = Builder::new();
    let plant = builder.axis("plant", n, |i| i.to_string());
    let market = builder.axis("market", n, |i| i.to_string());
    let supply = builder.rows("supply", &[plant]);
    let demand = builder.rows("demand", &[market]);
    let ship = builder.cols("ship", &[plant, market]);
    for i in 0..n {
        builder.row_bounds(supply.at1(i), -INF, f64::from(10 + i % 7));
        builder.row_bounds(demand.at1(i), f64::from(5 + i % 5), INF);
    }
    let mut writer = builder.write();
    for i in 0..n {
        for j in 0..n {
            let cost = f64::from((i * 37 + j * 61 + i * j * 13) % 101 + 1);
            writer.column(ship.at2(i, j), cost, 0.0, INF).term(supply.at1(i), 1.0).term(demand.at1(j), 1.0);
        }
    }
    writer.finish()
}

fn session(program: &Program) -> Session {
    Session::load(program, &Options::default()).unwrap()
}

fn reason(outcome: Outcome) -> LimitReason {
    match outcome {
        Outcome::Limit { reason, .. } => reason,
        other => panic!("{other:?}"),
    }
}

#[test]
fn large_programs_go_to_the_interior_point_and_come_back_with_a_basis() {
    let program = transport(75);
    assert!(program.nnz() >= lodestone_solve::INTERIOR_POINT_NNZ);
    let mut session = session(&program);
    let solution = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
    assert_eq!(solution.method, "interior point");
    assert_eq!(check_optimality(&program, &solution, 1e-7), Ok(()));
    let basis = solution.basis.as_ref().unwrap();
    let basic = basis.cols.iter().chain(&basis.rows).filter(|&&s| s == lodestone_solve::BasisStatus::Basic);
    assert_eq!(basic.count(), program.rows());
    let again = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
    assert_eq!((again.iterations, again.objective), (0, solution.objective));
}

#[test]
fn progress_is_told_and_can_stop_a_solve() {
    let program = transport(75);
    for (method, stage) in
        [(Method::InteriorPoint, Stage::InteriorPoint), (Method::Simplex(Simplex::Primal), Stage::Simplex)]
    {
        let mut session = session(&program);
        let mut seen = Vec::new();
        let mut stop = |progress: lodestone_solve::Progress| {
            seen.push(progress.stage);
            Flow::Stop
        };
        let control = SolveControl { method, progress: Some(&mut stop), ..SolveControl::default() };
        assert_eq!(reason(session.solve(control).unwrap()), LimitReason::Cancelled);
        assert_eq!(seen, [stage], "told once, and not again after it said stop");
        let mut calls = 0;
        let mut go_on = |_| {
            calls += 1;
            Flow::Continue
        };
        let control = SolveControl { method, progress: Some(&mut go_on), ..SolveControl::default() };
        assert!(session.solve(control).unwrap().optimal().is_some(), "a cancelled session solves again");
        assert!(calls > 0);
    }
}

#[test]
#[should_panic(expected = "from the closure")]
fn a_panic_in_the_progress_closure_comes_out_of_the_solve() {
    let program = transport(75);
    let mut closure = |_| panic!("from the closure");
    let control = SolveControl { progress: Some(&mut closure), ..SolveControl::default() };
    let _outcome = session(&program).solve(control);
}

#[test]
fn limits_are_outcomes_and_hold_for_one_solve_only() {
    let program = transport(75);
    let mut session = session(&program);
    let none = SolveControl { time_limit: Some(Duration::ZERO), ..SolveControl::default() };
    assert_eq!(reason(session.solve(none).unwrap()), LimitReason::Time);
    let few =
        SolveControl { method: Method::Simplex(Simplex::Dual), iteration_limit: Some(3), ..SolveControl::default() };
    assert_eq!(reason(session.solve(few).unwrap()), LimitReason::Iterations);
    let solution = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
    assert_eq!(check_optimality(&program, &solution, 1e-7), Ok(()));
}

#[test]
fn a_session_moves_between_threads() {
    let program = transport(10);
    let mut session = session(&program);
    let here = session.solve(SolveControl::default()).unwrap().optimal().unwrap().objective;
    let there =
        std::thread::spawn(move || session.solve(SolveControl::default()).unwrap().optimal().unwrap().objective);
    assert_eq!(there.join().unwrap(), here);
}

#[test]
fn sessions_of_one_thread_may_differ_in_threads_but_not_inside_each_other() {
    let program = transport(75);
    let two = Options { threads: std::num::NonZeroU32::new(2).unwrap(), ..Options::default() };
    let objective = session(&program).solve(SolveControl::default()).unwrap().optimal().unwrap().objective;
    let mut other = Session::load(&program, &two).unwrap();
    let with_two = other.solve(SolveControl::default()).unwrap().optimal().unwrap().objective;
    assert!((objective - with_two).abs() < 1e-6);
    let mut inner = None;
    let mut nested = |_| {
        let error = other.solve(SolveControl::default()).unwrap_err();
        inner = Some(error.to_string());
        Flow::Stop
    };
    let control = SolveControl { progress: Some(&mut nested), ..SolveControl::default() };
    session(&program).solve(control).unwrap();
    assert_eq!(inner.unwrap(), "start a solve with 2 threads inside one with 1");
}

#[test]
fn another_session_may_be_solved_from_the_progress_closure() {
    let program = transport(75);
    let mut other = session(&transport(10));
    let alone = other.solve(SolveControl::default()).unwrap().optimal().unwrap().objective;
    let mut inner = Vec::new();
    let mut nested = |_| {
        inner.push(other.solve(SolveControl::default()).unwrap().optimal().unwrap().objective);
        Flow::Continue
    };
    let control = SolveControl { progress: Some(&mut nested), ..SolveControl::default() };
    let outer = session(&program).solve(control).unwrap().optimal().unwrap();
    assert_eq!(check_optimality(&program, &outer, 1e-7), Ok(()));
    assert!(!inner.is_empty() && inner.iter().all(|&objective| objective == alone));
}

#[test]
fn numbers_that_are_none_are_refused_in_words() {
    let build = |cost: f64, lower: f64, upper: f64, value: f64, limit: f64| {
        let mut builder = Builder::new();
        let year = builder.axis("year", 1, |_| "2025".to_owned());
        let capacity = builder.rows("capacity", &[year]);
        let make = builder.cols("make", &[year]);
        builder.row_bounds(capacity.at1(0), -INF, limit);
        let mut writer = builder.write();
        writer.column(make.at1(0), cost, lower, upper).term(capacity.at1(0), value);
        Session::load(&writer.finish(), &Options::default()).map(|_| ())
    };
    let refused = |result: Result<(), SolveError>| format!("failed to {}", result.unwrap_err());
    assert!(build(1.0, 0.0, INF, 1.0, 4.0).is_ok());
    let nan = f64::NAN;
    assert_eq!(refused(build(nan, 0.0, 1.0, 1.0, 4.0)), "failed to use the program: the cost of make[2025] is NaN");
    assert_eq!(
        refused(build(1.0, INF, INF, 1.0, 4.0)),
        "failed to use the program: the lower bound of make[2025] is inf"
    );
    assert_eq!(
        refused(build(1.0, 0.0, nan, 1.0, 4.0)),
        "failed to use the program: the upper bound of make[2025] is NaN"
    );
    assert_eq!(
        refused(build(1.0, 0.0, 1.0, INF, 4.0)),
        "failed to use the program: the coefficient of make[2025] in capacity[2025] is inf"
    );
    assert_eq!(
        refused(build(1.0, 0.0, 1.0, 1.0, -INF)),
        "failed to use the program: the upper bound of capacity[2025] is -inf"
    );
    let program = transport(2);
    let edited = session(&program).apply(Edit::new().cost(lodestone_solve::Col(3), nan));
    assert_eq!(refused(edited), "failed to use the program: the cost of ship[1, 1] is NaN");
}
