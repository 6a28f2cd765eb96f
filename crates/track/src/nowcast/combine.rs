//! Weights from the back-test, and how wide the combined answer must be.
//!
//! A method's variance is its squared errors in past years with the model's own variance counted as [`PRIOR_YEARS`]
//! further years: `s² = (PRIOR_YEARS × v + Σe²) / (PRIOR_YEARS + n)`; its errors are Student's t with that many degrees
//! of freedom. Weights are the inverse of s². The combination is centred at the weighted mean of logarithms, and its
//! spread comes from its own errors in past years, in the same way.

use super::backtest::PastYear;

/// Years that the model's own variance counts for.
pub const PRIOR_YEARS: usize = 3;
/// Back-tested years without which no probability is given.
pub const YEARS_FOR_PROBABILITY: usize = 2;

/// Errors of a method or of the combination.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// Standard deviation of the logarithm of the rest.
    pub log_sd: f64,
    /// Past years behind it.
    pub years: usize,
}

impl Spread {
    /// From errors, and the variance by the model.
    pub(crate) fn of(errors: impl Iterator<Item = f64>, model: f64) -> Spread {
        let (mut squares, mut years) = (0.0, 0);
        for error in errors {
            squares += error * error;
            years += 1;
        }
        let variance = (PRIOR_YEARS as f64 * model + squares) / (PRIOR_YEARS + years) as f64;
        Spread { log_sd: variance.sqrt().max(1e-9), years }
    }

    /// Degrees of freedom of Student's t.
    pub fn degrees(&self) -> usize {
        PRIOR_YEARS + self.years
    }
}

/// Inverse variances, adding up to 1; 0 for a method without spread.
pub(crate) fn weights(spreads: &[Option<Spread>; 4]) -> [f64; 4] {
    let inverse = spreads.map(|spread| spread.map_or(0.0, |spread| spread.log_sd.powi(-2)));
    let total: f64 = inverse.iter().sum();
    inverse.map(|weight| weight / total)
}

/// Errors of the combination in past years; a year counts when methods of at least half of the weight have it.
pub(crate) fn combined_errors(past: &[PastYear], weights: &[f64; 4]) -> Vec<f64> {
    let of = |year: &PastYear| {
        let known = year.errors.iter().zip(weights).filter_map(|(error, weight)| Some(((*error)?, *weight)));
        let (sum, weight) = known.fold((0.0, 0.0), |(sum, all), (error, weight)| (sum + error * weight, all + weight));
        (weight >= 0.5).then(|| sum / weight)
    };
    past.iter().filter_map(of).collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn weights_and_errors_by_hand() {
        // Errors 0.1 and −0.1 with a model variance of 0.01: (3 × 0.01 + 0.02) / 5 = 0.01.
        let spread = Spread::of([0.1, -0.1].into_iter(), 0.01);
        assert!((spread.log_sd - 0.1).abs() < 1e-12 && spread.degrees() == 5);
        let twice = Spread { log_sd: 0.2, years: 2 };
        let weights = weights(&[Some(spread), Some(twice), None, None]);
        assert!((weights[0] - 0.8).abs() < 1e-12 && (weights[1] - 0.2).abs() < 1e-12);
        let past = [
            PastYear { year: 2023, errors: [Some(0.1), Some(0.2), None, None] },
            PastYear { year: 2024, errors: [None, Some(0.2), None, None] },
        ];
        let errors = combined_errors(&past, &weights);
        assert!(errors.len() == 1 && (errors[0] - 0.12).abs() < 1e-12);
    }
}
