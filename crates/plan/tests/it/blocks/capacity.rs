//! Capacity: which kinds bind, availability, the calendar, and what a unit is worth.

use lodestone_plan::result::LimitKind;

use crate::shop::{THREE, YEAR, shop};
use crate::support::{close, planned};

fn objective(toml: &str, changes: &[(&str, &str)]) -> f64 {
    planned(&shop(toml, changes)).plan.objective
}

/// The smaller of accepted and effective binds, filed and installed do not.
#[test]
fn accepted_and_effective_bind() {
    let rows = "plant,kind,capacity\np,filed,10\np,installed,20\np,accepted,80\np,effective,100\n";
    close(objective(YEAR, &[("capacities", rows)]), 160.0, 1e-9);
}

/// 80 % of 100 t at 2.
#[test]
fn availability() {
    close(objective(YEAR, &[("capacities", "plant,capacity,availability\np,100,0.8\n")]), 160.0, 1e-9);
}

/// Closed for February of a leap year, half closed in March: 366 − 29 − 31/2 days of 366.
#[test]
fn calendar() {
    let calendar = ("calendar", "event,span,availability\nfeast,2024-02,0\nrepair,2024-03,0.5\n");
    close(objective(YEAR, &[calendar]), 200.0 * (366.0 - 29.0 - 15.5) / 366.0, 1e-9);
}

/// 100 t/yr to the end of 2025, 50 after: 2·250.
#[test]
fn by_span() {
    let rows = ("capacities", "plant,span,capacity\np,2024..2025,100\np,2026,50\n");
    close(objective(THREE, &[rows]), 500.0, 1e-9);
}

/// Accepted: 100 to the middle of 2025, then 60; effective: 80; in any order. 80, then 181 days of 100 and 184 of 60, then 60.
#[test]
fn by_kind_and_part_of_a_period() {
    let rows = "plant,kind,span,capacity\np,accepted,2025-H2..2026,60\np,effective,,80\np,accepted,2024..2025-H1,100\n";
    let tonnes = 80.0 + (181.0 * 100.0 + 184.0 * 60.0) / 365.0 + 60.0;
    close(objective(THREE, &[("capacities", rows)]), 2.0 * tonnes, 1e-9);
}

/// A tonne more earns 3 − 1, until the market of 150 t binds after 50.
#[test]
fn worth_reach_and_next() {
    let changes = [("markets", "commodity,site,price,max\ngood,s,3,150\n"), ("capacities", "plant,capacity\np,100\n")];
    let planned = planned(&shop(YEAR, &changes));
    let bottleneck = &planned.bottlenecks[0];
    assert_eq!((bottleneck.limit.kind, bottleneck.limit.what.id.as_str()), (LimitKind::Capacity, "p"));
    close(bottleneck.worth_raised.unwrap(), 2.0, 1e-6);
    close(bottleneck.worth_lowered.unwrap(), 2.0, 1e-6);
    close(bottleneck.reach.unwrap(), 50.0, 1e-6);
}
