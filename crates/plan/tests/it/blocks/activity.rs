//! Activity: what a recipe takes and gives, what it uses of the capacity, what it costs.

use crate::shop::{THREE, YEAR, shop};
use crate::support::{close, planned};

fn objective(toml: &str, changes: &[(&str, &str)]) -> f64 {
    planned(&shop(toml, changes)).plan.objective
}

/// Half a tonne out of one: capacity counts the good, so 200 t of ore make 100 t: 300 − 200.
#[test]
fn capacity_counts_the_output() {
    let recipes = ("recipes", "process,line,commodity,amount\nmake,in,ore,1\nmake,out,good,0.5\n");
    close(objective(YEAR, &[recipes]), 100.0, 1e-9);
}

/// A stated use of 1 per activity: 100 t of ore make 50 t: 150 − 100.
#[test]
fn a_stated_capacity_use() {
    let recipes = ("recipes", "process,line,commodity,amount,capacity_use\nmake,in,ore,1,\nmake,out,good,0.5,1\n");
    close(objective(YEAR, &[recipes]), 50.0, 1e-9);
}

/// Classes add up: 100·(2 − ½ − ¼).
#[test]
fn classes_of_cost_add_up() {
    let costs = ("operating_costs", "process,class,cost\nmake,intermediate,0.5\nmake,labour,0.25\n");
    close(objective(YEAR, &[costs]), 125.0, 1e-9);
}

/// A plant's own cost stands instead of its process's in the same class: 100·(2 − 0.1 − ¼).
#[test]
fn a_plant_has_its_own_cost() {
    let costs = (
        "operating_costs",
        "process,plant,class,cost\nmake,,intermediate,0.5\n,p,intermediate,0.1\nmake,,labour,0.25\n",
    );
    close(objective(YEAR, &[costs]), 165.0, 1e-9);
}

/// ½ in 2024, 1 after: 150 + 100 + 100.
#[test]
fn costs_by_period() {
    let costs = ("operating_costs", "process,span,cost\nmake,2024,0.5\nmake,2025..2026,1\n");
    close(objective(THREE, &[costs]), 350.0, 1e-9);
}

/// ½ a year for every unit of capacity, whether it runs or not: 40·2 − 100·½.
#[test]
fn cost_of_capacity() {
    let costs = ("operating_costs", "process,per,cost\nmake,capacity,0.5\n");
    let market = ("markets", "commodity,site,price,max\ngood,s,3,40\n");
    close(objective(YEAR, &[costs, market]), 30.0, 1e-9);
}
