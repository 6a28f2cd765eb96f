//! (c) and the common part of (d): a smoothed rate carried on over the steps to come.
//!
//! Total of the year = realised steps + Σ exp(level + h × drift + season + shocks) over the rest (Hyndman 2013,
//! "Forecasting annual totals from monthly data": what is realised is kept, the rest is simulated). In (d) the rate is
//! output per capacity at work, and capacity comes back in.

use super::draws::Draws;
use super::method::Foresight;
use super::smooth::{Smoothed, season};
use crate::history::{History, STEPS};
use crate::season::Season;

/// A smoothed rate and the logarithms of its steps to come.
pub(crate) struct Rate {
    pub smoothed: Smoothed,
    pub ahead: Vec<f64>,
    years: usize,
}

impl Rate {
    /// From a history over `capacity` by step (none: 1); none below two years.
    pub fn of(history: &History, year_shape: &Season, capacity: Option<&[f64]>) -> Option<Rate> {
        let mut logs = year_shape.free_of_festival(history);
        for (step, value) in logs.iter_mut().enumerate() {
            *value = (*value / capacity.map_or(1.0, |capacity| capacity[step])).ln();
        }
        let season = season(&logs)?;
        logs.iter_mut().enumerate().for_each(|(step, log)| *log -= season[step % STEPS]);
        let smoothed = Smoothed::of(&logs)?;
        let known = history.known();
        let ahead = (known..STEPS)
            .map(|step| {
                let h = (step - known + 1) as f64;
                let quiet = year_shape.left(history.year(), step).ln();
                smoothed.level + h * smoothed.drift + season[step] + quiet
            })
            .collect();
        Some(Rate { smoothed, ahead, years: history.past_years() })
    }

    /// The rest, and the variance of its logarithm, for a capacity by step to come (none: 1).
    pub fn foresight(&self, capacity: Option<&[f64]>) -> Foresight {
        let mut parts: Vec<f64> = self.ahead.iter().map(|log| log.exp()).collect();
        if let Some(capacity) = capacity {
            parts.iter_mut().zip(capacity).for_each(|(part, capacity)| *part *= capacity);
        }
        let rest: f64 = parts.iter().sum();
        parts.iter_mut().for_each(|part| *part /= rest);
        Foresight { rest, variance: Some(self.smoothed.variance(&parts, self.years)) }
    }

    /// What a unit of capacity brings, by step to come and path.
    pub fn simulate(&self, draws: &Draws, degrees: usize) -> Vec<Vec<f64>> {
        let Smoothed { alpha, error_sd, drift_sd, .. } = self.smoothed;
        let (widths, shocks) = (draws.widths(degrees), draws.shocks());
        let mut level = vec![0.0; draws.paths()];
        let of_step = |(h, ahead): (usize, &f64)| {
            let (shock, tilt) = (&shocks[h], &shocks[STEPS - 1]);
            let drift = drift_sd * (h + 1) as f64;
            let of_path = |(path, level): (usize, &mut f64)| {
                let log = ahead + widths[path] * (error_sd * (*level + shock[path]) + drift * tilt[path]);
                *level += alpha * shock[path];
                log.exp()
            };
            level.iter_mut().enumerate().map(of_path).collect()
        };
        self.ahead.iter().enumerate().map(of_step).collect()
    }
}
