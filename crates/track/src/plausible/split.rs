//! A firm that splits in two: its output falls in the month in which another begins, and both together go on as before.
//!
//! Growth of gross output and the number of firms both rise by such a split without any production.

use super::flag::Flag;
use crate::month::Month;

/// Months compared before and after.
const MONTHS: usize = 6;
/// A fall of less than this share is no split.
const LEAST_FALL: f64 = 0.2;
/// How far both together may be from the output before.
const NEARNESS: f64 = 0.25;

/// Splits among the firms of a base: (position of the firm whose output fell, flag), at most one a firm, the one that
/// explains its fall best. Months without a report are none.
pub fn splits(first: Month, firms: &[Vec<Option<f64>>]) -> Vec<(usize, Flag)> {
    let newcomers: Vec<(usize, usize, f64)> = firms.iter().enumerate().filter_map(newcomer).collect();
    let of_firm = |(firm, values): (usize, &Vec<Option<f64>>)| {
        let split = |&(other, began, level): &(usize, usize, f64)| {
            let before = mean(values, began - MONTHS, began)?;
            let after = mean(values, began, began + MONTHS)?;
            let ratio = (after + level) / before;
            let is_split = other != firm && after < before * (1.0 - LEAST_FALL) && (ratio - 1.0).abs() <= NEARNESS;
            is_split.then_some((other, began, ratio))
        };
        let nearest = newcomers.iter().filter_map(split).min_by(|a, b| (a.2 - 1.0).abs().total_cmp(&(b.2 - 1.0).abs()));
        nearest.map(|(into, began, ratio)| (firm, Flag::Split { month: first.plus(began as i32), into, ratio }))
    };
    firms.iter().enumerate().filter_map(of_firm).collect()
}

/// A firm that began after the first months: (position, position of its first month, mean of its first months).
fn newcomer((firm, values): (usize, &Vec<Option<f64>>)) -> Option<(usize, usize, f64)> {
    let began = values.iter().position(|value| value.is_some_and(|v| v > 0.0))?;
    let level = mean(values, began, began + MONTHS)?;
    (began >= MONTHS).then_some((firm, began, level))
}

/// Mean of the reported months in a range; none when fewer than half are.
fn mean(values: &[Option<f64>], from: usize, to: usize) -> Option<f64> {
    let known: Vec<f64> = values.get(from..to.min(values.len()))?.iter().copied().flatten().collect();
    (2 * known.len() >= MONTHS).then(|| known.iter().sum::<f64>() / known.len() as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// 100 a month becomes 60 and 45 with a new firm; a third firm that began with as much made nobody fall.
    #[test]
    fn a_fall_with_a_newcomer_is_a_split() {
        let firms = [
            (0..18).map(|i| Some(if i < 9 { 100.0 } else { 60.0 })).collect::<Vec<_>>(),
            (0..18).map(|i| (i >= 9).then_some(45.0)).collect(),
            (0..18).map(|_| Some(100.0)).collect(),
            (0..18).map(|i| (i >= 7).then_some(40.0)).collect(),
        ];
        let flags = splits(Month::new(2024, 1), &firms);
        let split = Flag::Split { month: Month::new(2024, 10), into: 1, ratio: 1.05 };
        assert_eq!(flags, [(0, split)]);
    }
}
