//! Conflicts: exact members on cases solved by hand, budgets, whole numbers. Random ones are in `random`.

use std::time::Duration;

use lodestone_solve::{Builder, Conflict, ConflictBudget, Edit, Limit, Outcome, Program, Side, SolveError, conflict};
use proptest::prelude::{prop_assert, proptest};

use crate::random::{INF, config, dense, solve};

/// A chain of `links` balances from ore to metal with a loss of a tenth each; demand asks for more than the ore gives.
fn chain(links: u32, demand: f64) -> Program {
    let mut builder = Builder::new();
    let link = builder.axis("link", links, |i| format!("link {i}"));
    let balance = builder.rows("balance", &[link]);
    let idle = builder.rows("idle capacity", &[link]);
    let make = builder.cols("make", &[link]);
    idle.iter().for_each(|row| builder.row_bounds(row, -INF, 1000.0));
    builder.row_bounds(balance.at1(links - 1), demand, INF);
    let mut writer = builder.write();
    for i in 0..links {
        let upper = if i == 0 { 100.0 } else { INF };
        let mut column = writer.column(make.at1(i), 1.0, 0.0, upper);
        column.term(balance.at1(i), 0.9).term(idle.at1(i), 1.0);
        if i > 0 {
            column.term(balance.at1(i - 1), -1.0);
        }
    }
    writer.finish()
}

fn words(conflict: &Conflict) -> Vec<String> {
    let side = |limit: Limit| match limit {
        Limit::Row(_, Side::Lower) | Limit::Col(_, Side::Lower) => "≥",
        Limit::Row(_, Side::Upper) | Limit::Col(_, Side::Upper) => "≤",
    };
    let line = |member: &lodestone_solve::Member| format!("{} {} {}", member.name, side(member.limit), member.value);
    conflict.members.iter().map(line).collect()
}

#[test]
fn ore_limit_balances_and_demand_are_the_conflict_and_idle_capacity_is_not() {
    let program = chain(3, 80.0);
    let conflict = conflict(&program, ConflictBudget::default()).unwrap();
    let expected = ["balance[link 0] ≥ 0", "balance[link 1] ≥ 0", "balance[link 2] ≥ 80", "make[link 0] ≤ 100"];
    assert_eq!(words(&conflict), expected);
    assert!(conflict.minimal && !conflict.needs_whole_numbers && conflict.verify(&program).unwrap());
}

#[test]
fn limits_that_cross_are_a_conflict_of_two() {
    let mut builder = Builder::new();
    let quota = builder.rows("quota", &[]);
    builder.row_bounds(quota.only(), 5.0, 4.0);
    let make = builder.cols("make", &[]);
    builder.term(quota.only(), make.only(), 1.0);
    let mut program = builder.write().finish();
    let found = conflict(&program, ConflictBudget::default()).unwrap();
    assert_eq!(words(&found), ["quota ≥ 5", "quota ≤ 4"]);
    assert!(found.minimal && found.verify(&program).unwrap());
    program.apply(Edit::new().coefficient(quota.only(), make.only(), 0.0));
    let found = conflict(&program, ConflictBudget::default()).unwrap();
    assert_eq!(words(&found), ["quota ≥ 5"], "without a term in the row, one limit is enough");
    assert!(found.minimal && found.verify(&program).unwrap());
    program.apply(Edit::new().row_bounds(quota.only(), 0.0, 0.0).col_bounds(make.only(), 3.0, 2.0));
    assert_eq!(words(&conflict(&program, ConflictBudget::default()).unwrap()), ["make ≥ 3", "make ≤ 2"]);
}

#[test]
fn a_row_without_terms_is_a_conflict_of_one() {
    let mut builder = Builder::new();
    let demand = builder.rows("demand", &[]);
    builder.row_bounds(demand.only(), 3.0, INF);
    builder.cols("make", &[]);
    let program = builder.write().finish();
    assert!(matches!(solve(&program), Outcome::Infeasible));
    let conflict = conflict(&program, ConflictBudget::default()).unwrap();
    assert_eq!(words(&conflict), ["demand ≥ 3"]);
    assert!(conflict.verify(&program).unwrap());
}

#[test]
fn whole_numbers_can_be_the_reason() {
    let mut builder = Builder::new();
    let pair = builder.rows("pair", &[]);
    builder.row_bounds(pair.only(), 1.0, 1.0);
    let pieces = builder.cols("pieces", &[]);
    let mut writer = builder.write();
    writer.column(pieces.only(), 0.0, 0.0, 10.0).term(pair.only(), 2.0).integer();
    let program = writer.finish();
    let conflict = conflict(&program, ConflictBudget::default()).unwrap();
    assert_eq!(words(&conflict), ["pair ≥ 1", "pair ≤ 1"]);
    assert!(conflict.needs_whole_numbers && conflict.minimal && conflict.verify(&program).unwrap());
}

#[test]
fn bounds_without_a_whole_number_between_them_are_no_conflict_of_the_relaxation() {
    let mut builder = Builder::new();
    let pieces = builder.cols("pieces", &[]);
    let mut writer = builder.write();
    writer.column(pieces.only(), 0.0, 0.25, 0.75).integer();
    let program = writer.finish();
    let conflict = conflict(&program, ConflictBudget::default()).unwrap();
    assert_eq!(words(&conflict), ["pieces ≥ 0.25", "pieces ≤ 0.75"]);
    assert!(conflict.needs_whole_numbers && conflict.minimal && conflict.verify(&program).unwrap());
}

#[test]
fn a_feasible_program_has_none() {
    let error = conflict(&chain(3, 70.0), ConflictBudget::default()).unwrap_err();
    assert!(matches!(error, SolveError::Feasible));
    assert_eq!(format!("failed to {error}"), "failed to find a conflict: the program has a feasible point");
}

#[test]
fn a_spent_budget_gives_what_is_known_and_says_so() {
    let program = chain(30, 80.0);
    let budget = ConflictBudget { time: Duration::from_secs(60), solves: 1 };
    let early = conflict(&program, budget).unwrap();
    assert!(!early.minimal && early.verify(&program).unwrap());
    let none = ConflictBudget { solves: 0, ..budget };
    assert!(matches!(conflict(&program, none), Err(SolveError::OutOfTime { .. })));
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn conflicts_of_whole_numbers_are_verified(dense in dense(true)) {
        let program = dense.program();
        if matches!(solve(&program), Outcome::Infeasible) {
            let conflict = conflict(&program, ConflictBudget::default()).unwrap();
            prop_assert!(conflict.minimal);
            prop_assert!(conflict.verify(&program).unwrap(), "{:?}", conflict.members);
        }
    }
}
