//! Disposal: a by-product goes where a row lets it, at a cost, and nowhere else.

use crate::shop::{YEAR, measure, shop};
use crate::support::{close, planned};

const CHAIN: [(&str, &str); 3] = [
    ("commodities", "commodity\nore\ngood\nwaste\n"),
    ("recipes", "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,1\nmake,out,waste,0.2\n"),
    ("measures", "measure,kind\nw,disposal\n"),
];

fn with(table: &str) -> [f64; 2] {
    let mut changes = CHAIN.to_vec();
    changes.push(("disposals", table));
    let plan = planned(&shop(YEAR, &changes)).plan;
    [plan.objective, measure(&plan, "w", 0)]
}

/// At 1 a tonne: 100·2 − 20. At 11 a tonne of good loses 0.2.
#[test]
fn costs() {
    let [value, disposed] = with("commodity,cost\nwaste,1\n");
    close(value, 180.0, 1e-9);
    close(disposed, 20.0, 1e-9);
    close(with("commodity,cost\nwaste,11\n")[0], 0.0, 1e-9);
}

/// At most 10 t: 50 t of good: 50·2 − 10.
#[test]
fn a_limit() {
    close(with("commodity,site,cost,max\nwaste,s,1,10\n")[0], 90.0, 1e-9);
}

/// The row of the site goes before the row for everywhere.
#[test]
fn the_site_has_its_own_row() {
    close(with("commodity,site,cost\nwaste,,5\nwaste,s,1\n")[0], 180.0, 1e-9);
}

/// Without an outlet for its waste the plant stands still.
#[test]
fn no_outlet_no_output() {
    close(planned(&shop(YEAR, &CHAIN)).plan.objective, 0.0, 1e-9);
}
