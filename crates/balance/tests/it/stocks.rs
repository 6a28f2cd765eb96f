//! Known results of dynamic_stock_model 1.0 (BSD-3, © 2014–15 S. Pauliuk) and ODYM (MIT), each in its own convention.

use lodestone_balance::problem::{Problem, UnknownId};
use lodestone_balance::reconcile;
use lodestone_balance::stocks::{Convention, Lifetime, Survival, inflow_driven, rows, stock_driven};

const RISING: [f64; 10] = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0];
const TWENTY: [f64; 20] =
    [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 2.0, 3.0, 5.0, 6.0, 7.0, 1.0, 2.0, 4.0, 5.0, 6.0, 7.0, 3.0];

fn survival(lifetime: Lifetime, convention: Convention, periods: usize) -> Survival {
    Survival::new(lifetime, convention, periods).unwrap()
}

fn check(survival: &Survival, stock: [f64; 10], outflow: [f64; 10]) {
    let path = inflow_driven(&RISING, survival);
    for t in 0..10 {
        assert!((path.stock[t] - stock[t]).abs() < 2e-8, "stock {t}: {} for {}", path.stock[t], stock[t]);
        assert!((path.outflow[t] - outflow[t]).abs() < 2e-8, "outflow {t}: {} for {}", path.outflow[t], outflow[t]);
    }
    // Driven by its own stock, the inflow comes back.
    let driven = stock_driven(&path.stock, survival).unwrap();
    for (found, inflow) in driven.path.inflow.iter().zip(RISING) {
        assert!((found - inflow).abs() < 1e-10);
    }
    assert!(driven.early.iter().all(|early| *early < 1e-12));
}

#[test]
fn a_fixed_lifetime() {
    check(
        &survival(Lifetime::Fixed { age: 5.0 }, Convention::AtEnd, 10),
        [1.0, 3.0, 6.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0],
        [0.0, 0.0, 0.0, 0.0, 0.0, 1.0, 2.0, 3.0, 4.0, 5.0],
    );
}

#[test]
fn a_normal_lifetime_by_density_at_whole_ages() {
    check(
        &survival(Lifetime::Normal { mean: 5.0, sd: 1.5 }, Convention::DensityAtAge, 10),
        [
            1.0,
            2.992402676,
            5.94121405,
            9.737094073,
            14.16707741,
            18.96520253,
            23.91850411,
            28.9176421,
            33.92662251,
            38.93784802,
        ],
        [
            0.0,
            0.007597324,
            0.051188626,
            0.204119977,
            0.570016666,
            1.201874874,
            2.04669842,
            3.000862016,
            3.991019589,
            4.988774486,
        ],
    );
}

#[test]
fn a_normal_lifetime_by_survival_as_in_odym() {
    check(
        &survival(Lifetime::Normal { mean: 5.0, sd: 1.5 }, Convention::AtEnd, 10),
        [
            0.99957094,
            2.9953115,
            5.96830193,
            9.85008113,
            14.4793678,
            19.60865447,
            24.99043368,
            30.46342411,
            35.95916467,
            41.45873561,
        ],
        [
            0.000429060333,
            0.0042594409,
            0.0270095728,
            0.118220793,
            0.37071333,
            0.87071333,
            1.61822079,
            2.52700957,
            3.50425944,
            4.50042906,
        ],
    );
}

#[test]
fn a_weibull_lifetime() {
    check(
        &survival(Lifetime::Weibull { shape: 1.2, scale: 1.0 }, Convention::AtEnd, 10),
        [
            1.0,
            2.367879441,
            3.836279069,
            5.328499576,
            6.825822547,
            8.324154666,
            9.822673522,
            11.321225,
            12.8197819,
            14.31833966,
        ],
        [
            0.0,
            0.632120559,
            1.531600372,
            2.507779493,
            3.502677029,
            4.50166788,
            5.501481144,
            6.501448519,
            7.5014431,
            8.501442241,
        ],
    );
}

#[test]
fn lognormal_and_folded_normal_after_sixty_periods() {
    let mut inflow = TWENTY.to_vec();
    inflow.resize(61, 0.0);
    for (lifetime, expected) in [
        (Lifetime::Lognormal { mean: 20.0, sd: 20.0 }, 5.86931652604),
        (Lifetime::FoldedNormal { mean: 20.0, sd: 20.0 }, 6.500490479),
    ] {
        let path = inflow_driven(&inflow, &survival(lifetime, Convention::AtEnd, 61));
        assert!((path.stock[60] - expected).abs() < 2e-8, "{} for {expected}", path.stock[60]);
    }
}

#[test]
fn conventions_lie_between_start_and_end() {
    let lifetime = Lifetime::Weibull { shape: 2.0, scale: 8.0 };
    let of = |convention| survival(lifetime, convention, 30).shares;
    let (start, middle, end) = (of(Convention::AtStart), of(Convention::Middle), of(Convention::AtEnd));
    let over = of(Convention::OverPeriod);
    for age in 0..30 {
        assert!(start[age] < middle[age] && middle[age] < end[age]);
        assert!(start[age] < over[age] && over[age] < end[age]);
    }
    // ∫₀¹ exp(−s) ds by five points, to rounding.
    let decay = survival(Lifetime::Weibull { shape: 1.0, scale: 1.0 }, Convention::OverPeriod, 1);
    assert!((decay.shares[0] - (1.0 - (-1.0_f64).exp())).abs() < 1e-12);
    // A fixed lifetime of two and a half periods: half of its third period.
    let fixed = survival(Lifetime::Fixed { age: 2.5 }, Convention::OverPeriod, 4);
    assert_eq!(fixed.shares, [1.0, 1.0, 0.5, 0.0]);
}

#[test]
fn a_stock_that_falls_fast_retires_early_instead_of_a_negative_inflow() {
    let survival = survival(Lifetime::Fixed { age: 10.0 }, Convention::AtEnd, 6);
    let driven = stock_driven(&[10.0, 20.0, 5.0, 5.0, 12.0, 12.0], &survival).unwrap();
    assert_eq!(driven.path.inflow, [10.0, 10.0, 0.0, 0.0, 7.0, 0.0]);
    assert_eq!(driven.early, [0.0, 0.0, 15.0, 0.0, 0.0, 0.0]);
    assert_eq!(driven.path.outflow, [0.0; 6]);
}

/// Magnets in use: sales of six years, one stock count, one scrap statistic, all at once.
#[test]
fn stock_counts_sales_and_scrap_are_reconciled_together() {
    let survival = survival(Lifetime::Weibull { shape: 2.0, scale: 4.0 }, Convention::OverPeriod, 6);
    let truth = inflow_driven(&[10.0, 12.0, 15.0, 14.0, 18.0, 20.0], &survival);
    let mut problem = Problem::default();
    let mut ids =
        |what: &str| -> Vec<UnknownId> { (0..6).map(|t| problem.non_negative(format!("{what} {t}"))).collect() };
    let (inflow, stock, outflow) = (ids("inflow"), ids("stock"), ids("outflow"));
    rows(&mut problem, "magnets", [&inflow, &stock, &outflow], &survival, None);
    for (t, (&id, &sold)) in inflow.iter().zip(&truth.inflow).enumerate() {
        problem.observe(format!("sales {t}"), id, sold, 1.0);
    }
    problem.observe("count", stock[5], truth.stock[5], 2.0);
    problem.observe("scrap", outflow[4], truth.outflow[4] + 0.5, 0.5);
    let found = reconcile(&problem).unwrap();
    assert_eq!(found.degrees, 2);
    let x =
        |ids: &[UnknownId]| -> Vec<f64> { ids.iter().map(|id| found.values[id.0 as usize].value.unwrap()).collect() };
    let again = inflow_driven(&x(&inflow), &survival);
    for t in 0..6 {
        assert!((again.stock[t] - x(&stock)[t]).abs() < 1e-12 && (again.outflow[t] - x(&outflow)[t]).abs() < 1e-12);
    }
    // More scrap than sales explain: both give way.
    assert!(x(&outflow)[4] > truth.outflow[4] && x(&outflow)[4] < truth.outflow[4] + 0.5);
    assert!(x(&inflow).iter().sum::<f64>() > truth.inflow.iter().sum());
}

#[test]
fn an_initial_stock_leaves_as_it_is_said_to() {
    let survival = survival(Lifetime::Fixed { age: 3.0 }, Convention::AtEnd, 3);
    let mut problem = Problem::default();
    let mut ids = |what: &str| -> Vec<UnknownId> { (0..3).map(|t| problem.free(format!("{what} {t}"))).collect() };
    let (inflow, stock, outflow) = (ids("inflow"), ids("stock"), ids("outflow"));
    rows(&mut problem, "s", [&inflow, &stock, &outflow], &survival, Some((9.0, &[6.0, 3.0, 0.0])));
    (0..3).for_each(|t| problem.observe(format!("in {t}"), inflow[t], 2.0, 0.1));
    let found = reconcile(&problem).unwrap();
    let x =
        |ids: &[UnknownId]| -> Vec<f64> { ids.iter().map(|id| found.values[id.0 as usize].value.unwrap()).collect() };
    for (found, expected) in x(&stock).into_iter().chain(x(&outflow)).zip([8.0, 7.0, 6.0, 3.0, 3.0, 3.0]) {
        assert!((found - expected).abs() < 1e-14);
    }
}

#[test]
fn a_lifetime_of_nothing_is_refused() {
    let refused = Survival::new(Lifetime::Weibull { shape: 0.0, scale: 1.0 }, Convention::AtEnd, 3).unwrap_err();
    assert!(refused.to_string().contains("must be finite and positive"));
}
