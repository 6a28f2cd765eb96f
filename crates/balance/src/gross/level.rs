//! Levels of many tests at once, and what they can see.

use statrs::distribution::{ContinuousCDF, Normal};

use crate::solve::Report;

/// What |z| must exceed for one of `tests` independent tests to be false with the probability `alpha` when all is well:
/// α₁ = 1 − (1 − α)^(1/tests) (Šidák 1967). Tests that depend on each other give fewer false alarms.
///
/// # Panics
/// Unless 0 < `alpha` < 1 and there is a test.
pub fn critical(alpha: f64, tests: usize) -> f64 {
    assert!(0.0 < alpha && alpha < 1.0 && tests > 0, "a level between 0 and 1, and something to test");
    let one = -f64::exp_m1(f64::ln_1p(-alpha) / tests as f64);
    -standard().inverse_cdf(one / 2.0)
}

/// The smallest bias of an observation that a test with this critical value sees with the probability `power`, in the
/// unit of the observation: δ = (z_α + z_β) · s / √checked. None where nothing checks it.
pub fn detectable(report: &Report, critical: f64, power: f64) -> Option<f64> {
    Some((critical + standard().inverse_cdf(power)) * report.bias_sd?)
}

fn standard() -> Normal {
    Normal::new(0.0, 1.0).expect("0 and 1 are a mean and a standard deviation")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_test_at_five_percent_and_twenty() {
        assert!((critical(0.05, 1) - 1.959_963_984_540_054).abs() < 1e-9);
        // 1 − 0.95^(1/20) = 0.002 561 4.
        assert!((critical(0.05, 20) - 3.015_6).abs() < 1e-3);
    }
}
