//! Stocks: what is held costs, shrinks, and is worth something at the end.

use lodestone_plan::result::FlowKind;

use crate::shop::{YEAR, flow, shop};
use crate::support::{close, planned};

const TWO: &str = "periods = [\"2024\", \"2025\"]\ndiscount_rate = 0\n";
/// Ore is cheap in 2024 and dear in 2025, when alone the good can be sold.
const LATE: [(&str, &str); 3] = [
    ("capacities", "plant,capacity\np,1000\n"),
    ("supplies", "commodity,site,span,price\nore,s,2024,1\nore,s,2025,5\n"),
    ("markets", "commodity,site,span,price,max\ngood,s,2025,10,100\n"),
];

/// S = 100 at the end of 2024; mean holding (0 + 100)/2 + (100 + 0)/2 = 100: 1000 − 100 − 100.
#[test]
fn making_early_and_holding() {
    let mut tables = LATE.to_vec();
    tables.push(("stocks", "commodity,site,cost\ngood,s,1\n"));
    let planned = planned(&shop(TWO, &tables));
    close(planned.plan.objective, 800.0, 1e-9);
    close(flow(&planned.plan, FlowKind::Stock, 0), 100.0, 1e-9);
}

/// A fifth is lost in a year: S = 100/0.8 = 125 costs 125 to make and 125 to hold: 1000 − 250.
#[test]
fn loss_over_a_year() {
    let mut tables = LATE.to_vec();
    tables.push(("stocks", "commodity,site,cost,loss\ngood,s,1,0.2\n"));
    close(planned(&shop(TWO, &tables)).plan.objective, 750.0, 1e-9);
}

/// Room for 60 t: the rest is made at 5: 1000 − 60·(1 + 1) − 40·5.
#[test]
fn room_is_limited() {
    let mut tables = LATE.to_vec();
    tables.push(("stocks", "commodity,site,cost,max\ngood,s,1,60\n"));
    close(planned(&shop(TWO, &tables)).plan.objective, 680.0, 1e-9);
}

/// 40 t at the start, nothing can be made, the good sells at 10, holding costs 1.
fn opening(toml: &str, stock: &str) -> f64 {
    let tables =
        [("capacities", "plant,capacity\np,0\n"), ("markets", "commodity,site,price\ngood,s,10\n"), ("stocks", stock)];
    planned(&shop(&format!("{YEAR}{toml}"), &tables)).plan.objective
}

/// All is sold. Mean: 400 − (40 + 0)/2. End: 400 − 0.
#[test]
fn holding_cost_at_the_mean_or_the_end() {
    let stock = "commodity,site,opening,cost\ngood,s,40,1\n";
    close(opening("", stock), 380.0, 1e-9);
    close(opening("stock_cost_at = \"end\"\n", stock), 400.0, 1e-9);
}

/// 10 t must stay. Mean: 300 − (40 + 10)/2. End: 300 − 10.
#[test]
fn a_least_closing_stock() {
    let stock = "commodity,site,opening,cost,closing_min\ngood,s,40,1,10\n";
    close(opening("", stock), 275.0, 1e-9);
    close(opening("stock_cost_at = \"end\"\n", stock), 290.0, 1e-9);
}

/// Worth 12 at the end: holding all, 40·12 − 40, beats selling at 10.
#[test]
fn a_closing_value() {
    let stock = "commodity,site,opening,cost,closing_value\ngood,s,40,1,12\n";
    close(opening("", stock), 440.0, 1e-9);
}

/// At 10 % the closing value stands at the end, 40·12/1.1; sales at the middle, 10/√1.1 a unit, are
/// worth 9.53 < 10.91.
#[test]
fn the_closing_value_is_discounted_to_the_end() {
    let tables = [
        ("capacities", "plant,capacity\np,0\n"),
        ("markets", "commodity,site,price\ngood,s,10\n"),
        ("stocks", "commodity,site,opening,closing_value\ngood,s,40,12\n"),
    ];
    let toml = "periods = [\"2024\"]\ndiscount_rate = 0.1\noperating = \"middle\"\n";
    close(planned(&shop(toml, &tables)).plan.objective, 480.0 / 1.1, 1e-9);
}

/// The opening stock shrinks during the first period too: 40·0.75 = 30 t are sold.
#[test]
fn the_opening_stock_shrinks() {
    let stock = "commodity,site,opening,loss\ngood,s,40,0.25\n";
    close(opening("", stock), 300.0, 1e-9);
}
