//! A thousand parks foreseen at month 6 and at month 9: do the intervals and probabilities hold what they say?
//! The figures of the last run stand in docs/track/calibration.md.

use std::sync::OnceLock;

use lodestone_model::time::Date;
use lodestone_track::Month;
use lodestone_track::history::{History, Relink};
use lodestone_track::nowcast::{Draws, Method, Nowcast, Plant, Probability, Project, Register, foresee};

use crate::regimes::{Park, Regime, park};

const PARKS: usize = 1_000;
const PATHS: usize = 1_000;

/// What a park's office knows at the end of a month of the last year.
pub fn known(park: &Park, month: usize) -> (History, Register) {
    let months = &park.months[..park.past_years() * 12 + month];
    let relinks: Vec<Relink> =
        (park.first_year..).zip(&park.relinks).map(|(year, &factor)| Relink { year, factor }).collect();
    let history = History::of_months(Month::new(park.first_year, 1), months, &relinks).unwrap();
    let project = |(id, project): (u32, &crate::regimes::Project)| Project {
        id,
        capacity: project.capacity,
        // The dates of a year's projects are known when the year begins.
        known_from: Date::new(park.first_year + (project.expected[1] / 12.0) as i32, 1, 1).unwrap(),
        expected: Some(project.expected.map(|date| day(park, date))),
        commissioned: Some(day(park, project.start)),
        ramp_months: project.ramp,
    };
    let plants = vec![Plant { capacity: 1.0, from: None, until: None }];
    (history, Register { plants, projects: (0..).zip(&park.projects).map(project).collect() })
}

/// The day so many months after the start of the park's first year.
fn day(park: &Park, months: f64) -> Date {
    let month = Month::new(park.first_year, 1).plus(months.floor() as i32).span().unwrap();
    month.start.plus_days((months.rem_euclid(1.0) * f64::from(month.days())) as i32).unwrap()
}

/// One park foreseen.
struct Case {
    park: Park,
    nowcast: Nowcast,
}

impl Case {
    fn probability(&self) -> f64 {
        match self.nowcast.probability {
            Probability::Given(p) => p,
            other => panic!("four years and more must give a probability: {other:?}"),
        }
    }

    fn reached(&self) -> f64 {
        f64::from(self.park.outcome() >= self.park.target)
    }

    fn is_covered(&self) -> bool {
        let [low, high] = self.nowcast.interval.unwrap();
        (low..=high).contains(&self.park.outcome())
    }

    /// Relative error of a total.
    fn error(&self, total: f64) -> f64 {
        (total / self.park.outcome() - 1.0).abs()
    }

    fn linear(&self) -> f64 {
        self.nowcast.so_far * 12.0 / f64::from(self.nowcast.month)
    }
}

fn cases(month: usize) -> &'static [Case] {
    static CASES: [OnceLock<Vec<Case>>; 2] = [OnceLock::new(), OnceLock::new()];
    CASES[usize::from(month == 9)].get_or_init(|| {
        let draws = Draws::new(1, PATHS);
        let of = |index| {
            let park = park(index);
            let (history, register) = known(&park, month);
            let nowcast = foresee(&history, Some(&register), Some(park.target), &draws).unwrap();
            Case { park, nowcast }
        };
        (0..PARKS).map(of).collect()
    })
}

fn share(of: impl Iterator<Item = bool>) -> f64 {
    let (mut yes, mut all) = (0.0, 0.0);
    of.for_each(|is| {
        yes += f64::from(is);
        all += 1.0;
    });
    yes / all
}

fn median(of: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = of.collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}

#[test]
fn eighty_per_cent_intervals_cover_eighty_per_cent() {
    for month in [6, 9] {
        let covered = share(cases(month).iter().map(Case::is_covered));
        eprintln!("month {month}: {covered}");
        for regime in [
            Regime::Steady,
            Regime::Drift,
            Regime::Expansion,
            Regime::Price,
            Regime::Season,
            Regime::Break,
            Regime::Switch,
        ] {
            let of = || cases(month).iter().filter(|case| case.park.regime == regime);
            let m = |method: Method| {
                median(of().map(|c| c.error(c.nowcast.methods.iter().find(|r| r.method == method).unwrap().median)))
            };
            eprintln!(
                "  {regime:?} {:.3} comb {:.4} a {:.4} b {:.4} c {:.4} d {:.4} lin {:.4}",
                share(of().map(Case::is_covered)),
                median(of().map(|c| c.error(c.nowcast.median))),
                m(Method::Share),
                m(Method::Chain),
                m(Method::Rolling),
                m(Method::BottomUp),
                median(of().map(|c| c.error(c.linear())))
            );
        }
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
        eprintln!("month {month}: brier {brier:.4} climatology {climatology:.4} linear {linear:.4}");
        for bin in 0..10 {
            let of: Vec<&Case> = cases.iter().filter(|c| ((c.probability() * 10.0) as usize).min(9) == bin).collect();
            let n = of.len() as f64;
            eprintln!(
                "  {bin} n {n} said {:.3} came {:.3}",
                of.iter().map(|c| c.probability()).sum::<f64>() / n,
                of.iter().map(|c| c.reached()).sum::<f64>() / n
            );
        }
        assert!(brier < climatology && brier < linear, "month {month}: {brier} {climatology} {linear}");
    }
}

#[test]
fn the_combination_keeps_up_with_the_best_method() {
    let cases = cases(6);
    let of_method = |method: Method| {
        let total = |case: &Case| case.nowcast.methods.iter().find(|result| result.method == method).unwrap().median;
        median(cases.iter().map(|case| case.error(total(case))))
    };
    let mut single = Method::ALL.map(of_method);
    eprintln!("{single:?}");
    single.sort_by(f64::total_cmp);
    let combined = median(cases.iter().map(|case| case.error(case.nowcast.median)));
    let linear = median(cases.iter().map(|case| case.error(case.linear())));
    eprintln!("combined {combined} linear {linear}");
    assert!(combined <= 1.05 * single[0], "{combined} against the best, {}", single[0]);
    assert!(combined < (single[1] + single[2]) / 2.0, "{combined} against {single:?}");
    assert!(combined <= 0.7 * linear, "{combined} against linear {linear}");
}
