//! Published cases that nobody here made.

use crate::support::{base, close, planned};

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
