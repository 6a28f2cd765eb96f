//! Random small bases: the program against a second writing of it from the raw tables.

use std::collections::BTreeMap;

use lodestone_plan::{Answers, Formulation, Request, result::Outcome};
use lodestone_solve::{Col, Options, Program, Row, Session, Solution, SolveControl};

use crate::random::random;
use crate::raw::Raw;
use crate::second::matrix::{End, Matrix};
use crate::second::{proof::proves, quota::written_again};
use crate::support::planned_result;

/// Objectives agree with the dense program's, whole numbers with every choice of them; the product's own values and
/// prices prove themselves in the dense matrix.
#[test]
fn random_bases_against_dense_rows() {
    let (mut optimal, mut shipping) = (0, 0);
    for seed in 0..240 {
        let Some(flows) = agrees(seed, &random(seed)) else { continue };
        optimal += 1;
        shipping += usize::from(
            flows.iter().any(|(name, flow)| name.starts_with("transport[") && name.contains(" (") && *flow > 1e-6),
        );
    }
    assert!(optimal >= 200, "{optimal} bases have a plan");
    assert!(shipping >= 10, "in {shipping} a firm ships to itself");
}

/// The values of the dense columns, by name, where there is a plan.
fn agrees(seed: u64, raw: &Raw) -> Option<Vec<(String, f64)>> {
    let base = raw.base();
    let labels = base.planned().iter().map(|p| p.span.to_string()).collect();
    let dense = written_again(raw, labels);
    let request = Request { answers: Answers::Solution, ..Request::default() };
    let result = planned_result(&base, &request);
    let sign = if raw.setting("objective", "value") == "cost" { 1.0 } else { -1.0 };
    let found = match &result.outcome {
        Outcome::Planned(planned) => End::Optimal(sign * planned.plan.objective),
        Outcome::Infeasible(_) => End::Infeasible,
        Outcome::Unbounded(_) => End::Unbounded,
        Outcome::Stopped(stop) => panic!("{stop:?}"),
    };
    let (ours, best) = (found, dense.best());
    let (End::Optimal(ours), End::Optimal(best)) = (ours, best) else {
        assert_eq!(ours, best, "seed {seed}");
        return None;
    };
    let (f, program) = Formulation::program(&base, result.objective);
    assert_eq!(f.sets.periods.len(), raw.periods.len());
    let relative = if program.is_mixed_integer() { 2e-6 } else { 1e-8 };
    assert!((ours - best).abs() <= relative * best.abs().max(1.0), "seed {seed}: {ours} is not {best}");
    let mut session = Session::load(&program, &Options::default()).unwrap();
    let mut solution = session.solve(SolveControl::default()).unwrap().optimal().unwrap();
    if program.is_mixed_integer() {
        let priced = session.fix_integers_and_resolve(&solution, SolveControl::default()).unwrap();
        solution = priced.optimal().unwrap();
    }
    let x = values(&dense, &program, &solution);
    let y = prices(&dense, &program, &solution, &x);
    proves(&dense, &x, &y);
    Some(dense.cols.iter().map(|col| col.name.clone()).zip(x).collect())
}

/// Values of the dense columns. The product cuts steps at a minimum; the dense program counts what is missed.
fn values(dense: &Matrix, program: &Program, solution: &Solution) -> Vec<f64> {
    let mut ours: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for j in 0..program.cols() as u32 {
        ours.entry(program.col_name(Col(j))).or_default().push(solution.value(Col(j)));
    }
    for name in ours.keys() {
        assert!(dense.find(name).or_else(|| dense.find(&format!("{name} above"))).is_some(), "{name} is not there");
    }
    let mut x = vec![0.0; dense.cols.len()];
    for (j, col) in dense.cols.iter().enumerate().filter(|(_, col)| !col.name.starts_with("missed[")) {
        let bare = col.name.trim_end_matches(" above");
        let parts = ours.get(bare).unwrap_or_else(|| panic!("{bare} is missing"));
        let is_cut = dense.find(bare).is_some() && dense.find(&format!("{bare} above")).is_some();
        x[j] = match (is_cut, bare == col.name) {
            (false, _) => parts.iter().sum(),
            (true, true) => parts[0],
            (true, false) => parts[1],
        };
    }
    for (i, row) in dense.rows.iter().enumerate().filter(|(_, row)| row.name.starts_with("least[")) {
        let missed = dense.find(&row.name.replacen("least", "missed", 1));
        let sum: f64 = (0..x.len()).map(|j| dense.at(i, j) * x[j]).sum();
        if let Some(missed) = missed {
            x[missed] = (row.lower - sum).max(0.0);
        }
    }
    x
}

/// Prices of the dense rows: the product's where it has the row, zero for rows of whole numbers, and for minimums and
/// widths of trade what the prices of the goods leave.
fn prices(dense: &Matrix, program: &Program, solution: &Solution, x: &[f64]) -> Vec<f64> {
    let ours: BTreeMap<String, f64> =
        (0..program.rows() as u32).map(|i| (program.row_name(Row(i)), solution.price(Row(i)).unwrap())).collect();
    let mut y = vec![0.0; dense.rows.len()];
    let is_trade = |name: &str| name.starts_with("least[") || name.starts_with("width[");
    for (i, row) in dense.rows.iter().enumerate().filter(|(i, row)| !is_trade(&row.name) && !dense.is_whole(*i)) {
        y[i] = *ours.get(&row.name).unwrap_or_else(|| panic!("{} is missing", row.name));
    }
    let left = |y: &[f64], j: usize| dense.cols[j].cost - (0..y.len()).map(|i| dense.at(i, j) * y[i]).sum::<f64>();
    for (i, row) in dense.rows.iter().enumerate().filter(|(_, row)| row.name.starts_with("least[")) {
        let sum: f64 = (0..x.len()).map(|j| dense.at(i, j) * x[j]).sum();
        let sold = (0..x.len()).filter(|&j| dense.at(i, j) > 0.0 && x[j] > 1e-7 * row.lower);
        if sum <= row.lower + 1e-7 * row.lower {
            y[i] = sold.map(|j| left(&y, j)).fold(0.0, f64::max);
        }
    }
    for (i, _) in dense.rows.iter().enumerate().filter(|(_, row)| row.name.starts_with("width[")) {
        let of = (0..x.len()).filter(|&j| dense.at(i, j) > 0.0);
        y[i] = of.map(|j| left(&y, j)).fold(0.0, f64::min);
    }
    y
}
