//! A thousand parks foreseen at month 6 and at month 9: do the intervals and probabilities hold what they say?
//! The figures of the last run stand in docs/track/calibration.md; `cargo run --release -p lodestone-track --example
//! calibration` prints them.

use lodestone_track::nowcast::Method;

use crate::foreseen::{Case, cases, fresh_cases, median, share};

#[test]
fn eighty_per_cent_intervals_cover_eighty_per_cent() {
    for month in [6, 9] {
        let covered = share(cases(month).iter().map(Case::is_covered));
        assert!((0.75..=0.85).contains(&covered), "month {month}: {covered}");
    }
}

#[test]
fn probabilities_beat_climatology_and_the_linear_rule() {
    for month in [6, 9] {
        let cases = cases(month);
        let mean = |of: &dyn Fn(&Case) -> f64| cases.iter().map(of).sum::<f64>() / cases.len() as f64;
        let climate = mean(&Case::reached);
        let brier = mean(&|case| (case.probability() - case.reached()).powi(2));
        let climatology = mean(&|case| (climate - case.reached()).powi(2));
        let linear = mean(&|case| (f64::from(case.linear() >= case.park.target) - case.reached()).powi(2));
        assert!(brier < climatology && brier < linear, "month {month}: {brier} {climatology} {linear}");
        // Calibrated: what was said and what came agree on average, and where targets are in doubt.
        let said = mean(&Case::probability);
        assert!((said - climate).abs() < 0.02, "month {month}: {said} {climate}");
        let doubtful: Vec<&Case> = cases.iter().filter(|case| (0.2..0.8).contains(&case.probability())).collect();
        let of =
            |what: &dyn Fn(&Case) -> f64| doubtful.iter().map(|case| what(case)).sum::<f64>() / doubtful.len() as f64;
        assert!((of(&Case::probability) - of(&Case::reached)).abs() < 0.10, "month {month}");
    }
}

#[test]
fn the_combination_keeps_up_with_the_best_method() {
    let cases = cases(6);
    let of_method = |method| median(cases.iter().map(|case| case.error(case.by(method))));
    let mut single = Method::ALL.map(of_method);
    single.sort_by(f64::total_cmp);
    let combined = median(cases.iter().map(|case| case.error(case.nowcast.median)));
    let linear = median(cases.iter().map(|case| case.error(case.linear())));
    assert!(combined <= 1.05 * single[0], "{combined} against the best, {}", single[0]);
    assert!(combined < (single[1] + single[2]) / 2.0, "{combined} against {single:?}");
    assert!(combined <= 0.7 * linear, "{combined} against linear {linear}");
}

/// On the parks that the methods had never seen: coverage holds at month 6, the bar of the best method is missed (9 to 10 %
/// above it, docs/track/calibration.md). It is not held here, and no method is changed to please these parks.
#[test]
fn the_bars_that_fresh_parks_met_still_hold() {
    let cases = fresh_cases(6);
    let covered = share(cases.iter().map(Case::is_covered));
    assert!((0.75..=0.85).contains(&covered), "{covered}");
    let of_method = |method| median(cases.iter().map(|case| case.error(case.by(method))));
    let mut single = Method::ALL.map(of_method);
    single.sort_by(f64::total_cmp);
    let combined = median(cases.iter().map(|case| case.error(case.nowcast.median)));
    let linear = median(cases.iter().map(|case| case.error(case.linear())));
    assert!(combined < (single[1] + single[2]) / 2.0 && combined <= 0.7 * linear, "{combined} {single:?} {linear}");
    let mean = |of: &dyn Fn(&Case) -> f64| cases.iter().map(of).sum::<f64>() / cases.len() as f64;
    let climate = mean(&Case::reached);
    let brier = mean(&|case| (case.probability() - case.reached()).powi(2));
    assert!(brier < climate * (1.0 - climate), "{brier}");
}
