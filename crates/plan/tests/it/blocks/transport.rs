//! Transport: cost and loss on the way, and what a route can carry.

use crate::shop::{THREE, YEAR, shop};
use crate::support::{close, planned};

fn objective(routes: &str) -> f64 {
    let changes = [("sites", "site\ns\nm\n"), ("markets", "commodity,site,price\ngood,m,3\n"), ("routes", routes)];
    planned(&shop(YEAR, &changes)).plan.objective
}

/// 100 t leave, 90 arrive: 270 − 100 − 50.
#[test]
fn cost_and_loss() {
    close(objective("from,to,commodity,cost,loss\ns,m,good,0.5,0.1\n"), 120.0, 1e-9);
}

/// 50 t may leave: 135 − 50 − 25.
#[test]
fn a_limit_counts_what_leaves() {
    close(objective("from,to,commodity,cost,loss,max\ns,m,good,0.5,0.1,50\n"), 60.0, 1e-9);
}

/// Free until the end of June 2024, at 1 for the other 184 of 366 days: in one period of a year the cost is
/// the mean over days.
#[test]
fn costs_are_means_over_days() {
    let routes = "from,to,commodity,span,cost\ns,m,good,2024-01..2024-06,0\ns,m,good,2024-07..2024-12,1\n";
    close(objective(routes), 200.0 - 100.0 * 184.0 / 366.0, 1e-9);
}

/// 50 t may leave in 2024, any amount in 2025, and there is no route in 2026: 3·150 − 150.
#[test]
fn a_limit_holds_in_its_own_span() {
    let changes = [
        ("sites", "site\ns\nm\n"),
        ("markets", "commodity,site,price\ngood,m,3\n"),
        ("routes", "from,to,commodity,span,cost,max\ns,m,good,2024,0,50\ns,m,good,2025,0,\n"),
    ];
    close(planned(&shop(THREE, &changes)).plan.objective, 300.0, 1e-9);
}
