//! The standard normal distribution.

use std::f64::consts::SQRT_2;

use statrs::function::erf::erfc;

/// Φ(z), the probability below `z`, to ten digits in the lower tail too (`statrs` has eleven; the test goes to z = −20).
pub fn below(z: f64) -> f64 {
    0.5 * erfc(-z / SQRT_2)
}

/// The probability between two values, without the cancellation of two numbers near 1.
pub fn between(low: f64, high: f64) -> f64 {
    if low >= high {
        0.0
    } else if low > 0.0 {
        below(-low) - below(-high)
    } else {
        below(high) - below(low)
    }
}

/// φ(z), the density.
pub fn density(z: f64) -> f64 {
    (-0.5 * z * z).exp() / (2.0 * std::f64::consts::PI).sqrt()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Values of the distribution to 15 digits (erfc of the C library, which is exact to the last).
    #[test]
    fn tails_keep_their_digits() {
        for (z, p) in [
            (0.0, 0.5),
            (1.0, 0.841_344_746_068_542_9),
            (-2.0, 0.022_750_131_948_179_21),
            (-3.0, 0.001_349_898_031_630_094_6),
            (-6.0, 9.865_876_450_377_012e-10),
            (-10.0, 7.619_853_024_160_593e-24),
            (-20.0, 2.753_624_118_606_331e-89),
        ] {
            let relative = (below(z) - p).abs() / p;
            assert!(relative < 1e-10, "{z}: {} {p}", below(z));
        }
        assert!((between(10.0, 11.0) / 7.619_661_958_203_143e-24 - 1.0).abs() < 1e-10);
        assert_eq!(between(1.0, -1.0), 0.0);
    }
}
