//! Quotas: over several years, beyond the horizon, and for one holder.

use lodestone_plan::result::LimitKind;

use crate::shop::{THREE, YEAR, shop};
use crate::support::{close, planned};

const OUTPUT: (&str, &str) = ("measures", "measure,kind,commodity\nmade,output,good\n");

/// 120 t in 2024 and 2025 together, 100 t in 2026: 2·220. A tonne of it is worth 2.
#[test]
fn over_two_years() {
    let quota = ("quotas", "quota,span,measure,limit,unit\nq,2024..2025,made,120,t\n");
    let planned = planned(&shop(THREE, &[OUTPUT, quota]));
    close(planned.plan.objective, 440.0, 1e-9);
    let worth = planned.bottlenecks.iter().find(|b| b.limit.kind == LimitKind::Quota).unwrap();
    close(worth.worth_raised.unwrap(), 2.0, 1e-6);
}

/// 100 t for 2026 and 2027, of which 2026 has half the days: 2·(100 + 100 + 50).
#[test]
fn beyond_the_horizon_by_days() {
    let quota = ("quotas", "quota,span,measure,limit,unit\nq,2026..2027,made,100,t\n");
    close(planned(&shop(THREE, &[OUTPUT, quota])).plan.objective, 500.0, 1e-9);
}

/// 10 t for firm a, nothing for b but its capacity: 2·(10 + 30).
#[test]
fn a_holder() {
    let changes = [
        OUTPUT,
        ("enterprises", "enterprise\na\nb\n"),
        ("plants", "plant,enterprise,site,processes,counted\np,a,s,make,good\nq,b,s,make,good\n"),
        ("capacities", "plant,capacity\np,40\nq,30\n"),
        ("quotas", "quota,span,holder,measure,limit,unit\nq,2024,a,made,10,t\n"),
    ];
    close(planned(&shop(YEAR, &changes)).plan.objective, 80.0, 1e-9);
}

/// At least 60 t at a loss of 1: −60; exactly 70 where a unit earns 2: 140.
#[test]
fn least_and_exact() {
    let quota =
        |sense: &str, limit: &str| format!("quota,span,measure,sense,limit,unit\nq,2024,made,{sense},{limit},t\n");
    let losing = ("supplies", "commodity,site,price\nore,s,4\n");
    let least = quota("ge", "60");
    close(planned(&shop(YEAR, &[OUTPUT, losing, ("quotas", &least)])).plan.objective, -60.0, 1e-9);
    let exact = quota("eq", "70");
    close(planned(&shop(YEAR, &[OUTPUT, ("quotas", &exact)])).plan.objective, 140.0, 1e-9);
}

/// A share of 0.3 of 100 t for one plant: 30 t of it, and 50 t of the other by its capacity: 2·80.
#[test]
fn an_allocation() {
    let changes = [
        OUTPUT,
        ("plants", "plant,site,processes,counted\np,s,make,good\nq,s,make,good\n"),
        ("capacities", "plant,capacity\np,100\nq,50\n"),
        ("quotas", "quota,span,measure,limit,unit\nq,2024,made,100,t\n"),
        ("quota_allocation", "quota,plant,share\nq,p,0.3\n"),
    ];
    close(planned(&shop(YEAR, &changes)).plan.objective, 160.0, 1e-9);
}
