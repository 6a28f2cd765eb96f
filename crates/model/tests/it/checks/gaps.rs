//! Days of the plan, 2025 and 2026, on which a record has no value.

use crate::chain::Chain;

fn capacities(rows: &str) -> Chain {
    Chain::new().table("capacities", &format!("plant,kind,span,capacity\n{rows}refinery,effective,,900\n"))
}

#[test]
fn between_two_rows_and_after_the_last() {
    let gaps = |rows: &str| capacities(rows).gaps();
    assert_eq!(gaps("smelter,effective,2024..2026,900\n"), [""; 0]);
    assert_eq!(gaps("smelter,effective,,900\n"), [""; 0], "always");
    assert_eq!(
        gaps("smelter,effective,2024..2025-H1,900\nsmelter,effective,2026,900\n"),
        ["T07 capacities.csv:2:span key=smelter / effective gap=2025-07..2025-12"]
    );
    assert_eq!(
        gaps("smelter,effective,2026,900\nsmelter,effective,2024,900\n"),
        ["T07 capacities.csv:3:span key=smelter / effective gap=2025"],
        "in order of time, whatever the order of the rows"
    );
    assert_eq!(
        gaps("smelter,effective,2024..2025,900\n"),
        ["T07 capacities.csv:2:span key=smelter / effective gap=2026"]
    );
    assert_eq!(gaps("smelter,effective,2025..2026,900\n"), [""; 0], "what begins later is no gap");
    assert_eq!(
        gaps("smelter,effective,2024,900\nsmelter,filed,2025..2026,900\n"),
        ["T07 capacities.csv:2:span key=smelter / effective gap=2025..2026"],
        "another kind is another record"
    );
}

#[test]
fn before_the_plan_nothing_is_missing() {
    let prices = "commodity,span,kind,price\nmetal,2020,spot,800\nmetal,2022..2026,spot,900\n";
    assert_eq!(Chain::new().table("prices", prices).gaps(), [""; 0]);
}

#[test]
fn base_toml_may_say_what_follows() {
    let rows = "smelter,effective,2024,900\n";
    assert_eq!(capacities(rows).hold("capacities").gaps(), [""; 0]);
    assert_eq!(capacities(rows).none("capacities").gaps(), [""; 0]);
    let middle = "smelter,effective,2024,900\nsmelter,effective,2026,900\n";
    assert_eq!(capacities(middle).none("capacities").gaps().len(), 1, "only what follows after the last row is meant");
}

#[test]
fn steps_are_one_record() {
    let supplies = "commodity,site,span,step,price\nore,baotou,2024,1,90\nore,baotou,2024,2,95\n\
                    ore,baotou,2025..2026,1,100\n";
    assert_eq!(Chain::new().table("supplies", supplies).gaps(), [""; 0]);
}
