//! Where the year stands against its target: by the share of the year that has usually come by now, and beside it by the
//! twelfths that have passed. Formula, assumptions, limits: docs/track/pace.md.

use crate::history::{History, Refusal};
use crate::season::Season;

/// Pace of a target. Gaps are in percentage points of the target, negative when behind.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pace {
    /// Last month reported.
    pub month: u32,
    /// So far over the target.
    pub completion: f64,
    /// Share of the year that comes by now, by the base's past and this year's festival.
    pub profiled: f64,
    /// Root mean square by which past years missed the profile of the others; none with one year.
    pub usual_miss: Option<f64>,
    /// Complete years behind the profile.
    pub years: usize,
    /// Months passed over twelve; for comparison only.
    pub linear: f64,
    /// Completion less the profiled share.
    pub gap_pp: f64,
    /// Completion less the linear share; for comparison only.
    pub linear_gap_pp: f64,
    /// What each month to come must bring; 0 when the target is reached.
    pub required_per_month: f64,
    /// What a month has brought so far this year.
    pub so_far_per_month: f64,
}

/// Pace of the running year. Without a complete year there is no profile, and no linear pace alone.
///
/// # Errors
/// See [`Refusal`].
pub fn pace(history: &History, target: f64) -> Result<Pace, Refusal> {
    if !(target.is_finite() && target > 0.0) {
        return Err(Refusal::TargetNotPositive(target));
    }
    let month = history.month().ok_or(Refusal::NothingReported)?;
    let season = Season::of(history, None).ok_or(Refusal::NoCompleteYear)?;
    let known = history.known();
    let profiled: f64 = season.of_year(history.year())[..known].iter().sum();
    let (so_far, linear) = (history.so_far(), f64::from(month) / 12.0);
    let completion = so_far / target;
    Ok(Pace {
        month,
        completion,
        profiled,
        usual_miss: usual_miss(history, known),
        years: season.years,
        linear,
        gap_pp: 100.0 * (completion - profiled),
        linear_gap_pp: 100.0 * (completion - linear),
        required_per_month: (target - so_far).max(0.0) / f64::from(12 - month),
        so_far_per_month: so_far / f64::from(month),
    })
}

/// Each past year against the profile of the other years, moved for its own festival.
fn usual_miss(history: &History, known: usize) -> Option<f64> {
    let years = history.past_years();
    let miss = |index: usize| {
        let steps = history.of_year(index);
        let others = Season::of(history, Some(index))?.of_year(history.first_year() + index as i32);
        let share = steps[..known].iter().sum::<f64>() / steps.iter().sum::<f64>();
        Some((share - others[..known].iter().sum::<f64>()).powi(2))
    };
    let squares: Option<f64> = (0..years).map(miss).sum();
    squares.map(|squares| (squares / years as f64).sqrt())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::month::Month;

    /// Years of 1,000 in which January and February bring 14 %.
    fn park(years: usize, this_year: &[f64]) -> History {
        let year = [vec![70.0; 2], vec![86.0; 10]].concat();
        let months: Vec<f64> = year.repeat(years).into_iter().chain(this_year.iter().copied()).collect();
        History::of_months(Month::new(2020, 1), &months, &[]).unwrap()
    }

    #[test]
    fn february_on_course_is_level_by_profile_and_behind_by_twelfths() {
        let pace = pace(&park(4, &[91.0, 91.0]), 1300.0).unwrap();
        assert!(pace.gap_pp.abs() < 1e-9, "{}", pace.gap_pp);
        assert!((pace.linear_gap_pp + 2.667).abs() < 1e-3, "{}", pace.linear_gap_pp);
        assert!((pace.profiled - 0.14).abs() < 1e-12 && pace.usual_miss.unwrap() < 1e-9);
        assert!((pace.required_per_month - 1118.0 / 10.0).abs() < 1e-9);
    }

    #[test]
    fn no_pace_without_a_past_year_or_from_january_alone() {
        let first = History::of_months(Month::new(2025, 1), &[91.0, 91.0], &[]);
        assert_eq!(first, Err(Refusal::NoCompleteYear));
        assert_eq!(pace(&park(4, &[91.0]), 1300.0), Err(Refusal::NothingReported));
        assert_eq!(pace(&park(4, &[91.0; 2]), 0.0), Err(Refusal::TargetNotPositive(0.0)));
        assert_eq!(pace(&park(1, &[91.0; 2]), 1300.0).unwrap().usual_miss, None);
    }
}
