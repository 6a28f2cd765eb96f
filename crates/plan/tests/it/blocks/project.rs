//! Projects: when they give capacity, what they cost, and how they depend on each other.
//!
//! The plant has no capacity of its own; a tonne earns 3 − 1 = 2.

use crate::shop::{THREE, shop};
use crate::support::{close, planned};

const NONE: (&str, &str) = ("capacities", "plant,capacity\np,0\n");
const TENTH: &str = "periods = [\"2024\", \"2025\", \"2026\"]\ndiscount_rate = 0.1\noperating = \"middle\"\n";

fn objective(toml: &str, projects: &str, more: &[(&str, &str)]) -> f64 {
    let mut tables = vec![NONE, ("projects", projects)];
    tables.retain(|(name, _)| !more.iter().any(|(n, _)| n == name));
    tables.extend_from_slice(more);
    planned(&shop(toml, &tables)).plan.objective
}

/// Σ 1.1^−(t + ½) over three years.
fn middles() -> f64 {
    [0.5, 1.5, 2.5].iter().map(|&y| 1.1_f64.powf(-y)).sum()
}

/// 100 t/yr for 3 years at 2, less 100; not worth 700.
#[test]
fn optional_is_built_where_it_pays() {
    let project = |capex: &str| format!("project,plant,decision,size,capex\nj,p,optional,100,{capex}\n");
    close(objective(THREE, &project("100"), &[]), 500.0, 1e-9);
    close(objective(THREE, &project("700"), &[]), 0.0, 1e-9);
}

/// Capex is spent through the first year, discounted to its middle, as operations are.
#[test]
fn discounted_capex() {
    let project = "project,plant,decision,size,capex\nj,p,optional,100,100\n";
    close(objective(TENTH, project, &[]), 200.0 * middles() - 100.0 * 1.1_f64.powf(-0.5), 1e-9);
}

/// Spend 40 % in the first and 60 % in the second year.
#[test]
fn spend_over_years() {
    let project = "project,plant,decision,size,capex\nj,p,optional,100,100\n";
    let spend = ("project_spend", "project,year,share\nj,1,0.4\nj,2,0.6\n");
    let capex = 40.0 * 1.1_f64.powf(-0.5) + 60.0 * 1.1_f64.powf(-1.5);
    close(objective(TENTH, project, &[spend]), 200.0 * middles() - capex, 1e-9);
}

/// Starts in the middle of 2024 (day 183 of 366), a year to build: commissioned in the middle of 2025:
/// 50 t in 2025 and 100 t in 2026: 2·150 − 100.
#[test]
fn fixed_with_lead_from_a_day_within_the_year() {
    let project = "project,plant,decision,start,lead,size,capex\nj,p,fixed,2024-07-02,1,100,100\n";
    close(objective(THREE, project, &[]), 200.0, 1e-9);
}

/// And a year of ramp: ∫₀^½ s ds = ⅛ in 2025, 1 − ⅛ in 2026: 2·100 − 100.
#[test]
fn fixed_with_ramp() {
    let project = "project,plant,decision,start,lead,ramp,size,capex\nj,p,fixed,2024-07-02,1,1,100,100\n";
    close(objective(THREE, project, &[]), 100.0, 1e-9);
}

/// A life of one year: the middle of 2025 to the middle of 2026 gives 50 t in each: 2·100 − 100.
#[test]
fn life_ends_within_the_plan() {
    let project = "project,plant,decision,start,lead,life,size,capex\nj,p,fixed,2024-07-02,1,1,100,100\n";
    close(objective(THREE, project, &[]), 100.0, 1e-9);
}

/// Availability is a property of the plant: 80 % of 300 t at 2, less 100.
#[test]
fn availability_applies_to_projects() {
    let project = "project,plant,decision,size,capex\nj,p,optional,100,100\n";
    let capacity = ("capacities", "plant,capacity,availability\np,0,0.8\n");
    close(objective(THREE, project, &[capacity]), 380.0, 1e-9);
}

/// 30 t/yr can be sold; at least 40 t/yr must be built, at 1: 2·90 − 40. At 5 it does not pay.
#[test]
fn sized_with_a_least_size() {
    let market = ("markets", "commodity,site,price,max\ngood,s,3,30 t/yr\n");
    let project =
        |capex: &str| format!("project,plant,decision,size_min,size_max,unit_capex\nj,p,sized,40,100,{capex}\n");
    close(objective(THREE, &project("1"), &[market]), 140.0, 1e-9);
    close(objective(THREE, &project("5"), &[market]), 0.0, 1e-9);
}

/// Without a least size it is built as large as the market: 2·90 − 30.
#[test]
fn sized_to_the_market() {
    let market = ("markets", "commodity,site,price,max\ngood,s,3,30 t/yr\n");
    let project = "project,plant,decision,size_max,unit_capex\nj,p,sized,100,1\n";
    close(objective(THREE, project, &[market]), 150.0, 1e-9);
}

/// Modules of 25 t/yr, at most 3, market of 60 t/yr. At 40 each: three give 360 − 120, two 300 − 80.
/// At 70 each: two give 300 − 140, three 360 − 210.
#[test]
fn modules_are_whole() {
    let market = ("markets", "commodity,site,price,max\ngood,s,3,60 t/yr\n");
    let project = |capex: &str| format!("project,plant,decision,size,modules_max,capex\nj,p,modular,25,3,{capex}\n");
    close(objective(THREE, &project("40"), &[market]), 240.0, 1e-9);
    close(objective(THREE, &project("70"), &[market]), 160.0, 1e-9);
}

/// The research takes 2024, so the plant starts in 2025: 2·200 − 100 − 10. A further year's lag: 2·100 − 110.
#[test]
fn requires_research_first() {
    let projects = "project,plant,decision,lead,size,capex\nrd,,optional,1,,10\nj,p,optional,0,100,100\n";
    let link = ("project_links", "project,requires\nj,rd\n");
    close(objective(THREE, projects, &[link]), 290.0, 1e-9);
    let lagged = ("project_links", "project,requires,lag\nj,rd,1\n");
    close(objective(THREE, projects, &[lagged]), 90.0, 1e-9);
}

/// A sized project that requires research: 2·100·2 − 100 − 10.
#[test]
fn sized_requires_research_first() {
    let projects = "project,plant,decision,lead,size_max,capex,unit_capex\nrd,,optional,1,,10,\nj,p,sized,0,100,,1\n";
    let link = ("project_links", "project,requires\nj,rd\n");
    close(objective(THREE, projects, &[link]), 290.0, 1e-9);
}

/// Two ways to build, 600 − 100 = 500 and 540 − 50 = 490; together they would be worth 990.
#[test]
fn excludes_allows_one() {
    let rows = "project,plant,decision,size,capex,excludes\nj,p,optional,100,100,x\nk,p,optional,90,50,x\n";
    close(objective(THREE, rows, &[]), 500.0, 1e-9);
    let free = "project,plant,decision,size,capex\nj,p,optional,100,100\nk,p,optional,90,50\n";
    close(objective(THREE, free, &[]), 990.0, 1e-9);
}

/// 100 over 5 years at 10 %: 26.3797… a year while it stands.
#[test]
fn capex_as_an_annuity() {
    let project = "project,plant,decision,size,capex,life\nj,p,optional,100,100,5\n";
    let toml = format!("{TENTH}capex = \"annuity\"\n");
    let yearly = 100.0 * 0.1 / (1.0 - 1.1_f64.powi(-5));
    close(objective(&toml, project, &[]), (200.0 - yearly) * middles(), 1e-9);
}

/// A stated yearly cost of 30 from the middle of 2025: 2·150 − 30·1.5.
#[test]
fn a_stated_annuity_is_paid_while_it_stands() {
    let project = "project,plant,decision,start,lead,size,annuity\nj,p,fixed,2024-07-02,1,100,30\n";
    close(objective(THREE, project, &[]), 255.0, 1e-9);
}

/// Half of a life of 6 years is left after 3: 600 − 120 + 60. Discounted, salvage stands at the end.
#[test]
fn salvage_is_the_life_that_is_left() {
    let project = "project,plant,decision,size,capex,life,window\nj,p,optional,100,120,6,2024\n";
    close(objective(THREE, project, &[]), 540.0, 1e-9);
    let value = 200.0 * middles() - 120.0 * 1.1_f64.powf(-0.5) + 60.0 * 1.1_f64.powi(-3);
    close(objective(TENTH, project, &[]), value, 1e-9);
}

/// Started in the middle of 2023, before the plan: the half spent in 2023 is sunk, and the plant stands
/// from the start of the plan: 600 − 50.
#[test]
fn what_was_spent_before_the_plan_is_sunk() {
    let project = "project,plant,decision,start,size,capex\nj,p,fixed,2023-07-02,100,100\n";
    let half = 182.0 / 365.0;
    close(objective(THREE, project, &[]), 600.0 - 100.0 * half, 1e-9);
}

/// A project that starts after the horizon neither costs nor gives: 3·0.
#[test]
fn a_start_after_the_horizon_is_no_part_of_the_plan() {
    let project = "project,plant,decision,start,size,capex\nj,p,fixed,2030-01-01,100,100\n";
    close(objective(THREE, project, &[]), 0.0, 1e-9);
}
