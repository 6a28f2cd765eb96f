//! Prints the tables of docs/track/calibration.md: a thousand parks foreseen at month 6 and at month 9. `first`: the parks
//! on which the methods were revised; `fresh` (otherwise): those that they had never seen.
#![allow(clippy::unwrap_used, dead_code, missing_docs)]

#[path = "../tests/it/foreseen.rs"]
mod foreseen;
#[path = "../tests/it/regimes.rs"]
mod regimes;

use foreseen::{Case, cases, fresh_cases, median, share};
use lodestone_track::nowcast::{Draws, Method, foresee};
use regimes::Regime;

const REGIMES: [Regime; 7] =
    [Regime::Steady, Regime::Drift, Regime::Expansion, Regime::Price, Regime::Season, Regime::Break, Regime::Switch];

fn main() {
    let is_first = std::env::args().nth(1).as_deref() == Some("first");
    for month in [6, 9] {
        println!("month {month}");
        let all: Vec<&Case> = if is_first { cases(month) } else { fresh_cases(month) }.iter().collect();
        errors("all", &all);
        for regime in REGIMES {
            let of: Vec<&Case> = all.iter().filter(|case| case.park.regime == regime).copied().collect();
            errors(&format!("{regime:?}"), &of);
        }
        reliability(&all);
        without_register(month, &all);
    }
}

fn errors(name: &str, cases: &[&Case]) {
    let error = |of: &dyn Fn(&Case) -> f64| 100.0 * median(cases.iter().map(|case| case.error(of(case))));
    let covered = 100.0 * share(cases.iter().map(|case| case.is_covered()));
    let [a, b, c, d] = Method::ALL.map(|method| error(&|case| case.by(method)));
    let (combined, linear) = (error(&|case| case.nowcast.median), error(&Case::linear));
    println!(
        "| {name} | {} | {covered:.1} | {combined:.2} | {a:.2} | {b:.2} | {c:.2} | {d:.2} | {linear:.1} |",
        cases.len()
    );
}

fn reliability(cases: &[&Case]) {
    let mean = |cases: &[&Case], of: &dyn Fn(&Case) -> f64| {
        cases.iter().map(|case| of(case)).sum::<f64>() / cases.len() as f64
    };
    let climate = mean(cases, &Case::reached);
    let brier = mean(cases, &|case| (case.probability() - case.reached()).powi(2));
    let climatology = climate * (1.0 - climate);
    let linear = mean(cases, &|case| (f64::from(case.linear() >= case.park.target) - case.reached()).powi(2));
    println!("Brier {brier:.4}, climatology {climatology:.4}, linear rule {linear:.4}");
    for tenth in 0..10 {
        let of = |case: &&&Case| ((case.probability() * 10.0) as usize).min(9) == tenth;
        let bin: Vec<&Case> = cases.iter().filter(of).copied().collect();
        let (said, came) = (mean(&bin, &Case::probability), mean(&bin, &Case::reached));
        println!(
            "| {}–{} % | {} | {:.1} | {:.1} |",
            tenth * 10,
            tenth * 10 + 10,
            bin.len(),
            100.0 * said,
            100.0 * came
        );
    }
}

/// The same parks when no plants and projects are known.
fn without_register(month: usize, cases: &[&Case]) {
    let draws = Draws::new(1, 1_000);
    let of = |case: &&Case| {
        let (history, _) = foreseen::known(&case.park, month);
        let nowcast = foresee(&history, None, Some(case.park.target), &draws).unwrap();
        let [low, high] = nowcast.interval.unwrap();
        (case.error(nowcast.median), (low..=high).contains(&case.park.outcome()))
    };
    let results: Vec<(f64, bool)> = cases.iter().map(of).collect();
    let covered = 100.0 * share(results.iter().map(|result| result.1));
    println!("without register: covered {covered:.1}, error {:.2}", 100.0 * median(results.iter().map(|r| r.0)));
}
