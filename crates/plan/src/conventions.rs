//! Time conventions: where money stands, and how much capacity a date gives.
//!
//! - operating cash flows of period t stand at its start, middle or end: df_t = (1+r)^−(y_t − y_0);
//! - capital is spent evenly within each year after the start, and discounted at the middle of each
//!   slice; what was spent before the plan is sunk;
//! - at the end of the horizon capital is worth what is left of its life, straight-line: salvage is that
//!   share of what has been spent, and of what is still to be spent only the share of life that is over
//!   counts, both discounted to the end. So without interest a project costs capital · (life within the
//!   horizon) / life, whatever its spend profile; one that is commissioned after the end costs nothing but
//!   interest. A project without a stated life has no salvage, and owes the rest in full once commissioned;
//! - annuities count while the project stands within the horizon, and leave no salvage; `capex = annuity`
//!   needs a stated life, or else the capital is spent as above;
//! - a project commissioned at c gives ∫_t ramp(s − c) ds years of capacity in t, with ramp linear
//!   from 0 to 1 over the ramp-up, 0 before c and after its life; a whole year integrates to 1.
//!
//! Closed forms are tested in `tests/it/conventions.rs`.

use std::ops::Range;

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::manifest::Operating;
use lodestone_model::time::Span;

/// Discounting of one base.
#[derive(Debug, Clone)]
pub struct Discount {
    rate: f64,
    from: f64,
    given: Option<Vec<f64>>,
    intervals: Vec<(f64, f64)>,
    operating: Vec<f64>,
}

impl Discount {
    /// From the manifest.
    pub fn of(base: &CheckedBase, periods: &[Period]) -> Self {
        let manifest = &base.manifest;
        let from = manifest.discount_from.year_coordinate();
        let mut discount = Discount {
            rate: manifest.discount_rate,
            from,
            given: manifest.discount_factors.clone(),
            intervals: periods.iter().map(|p| years_of(p.span)).collect(),
            operating: Vec::new(),
        };
        discount.operating = match &manifest.discount_factors {
            Some(given) => given.clone(),
            None => discount
                .intervals
                .iter()
                .map(|&(start, end)| {
                    discount.at(match manifest.operating {
                        Operating::Start => start,
                        Operating::Middle => (start + end) / 2.0,
                        Operating::End => end,
                    })
                })
                .collect(),
        };
        discount
    }

    /// Factor of operating cash flows in a planned period.
    pub fn operating(&self, period: usize) -> f64 {
        self.operating[period]
    }

    /// Factor at an instant (year coordinate). With given factors: that of its period.
    pub fn at(&self, year: f64) -> f64 {
        match &self.given {
            Some(given) => {
                let t = self.intervals.partition_point(|&(_, end)| end <= year);
                given[t.min(given.len() - 1)]
            }
            None => (1.0 + self.rate).powf(self.from - year),
        }
    }

    /// A planned period as year coordinates.
    pub fn interval(&self, period: usize) -> (f64, f64) {
        self.intervals[period]
    }

    /// Planned periods that share time with an interval of year coordinates.
    pub fn touched(&self, interval: (f64, f64)) -> Range<usize> {
        let start = self.intervals.partition_point(|&(_, end)| end <= interval.0);
        let end = self.intervals.partition_point(|&(start, _)| start < interval.1);
        start..end.max(start)
    }

    /// Yearly rate.
    pub fn rate(&self) -> f64 {
        self.rate
    }
}

/// A span as year coordinates.
pub fn years_of(span: Span) -> (f64, f64) {
    (span.start.year_coordinate(), span.end.year_coordinate())
}

/// Years that two intervals share.
pub fn overlap(a: (f64, f64), b: (f64, f64)) -> f64 {
    (a.1.min(b.1) - a.0.max(b.0)).max(0.0)
}

/// Years of full capacity within `period` of something commissioned at `from`, ramping linearly
/// over `ramp` years and ending after `life` years.
pub fn ramped_years(period: (f64, f64), from: f64, ramp: f64, life: f64) -> f64 {
    let until = period.1.min(from + life);
    let since = period.0.max(from);
    if until <= since {
        return 0.0;
    }
    ramp_integral(until - from, ramp) - ramp_integral(since - from, ramp)
}

/// ∫_0^u of the ramp.
fn ramp_integral(u: f64, ramp: f64) -> f64 {
    if u < ramp { u * u / (2.0 * ramp) } else { u - ramp / 2.0 }
}

/// Share of full capacity at an instant.
pub fn ramp_at(year: f64, from: f64, ramp: f64, life: f64) -> f64 {
    let age = year - from;
    if age < 0.0 || age >= life {
        0.0
    } else if age < ramp {
        age / ramp
    } else {
        1.0
    }
}

/// Yearly payment per unit of capital over `life` years at `rate`.
pub fn annuity_factor(rate: f64, life: f64) -> f64 {
    if rate == 0.0 { 1.0 / life } else { rate / (1.0 - (1.0 + rate).powf(-life)) }
}
