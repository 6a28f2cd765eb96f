//! Published cases that nobody here made.

use crate::support::{base, close, passes, planned};

/// Dantzig (1963), Linear Programming and Extensions, ch. 3.3: 153.675 thousand dollars.
#[test]
fn dantzig_transport_problem() {
    let planned = planned(&base("cases/dantzig", &[]));
    close(planned.plan.objective, 153_675.0, 1e-9);
}

/// MEXSS: Kendrick, Meeraus, Alatorre (1984), GAMS model library SEQ 15: 538.811 million dollars.
#[test]
fn mexss_mexican_steel_sector() {
    let planned = planned(&base("cases/mexss", &[]));
    close(planned.plan.objective / 1e6, 538.811_203_982_965_6, 1e-6);
}

/// The Baotou base has a plan in every case, and its mass closes for every element.
#[test]
fn baotou_plans_and_every_element_closes() {
    let planned = planned(&base("baotou", &[]));
    passes(planned.baseline.as_ref().unwrap());
    for account in &planned.plan.elements {
        let size: f64 = account.sold.iter().map(|(_, a)| a).sum::<f64>() + account.lost;
        assert!(account.residual.abs() <= 1e-6 * size.max(1.0), "{account:?}");
    }
}
