//! The flagship base: what must hold in its plans whatever its numbers become.

use lodestone_plan::result::{FlowKind, FlowRecord, Plan, Planned};

use crate::support::{base, close, passes, planned};

const CASES: &[&str] =
    &["ore-low", "ore-high", "quota-low", "quota-high", "jl3-late", "as-reported", "open", "outlets-low", "ce-high"];

fn plan_of(case: &[&str]) -> Planned {
    planned(&base("baotou", case))
}

/// Amount of the flows of a kind, of the commodities whose id starts so, in a planned period.
fn amount(plan: &Plan, kind: FlowKind, prefix: &str, period: u32) -> f64 {
    let is_of = |f: &&FlowRecord| f.kind == kind && f.period == period && f.commodity.id.starts_with(prefix);
    plan.flows.iter().filter(is_of).map(|f| f.amount).sum()
}

fn measure(plan: &Plan, id: &str, period: u32) -> f64 {
    plan.measures.iter().find(|m| m.indicator.id == id && m.period == period).unwrap().value
}

fn closes(plan: &Plan) {
    for account in &plan.elements {
        let sold: f64 = account.sold.iter().map(|(_, amount)| amount).sum();
        assert!(account.residual.abs() <= 1e-6 * (sold + account.lost).max(1.0), "{account:?}");
    }
}

/// Baseline included, every case has an audited plan in which every element closes.
#[test]
fn every_case_plans_and_every_element_closes() {
    for case in CASES.iter().map(|case| vec![*case]).chain([vec![]]) {
        let planned = plan_of(&case);
        let baseline = planned.baseline.as_ref().unwrap();
        passes(baseline);
        closes(baseline);
        closes(&planned.plan);
    }
}

/// One cell, PrNd of the concentrate, moves what the chain can make: 21.5 < 23.5 < 25.5 % of REO.
#[test]
fn the_split_of_the_ore_moves_the_magnets() {
    let made = |case: &[&str]| amount(&plan_of(case).plan, FlowKind::Output, "magnet-", 3);
    let (low, central, high) = (made(&["ore-low"]), made(&[]), made(&["ore-high"]));
    assert!(low < central && central < high, "{low} {central} {high}");
}

/// What no source says decides: at the high end of the derived cost of magnets, alloy is sold instead of more than half
/// of them (README of the base).
#[test]
fn the_cost_of_magnets_decides_how_many() {
    let made = |plan: &Plan| measure(plan, "magnet-output", 0);
    let (central, high) = (plan_of(&[]).plan, plan_of(&["magnet-cost-high"]).plan);
    assert!(made(&high) < 0.5 * made(&central), "{} {}", made(&high), made(&central));
    assert_eq!(amount(&central, FlowKind::Sale, "alloy-n", 0), 0.0);
    assert!(amount(&high, FlowKind::Sale, "alloy-n", 0) > 40_000.0);
}

/// Nobody sells more magnets, PrNd or alloy than the demand that `markets` states (source est-magnet-demand and
/// est-price-steps: one third of China's, and half as much again).
#[test]
fn sales_stay_within_the_stated_demand() {
    let plan = plan_of(&["open"]).plan;
    for (commodity, most) in [
        ("magnet-n", 78_000.0),
        ("magnet-d", 72_000.0),
        ("magnet-ce", 50_000.0),
        ("prnd-oxide", 48_000.0),
        ("prnd-metal", 40_000.0),
        ("alloy-n", 150_000.0),
    ] {
        for period in 0..6 {
            assert!(amount(&plan, FlowKind::Sale, commodity, period) <= most * (1.0 + 1e-9), "{commodity} {period}");
        }
    }
}

/// Own feed buys nothing but its own ore; the open view buys PrNd or heavy rare earths.
#[test]
fn the_two_views_differ_in_what_is_bought() {
    let bought = |case: &[&str]| {
        let plan = plan_of(case).plan;
        let is_bought = |f: &&FlowRecord| f.kind == FlowKind::Purchase && f.commodity.id != "re-ore";
        plan.flows.iter().filter(is_bought).map(|f| f.amount).sum::<f64>()
    };
    assert_eq!(bought(&[]), 0.0);
    assert!(bought(&["open"]) > 0.0);
}

/// The Zone's 15,300 t of January–May are a rate of 36,720 t a year, not a share of anybody's capacity.
#[test]
fn as_reported_holds_the_zone_at_its_rate() {
    let plan = plan_of(&["as-reported"]).plan;
    for period in 0..6 {
        assert!(measure(&plan, "magnet-output-zone", period) <= 15_300.0 * 12.0 / 5.0 * (1.0 + 1e-9));
    }
}

/// JL Mag III a year late: 20 kt/yr at the end of 2027 instead of 40.
#[test]
fn a_late_phase_iii_moves_its_capacity() {
    close(measure(&plan_of(&[]).plan, "jlmag-capacity", 2), 40_000.0, 1e-9);
    close(measure(&plan_of(&["jl3-late"]).plan, "jlmag-capacity", 2), 20_000.0, 1e-9);
    close(measure(&plan_of(&["jl3-late"]).plan, "jlmag-capacity", 3), 40_000.0, 1e-9);
}

/// Alloy is no magnet: the magnets of a year are those that come out of coating.
#[test]
fn strip_cast_alloy_is_never_counted_as_a_magnet() {
    let plan = plan_of(&[]).plan;
    for period in 0..6 {
        let coated = amount(&plan, FlowKind::Output, "magnet-", period);
        close(measure(&plan, "magnet-output", period), coated, 1e-9);
        assert!(coated < amount(&plan, FlowKind::Output, "blank-", period));
    }
}

/// La and Ce: nothing piles up where their outlets are at the upper bounds, much where they are at the lower.
#[test]
fn the_surplus_of_lanthanum_and_cerium_is_a_range() {
    let held = |case: &[&str]| {
        let plan = plan_of(case).plan;
        let of_lace = ["la-", "ce-", "lace-"];
        let is_lace = |id: &str| of_lace.iter().any(|prefix| id.starts_with(prefix));
        plan.closing_stocks.iter().filter(|c| is_lace(&c.commodity.id)).map(|c| c.amount).sum::<f64>()
    };
    assert!(held(&[]) < 1.0);
    assert!(held(&["outlets-low"]) > 100_000.0);
}

/// Every figure has a name in both languages, and a target says who owns it.
#[test]
fn every_measure_and_target_has_two_names_and_an_owner() {
    let plan = plan_of(&[]).plan;
    let labels = plan.measures.iter().map(|m| &m.indicator).chain(plan.targets.iter().map(|t| &t.target));
    for label in labels {
        assert!(![&label.zh, &label.en].iter().any(|name| name.is_empty() || **name == label.id), "{label:?}");
    }
    assert!(plan.targets.iter().all(|target| !target.owner.is_empty()));
    let share = plan.targets.iter().find(|target| target.target.id == "share-2025").unwrap();
    assert_eq!(share.unit, "1", "a ratio has no currency");
}

/// Coverage of the last reported year comes from the baseline; only where an assumption allows it is it a share.
#[test]
fn coverage_is_of_the_last_reported_year() {
    let planned = plan_of(&[]);
    let of = |id: &str| planned.coverage.iter().find(|c| c.indicator.id == id).unwrap();
    let city = of("gross-output");
    close(city.reported, 82.9e9, 1e-12);
    assert_eq!(city.reported_span.to_string(), "2023");
    assert!(city.ratio.unwrap() > 0.0 && city.assumption.is_some());
    assert_eq!(of("gross-output-zone").ratio, None, "the Zone’s firms and products are not those of the model");
}
