//! What is known of plants and projects, as of a day: the register that the bottom-up method reads.

use lodestone_model::time::Date;
use statrs::distribution::{ContinuousCDF, Triangular};

use crate::month::Month;

/// Points by which a distribution of dates is averaged.
const DATE_POINTS: usize = 16;

/// Plants, projects and their full monthly output in the unit of the series (tonnes × price where it is yuan).
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Register {
    /// Plants at work.
    pub plants: Vec<Plant>,
    /// Projects, also those commissioned in past years. A planned closure is a project of negative capacity.
    pub projects: Vec<Project>,
}

/// A plant at work.
#[derive(Debug, Clone, PartialEq)]
pub struct Plant {
    /// Full output of a month.
    pub capacity: f64,
    /// First day at work; none: always.
    pub from: Option<Date>,
    /// First day no longer at work; it counts once it has come.
    pub until: Option<Date>,
}

/// A project.
#[derive(Debug, Clone, PartialEq)]
pub struct Project {
    /// The caller's number, which also picks its random numbers.
    pub id: u32,
    /// Full output of a month.
    pub capacity: f64,
    /// The day since when it is known; before it, the project does not exist for a nowcast.
    pub known_from: Date,
    /// Earliest, likeliest and latest commissioning (triangular); none: not dated.
    pub expected: Option<[Date; 3]>,
    /// The day it was commissioned, once it was.
    pub commissioned: Option<Date>,
    /// Months from commissioning to full output, in a straight line.
    pub ramp_months: f64,
}

/// Months from the year 0 to the start of a day.
pub(crate) fn months_at(date: Date) -> f64 {
    let (year, month, day) = date.ymd();
    let length = Month::new(year, month).span().map_or(31, |span| span.days());
    f64::from(year * 12 + month as i32 - 1) + f64::from(day - 1) / f64::from(length)
}

/// A register as it was known at the end of a month: nothing of what came later.
pub(crate) struct Known {
    running: Vec<(f64, f64, f64)>,
    settled: Vec<Settled>,
    /// Projects not commissioned yet.
    pub open: Vec<Open>,
}

struct Settled {
    capacity: f64,
    start: f64,
    ramp: f64,
}

/// A project not commissioned yet.
pub(crate) struct Open {
    pub id: u32,
    pub capacity: f64,
    ramp: f64,
    /// Earliest, likeliest, latest.
    dates: [f64; 3],
    /// Probability, before looking, that it would have come by now.
    passed: f64,
}

impl Register {
    /// As known at the end of a month; none when a project's past expectation is not recorded, so that only later
    /// knowledge could say what was expected.
    pub(crate) fn known_at(&self, month: Month) -> Option<Known> {
        let now = f64::from(month.since(Month::new(0, 1)) + 1);
        let passed = |date: Date| months_at(date) < now;
        let until = |date: Option<Date>| date.filter(|&date| passed(date)).map_or(f64::INFINITY, months_at);
        let from = |date: Option<Date>| date.map_or(f64::NEG_INFINITY, months_at);
        let running = self.plants.iter().map(|plant| (plant.capacity, from(plant.from), until(plant.until)));
        let mut known = Known { running: running.collect(), settled: Vec::new(), open: Vec::new() };
        for project in self.projects.iter().filter(|project| passed(project.known_from)) {
            let (capacity, ramp) = (project.capacity, project.ramp_months.max(1e-6));
            match (project.commissioned.map(months_at), project.expected) {
                (Some(start), _) if start < now => known.settled.push(Settled { capacity, start, ramp }),
                (_, Some(expected)) => {
                    known.open.push(Open::new(project.id, capacity, ramp, expected.map(months_at), now))
                }
                (Some(_), None) => return None,
                (None, None) => {}
            }
        }
        Some(known)
    }
}

impl Known {
    /// Capacity at work in the middle of a month, without the open projects.
    pub fn capacity(&self, month: Month) -> f64 {
        let t = middle(month);
        let plants = self.running.iter().filter(|(_, from, until)| (*from..*until).contains(&t));
        let settled = self.settled.iter().map(|project| project.capacity * ramp(t, project.start, project.ramp));
        plants.map(|plant| plant.0).sum::<f64>() + settled.sum::<f64>()
    }
}

impl Open {
    fn new(id: u32, capacity: f64, ramp: f64, mut dates: [f64; 3], now: f64) -> Self {
        dates[2] = dates[2].max(dates[0] + 0.1);
        dates[1] = dates[1].clamp(dates[0], dates[2]);
        if dates[2] <= now {
            // Overdue: nothing is said of its new date but that it takes up to as long as the old range was.
            dates = [now, now, now + dates[2] - dates[0]];
        }
        let passed = if now <= dates[0] { 0.0 } else { triangular(dates).cdf(now) };
        Open { id, capacity, ramp, dates, passed }
    }

    /// The commissioning that a share `u` of the remaining probability comes before.
    pub fn date(&self, u: f64) -> f64 {
        let [low, mode, high] = self.dates;
        let p = self.passed + u * (1.0 - self.passed);
        let at_mode = (mode - low) / (high - low);
        if p < at_mode {
            low + (p * (high - low) * (mode - low)).sqrt()
        } else {
            high - ((1.0 - p) * (high - low) * (high - mode)).sqrt()
        }
    }

    /// Output in the middle of a month when commissioned at `start`.
    pub fn output(&self, month: Month, start: f64) -> f64 {
        self.capacity * ramp(middle(month), start, self.ramp)
    }

    /// Mean and variance of its part in a sum, `weights` by month.
    pub fn moments(&self, weights: &[(Month, f64)]) -> (f64, f64) {
        let part = |k: usize| -> f64 {
            let start = self.date((k as f64 + 0.5) / DATE_POINTS as f64);
            weights.iter().map(|&(month, weight)| weight * self.output(month, start)).sum()
        };
        let parts: [f64; DATE_POINTS] = std::array::from_fn(part);
        let mean = parts.iter().sum::<f64>() / DATE_POINTS as f64;
        (mean, parts.iter().map(|x| (x - mean).powi(2)).sum::<f64>() / DATE_POINTS as f64)
    }
}

fn triangular(dates: [f64; 3]) -> Triangular {
    Triangular::new(dates[0], dates[2], dates[1]).expect("dates are ordered and apart")
}

fn middle(month: Month) -> f64 {
    f64::from(month.since(Month::new(0, 1))) + 0.5
}

fn ramp(t: f64, start: f64, months: f64) -> f64 {
    ((t - start) / months).clamp(0.0, 1.0)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn project() -> Project {
        let day = |month, day| Date::new(2025, month, day).unwrap();
        Project {
            id: 1,
            capacity: 100.0,
            known_from: day(1, 1),
            expected: Some([day(3, 1), day(5, 1), day(9, 1)]),
            commissioned: Some(day(7, 1)),
            ramp_months: 2.0,
        }
    }

    #[test]
    fn a_date_that_comes_later_is_not_used() {
        let register = Register { plants: Vec::new(), projects: vec![project()] };
        let june = register.known_at(Month::new(2025, 6)).unwrap();
        assert_eq!((june.open.len(), june.capacity(Month::new(2025, 8))), (1, 0.0));
        let july = months_at(Date::new(2025, 7, 1).unwrap());
        assert!(june.open[0].date(0.0) >= july - 1e-9, "what has not come by now comes later");
        // Commissioned on 1 July: half of August's middle is 1.5 of 2 months into the ramp.
        let august = register.known_at(Month::new(2025, 8)).unwrap();
        assert_eq!((august.open.len(), august.capacity(Month::new(2025, 8))), (0, 75.0));
        assert!(register.known_at(Month::new(2024, 12)).unwrap().open.is_empty(), "not known yet");
        let forgotten = Register { projects: vec![Project { expected: None, ..project() }], ..Register::default() };
        assert!(forgotten.known_at(Month::new(2025, 6)).is_none());
    }

    #[test]
    fn dates_follow_the_triangle() {
        let register = Register { plants: Vec::new(), projects: vec![project()] };
        let known = register.known_at(Month::new(2025, 1)).unwrap();
        for u in [0.0, 0.1, 0.333, 0.5, 0.9, 1.0] {
            let date = known.open[0].date(u);
            assert!((triangular(known.open[0].dates).cdf(date) - u).abs() < 1e-9, "{u}");
        }
    }
}
