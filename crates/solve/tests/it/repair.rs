//! Repairs: least relaxations, solved by hand.

use lodestone_solve::{Builder, Col, Edit, Outcome, Program, Row, Side, elastic_program, repair};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use crate::random::{INF, config, dense, solve};

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
        let repair = repair(&short(), |row| Some(weights[row.idx()])).unwrap().unwrap();
        assert_eq!(repair.moves.len(), 1);
        let moved = &repair.moves[0];
        assert_eq!((moved.name.as_str(), moved.side), (name, side));
        assert!((moved.amount - 4.0).abs() < 1e-9 && (repair.weight - 4.0 * weights[moved.row.idx()]).abs() < 1e-9);
    }
}

#[test]
fn hard_rows_stay_and_two_share_when_one_is_not_enough() {
    let mut program = short();
    program.apply(Edit::new().row_bounds(Row(2), -INF, 3.0));
    let repair = repair(&program, |row| (row.0 < 2).then_some(1.0 + f64::from(row.0))).unwrap().unwrap();
    let moves: Vec<_> = repair.moves.iter().map(|m| (m.name.as_str(), m.amount.round())).collect();
    assert_eq!(moves, [("demand[home]", 6.0), ("demand[abroad]", 5.0)]);
    assert!((repair.value(Col(1)) - 3.0).abs() < 1e-9);
}

#[test]
fn nothing_to_give_way_is_no_repair() {
    assert!(repair(&short(), |_| None).unwrap().is_none());
}

#[test]
fn the_elastic_program_speaks_in_words() {
    let elastic = elastic_program(&short(), |row| (row.0 != 1).then_some(1.0));
    let names: Vec<_> = (0..elastic.cols() as u32).map(|col| elastic.col_name(Col(col))).collect();
    assert_eq!(names, ["sell[home]", "sell[abroad]", "shortfall[demand[home]]", "excess[capacity]"]);
}

proptest! {
    #![proptest_config(config(300))]

    #[test]
    fn after_the_moves_the_program_is_feasible_and_a_feasible_one_needs_none(dense in dense(false)) {
        let mut program = dense.program();
        let feasible = !matches!(solve(&program), Outcome::Infeasible);
        let Some(repair) = repair(&program, |_| Some(1.0)).unwrap() else { return Ok(()) };
        prop_assert_eq!(repair.moves.is_empty(), feasible);
        let mut edit = Edit::new();
        for row in (0..program.rows() as u32).map(Row) {
            let (mut lower, mut upper) = program.row_bounds(row);
            for moved in repair.moves.iter().filter(|moved| moved.row == row) {
                match moved.side {
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
