//! Purchases and sales in steps, with minimums.

use lodestone_plan::PlanError;
use lodestone_plan::result::{FlowKind, LimitKind};

use crate::shop::{YEAR, flow, shop};
use crate::support::{close, planned};

fn objective(toml: &str, changes: &[(&str, &str)]) -> f64 {
    planned(&shop(&format!("{YEAR}{toml}"), changes)).plan.objective
}

/// Ore at 3; the good at 10, 6 and 2 in steps of 50: the third does not pay. 50·7 + 50·3.
#[test]
fn market_steps() {
    let changes = [
        ("capacities", "plant,capacity\np,1000\n"),
        ("supplies", "commodity,site,price\nore,s,3\n"),
        ("markets", "commodity,site,step,price,max\ngood,s,1,10,50\ngood,s,2,6,50\ngood,s,3,2,50\n"),
    ];
    close(objective("", &changes), 500.0, 1e-9);
}

/// Ore at 1 for 60 t, then at 5: 50·10 + 50·6 − 60·1 − 40·5.
#[test]
fn supply_steps() {
    let changes = [
        ("capacities", "plant,capacity\np,1000\n"),
        ("supplies", "commodity,site,step,price,max\nore,s,1,1,60\nore,s,2,5,\n"),
        ("markets", "commodity,site,step,price,max\ngood,s,1,10,50\ngood,s,2,6,50\n"),
    ];
    close(objective("", &changes), 540.0, 1e-9);
}

const LOSING: (&str, &str) = ("supplies", "commodity,site,price\nore,s,3\n");

/// A unit loses 3 − 2 = 1: missing it at 0.5 is cheaper, at 4 dearer.
#[test]
fn a_minimum_that_may_be_missed() {
    let market = |cost: &str| format!("commodity,site,price,min,shortfall_cost\ngood,s,2,30,{cost}\n");
    close(objective("", &[LOSING, ("markets", &market("0.5"))]), -15.0, 1e-9);
    close(objective("", &[LOSING, ("markets", &market("4"))]), -30.0, 1e-9);
}

/// Only 20 t can be made: 20·(2 − 3) and 10 t missed at 4.
#[test]
fn a_minimum_that_must_be_missed() {
    let changes = [
        LOSING,
        ("capacities", "plant,capacity\np,20\n"),
        ("markets", "commodity,site,price,min,shortfall_cost\ngood,s,2,30,4\n"),
    ];
    close(objective("", &changes), -60.0, 1e-9);
}

/// A hard minimum is met at a loss: 30·(2 − 3).
#[test]
fn a_hard_minimum() {
    let market = ("markets", "commodity,site,price,min\ngood,s,2,30\n");
    close(objective("", &[LOSING, market]), -30.0, 1e-9);
}

/// A hard minimum across steps: 30 of step 1 and 10 of step 2 at 1: 30·(2 − 3) + 10·(1 − 3).
#[test]
fn a_hard_minimum_spans_steps() {
    let market = ("markets", "commodity,site,step,price,min,max\ngood,s,1,2,40,30\ngood,s,2,1,,30\n");
    close(objective("", &[LOSING, market]), -50.0, 1e-9);
}

/// The minimum of 40 reaches 10 into step 2, where a unit loses 3 − 1 = 2: at 4 all is sold, 30·(−1) + 10·(−2);
/// at 1.5 those 10 are missed, 30·(−1) − 10·1.5.
#[test]
fn a_minimum_across_steps_that_may_be_missed() {
    let market = |cost: &str| {
        format!("commodity,site,step,price,min,max,shortfall_cost\ngood,s,1,2,40,30,{cost}\ngood,s,2,1,,30,\n")
    };
    close(objective("", &[LOSING, ("markets", &market("4"))]), -50.0, 1e-9);
    close(objective("", &[LOSING, ("markets", &market("1.5"))]), -45.0, 1e-9);
}

/// Under `cost` the price of the minimum is not counted: 30·3; above it 5 − 3 is gained 20 times.
#[test]
fn revenue_counts_above_the_minimum_under_cost() {
    let market = |price: &str| format!("commodity,site,price,min,max\ngood,s,{price},30,50\n");
    let cost = "objective = \"cost\"\n";
    close(objective(cost, &[LOSING, ("markets", &market("2"))]), 90.0, 1e-9);
    close(objective(cost, &[LOSING, ("markets", &market("5"))]), 50.0, 1e-9);
}

/// A missed unit costs 1, one above the minimum earns 5: a linear program would sell above the minimum first. Under
/// `cost` that is refused; under `value`, or where nothing can be sold above the minimum, there is nothing to refuse.
#[test]
fn revenue_before_the_minimum_is_refused_under_cost() {
    let asked = |objective: &str, max: &str| {
        let toml = format!("{YEAR}objective = \"{objective}\"\n");
        let market = format!("commodity,site,price,min,max,shortfall_cost\ngood,s,5,30,{max},1\n");
        let base = shop(&toml, &[LOSING, ("markets", &market)]);
        lodestone_plan::plan(&base, &Default::default(), &mut |_| lodestone_solve::Flow::Continue)
    };
    match asked("cost", "50") {
        Err(PlanError::RevenueBeforeMinimum { market }) => assert!(market.contains("good"), "{market}"),
        other => panic!("{other:?}"),
    }
    assert!(asked("cost", "30").is_ok());
    assert!(asked("value", "50").is_ok());
}

/// A contract to buy 30 t of ore of which 20 can be used: the rest is missed at 2: 20·2 − 10·2.
#[test]
fn a_least_purchase() {
    let changes = [
        ("capacities", "plant,capacity\np,20\n"),
        ("supplies", "commodity,site,price,min,shortfall_cost\nore,s,1,30,2\n"),
    ];
    close(objective("", &changes), 20.0, 1e-9);
}

/// One line serves two firms: 50 t together, and a least of 50 t falls on both.
#[test]
fn firms_share_a_line() {
    let plants = ("plants", "plant,enterprise,site,processes,counted\np,a,s,make,good\nq,b,s,make,good\n");
    let firms = ("enterprises", "enterprise\na\nb\n");
    let capacities = ("capacities", "plant,capacity\np,40\nq,40\n");
    let most = ("markets", "commodity,site,price,max\ngood,s,3,50\n");
    let planned = planned(&shop(YEAR, &[plants, firms, capacities, most]));
    close(planned.plan.objective, 100.0, 1e-9);
    close(flow(&planned.plan, FlowKind::Sale, 0), 50.0, 1e-9);
    let least = ("markets", "commodity,site,price,min\ngood,s,0.5,50\n");
    close(objective("", &[plants, firms, capacities, least]), -25.0, 1e-9);
}

/// What a tonne more of a market that two firms share is worth: its margin, 3 − 1.
#[test]
fn a_shared_limit_is_worth_its_margin() {
    let changes = [
        ("plants", "plant,enterprise,site,processes,counted\np,a,s,make,good\nq,b,s,make,good\n"),
        ("enterprises", "enterprise\na\nb\n"),
        ("capacities", "plant,capacity\np,40\nq,40\n"),
        ("markets", "commodity,site,price,max\ngood,s,3,50\n"),
    ];
    let planned = planned(&shop(YEAR, &changes));
    let bottleneck = &planned.bottlenecks[0];
    assert_eq!(bottleneck.limit.kind, LimitKind::Market);
    close(bottleneck.worth_raised.unwrap(), 2.0, 1e-6);
    close(bottleneck.worth_lowered.unwrap(), 2.0, 1e-6);
    close(bottleneck.limit.limit, 50.0, 1e-9);
}

/// A market of 50 t that one site alone serves is a bound of a column, and a bottleneck all the same:
/// ore costs 1, good sells at 3, so one unit more is worth 2.
#[test]
fn a_market_served_by_one_pool_is_a_bottleneck_too() {
    let planned = planned(&shop(YEAR, &[("markets", "commodity,site,price,max\ngood,s,3,50\n")]));
    let bottleneck = &planned.bottlenecks[0];
    assert_eq!(bottleneck.limit.kind, LimitKind::Market);
    close(bottleneck.worth_raised.unwrap(), 2.0, 1e-6);
    close(bottleneck.worth_lowered.unwrap(), 2.0, 1e-6);
}
