//! Repairs: least relaxations, solved by hand.

use lodestone_solve::{
    Builder, Col, Edit, Limit, Outcome, Program, Relaxed, Repair, Row, Side, SolveControl, elastic_program,
};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::random::{INF, config, dense, solve};

/// The least relaxation of rows only.
fn of_rows(program: &Program, weight: impl Fn(Row) -> Option<f64>) -> Option<Repair> {
    let of_rows = |limit| match limit {
        Limit::Row(row, _) => weight(row),
        Limit::Col(..) => None,
    };
    lodestone_solve::repair(program, of_rows, SolveControl::default()).unwrap().found()
}

/// Two demands of 6 and 8 from a capacity of 10.
fn short() -> Program {
    let mut builder = Builder::new();
    let market = builder.axis("market", 2, |m| ["home", "abroad"][m as usize].to_owned());
    let demand = builder.rows("demand", &[market]);
    let capacity = builder.rows("capacity", &[]);
    let sell = builder.cols("sell", &[market]);
    builder.row_bounds(demand.at1(0), 6.0, INF);
    builder.row_bounds(demand.at1(1), 8.0, INF);
    builder.row_bounds(capacity.only(), -INF, 10.0);
    let mut writer = builder.write();
    for m in 0..2 {
        writer.column(sell.at1(m), -5.0, 0.0, INF).term(demand.at1(m), 1.0).term(capacity.only(), 1.0);
    }
    writer.finish()
}

#[test]
fn the_cheapest_row_gives_way() {
    for (weights, name, side) in [
        ([1.0, 3.0, 2.0], "demand[home]", Side::Lower),
        ([3.0, 1.0, 2.0], "demand[abroad]", Side::Lower),
        ([3.0, 3.0, 2.0], "capacity", Side::Upper),
    ] {
        let repair = of_rows(&short(), |row| Some(weights[row.idx()])).unwrap();
        assert_eq!(repair.moves.len(), 1);
        let moved = &repair.moves[0];
        let Limit::Row(row, of) = moved.limit else { panic!("{moved:?}") };
        assert_eq!((moved.name.as_str(), of), (name, side));
        assert!((moved.amount - 4.0).abs() < 1e-9 && (repair.weight - 4.0 * weights[row.idx()]).abs() < 1e-9);
    }
}

#[test]
fn hard_rows_stay_and_two_share_when_one_is_not_enough() {
    let mut program = short();
    program.apply(Edit::new().row_bounds(Row(2), -INF, 3.0));
    let repair = of_rows(&program, |row| (row.0 < 2).then_some(1.0 + f64::from(row.0))).unwrap();
    let moves: Vec<_> = repair.moves.iter().map(|m| (m.name.as_str(), m.amount.round())).collect();
    assert_eq!(moves, [("demand[home]", 6.0), ("demand[abroad]", 5.0)]);
    assert!((repair.value(Col(1)) - 3.0).abs() < 1e-9);
}

#[test]
fn nothing_to_give_way_is_no_repair() {
    let hard = lodestone_solve::repair(&short(), |_| None, SolveControl::default()).unwrap();
    assert!(matches!(hard, Relaxed::Impossible), "{hard:?}");
}

/// A demand of 6 from a column of 2 at most, and of whole units: its bound gives way by 4, or by 5 of 0.9 each.
#[test]
fn a_column_goes_beyond_its_bound() {
    for (yields, whole, amount) in [(1.0, false, 4.0), (0.9, false, 6.0 / 0.9 - 2.0), (0.9, true, 5.0)] {
        let mut builder = Builder::new();
        let demand = builder.rows("demand", &[]);
        let buy = builder.cols("buy", &[]);
        builder.row_bounds(demand.only(), 6.0, INF);
        let mut writer = builder.write();
        let mut column = writer.column(buy.only(), 1.0, 0.0, 2.0);
        column.term(demand.only(), yields);
        if whole {
            column.integer();
        }
        let program = writer.finish();
        let of_cols = |limit: Limit| matches!(limit, Limit::Col(_, Side::Upper)).then_some(3.0);
        let repair = lodestone_solve::repair(&program, of_cols, SolveControl::default()).unwrap().found().unwrap();
        assert_eq!(repair.moves.len(), 1);
        assert_eq!((repair.moves[0].name.as_str(), repair.moves[0].limit), ("buy", Limit::Col(Col(0), Side::Upper)));
        assert!((repair.moves[0].amount - amount).abs() < 1e-6 && (repair.weight - 3.0 * amount).abs() < 1e-6);
        assert!((repair.value(Col(0)) - (2.0 + amount)).abs() < 1e-6, "the column goes on past its bound");
    }
}

#[test]
fn the_elastic_program_speaks_in_words() {
    let elastic =
        elastic_program(&short(), |limit| (!matches!(limit, Limit::Row(row, _) if row.0 == 1)).then_some(1.0));
    let names: Vec<_> = (0..elastic.cols() as u32).map(|col| elastic.col_name(Col(col))).collect();
    assert_eq!(
        names,
        [
            "sell[home]",
            "sell[abroad]",
            "shortfall[demand[home]]",
            "excess[capacity]",
            "below[sell[home]]",
            "below[sell[abroad]]"
        ]
    );
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn after_the_moves_the_program_is_feasible_and_a_feasible_one_needs_none(dense in dense(false)) {
        let mut program = dense.program();
        let feasible = !matches!(solve(&program), Outcome::Infeasible);
        let Some(repair) = of_rows(&program, |_| Some(1.0)) else { return Ok(()) };
        prop_assert_eq!(repair.moves.is_empty(), feasible);
        let mut edit = Edit::new();
        for row in (0..program.rows() as u32).map(Row) {
            let (mut lower, mut upper) = program.row_bounds(row);
            for moved in repair.moves.iter() {
                let Limit::Row(_, side) = moved.limit else { continue };
                if moved.limit != Limit::Row(row, side) {
                    continue;
                }
                match side {
                    Side::Lower => lower -= moved.amount + 1e-7,
                    Side::Upper => upper += moved.amount + 1e-7,
                }
            }
            edit.row_bounds(row, lower, upper);
        }
        program.apply(&edit);
        prop_assert!(!matches!(solve(&program), Outcome::Infeasible));
    }
}
