//! Bases carried over by name to a program with other rows and columns.

use lodestone_solve::{Builder, Options, Program, Session, SolveControl};
use proptest::prelude::{Strategy, prop, prop_assert, prop_assert_eq, proptest};

use crate::random::{Dense, INF, config, dense, solve};

/// The same program without some rows and columns, named as before.
fn part(dense: &Dense, rows: &[bool], cols: &[bool]) -> Program {
    let kept = |flags: &[bool], count: usize| -> Vec<u32> {
        (0..count).filter(|&i| flags[i % flags.len()]).map(|i| i as u32).collect()
    };
    let (row_keys, col_keys) = (kept(rows, dense.rows.len()), kept(cols, dense.costs.len()));
    let mut builder = Builder::new();
    let row_axis = builder.axis("row", dense.rows.len() as u32, |i| i.to_string());
    let col_axis = builder.axis("column", dense.costs.len() as u32, |j| j.to_string());
    let row_block = builder.rows_listed("row", &[row_axis], row_keys.clone());
    let col_block = builder.cols_listed("col", &[col_axis], col_keys.clone());
    for (row, &i) in row_block.iter().zip(&row_keys) {
        let (lower, upper) = dense.rows[i as usize].1;
        builder.row_bounds(row, lower, upper);
    }
    let mut writer = builder.write();
    for (col, &j) in col_block.iter().zip(&col_keys) {
        let (lower, upper) = dense.bounds[j as usize];
        let mut column = writer.column(col, dense.costs[j as usize], lower, upper);
        for (row, &i) in row_block.iter().zip(&row_keys) {
            column.term(row, dense.rows[i as usize].0[j as usize]);
        }
    }
    writer.finish()
}

fn flags() -> impl Strategy<Value = Vec<bool>> {
    prop::collection::vec(prop::bool::weighted(0.7), 7)
}

proptest! {
    #![proptest_config(config(600))]

    #[test]
    fn a_carried_basis_changes_the_way_and_not_the_goal(
        dense in dense(false),
        from in (flags(), flags()),
        to in (flags(), flags()),
    ) {
        let (first, second) = (part(&dense, &from.0, &from.1), part(&dense, &to.0, &to.1));
        let Some(basis) = solve(&first).optimal().and_then(|solution| solution.basis) else { return Ok(()) };
        let mut session = Session::load(&second, &Options::default()).unwrap();
        session.set_basis(&basis.named(&first).onto(&second)).unwrap();
        let warm = session.solve(SolveControl::default()).unwrap();
        let cold = solve(&second);
        prop_assert_eq!(std::mem::discriminant(&warm), std::mem::discriminant(&cold));
        if let (Some(warm), Some(cold)) = (warm.optimal(), cold.optimal()) {
            prop_assert!((warm.objective - cold.objective).abs() <= 1e-7 * (1.0 + cold.objective.abs()));
        }
    }

    #[test]
    fn a_basis_carried_to_the_same_program_needs_no_iteration(dense in dense(false)) {
        let program = dense.program();
        let Some(basis) = solve(&program).optimal().and_then(|solution| solution.basis) else { return Ok(()) };
        let carried = basis.named(&program).onto(&program);
        prop_assert_eq!(&carried, &basis);
        let mut session = Session::load(&program, &Options::default()).unwrap();
        session.set_basis(&carried).unwrap();
        prop_assert_eq!(session.solve(SolveControl::default()).unwrap().optimal().unwrap().iterations, 0);
    }
}

/// A chain of periods with stock; the second program has one period more at its end and another name in front.
#[test]
fn one_more_period_costs_few_iterations() {
    let plan = |first: u32, years: u32| {
        let mut builder = Builder::new();
        let year = builder.axis("year", years, move |t| (first + t).to_string());
        let balance = builder.rows("balance", &[year]);
        let capacity = builder.rows("capacity", &[year]);
        let [make, stock, sell] = ["make", "stock", "sell"].map(|name| builder.cols(name, &[year]));
        capacity.iter().for_each(|row| builder.row_bounds(row, -INF, 10.0));
        let mut writer = builder.write();
        for t in 0..years {
            writer.column(make.at1(t), 1.0, 0.0, INF).term(balance.at1(t), 1.0).term(capacity.at1(t), 1.0);
        }
        for t in 0..years {
            let mut column = writer.column(stock.at1(t), 0.1, 0.0, INF);
            column.term(balance.at1(t), -1.0);
            if t + 1 < years {
                column.term(balance.at1(t + 1), 1.0);
            }
        }
        for t in 0..years {
            let price = f64::from((first + t) * 7 % 11 + 2);
            writer.column(sell.at1(t), -price, 0.0, 12.0).term(balance.at1(t), -1.0);
        }
        writer.finish()
    };
    let (short, long) = (plan(2025, 60), plan(2024, 62));
    let basis = solve(&short).optimal().unwrap().basis.unwrap();
    let mut session = Session::load(&long, &Options::default()).unwrap();
    session.set_basis(&basis.named(&short).onto(&long)).unwrap();
    let warm = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
    let cold = Session::load(&long, &Options::default()).unwrap();
    let control = SolveControl {
        method: lodestone_solve::Method::Simplex(lodestone_solve::Simplex::DualDevex),
        ..SolveControl::default()
    };
    let cold = { cold }.solve(control).unwrap().optimal().unwrap();
    assert!((warm.objective - cold.objective).abs() < 1e-9 * cold.objective.abs());
    assert!(warm.iterations <= 10, "{} iterations", warm.iterations);
}
