//! The shape of a year: mean shares of the steps, free of the festival, and how strongly the festival quiets a step.
//!
//! A step is `level × share × (1 − quiet × exposure)`, exposure being the share of its days in the festival's window.
//! `quiet` is the slope of `ln(January–February ÷ March)` on the difference of their exposures over the past years,
//! shrunk towards none: `quiet = −Σ(g−ḡ)(r−r̄) / (Σ(g−ḡ)² + RIDGE)`, kept within 0 to 0.9.

use crate::history::{History, STEPS, exposure};

/// (Noise of the log ratio, 0.05, over the spread of `quiet` among bases, 0.3)².
const RIDGE: f64 = 0.028;

/// Shares of the steps and their spread.
#[derive(Debug, Clone, PartialEq)]
pub struct Season {
    /// Share of the output of a festival day that is lost.
    pub quiet: f64,
    /// Share of each step in a year without festival; they add up to 1.
    pub shares: [f64; STEPS],
    /// Years that it was read from.
    pub years: usize,
}

impl Season {
    /// The mean of the complete years, one of them left out if asked (by position); none without a year.
    pub fn of(history: &History, left_out: Option<usize>) -> Option<Season> {
        let years: Vec<usize> = (0..history.past_years()).filter(|&index| Some(index) != left_out).collect();
        if years.is_empty() {
            return None;
        }
        let quiet = quiet(history, &years);
        let mut shares = [0.0; STEPS];
        for &index in &years {
            let free = free(history, quiet, index);
            let total: f64 = free.iter().sum();
            shares.iter_mut().zip(&free).for_each(|(share, step)| *share += step / total / years.len() as f64);
        }
        Some(Season { quiet, shares, years: years.len() })
    }

    /// What the festival leaves of a step.
    pub fn left(&self, year: i32, step: usize) -> f64 {
        left(self.quiet, year, step)
    }

    /// Shares of the steps in a year with its festival; they add up to 1.
    pub fn of_year(&self, year: i32) -> [f64; STEPS] {
        let mut shares = self.shares;
        shares.iter_mut().enumerate().for_each(|(step, share)| *share *= self.left(year, step));
        let total: f64 = shares.iter().sum();
        shares.map(|share| share / total)
    }

    /// A history's steps as they would be without festivals.
    pub fn free_of_festival(&self, history: &History) -> Vec<f64> {
        (0..=history.past_years()).flat_map(|index| free(history, self.quiet, index)).collect()
    }
}

fn free(history: &History, quiet: f64, index: usize) -> Vec<f64> {
    let year = history.first_year() + index as i32;
    history.of_year(index).iter().enumerate().map(|(step, value)| value / left(quiet, year, step)).collect()
}

fn left(quiet: f64, year: i32, step: usize) -> f64 {
    1.0 - quiet * exposure(year, step).expect("a history lies within the table of festivals")
}

fn quiet(history: &History, years: &[usize]) -> f64 {
    let points: Vec<(f64, f64)> = years
        .iter()
        .map(|&index| {
            let (steps, year) = (history.of_year(index), history.first_year() + index as i32);
            let of = |step| exposure(year, step).expect("a history lies within the table of festivals");
            (of(0) - of(1), (steps[0] / steps[1]).ln())
        })
        .collect();
    let count = points.len() as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (mean_g, mean_r) = (mean(|point| point.0), mean(|point| point.1));
    let both: f64 = points.iter().map(|(g, r)| (g - mean_g) * (r - mean_r)).sum();
    let square: f64 = points.iter().map(|(g, _)| (g - mean_g).powi(2)).sum();
    (-both / (square + RIDGE)).clamp(0.0, 0.9)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::month::Month;

    /// Years of equal days but for festival days, which lose `quiet` of their output.
    fn years(first_year: i32, count: i32, quiet: f64) -> History {
        let months = (0..12 * count).map(|t| {
            let (year, month) = (first_year + t / 12, t % 12);
            let step = (month - 1).max(0) as usize;
            if month < 2 { left(quiet, year, 0) / 2.0 } else { left(quiet, year, step) }
        });
        History::of_months(Month::new(first_year, 1), &months.collect::<Vec<_>>(), &[]).unwrap()
    }

    #[test]
    fn a_late_festival_moves_output_from_march_to_february() {
        let season = Season::of(&years(2010, 12, 0.4), None).unwrap();
        assert!((0.25..0.45).contains(&season.quiet), "{}", season.quiet);
        // In 2015 the festival is on 19 February, in 2017 on 28 January.
        let (late, early) = (season.of_year(2015), season.of_year(2017));
        assert!(late[0] > early[0] && late[1] < early[1]);
        assert!((late.iter().sum::<f64>() - 1.0).abs() < 1e-12);
    }

    #[test]
    fn one_year_has_a_shape_but_no_festival_effect() {
        let season = Season::of(&years(2020, 1, 0.4), None).unwrap();
        assert_eq!((season.quiet, season.years), (0.0, 1));
        assert_eq!(Season::of(&years(2020, 1, 0.4), Some(0)), None);
    }
}
