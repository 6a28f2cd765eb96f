//! What a published value says of the truth: its rounding and its qualifier as an interval.
//!
//! | qualifier | truth, for a value v published to steps of r |
//! |---|---|
//! | exact | v − r/2 to v + r/2 |
//! | about 约 | v less and more [`ABOUT`] of it, at least r/2 |
//! | nearly 近 | v less [`ABOUT`] of it, to v |
//! | at least 以上 | v − r/2 and more |
//! | at most 以内 | up to v + r/2 |
//!
//! How far "about" and "nearly" reach is a convention of ours: no standard says it.

use lodestone_model::figure::Interval;
use lodestone_model::tables::reports::Qualifier;

/// Reach of "about" and "nearly", as a share of the value.
pub const ABOUT: f64 = 0.05;

/// The interval that holds the truth; its central value is the published one. Without a rounding step (`None`) the value
/// is taken as it stands.
pub fn interval(value: f64, rounding: Option<f64>, qualifier: Qualifier) -> Interval {
    let half = rounding.unwrap_or(0.0) / 2.0;
    let reach = (value.abs() * ABOUT).max(half);
    let (low, high) = match qualifier {
        Qualifier::Exact => (value - half, value + half),
        Qualifier::About => (value - reach, value + reach),
        Qualifier::Nearly => (value - reach, value),
        Qualifier::AtLeast => (value - half, f64::INFINITY),
        Qualifier::AtMost => (f64::NEG_INFINITY, value + half),
    };
    Interval { low, mid: value, high }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_qualifier_has_its_interval() {
        let of = |value, rounding, qualifier| {
            let Interval { low, mid, high } = interval(value, rounding, qualifier);
            assert_eq!(mid, value);
            (low, high)
        };
        assert_eq!(of(155.0, Some(1.0), Qualifier::Exact), (154.5, 155.5));
        assert_eq!(of(155.0, None, Qualifier::Exact), (155.0, 155.0));
        assert_eq!(of(1600.0, None, Qualifier::Nearly), (1520.0, 1600.0));
        assert_eq!(of(100.0, Some(20.0), Qualifier::About), (90.0, 110.0));
        assert_eq!(of(1300.0, Some(100.0), Qualifier::AtLeast), (1250.0, f64::INFINITY));
        assert_eq!(of(40.0, None, Qualifier::AtMost), (f64::NEG_INFINITY, 40.0));
    }
}
