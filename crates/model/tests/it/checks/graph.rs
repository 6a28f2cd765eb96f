//! What the graph of plants, routes, supplies and markets rules out.

use crate::chain::Chain;

const UNREACHABLE: &str = "G04 markets.csv:2:min commodity=metal site=ganzhou";

#[test]
fn demand_without_a_way_to_it() {
    let small = Chain::new().rows("markets", "metal,baotou,800,\n");
    for (small, missing) in [
        (small.clone().table("routes", "from,to\nganzhou,baotou\n"), "2025 missing=baotou → ganzhou link=routes"),
        (small.clone().table("routes", "from,to,commodity\nbaotou,ganzhou,oxide\n"), "2025 missing=baotou → ganzhou link=routes"),
        (small.clone().table("supplies", "commodity,site\nslag,baotou\n"), "2025 missing=ore link=commodities"),
        (small.clone().table("supplies", "commodity,site,max\nore,baotou,0\n"), "2025 missing=ore link=commodities"),
        (small.clone().table("supplies", "commodity,site,span\nore,baotou,2025\n"), "2026 missing=ore link=commodities"),
        (
            small.clone().table("capacities", "plant,capacity,span\nsmelter,1200,2025\nrefinery,1000,2025..2026\n"),
            "2026 missing=smelter link=plants",
        ),
        (
            small.table(
                "plants",
                "plant,site,processes,counted,valid_to\nsmelter,baotou,smelt,oxide,2026-01-01\nrefinery,baotou,refine,metal,\n",
            ),
            "2026 missing=smelter link=plants",
        ),
    ] {
        assert_eq!(small.findings(), [format!("{UNREACHABLE} period={missing}")]);
    }
}

#[test]
fn demand_that_a_project_a_stock_or_a_shortfall_meets() {
    let idle = Chain::new().table("capacities", "plant,capacity\nrefinery,1000\n");
    let of_smelter = |row: &str| format!("project,plant,decision,size,start,window,lead\n{row}\n");
    assert_eq!(idle.clone().table("projects", &of_smelter("kiln,smelter,fixed,900,2024-01-01,,1")).findings(), [""; 0]);
    assert_eq!(
        idle.clone().table("projects", &of_smelter("kiln,smelter,optional,900,,,1")).findings(),
        [format!("{UNREACHABLE} period=2025 missing=smelter link=plants")]
    );
    let shortfall = "commodity,site,price,min,shortfall_cost\nmetal,ganzhou,900,500 t/yr,5000\n";
    let late = idle.table("projects", &of_smelter("kiln,smelter,optional,900,,,1"));
    assert_eq!(late.clone().table("markets", shortfall).findings(), [""; 0]);
    assert_eq!(late.clone().table("stocks", "commodity,site,opening\noxide,baotou,700\n").findings(), [""; 0]);
    let once = Chain::new()
        .table("supplies", "commodity,site,span\nore,baotou,2025\n")
        .table("stocks", "commodity,site\nmetal,ganzhou\n");
    assert_eq!(once.findings(), [""; 0], "made in the first year and kept for the second");
}

#[test]
fn a_circle_cannot_feed_itself() {
    let small = Chain::new().table(
        "recipes",
        "process,line,commodity,amount\nsmelt,in,metal,1\nsmelt,out,oxide,1\nrefine,in,oxide,1\nrefine,out,metal,1\n",
    );
    assert_eq!(small.findings(), [format!("{UNREACHABLE} period=2025 missing=oxide link=commodities")]);
}

#[test]
fn a_byproduct_without_an_outlet() {
    let small = Chain::new().rows("recipes", "smelt,out,slag,1\n");
    let stuck = "G05 plants.csv:2:processes commodity=slag node=smelting @ baotou";
    assert_eq!(small.findings(), [stuck]);
    for (table, rows) in [
        ("disposals", "commodity,cost\nslag,20\n"),
        ("disposals", "commodity,site,cost\nslag,baotou,20\n"),
        ("disposals", "commodity,site,cost\nslag,ganzhou,20\n"),
        ("stocks", "commodity,site,enterprise\nslag,baotou,smelting\n"),
        ("markets", "commodity,site,price\nslag,ganzhou,1\nmetal,ganzhou,900\n"),
    ] {
        assert_eq!(small.clone().table(table, rows).findings(), [""; 0], "{rows}");
    }
    let far = small.clone().table("disposals", "commodity,site,cost\nslag,ganzhou,20\n");
    assert_eq!(far.table("routes", "from,to,commodity\nbaotou,ganzhou,metal\n").findings(), [stuck]);
    let before = small.table("disposals", "commodity,span\nslag,2024\n");
    assert_eq!(before.findings(), [stuck], "only in a year that is history");
}

#[test]
fn a_plant_that_cannot_run() {
    let small = Chain::new()
        .rows("plants", "spare,smelting,baotou,smelt,oxide\nplanned,smelting,baotou,smelt,oxide\n")
        .rows("capacities", "spare,filed,500\n")
        .table("projects", "project,plant,decision,size_max\nkiln,planned,sized,900\n");
    assert_eq!(small.findings(), ["G14 plants.csv:4:plant plant=spare"]);
}

#[test]
fn capacity_counts_something_that_the_recipes_have() {
    let small = Chain::new()
        .table("plants", "plant,site,processes,counted\nsmelter,baotou,smelt,slag\nrefinery,baotou,refine,oxide\n");
    assert_eq!(small.findings(), ["M11 plants.csv:2:counted plant=smelter commodity=slag"]);
    let recipes = "process,line,commodity,amount,capacity_use\nsmelt,in,ore,2,\nsmelt,out,oxide,1,3\n\
                   refine,in,oxide,1.2,\nrefine,out,metal,1,\n";
    assert_eq!(small.table("recipes", recipes).findings(), [""; 0], "the use of capacity is stated");
}

#[test]
fn a_blank_coefficient_is_not_zero() {
    let small = Chain::new()
        .table("resources", "resource,unit\nwater,m³\n")
        .table("resource_use", "resource,process,plant,coefficient\nwater,smelt,,3\nwater,refine,refinery,\n");
    assert_eq!(small.findings(), ["G15 resource_use.csv:3:coefficient resource=water who=refine refinery"]);
}
