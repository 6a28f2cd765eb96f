//! The thousand parks foreseen, and what is measured on them.

use std::sync::OnceLock;

use lodestone_model::time::Date;
use lodestone_track::Month;
use lodestone_track::history::{History, Relink};
use lodestone_track::nowcast::{Draws, Method, Nowcast, Plant, Probability, Project, Register, foresee};

use crate::regimes::{self, FIRST_SEEDS, FRESH_SEEDS, Park, park_of};

const PARKS: usize = 1_000;
const PATHS: usize = 1_000;

/// What a park's office knows at the end of a month of the last year.
pub fn known(park: &Park, month: usize) -> (History, Register) {
    let months = &park.months[..park.past_years() * 12 + month];
    let relinks: Vec<Relink> =
        (park.first_year..).zip(&park.relinks).map(|(year, &factor)| Relink { year, factor }).collect();
    let history = History::of_months(Month::new(park.first_year, 1), months, &relinks).unwrap();
    let project = |(id, project): (u32, &regimes::Project)| Project {
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
pub struct Case {
    pub park: Park,
    pub nowcast: Nowcast,
}

impl Case {
    pub fn probability(&self) -> f64 {
        match self.nowcast.probability {
            Probability::Given(p) => p,
            other => panic!("four years and more must give a probability: {other:?}"),
        }
    }

    pub fn reached(&self) -> f64 {
        f64::from(self.park.outcome() >= self.park.target)
    }

    pub fn is_covered(&self) -> bool {
        let [low, high] = self.nowcast.interval.unwrap();
        (low..=high).contains(&self.park.outcome())
    }

    /// The total by one method.
    pub fn by(&self, method: Method) -> f64 {
        self.nowcast.methods.iter().find(|result| result.method == method).unwrap().median
    }

    /// Relative error of a total.
    pub fn error(&self, total: f64) -> f64 {
        (total / self.park.outcome() - 1.0).abs()
    }

    pub fn linear(&self) -> f64 {
        self.nowcast.so_far * 12.0 / f64::from(self.nowcast.month)
    }
}

/// The thousand parks of the first seeds, foreseen at month 6 or 9.
pub fn cases(month: usize) -> &'static [Case] {
    static CASES: [OnceLock<Vec<Case>>; 2] = [OnceLock::new(), OnceLock::new()];
    CASES[usize::from(month == 9)].get_or_init(|| foreseen(FIRST_SEEDS, month))
}

/// The thousand parks of the seeds that the methods had never seen.
pub fn fresh_cases(month: usize) -> &'static [Case] {
    static CASES: [OnceLock<Vec<Case>>; 2] = [OnceLock::new(), OnceLock::new()];
    CASES[usize::from(month == 9)].get_or_init(|| foreseen(FRESH_SEEDS, month))
}

fn foreseen(seeds: u64, month: usize) -> Vec<Case> {
    let draws = Draws::new(1, PATHS);
    let of = |index| {
        let park = park_of(seeds, index);
        let (history, register) = known(&park, month);
        let nowcast = foresee(&history, Some(&register), Some(park.target), &draws).unwrap();
        Case { park, nowcast }
    };
    (0..PARKS).map(of).collect()
}

pub fn share(of: impl Iterator<Item = bool>) -> f64 {
    let (mut yes, mut all) = (0.0, 0.0);
    of.for_each(|is| {
        yes += f64::from(is);
        all += 1.0;
    });
    yes / all
}

pub fn median(of: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = of.collect();
    all.sort_by(f64::total_cmp);
    all[all.len() / 2]
}
