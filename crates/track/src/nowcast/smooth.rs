//! Exponential smoothing with drift on logarithms, season and festival taken out: ETS(A,N,N) with drift, which is the
//! theta method (Hyndman and Billah 2003, "Unmasking the Theta method") and an ARIMA(0,1,1) with a constant.
//!
//! `level ← level + drift + α × error`; the forecast h steps ahead is `level + h × drift`, its error has weights
//! ψ₀ = 1 and ψⱼ = α. α minimises the squared one-step errors on a grid. The season is the mean of the logarithm over
//! its centred mean of 11 steps, that is, over the rolling twelve-month total.

use crate::history::STEPS;

const GRID: [f64; 12] = [0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0];
/// One-step errors at the start that only warm the level up.
const WARM_UP: usize = 4;
/// Least number of steps: two years.
pub const STEPS_MIN: usize = 2 * STEPS;

/// A smoothed series of logarithms.
#[derive(Debug, Clone, PartialEq)]
pub struct Smoothed {
    /// Where the level stands at the last step.
    pub level: f64,
    /// Growth per step.
    pub drift: f64,
    /// Standard error of the drift.
    pub drift_sd: f64,
    /// Weight of the newest error.
    pub alpha: f64,
    /// Standard deviation of one-step errors.
    pub error_sd: f64,
}

/// Logarithmic season by step of the year, mean zero; `logs` start with a year. None below two years.
pub fn season(logs: &[f64]) -> Option<[f64; STEPS]> {
    if logs.len() < STEPS_MIN {
        return None;
    }
    const HALF: usize = STEPS / 2;
    let (mut sums, mut counts) = ([0.0; STEPS], [0.0; STEPS]);
    let mut total: f64 = logs[..STEPS].iter().sum();
    for middle in HALF..logs.len() - HALF {
        sums[middle % STEPS] += logs[middle] - total / STEPS as f64;
        counts[middle % STEPS] += 1.0;
        if let Some(next) = logs.get(middle + HALF + 1) {
            total += next - logs[middle - HALF];
        }
    }
    let mut season: [f64; STEPS] = std::array::from_fn(|step| sums[step] / counts[step]);
    let mean = season.iter().sum::<f64>() / STEPS as f64;
    season.iter_mut().for_each(|x| *x -= mean);
    Some(season)
}

impl Smoothed {
    /// Smooths a series without season; none below two years.
    pub fn of(logs: &[f64]) -> Option<Smoothed> {
        if logs.len() < STEPS_MIN {
            return None;
        }
        // Ends averaged over a third of a year, so that one odd month does not tilt the drift.
        let end = |part: &[f64]| part.iter().sum::<f64>() / part.len() as f64;
        let span = (logs.len() - WARM_UP) as f64;
        let drift = (end(&logs[logs.len() - WARM_UP..]) - end(&logs[..WARM_UP])) / span;
        let start = end(&logs[..WARM_UP]) - drift * (WARM_UP as f64 + 1.0) / 2.0;
        let run = |alpha: f64| {
            let (mut level, mut squares) = (start, 0.0);
            for (t, log) in logs.iter().enumerate() {
                let error = log - level - drift;
                level += drift + alpha * error;
                squares += if t < WARM_UP { 0.0 } else { error * error };
            }
            (squares, level, alpha)
        };
        let (squares, level, alpha) = GRID.map(run).into_iter().min_by(|a, b| a.0.total_cmp(&b.0))?;
        let error_sd = (squares / (logs.len() - WARM_UP - 2) as f64).sqrt();
        Some(Smoothed { level, drift, drift_sd: alpha.max(0.2) * error_sd / span.sqrt(), alpha, error_sd })
    }

    /// Variance of the logarithm of a sum of coming steps whose shares in the sum are given, with a season read from so
    /// many years.
    pub fn variance(&self, shares: &[f64], years: usize) -> f64 {
        let from = |first: usize| -> f64 { shares[first + 1..].iter().sum::<f64>() * self.alpha + shares[first] };
        let shocks: f64 = (0..shares.len()).map(|step| from(step).powi(2)).sum();
        let season = shares.iter().map(|share| share * share).sum::<f64>() / years as f64;
        let ahead: f64 = shares.iter().enumerate().map(|(step, share)| (step + 1) as f64 * share).sum();
        self.error_sd.powi(2) * (shocks + season) + (self.drift_sd * ahead).powi(2)
    }

    /// Variance that is added when the level is read as the mean of the steps so far, whose shares in their sum are
    /// given: a shock at step t enters that mean with its share, and the level now with α; `σ² Σ (qₜ − α Σ_{s≤t} qₛ)²`.
    pub fn variance_of_mean(&self, shares: &[f64]) -> f64 {
        let (mut passed, mut sum) = (0.0, 0.0);
        for share in shares {
            passed += share;
            sum += (share - self.alpha * passed).powi(2);
        }
        self.error_sd.powi(2) * sum
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_with_season_is_told_apart_exactly() {
        let wave = |step: usize| (step as f64 - 5.0) * 0.02;
        let logs: Vec<f64> = (0..40).map(|t| 3.0 + 0.01 * t as f64 + wave(t % STEPS)).collect();
        let season = season(&logs).unwrap();
        (0..STEPS).for_each(|step| assert!((season[step] - wave(step)).abs() < 1e-12, "{step}"));
        let free: Vec<f64> = logs.iter().enumerate().map(|(t, log)| log - season[t % STEPS]).collect();
        let smoothed = Smoothed::of(&free).unwrap();
        assert!((smoothed.drift - 0.01).abs() < 1e-12 && (smoothed.level - 3.39).abs() < 1e-9);
        assert!(smoothed.error_sd < 1e-9);
    }

    #[test]
    fn a_random_walk_adds_variance_with_every_step() {
        let smoothed = Smoothed { level: 0.0, drift: 0.0, drift_sd: 0.0, alpha: 1.0, error_sd: 0.1 };
        // Two equal steps: the first shock moves both, the second half of the sum.
        // The season's error, from five years: (0.25 + 0.25) / 5.
        assert!((smoothed.variance(&[0.5, 0.5], 5) - 0.01 * (1.25 + 0.1)).abs() < 1e-15);
        // The mean of two steps misses half of the second shock: 0.5 − 1 × 0.5 = 0 and 0.5 − 1 × 1 = −0.5.
        assert!((smoothed.variance_of_mean(&[0.5, 0.5]) - 0.01 * 0.25).abs() < 1e-15);
        assert_eq!(Smoothed::of(&[1.0; 21]), None);
    }
}
