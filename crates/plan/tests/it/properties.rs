//! What holds of every plan.

use proptest::prelude::{ProptestConfig, prop_assert, proptest};

use crate::shop::{THREE, YEAR, shop};
use crate::support::{close, planned};

/// Supply and market in two steps, a project: something to decide.
fn value(prices: [f64; 4], capacity: f64, scale: f64, more: &str) -> f64 {
    let supplies = format!(
        "commodity,site,step,price,max\nore,s,1,{},90\nore,s,2,{},\n",
        prices[0] * scale,
        (prices[0] + prices[1]) * scale
    );
    let markets = format!(
        "commodity,site,step,price,max\ngood,s,1,{},60\ngood,s,2,{},150\n",
        (prices[2] + prices[3]) * scale,
        prices[2] * scale
    );
    let projects = format!("project,plant,decision,size,capex\nj,p,optional,40,{}\n", 30.0 * scale);
    let plants = format!("plant,site,processes,counted\np,s,make,good\n{more}");
    let capacities = format!("plant,capacity\np,{capacity}\n");
    let changes = [
        ("supplies", supplies.as_str()),
        ("markets", &markets),
        ("projects", &projects),
        ("plants", &plants),
        ("capacities", &capacities),
    ];
    planned(&shop(THREE, &changes)).plan.objective
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// All money times 1000 is the objective times 1000; a plant that cannot run changes nothing; more
    /// capacity never loses.
    #[test]
    fn scale_unused_and_relaxed(
        ore in 0.5..4.0, dearer in 0.0..3.0, good in 1.0..6.0, better in 0.0..3.0, capacity in 5.0..120.0,
    ) {
        let prices = [ore, dearer, good, better];
        let plain = value(prices, capacity, 1.0, "");
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-6 * b.abs().max(1.0);
        prop_assert!(near(value(prices, capacity, 1000.0, ""), 1000.0 * plain));
        prop_assert!(near(value(prices, capacity, 1.0, "q,s,make,good\n"), plain));
        prop_assert!(value(prices, capacity * 1.5, 1.0, "") >= plain - 1e-6);
    }
}

/// The same base gives the same answers, to the last digit.
#[test]
fn the_same_base_twice() {
    let changes = [
        ("markets", "commodity,site,step,price,max\ngood,s,1,3,60\ngood,s,2,2,150\n"),
        ("projects", "project,plant,decision,size,capex\nj,p,optional,40,30\n"),
    ];
    let base = shop(THREE, &changes);
    assert_eq!(format!("{:?}", planned(&base)), format!("{:?}", planned(&base)));
}

/// Every category of the objective is in its sum: sales 300, purchases 100, costs 50.
#[test]
fn categories_sum_to_the_objective() {
    let costs = ("operating_costs", "process,cost\nmake,0.5\n");
    let plan = planned(&shop(YEAR, &[costs])).plan;
    close(plan.objective, 150.0, 1e-9);
    close(plan.categories.iter().map(|(_, v)| v).sum(), 150.0, 1e-9);
}
