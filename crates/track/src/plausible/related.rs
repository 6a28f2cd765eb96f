//! Two series that move together: output value and electricity, tonnes and trace flow, revenue and taxed sales.
//!
//! For each month the logarithm of their ratio is compared with its median over the months before (at least
//! [`Related::least_months`], at most [`Related::most_months`], flagged ones left out); the scale is 1.4826 times their
//! median absolute deviation, not below [`Related::least_scale`]. Later months never matter.

use super::flag::Flag;
use crate::month::Month;

/// When a ratio counts as broken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Related {
    /// Months before that are needed.
    pub least_months: usize,
    /// Months before that are looked at.
    pub most_months: usize,
    /// Smallest scale of the logarithm: a series without noise would flag everything.
    pub least_scale: f64,
    /// Deviations from which a month is flagged.
    pub deviations: f64,
    /// Change of the logarithm below which nothing is flagged.
    pub least_change: f64,
}

impl Default for Related {
    fn default() -> Self {
        Related { least_months: 6, most_months: 24, least_scale: 0.03, deviations: 6.0, least_change: 0.3 }
    }
}

/// Months in which `value` over `base` left its past. Months where either is missing or not positive are passed over.
///
/// # Panics
/// When the series have different lengths.
pub fn ratio_breaks(first: Month, value: &[Option<f64>], base: &[Option<f64>], rule: Related) -> Vec<Flag> {
    assert_eq!(value.len(), base.len(), "both series cover the same months");
    let mut past: Vec<f64> = Vec::new();
    let mut flags = Vec::new();
    for (at, pair) in value.iter().zip(base).enumerate() {
        let (Some(value), Some(base)) = pair else { continue };
        if *value <= 0.0 || *base <= 0.0 {
            continue;
        }
        let log = (value / base).ln();
        let window = &past[past.len().saturating_sub(rule.most_months)..];
        if window.len() >= rule.least_months {
            let (median, scale) = median_and_scale(window);
            let (change, scale) = (log - median, scale.max(rule.least_scale));
            if change.abs() >= rule.least_change && change.abs() >= rule.deviations * scale {
                flags.push(Flag::RatioBreak {
                    month: first.plus(at as i32),
                    times: change.exp(),
                    deviations: change / scale,
                });
                continue;
            }
        }
        past.push(log);
    }
    flags
}

/// Median and 1.4826 × median absolute deviation: the standard deviation, were the values normal.
pub(super) fn median_and_scale(values: &[f64]) -> (f64, f64) {
    let mut sorted = values.to_vec();
    let median = median_of(&mut sorted);
    let mut deviations: Vec<f64> = values.iter().map(|value| (value - median).abs()).collect();
    (median, 1.4826 * median_of(&mut deviations))
}

fn median_of(values: &mut [f64]) -> f64 {
    assert!(!values.is_empty(), "a median needs a value");
    values.sort_by(f64::total_cmp);
    let half = values.len() / 2;
    if values.len() % 2 == 1 { values[half] } else { (values[half - 1] + values[half]) / 2.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Output doubles in the 13th month, electricity does not; a year with small noise before.
    #[test]
    fn a_doubled_output_with_flat_power_is_flagged() {
        let power: Vec<Option<f64>> = (0..16).map(|_| Some(1000.0)).collect();
        let mut value: Vec<Option<f64>> = (0..16).map(|i| Some(500.0 * (1.0 + 0.02 * f64::from(i % 3 - 1)))).collect();
        assert_eq!(ratio_breaks(Month::new(2023, 1), &value, &power, Related::default()), []);
        value[12] = value[12].map(|v| 2.0 * v);
        let flags = ratio_breaks(Month::new(2023, 1), &value, &power, Related::default());
        assert!(
            matches!(flags[..], [Flag::RatioBreak { month, times, .. }]
                if month == Month::new(2024, 1) && (times - 2.0).abs() < 0.05),
            "{flags:?}"
        );
    }

    /// Output and electricity both double: nothing to flag. Missing months are passed over.
    #[test]
    fn growth_with_power_is_not_flagged() {
        let both: Vec<Option<f64>> = (0..24).map(|i| (i != 5).then_some(if i < 12 { 1.0 } else { 2.0 })).collect();
        assert_eq!(ratio_breaks(Month::new(2023, 1), &both, &both, Related::default()), []);
    }
}
