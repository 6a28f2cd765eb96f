//! Disposal: a by-product goes where a row lets it, at a cost, and nowhere else.

use crate::shop::{THREE, YEAR, measure, shop};
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

/// Two firms at one site, 20 t of waste each, 10 t allowed for the site: 50 t of good together, 50·2 − 10.
/// A tonne more of it lets 5 t more be made: 5·2 − 1 more.
#[test]
fn a_limit_is_one_of_the_site() {
    let value = |max: &str| {
        let mut changes = CHAIN.to_vec();
        let disposals = format!("commodity,cost,max\nwaste,1,{max}\n");
        changes.push(("disposals", &disposals));
        changes.push(("enterprises", "enterprise\na\nb\n"));
        changes.push(("plants", "plant,enterprise,site,processes,counted\np,a,s,make,good\nq,b,s,make,good\n"));
        changes.push(("capacities", "plant,capacity\np,100\nq,100\n"));
        let plan = planned(&shop(YEAR, &changes)).plan;
        [plan.objective, measure(&plan, "w", 0)]
    };
    let [ten, disposed] = value("10");
    close(ten, 90.0, 1e-9);
    close(disposed, 10.0, 1e-9);
    close(value("11")[0] - ten, 9.0, 1e-9);
}

/// 10 t in 2024, no limit in 2025, no row for 2026: 50, 100 and 0 t of good: 2·150 − 30.
#[test]
fn a_limit_holds_in_its_own_span() {
    let mut changes = CHAIN.to_vec();
    changes.push(("disposals", "commodity,site,span,cost,max\nwaste,s,2024,1,10\nwaste,s,2025,1,\n"));
    close(planned(&shop(THREE, &changes)).plan.objective, 270.0, 1e-9);
}
