//! Patterns that real production does not make: equal months, copied months, values off by a power of ten.

use super::flag::Flag;
use super::related::median_and_scale;
use crate::month::Month;

/// Equal months in a row from which a line is flat.
const FLAT_MONTHS: usize = 4;

/// Significant digits that a value needs before its repetition says anything: 300 t twice is no copy.
const COPY_DIGITS: usize = 4;

/// How near to a power of ten the ratio to the neighbours must be, in decimal logarithms.
const SLIP_NEARNESS: f64 = 0.25;

/// Runs of equal, nonzero months.
pub fn flat_line(first: Month, values: &[Option<f64>]) -> Vec<Flag> {
    let mut flags = Vec::new();
    let mut start = 0;
    for at in 1..=values.len() {
        if at < values.len() && values[at] == values[start] {
            continue;
        }
        let is_real = values[start].is_some_and(|value| value != 0.0);
        if is_real && at - start >= FLAT_MONTHS {
            flags.push(Flag::FlatLine { from: first.plus(start as i32), months: at - start });
        }
        start = at;
    }
    flags
}

/// Months whose figures are those of an earlier month: all series that have both agree to the last digit, at least one
/// with enough digits to matter. `series` are one firm's, over the same months. A flat line is not a copy.
pub fn copied_months(first: Month, series: &[&[Option<f64>]]) -> Vec<Flag> {
    let months = series.iter().map(|values| values.len()).max().unwrap_or(0);
    let at = |values: &[Option<f64>], month: usize| values.get(month).copied().flatten().filter(|v| *v != 0.0);
    let mut flags = Vec::new();
    for month in 1..months {
        let copied = (0..month).rev().find_map(|of| {
            let pairs = || series.iter().filter_map(|values| Some((at(values, month)?, at(values, of)?)));
            let equal = pairs().filter(|(a, b)| a == b && digits(*a) >= COPY_DIGITS).count();
            let is_copy = equal > 0 && pairs().all(|(a, b)| a == b) && (equal > 1 || of + 12 == month);
            is_copy.then_some((of, equal))
        });
        if let Some((of, series)) = copied {
            flags.push(Flag::CopiedMonth { month: first.plus(month as i32), of: first.plus(of as i32), series });
        }
    }
    flags
}

/// Single months that are a power of ten away from the median of the six months around them.
pub fn unit_slips(first: Month, values: &[Option<f64>]) -> Vec<Flag> {
    let mut flags = Vec::new();
    for (at, value) in values.iter().enumerate() {
        let Some(value) = value.filter(|value| *value > 0.0) else { continue };
        let around = (at.saturating_sub(3)..(at + 4).min(values.len())).filter(|other| *other != at);
        let logs: Vec<f64> =
            around.filter_map(|other| values[other]).filter(|other| *other > 0.0).map(f64::log10).collect();
        if logs.len() < 3 {
            continue;
        }
        let (median, scale) = median_and_scale(&logs);
        let away = value.log10() - median;
        let power = away.round();
        if power != 0.0 && (away - power).abs() <= SLIP_NEARNESS && scale < 0.5 && away.abs() > 0.75 {
            flags.push(Flag::UnitSlip { month: first.plus(at as i32), power: power as i32 });
        }
    }
    flags
}

/// Significant decimal digits of a number as it is written shortest.
fn digits(value: f64) -> usize {
    let text = format!("{:e}", value.abs());
    let mantissa = text.split('e').next().unwrap_or_default();
    mantissa.chars().filter(char::is_ascii_digit).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn first() -> Month {
        Month::new(2024, 1)
    }

    fn series(values: &[f64]) -> Vec<Option<f64>> {
        values.iter().map(|value| Some(*value)).collect()
    }

    #[test]
    fn four_equal_months_are_a_flat_line() {
        let values = series(&[5.0, 7.0, 7.0, 7.0, 7.0, 6.0, 6.0, 6.0, 0.0, 0.0, 0.0, 0.0]);
        assert_eq!(flat_line(first(), &values), [Flag::FlatLine { from: Month::new(2024, 2), months: 4 }]);
        assert_eq!(flat_line(first(), &series(&[7.0; 5])).len(), 1);
        assert_eq!(flat_line(first(), &[]), []);
    }

    #[test]
    fn a_month_copied_in_all_series_is_flagged() {
        let output = series(&[1234.5, 1310.2, 1234.5, 1405.0]);
        let power = series(&[88.1, 90.4, 88.1, 93.2]);
        // Power has three digits only: it agrees, but counts for nothing; one series alone must be a year apart.
        assert_eq!(copied_months(first(), &[&output, &power]), []);
        let power = series(&[88.123, 90.4, 88.123, 93.2]);
        let flags = copied_months(first(), &[&output, &power]);
        assert_eq!(flags, [Flag::CopiedMonth { month: Month::new(2024, 3), of: first(), series: 2 }]);
        let other = series(&[88.123, 90.4, 88.124, 93.2]);
        assert_eq!(copied_months(first(), &[&output, &other]), []);
    }

    #[test]
    fn a_single_month_off_by_a_power_of_ten_is_a_slip() {
        let mut values = series(&[120.0, 131.0, 118.0, 125.0, 122.0, 140.0, 133.0]);
        assert_eq!(unit_slips(first(), &values), []);
        values[3] = Some(0.0127);
        let slip = Flag::UnitSlip { month: Month::new(2024, 4), power: -4 };
        assert_eq!(unit_slips(first(), &values), [slip]);
        // Five times its neighbours is large, but no power of ten.
        values[3] = Some(500.0);
        assert_eq!(unit_slips(first(), &values), []);
    }
}
