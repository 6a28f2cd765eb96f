//! A thousand synthetic parks with known year-ends. What they do was fixed before the methods that are tested on them
//! were written, and is not to be changed to please one: two of the seven regimes (`Break`, `Switch`) are assumed by no
//! method.
//!
//! A park's month is price × (capacity at work) × utilisation × season × quiet festival days × noise. The published
//! series may change its sample at a year's end; the year before is then also known on the new sample.

use lodestone_track::festival::{WINDOW_DAYS, window_shares};
use rand::{RngExt, SeedableRng};
use rand_distr::{Distribution, StandardNormal, Triangular};
use rand_pcg::Pcg64;

/// What moves a park beside season, festival and noise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Regime {
    /// One growth rate for all years.
    Steady,
    /// A growth rate that wanders, and noise that lasts.
    Drift,
    /// Two to five projects a year, which carry most of the growth.
    Expansion,
    /// A price that walks at random, 3 % a month.
    Price,
    /// A season whose shape changes from year to year.
    Season,
    /// The level jumps by 10 to 30 % for good in a month from March to October: always in the last year, else in three
    /// years of ten.
    Break,
    /// The price jumps up by 30 to 70 % for half a year or so, now and then.
    Switch,
}

/// The regime of every park in turn.
const TURNS: [Regime; 20] = [
    Regime::Steady,
    Regime::Drift,
    Regime::Expansion,
    Regime::Price,
    Regime::Break,
    Regime::Steady,
    Regime::Drift,
    Regime::Expansion,
    Regime::Season,
    Regime::Switch,
    Regime::Steady,
    Regime::Drift,
    Regime::Expansion,
    Regime::Price,
    Regime::Break,
    Regime::Steady,
    Regime::Drift,
    Regime::Expansion,
    Regime::Season,
    Regime::Switch,
];

/// A project as the park's office knows it; dates are in months from the start of the park's first year.
#[derive(Debug, Clone, Copy)]
pub struct Project {
    /// Full output as a share of the capacity that the park started with.
    pub capacity: f64,
    /// Earliest, likeliest and latest commissioning, as expected when its year began.
    pub expected: [f64; 3],
    /// True commissioning.
    pub start: f64,
    /// Months from commissioning to full output, in a straight line.
    pub ramp: f64,
}

/// A park: its months, what is known of its projects, its target.
#[derive(Debug, Clone)]
pub struct Park {
    pub regime: Regime,
    pub first_year: i32,
    /// Published months of complete years; the last year is the one to foresee.
    pub months: Vec<f64>,
    /// By year: its predecessor's total on the sample of this year over the published one; 1 in the first year.
    pub relinks: Vec<f64>,
    /// Capacity of the plants that ran when the first year began is 1.
    pub projects: Vec<Project>,
    pub target: f64,
}

impl Park {
    /// Complete years before the one to foresee.
    pub fn past_years(&self) -> usize {
        self.months.len() / 12 - 1
    }

    /// The year to foresee.
    pub fn year(&self) -> i32 {
        self.first_year + self.past_years() as i32
    }

    /// What the year will have come to.
    pub fn outcome(&self) -> f64 {
        self.months[self.past_years() * 12..].iter().sum()
    }
}

/// Where the seeds of the parks begin on which the methods were first run, and revised twice since.
pub const FIRST_SEEDS: u64 = 20_250_200;
/// Where the seeds begin that were chosen after the methods' last revision: they were run once, and whatever came of it
/// stands in docs/track/calibration.md. A later revision of the methods needs other seeds for such a run.
pub const FRESH_SEEDS: u64 = 607_318_000;

/// Park number `index` of the first seeds, always the same.
pub fn park(index: usize) -> Park {
    park_of(FIRST_SEEDS, index)
}

/// Park number `index` of the seeds that begin at `seeds`, always the same.
pub fn park_of(seeds: u64, index: usize) -> Park {
    let mut draw = Draw(Pcg64::seed_from_u64(seeds + index as u64));
    let regime = TURNS[index % TURNS.len()];
    let years = draw.whole(5, 9);
    let first_year = draw.whole(2012, 2035) - years;
    let projects = projects(&mut draw, regime, years);
    let drift = drift(&mut draw, regime, years);
    let season = season(&mut draw, regime, years);
    let quiet = draw.between(0.1, 0.5);
    let mut months: Vec<f64> = (0..years as usize * 12)
        .map(|t| {
            let capacity = 1.0 + projects.iter().map(|project| at_work(project, t as f64)).sum::<f64>();
            let festival = festival(first_year + t as i32 / 12, t % 12, quiet);
            1000.0 * capacity * drift[t].exp() * season[t] * festival
        })
        .collect();
    let relinks = change_samples(&mut draw, &mut months);
    let target = target(&mut draw, &months, &relinks);
    Park { regime, first_year, months, relinks, projects, target }
}

/// Output of a project in the middle of month `t`.
fn at_work(project: &Project, t: f64) -> f64 {
    project.capacity * ((t + 0.5 - project.start) / project.ramp).clamp(0.0, 1.0)
}

/// The share of a month that the festival leaves.
fn festival(year: i32, month: usize, quiet: f64) -> f64 {
    const DAYS: [f64; 3] = [31.0, 28.25, 31.0];
    let shares = window_shares(year).expect("parks live between 2000 and 2050");
    if month < 3 { 1.0 - quiet * WINDOW_DAYS * shares[month] / DAYS[month] } else { 1.0 }
}

fn projects(draw: &mut Draw, regime: Regime, years: i32) -> Vec<Project> {
    let mut projects = Vec::new();
    for year in 0..years {
        let (count, least, most) = match regime {
            Regime::Expansion => (draw.whole(2, 6), 0.04, 0.12),
            _ => (draw.whole(0, 2), 0.02, 0.04),
        };
        for _ in 0..count {
            let likely = f64::from(12 * year) + draw.between(1.0, 11.0);
            let expected = [likely - draw.between(0.5, 1.5), likely, likely + draw.between(1.0, 6.0)];
            let dates = Triangular::new(expected[0], expected[2], expected[1]).expect("ordered dates");
            let (capacity, ramp) = (draw.between(least, most), draw.between(3.0, 9.0));
            projects.push(Project { capacity, expected, start: dates.sample(&mut draw.0), ramp });
        }
    }
    projects
}

/// Logarithm of price, utilisation and noise by month.
fn drift(draw: &mut Draw, regime: Regime, years: i32) -> Vec<f64> {
    let mut growth = draw.normal(0.10, 0.08) / 12.0;
    let noise = draw.between(0.01, 0.04);
    let lasting = if regime == Regime::Drift { 0.6 } else { 0.0 };
    let spike = draw.between(1.3, 1.7_f64).ln();
    let (mut level, mut high, mut error) = (0.0, false, 0.0);
    let mut months = Vec::new();
    for year in 0..years {
        let always = year == years - 1;
        let breaks = (regime == Regime::Break && (draw.uniform() < 0.3 || always)).then(|| draw.whole(2, 10));
        for month in 0..12 {
            match regime {
                Regime::Drift => growth += draw.normal(0.0, 0.002),
                Regime::Price => level += draw.normal(0.0, 0.03),
                Regime::Switch => high = draw.uniform() < if high { 5.0 / 6.0 } else { 1.0 / 18.0 },
                _ => {}
            }
            if breaks == Some(month) {
                let up = draw.uniform() < 0.5;
                level += draw.between(0.1, 0.3) * if up { 1.0 } else { -1.0 };
            }
            level += growth;
            error = lasting * error + draw.normal(0.0, noise);
            months.push(level + error + if high { spike } else { 0.0 });
        }
    }
    months
}

/// Seasonal factor by month; about 1 on average, higher towards the year's end.
fn season(draw: &mut Draw, regime: Regime, years: i32) -> Vec<f64> {
    let tilt = draw.between(0.0, 0.02);
    let mut shape: Vec<f64> = (0..12).map(|month| tilt * (f64::from(month) - 5.5) + draw.normal(0.0, 0.06)).collect();
    let mut months = Vec::new();
    for _ in 0..years {
        months.extend(shape.iter().map(|x| x.exp()));
        if regime == Regime::Season {
            shape.iter_mut().for_each(|x| *x += draw.normal(0.0, 0.03));
        }
    }
    months
}

/// In every other park the sample changes each year, by 3 % or so; the last year's sample is the one to foresee.
fn change_samples(draw: &mut Draw, months: &mut [f64]) -> Vec<f64> {
    let years = months.len() / 12;
    let changes = draw.uniform() < 0.5;
    let mut relinks = vec![1.0];
    relinks.extend((1..years).map(|_| if changes { draw.normal(0.0, 0.03).exp() } else { 1.0 }));
    for year in 0..years {
        let published = relinks[year + 1..].iter().product::<f64>();
        months[year * 12..][..12].iter_mut().for_each(|x| *x /= published);
    }
    relinks
}

/// Set when the year begins: last year's total, moved by the mean growth so far and by ambition.
fn target(draw: &mut Draw, months: &[f64], relinks: &[f64]) -> f64 {
    let totals: Vec<f64> = months.chunks(12).map(|year| year.iter().sum()).collect();
    let past = totals.len() - 1;
    let growth: f64 = (1..past).map(|year| (totals[year] / (totals[year - 1] * relinks[year])).ln()).sum();
    totals[past - 1] * relinks[past] * (growth / (past - 1) as f64 + draw.normal(0.0, 0.05)).exp()
}

/// Seeded draws.
struct Draw(Pcg64);

impl Draw {
    fn uniform(&mut self) -> f64 {
        self.0.random()
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.uniform()
    }

    /// From `low` to `end - 1`.
    fn whole(&mut self, low: i32, end: i32) -> i32 {
        self.0.random_range(low..end)
    }

    fn normal(&mut self, mean: f64, deviation: f64) -> f64 {
        let z: f64 = StandardNormal.sample(&mut self.0);
        mean + deviation * z
    }
}

#[test]
fn parks_are_always_the_same_and_fit_their_description() {
    for index in 0..200 {
        let park = park(index);
        assert_eq!(park.months, self::park(index).months);
        assert!((4..=8).contains(&park.past_years()), "{index}");
        assert_eq!(park.relinks.len(), park.past_years() + 1);
        assert!((2012..2035).contains(&(park.year() + 1)), "{index}: {}", park.year());
        assert!(park.months.iter().all(|x| x.is_finite() && *x > 0.0));
        assert!(park.outcome() > 0.3 * park.target && park.outcome() < 3.0 * park.target, "{index}");
        assert!(park.projects.iter().all(|p| p.expected[0] <= p.start && p.start <= p.expected[2]), "{index}");
        let largest = park.projects.iter().map(|project| project.capacity).fold(0.0, f64::max);
        assert_eq!(largest > 0.04, park.regime == Regime::Expansion, "{index}");
    }
}
