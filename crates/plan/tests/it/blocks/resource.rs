//! Resources: what runs and what is built needs them.

use crate::shop::{THREE, YEAR, shop};
use crate::support::{close, planned};

/// 2 t of water a tonne, 100 t of it at ¼: 50 t of good at 2 − ½.
#[test]
fn per_activity() {
    let changes = [
        ("resources", "resource,unit\nwater,t\n"),
        ("resource_use", "resource,process,coefficient\nwater,make,2\n"),
        ("resource_supply", "resource,amount,cost\nwater,100,0.25\n"),
    ];
    close(planned(&shop(YEAR, &changes)).plan.objective, 75.0, 1e-9);
}

/// 600 − 100 = 500 and 420 − 80 = 340: a budget of 150 allows one, of 180 both.
#[test]
fn a_budget_counts_spend() {
    let objective = |budget: &str| {
        let changes = [
            ("capacities", "plant,capacity\np,0\n"),
            (
                "projects",
                "project,plant,decision,size,capex,window\nj,p,optional,100,100,2024\nk,p,optional,70,80,2024\n",
            ),
            ("resources", "resource,unit\nbudget,CNY\n"),
            ("resource_use", "resource,project,per,coefficient\nbudget,j,spend,1\nbudget,k,spend,1\n"),
            ("resource_supply", &format!("resource,span,amount\nbudget,2024,{budget}\n")),
        ];
        planned(&shop(THREE, &changes)).plan.objective
    };
    close(objective("150"), 500.0, 1e-9);
    close(objective("180"), 840.0, 1e-9);
}

/// A crew of 1 for the half year of building at 10 a year, and 2 people for 2.5 years of operation at 8:
/// started on 2024-01-01 with half a year of lead: 2·250 − 100 − 5 − 40.
#[test]
fn per_year_of_building_and_operation() {
    let changes = [
        ("capacities", "plant,capacity\np,0\n"),
        ("projects", "project,plant,decision,start,lead,size,capex\nj,p,fixed,2024-01-01,0.5,100,100\n"),
        ("resources", "resource,unit\ncrew,unit\nstaff,unit\n"),
        ("resource_use", "resource,project,per,coefficient\ncrew,j,build,1\nstaff,j,operation,2\n"),
        ("resource_supply", "resource,cost\ncrew,10\nstaff,8\n"),
    ];
    close(planned(&shop(THREE, &changes)).plan.objective, 355.0, 1e-9);
}
