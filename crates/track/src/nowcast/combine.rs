//! Weights from the back-test, and how wide the combined answer must be.
//!
//! A method's variance is its squared errors in past years with the model's own variance counted as [`PRIOR_YEARS`]
//! further years: `s² = (PRIOR_YEARS × v + Σe²) / (PRIOR_YEARS + n)`; its errors are Student's t with that many degrees
//! of freedom. Covariances likewise, from a correlation of [`PRIOR_CORRELATION`]. Weights are those of least variance,
//! none below zero (Bates and Granger 1969, "The combination of forecasts"). The combination is centred at the weighted
//! mean of logarithms; its spread comes from its own errors in past years, one of which the choice of weights has spent.

use super::backtest::PastYear;

/// Years that the model's own variance counts for.
pub const PRIOR_YEARS: usize = 3;
/// Correlation of two methods' errors before the back-test speaks: they miss the same rest of the year.
pub const PRIOR_CORRELATION: f64 = 0.5;
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
    /// Of one method, from its errors and the variance by the model.
    pub(crate) fn of_method(errors: impl Iterator<Item = f64>, model: f64) -> Spread {
        let (squares, years) = squares(errors);
        Spread::from(PRIOR_YEARS as f64 * model + squares, PRIOR_YEARS + years, years)
    }

    /// Of the combination.
    pub(crate) fn of_combination(errors: impl Iterator<Item = f64>, model: f64) -> Spread {
        let (squares, years) = squares(errors);
        Spread::from(PRIOR_YEARS as f64 * model + squares, PRIOR_YEARS + years - 1, years)
    }

    fn from(squares: f64, count: usize, years: usize) -> Spread {
        Spread { log_sd: (squares / count as f64).sqrt().max(1e-9), years }
    }

    /// Degrees of freedom of Student's t.
    pub fn degrees(&self) -> usize {
        PRIOR_YEARS + self.years
    }
}

fn squares(errors: impl Iterator<Item = f64>) -> (f64, usize) {
    errors.fold((0.0, 0), |(sum, count), error| (sum + error * error, count + 1))
}

/// Weights of least variance, adding up to 1; 0 for a method without model variance. All 0 when no method has one.
pub(crate) fn weights(models: &[Option<f64>; 4], past: &[PastYear]) -> [f64; 4] {
    let covariance: [[f64; 4]; 4] = std::array::from_fn(|i| std::array::from_fn(|j| covariance(models, past, i, j)));
    let mut best = ([0.0; 4], f64::INFINITY);
    for members in 1_u32..16 {
        let chosen: Vec<usize> = (0..4).filter(|&at| members >> at & 1 == 1).collect();
        if chosen.iter().any(|&at| models[at].is_none()) {
            continue;
        }
        let Some(solution) = solve(&covariance, &chosen) else {
            continue;
        };
        let total: f64 = solution.iter().sum();
        if solution.iter().all(|&x| x > 0.0) && 1.0 / total < best.1 {
            best = ([0.0; 4], 1.0 / total);
            chosen.iter().zip(&solution).for_each(|(&at, x)| best.0[at] = x / total);
        }
    }
    best.0
}

fn covariance(models: &[Option<f64>; 4], past: &[PastYear], i: usize, j: usize) -> f64 {
    let correlation = if i == j { 1.0 } else { PRIOR_CORRELATION };
    let prior = correlation * (models[i].unwrap_or(0.0) * models[j].unwrap_or(0.0)).sqrt();
    let both = past.iter().filter_map(|year| Some((year.errors[i]?, year.errors[j]?)));
    let (sum, count) = both.fold((0.0, 0), |(sum, count), (a, b)| (sum + a * b, count + 1));
    (PRIOR_YEARS as f64 * prior + sum) / (PRIOR_YEARS + count) as f64
}

/// The x of `covariance[chosen] x = 1`, by elimination; none when singular.
fn solve(covariance: &[[f64; 4]; 4], chosen: &[usize]) -> Option<Vec<f64>> {
    let count = chosen.len();
    let mut rows: Vec<Vec<f64>> =
        chosen.iter().map(|&i| chosen.iter().map(|&j| covariance[i][j]).chain([1.0]).collect()).collect();
    for pivot in 0..count {
        let divisor = rows[pivot][pivot];
        if divisor.is_nan() || divisor <= 1e-12 * covariance[chosen[pivot]][chosen[pivot]] {
            return None;
        }
        let row: Vec<f64> = rows[pivot].iter().map(|x| x / divisor).collect();
        for (_, other) in rows.iter_mut().enumerate().filter(|(at, _)| *at != pivot) {
            let factor = other[pivot];
            other.iter_mut().zip(&row).for_each(|(x, y)| *x -= factor * y);
        }
        rows[pivot] = row;
    }
    Some(rows.iter().map(|row| row[count]).collect())
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
    fn spread_counts_the_model_as_three_years() {
        // (3 × 0.01 + 0.02) / 5 = 0.01; the combination has one year less to divide by.
        let spread = Spread::of_method([0.1, -0.1].into_iter(), 0.01);
        assert!((spread.log_sd - 0.1).abs() < 1e-12 && spread.degrees() == 5);
        let combined = Spread::of_combination([0.1, -0.1].into_iter(), 0.01);
        assert!((combined.log_sd.powi(2) - 0.0125).abs() < 1e-12);
    }

    #[test]
    fn weights_have_least_variance() {
        // Variances 1 and 4, covariance 0.5 × 2 = 1: w = (4 − 1) / (1 + 4 − 2) = 1, the second adds nothing.
        let weights_of = |models: [Option<f64>; 4]| weights(&models, &[]);
        assert_eq!(weights_of([Some(1.0), Some(4.0), None, None]), [1.0, 0.0, 0.0, 0.0]);
        assert!((weights_of([Some(1.0), Some(1.0), None, None])[1] - 0.5).abs() < 1e-12);
        // Variances 1 and 2.25, covariance 0.75: w = (2.25 − 0.75) / (3.25 − 1.5) = 6/7.
        assert!((weights_of([None, Some(1.0), Some(2.25), None])[1] - 6.0 / 7.0).abs() < 1e-12);
        assert_eq!(weights_of([None; 4]), [0.0; 4]);
    }

    #[test]
    fn the_combination_errs_by_the_weighted_errors() {
        let past = [
            PastYear { year: 2023, errors: [Some(0.1), Some(0.2), None, None] },
            PastYear { year: 2024, errors: [None, Some(0.2), None, None] },
        ];
        let errors = combined_errors(&past, &[0.8, 0.2, 0.0, 0.0]);
        assert!(errors.len() == 1 && (errors[0] - 0.12).abs() < 1e-12);
    }
}
