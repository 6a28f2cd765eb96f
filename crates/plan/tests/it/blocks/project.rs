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

/// Two kinds of modules of one group and a market of 60 t/yr: j is 25 t for 20, at most 3; k is 30 t for 10, at most 1.
/// From 2024 on three of j give 2·180 − 60 = 300, k 2·90 − 10 = 170. When j may start in 2026 only, it gives at most
/// 2·60 − 60. Without the group k and one of j in 2026: 2·(30 + 30 + 55) − 10 − 20 = 200.
#[test]
fn excludes_is_exact_for_modules() {
    let market = ("markets", "commodity,site,price,max\ngood,s,3,60 t/yr\n");
    let rows = |cost: &str, window: &str| {
        let mut text = "project,plant,decision,size,modules_max,capex,window,excludes\n".to_owned();
        text.push_str(&format!("j,p,modular,25,3,{cost},{window},x\nk,p,modular,30,1,10,,x\n"));
        text
    };
    close(objective(THREE, &rows("20", ""), &[market]), 300.0, 1e-9);
    close(objective(THREE, &rows("20", "2026"), &[market]), 170.0, 1e-9);
    let free = rows("20", "2026").replace(",x\n", ",\n");
    close(objective(THREE, &free, &[market]), 200.0, 1e-9);
}

/// Repeated projects of one group: j may be built each year (20 t for 20), k once (30 t for 10). The market takes 60
/// t/yr: j in all years 2·(20 + 40 + 60) − 60 = 180; k alone 2·90 − 10 = 170. Together they would be worth more.
#[test]
fn excludes_lets_one_project_start_again() {
    let market = ("markets", "commodity,site,price,max\ngood,s,3,60 t/yr\n");
    let rows = "project,plant,decision,repeat,size,capex,excludes\nj,p,optional,each,20,20,x\nk,p,optional,,30,10,x\n";
    close(objective(THREE, rows, &[market]), 180.0, 1e-9);
}

/// Two sizes of one group and a market of 100 t/yr: j at 1 a tonne, up to 20 t, k at 2, up to 90 t. Once: 2·60 − 20 = 100
/// or 2·270 − 180 = 360. Each year: j 2·(20 + 40 + 60) − 60 = 180, k 90 t and 10 t more in 2025: 360 + 2·20 − 20 = 380.
/// Together they would be worth more.
#[test]
fn excludes_is_exact_for_sizes() {
    for repeat in ["once", "each"] {
        let rows = format!(
            "project,plant,decision,repeat,size_max,unit_capex,excludes\nj,p,sized,{repeat},20,1,x\nk,p,sized,{repeat},90,2,x\n"
        );
        let market = ("markets", "commodity,site,price,max\ngood,s,3,100 t/yr\n");
        close(objective(THREE, &rows, &[market]), if repeat == "once" { 360.0 } else { 380.0 }, 1e-9);
    }
}

/// A fixed project of the group leaves no room for the other: 2·3·10.
#[test]
fn excludes_counts_fixed_projects() {
    let rows = "project,plant,decision,start,size,capex,excludes\nj,p,fixed,2024-01-01,10,0,x\nk,p,optional,,90,1,x\n";
    close(objective(THREE, rows, &[]), 60.0, 1e-9);
}

/// The market grows from 10 to 30 to 100 t/yr. A tonne costs 1, stands for two years and keeps the value of the life that
/// is left. Built once: in 2024 2·(10 + 30) − 30 = 50, in 2025 2·(30 + 100) − 100 = 160, in 2026 2·100 − 50 = 150. Built
/// each year as the market grows: 10 t (2·20 − 10), 20 t (2·40 − 20), and 80 t when the first are gone (2·80 − 40).
#[test]
fn sized_once_is_built_in_one_period() {
    let market = ("markets", "commodity,site,span,price,max\ngood,s,2024,3,10\ngood,s,2025,3,30\ngood,s,2026,3,100\n");
    let rows =
        |repeat: &str| format!("project,plant,decision,repeat,size_max,unit_capex,life\nj,p,sized,{repeat},100,1,2\n");
    close(objective(THREE, &rows("once"), &[market]), 160.0, 1e-9);
    close(objective(THREE, &rows("each"), &[market]), 30.0 + 60.0 + 120.0, 1e-9);
}

/// A sized plant is there for others from its least size on: 5 t of it cost 50, so that j is worth 2·200 − 100 − 50
/// from 2025 on. The market takes j's 100 t only.
#[test]
fn a_required_size_is_at_least_the_least() {
    let projects = "project,plant,decision,lead,size,size_min,size_max,capex,unit_capex\npilot,p,sized,1,,5,20,,10\nj,p,optional,0,100,,,100,\n";
    let link = ("project_links", "project,requires\nj,pilot\n");
    let market = ("markets", "commodity,site,price,max\ngood,s,3,100 t/yr\n");
    close(objective(THREE, projects, &[link, market]), 250.0, 1e-6);
}

/// A module of the pilot, 5 t for 50, before a module of j may start, of which two make 100 t: the same 250.
#[test]
fn a_required_module_is_there_whole() {
    let projects =
        "project,plant,decision,lead,size,modules_max,capex\npilot,p,modular,1,5,4,50\nj,p,modular,0,50,2,50\n";
    let link = ("project_links", "project,requires\nj,pilot\n");
    let market = ("markets", "commodity,site,price,max\ngood,s,3,100 t/yr\n");
    close(objective(THREE, projects, &[link, market]), 250.0, 1e-9);
}

/// Spent 30 a year from 2025 to 2028, standing from 2025 on for 4 years, two of them within the plan. Of the 60 spent
/// later the half counts at the end, and salvage is the half of the 60 spent before: they cancel. Without interest the
/// project costs half its capital.
#[test]
fn spend_after_the_end_counts_for_the_life_that_is_over() {
    let project = "project,plant,decision,start,size,capex,life\nj,p,fixed,2025-01-01,100,120,4\n";
    let spend = ("project_spend", "project,year,share\nj,1,0.25\nj,2,0.25\nj,3,0.25\nj,4,0.25\n");
    close(objective(THREE, project, &[spend]), 400.0 - 60.0, 1e-9);
    let sales = 200.0 * (1.1_f64.powf(-1.5) + 1.1_f64.powf(-2.5));
    let capex = 30.0 * (1.1_f64.powf(-1.5) + 1.1_f64.powf(-2.5));
    close(objective(TENTH, project, &[spend]), sales - capex, 1e-9);
    let shorter = project.replace(",4\n", ",2\n");
    close(objective(TENTH, &shorter, &[spend]), sales - capex - 60.0 * 1.1_f64.powi(-3), 1e-9);
    let unstated = project.replace(",4\n", ",\n");
    close(objective(TENTH, &unstated, &[spend]), sales - capex - 60.0 * 1.1_f64.powi(-3), 1e-9);
}

/// Begun in 2026 and commissioned in 2029: of the 40 and 80 only the 40 fall into the plan, and at its end they are
/// worth what they cost. Nothing is gained by beginning what is paid later.
#[test]
fn work_in_progress_is_worth_what_it_cost() {
    let project = |life: &str| {
        format!("project,plant,decision,start,lead,size,capex,life\nj,p,fixed,2026-01-01,3,100,120,{life}\n")
    };
    let spend = ("project_spend", "project,year,share\nj,1,0.333333333333\nj,2,0.666666666667\n");
    let spent = 120.0 * 0.333333333333;
    close(objective(THREE, &project("10"), &[spend]), 0.0, 1e-9);
    let interest = spent * (1.1_f64.powf(-2.5) - 1.1_f64.powi(-3));
    close(objective(TENTH, &project("10"), &[spend]), -interest, 1e-9);
    close(objective(TENTH, &project(""), &[spend]), -spent * 1.1_f64.powf(-2.5), 1e-9);
}

/// Research without a stated cost is named beside the objective; a stated zero, a yearly cost, and what was paid for
/// before the plan are not.
#[test]
fn unknown_capital_is_listed() {
    let projects = "project,plant,decision,start,size,capex,annuity\nrd,,optional,,,,\nfree,,optional,,,0,\nrent,,optional,,,,5\nold,p,fixed,2022-01-01,10,,\n";
    let planned = planned(&shop(THREE, &[NONE, ("projects", projects)]));
    let names: Vec<&str> = planned.unknown_capex.iter().map(|j| j.id.as_str()).collect();
    assert_eq!(names, ["rd"]);
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
