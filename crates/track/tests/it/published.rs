//! The published figures of issue and article, end to end from the tables of bases/baotou.

use std::path::Path;

use lodestone_model::base::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::read::read_base;
use lodestone_model::time::Date;
use lodestone_track::run::{RatioOf, Settings, Standing, State, Tracked, Why, track};

fn baotou() -> CheckedBase {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().join("bases/baotou");
    check(read_base(&path).unwrap(), &[]).base.unwrap()
}

fn as_of(base: &CheckedBase, day: &str) -> Tracked {
    track(base, &Settings { as_of: Some(Date::parse(day).unwrap()), paths: 200, ..Settings::default() })
}

fn standing<'t>(base: &CheckedBase, tracked: &'t Tracked, id: &str) -> &'t Standing {
    let is_it = |standing: &&Standing| base.text(base.rows.targets[standing.row as usize].target) == id;
    tracked.standings.iter().find(is_it).unwrap()
}

/// Anchors A10 and A14: 155.2 (+86.9 %) by September and 172.3 (+82.2 %) by October 2021; the headline said +82 %.
#[test]
fn october_2021_grew_by_48_percent() {
    let base = baotou();
    let tracked = as_of(&base, "2021-12-31");
    let zone =
        tracked.growths.iter().find(|growing| growing.topic.attribute.is_none() && growing.between.is_ok()).unwrap();
    let between = zone.between.unwrap();
    let percent = |x: f64| (x * 1000.0).round() / 10.0;
    assert_eq!([between.growth.low, between.growth.mid, between.growth.high].map(percent), [47.6, 48.3, 49.1]);
    assert_eq!(percent(between.headline.mid), 82.2);
    let figure = zone.figure.as_ref().unwrap();
    assert_eq!(percent(figure.value.mid), 48.3);
    assert_eq!(figure.trail.as_ref().unwrap().cells().len(), 4);
}

/// Anchors A10 to A13: 76.5 + 66.76 + 11.94 = 155.2.
#[test]
fn the_stages_of_the_zone_are_its_sum() {
    let base = baotou();
    let sums: Vec<_> = as_of(&base, "2021-10-31").sums;
    assert_eq!(sums.len(), 1);
    assert!((sums[0].figure.value.mid - 155.2e8).abs() < 1.0 && sums[0].flag.is_none());
}

/// The article: 1,600 t of JL Mag in January 2025, of 20,000 t a year; 48 % only if phase III counted.
#[test]
fn jl_mag_ran_at_96_percent_in_january() {
    let base = baotou();
    let tracked = as_of(&base, "2025-02-28");
    let january =
        tracked.utilised.iter().find(|u| base.text(base.rows.plants[u.plant.0 as usize].plant) == "jlmag-1-2");
    let january = january.unwrap();
    assert!((january.utilisation.value.mid - 0.96).abs() < 1e-12);
    assert!((january.with_projects.unwrap().mid - 0.48).abs() < 1e-12);
    assert_eq!(january.flag, None);
}

/// Anchors A30 and A32: 3.2 points from growth of 24.6 % are a weight of 13.0 %; A20 and A25: 5.4 from 16.9 % are 32 %.
#[test]
fn the_weight_of_rare_earths_in_industry() {
    let base = baotou();
    let tracked = as_of(&base, "2025-12-31");
    let weights: Vec<f64> = tracked
        .ratios
        .iter()
        .filter(|ratio| matches!(ratio.of, RatioOf::Weight(_)))
        .map(|ratio| (ratio.figure.value.mid * 1000.0).round())
        .collect();
    assert_eq!(weights, [320.0, 130.0]);
}

/// The article: 9,332 talents are 116.65 % of the plan.
#[test]
fn the_talent_plan_of_2024_is_met() {
    let base = baotou();
    let tracked = as_of(&base, "2025-02-28");
    let talents = standing(&base, &tracked, "talents-2024");
    assert_eq!(talents.state, State::Met);
    assert!((talents.completion.unwrap().mid - 1.1665).abs() < 1e-12);
}

/// No monthly series of the base is public: the target of 130 bn yuan has no pace, and the last figure is named.
#[test]
fn output_2025_is_not_judged_and_says_what_is_known() {
    let base = baotou();
    let tracked = as_of(&base, "2025-06-30");
    let output = standing(&base, &tracked, "output-2025");
    assert_eq!(output.state, State::NotKnown);
    assert!(matches!(output.pace, Err(Why::NoMonths)), "{:?}", output.pace);
    let (_, span, _, figure) = output.last.as_ref().unwrap();
    assert_eq!((span.to_string().as_str(), figure.value.mid), ("2024", 1000e8));
    assert!(tracked.is_on_course());
}

/// What was stated later is never used: in October 2021 there is no report of October yet.
#[test]
fn nothing_is_known_before_it_was_stated() {
    let base = baotou();
    let tracked = as_of(&base, "2021-11-15");
    assert!(tracked.growths.is_empty());
    assert!(tracked.facts.iter().all(|fact| fact.stated_on <= tracked.as_of));
    assert_eq!(tracked.facts.len() + tracked.later.len(), base.rows.reports.len());
}
