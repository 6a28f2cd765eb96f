//! Mixed-integer programs against enumeration, and the prices of an incumbent.

use lodestone_solve::{
    Builder, Col, Edit, Flow, LimitReason, Options, Outcome, Program, Session, SolveControl, Stage, check_optimality,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::random::{Dense, config, dense, solve};

/// Best objective over every choice of whole numbers in the box, each solved as a linear program.
fn by_enumeration(dense: &Dense) -> Option<f64> {
    let mut relaxed = dense.clone();
    relaxed.integers.fill(false);
    let mut program = relaxed.program();
    let whole: Vec<usize> = (0..dense.costs.len()).filter(|&j| dense.integers[j]).collect();
    let names: Vec<String> = (0..program.cols() as u32).map(|col| program.col_name(Col(col))).collect();
    let col = |j: usize| Col(names.iter().position(|name| *name == format!("col[column {j}]")).unwrap() as u32);
    let mut best: Option<f64> = None;
    let mut choice: Vec<f64> = whole.iter().map(|&j| dense.bounds[j].0).collect();
    loop {
        let mut edit = Edit::new();
        for (&j, &value) in whole.iter().zip(&choice) {
            edit.col_bounds(col(j), value, value);
        }
        program.apply(&edit);
        if let Outcome::Optimal(solution) = solve(&program) {
            best = Some(best.map_or(solution.objective, |best| best.min(solution.objective)));
        }
        let Some(at) = (0..whole.len()).find(|&at| choice[at] < dense.bounds[whole[at]].1) else { return best };
        choice[at] += 1.0;
        (0..at).for_each(|below| choice[below] = dense.bounds[whole[below]].0);
    }
}

/// Every column in a box, so that there is an optimum or no feasible point.
fn boxed(mut dense: Dense) -> Dense {
    dense.bounds.iter_mut().for_each(|(lower, upper)| {
        *lower = lower.max(-1.0);
        *upper = upper.min(*lower + 2.0).max(*lower);
    });
    // Whole numbers for at most four columns: 3⁴ choices.
    dense.integers.iter_mut().skip(4).for_each(|whole| *whole = false);
    dense
}

fn holding(program: &Program, incumbent: &[f64]) -> Program {
    let mut fixed = program.clone();
    let mut edit = Edit::new();
    for col in program.integers() {
        let value = incumbent[col.idx()].round();
        edit.col_bounds(col, value, value);
    }
    fixed.apply(&edit);
    fixed
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn a_search_finds_what_enumeration_finds(dense in dense(true)) {
        let dense = boxed(dense);
        let program = dense.program();
        let found = solve(&program).optimal();
        let expected = by_enumeration(&dense);
        prop_assert_eq!(found.is_some(), expected.is_some());
        if let (Some(solution), Some(expected)) = (found, expected) {
            prop_assert!((solution.objective - expected).abs() < 1e-6, "{} {expected}", solution.objective);
            prop_assert_eq!(check_optimality(&program, &solution, 1e-6), Ok(()));
        }
    }

    #[test]
    fn prices_of_an_incumbent_are_those_of_the_program_with_its_whole_numbers_held(dense in dense(true)) {
        let program = boxed(dense).program();
        let mut session = Session::load(&program, &Options::default()).unwrap();
        let Outcome::Optimal(incumbent) = session.solve(SolveControl::default()).unwrap() else { return Ok(()) };
        let fixed = session.fix_integers_and_resolve(&incumbent, SolveControl::default()).unwrap().optimal().unwrap();
        prop_assert!((fixed.objective - incumbent.objective).abs() < 1e-6);
        prop_assert_eq!(check_optimality(&holding(&program, &incumbent.col_value), &fixed, 1e-6), Ok(()));
        session.release_integers().unwrap();
        let again = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
        prop_assert!((again.objective - incumbent.objective).abs() < 1e-6);
    }
}

#[test]
fn a_search_says_how_sure_it_is_and_takes_a_start() {
    let knapsack = lodestone_solve::conformance::cases().into_iter().find(|case| case.name.contains("knapsack"));
    let program = knapsack.unwrap().program;
    let mut session = Session::load(&program, &Options::default()).unwrap();
    let start = [0.0, 1.0, 1.0, 1.0];
    let control = SolveControl { mip_start: Some(&start), ..SolveControl::default() };
    let solution = session.solve(control).unwrap().optimal().unwrap();
    assert!(solution.col_dual.is_empty() && solution.price(lodestone_solve::Row(0)).is_none());
    let summary = solution.mip.unwrap();
    assert!((summary.bound + 21.0).abs() < 1e-6 && summary.gap <= 1e-6, "{summary:?}");
}

/// Forty items whose profit is their weight plus a constant, which bounds tell apart badly.
fn correlated_knapsack() -> Program {
    let mut builder = Builder::new();
    let item = builder.axis("item", 40, |i| i.to_string());
    let weight = builder.rows("weight", &[]);
    let take = builder.cols("take", &[item]);
    builder.row_bounds(weight.only(), f64::NEG_INFINITY, 12_345.0);
    let mut writer = builder.write();
    for i in 0..40 {
        let weight_of = f64::from(500 + i * i * 37 % 701);
        writer.column(take.at1(i), -weight_of - 100.0, 0.0, 1.0).term(weight.only(), weight_of).integer();
    }
    writer.finish()
}

#[test]
fn a_stopped_search_hands_over_what_it_has() {
    let program = correlated_knapsack();
    let mut session = Session::load(&program, &Options::default()).unwrap();
    // The lightest items that fit together.
    let mut start = [0.0; 40];
    (0..12).for_each(|i| start[i] = 1.0);
    let mut stop = |progress: lodestone_solve::Progress| {
        if progress.stage == Stage::Search { Flow::Stop } else { Flow::Continue }
    };
    let control = SolveControl { mip_start: Some(&start), progress: Some(&mut stop), ..SolveControl::default() };
    let Outcome::Limit { reason, incumbent, bound, gap } = session.solve(control).unwrap() else {
        panic!("the search was stopped")
    };
    assert_eq!(reason, LimitReason::Cancelled);
    let incumbent = incumbent.unwrap();
    assert_eq!(check_optimality(&program, &incumbent, 1e-6), Ok(()), "feasible, and without prices to prove more");
    assert!(bound.is_none_or(|bound| bound <= incumbent.objective + 1e-6));
    assert!(gap.is_none_or(|gap| gap >= 0.0));
    let best = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
    assert!(best.objective <= incumbent.objective);
}
