//! A monthly history in the steps of official statistics: January and February together, then month by month.

use lodestone_model::time::Date;

use crate::festival::{WINDOW_DAYS, window};
use crate::month::Month;

/// Steps of a year: January with February, March, … December.
pub const STEPS: usize = 11;

/// Why nothing can be said about a year.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Refusal {
    /// There is no complete year before the running one.
    NoCompleteYear,
    /// The running year has no report beyond January, which is read together with February.
    NothingReported,
    /// A month at or below zero, or not finite: shares and growth have no meaning.
    NotPositive(Month),
    /// The year lies outside the table of festivals, 2000 to 2050.
    FestivalUnknown(i32),
    /// A target at or below zero, or not finite.
    TargetNotPositive(f64),
}

/// The year before `year` on the sample of `year`, over the same as published; 1 where the sample stayed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Relink {
    /// The year whose reports use the new sample.
    pub year: i32,
    /// Factor on every earlier year.
    pub factor: f64,
}

/// Complete years and the running one, all on the running year's sample.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    first_year: i32,
    steps: Vec<f64>,
}

impl History {
    /// From months without a gap up to the last one reported; months before the first January are left out, as is a
    /// January at the end. `relinks` put all years on the running year's sample.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub fn of_months(first: Month, values: &[f64], relinks: &[Relink]) -> Result<Self, Refusal> {
        let skipped = (12 - (first.of_year() as usize - 1)) % 12;
        let first_year = first.plus(skipped as i32).year();
        let values = values.get(skipped..).unwrap_or_default();
        if let Some(bad) = values.iter().position(|x| !(x.is_finite() && *x > 0.0)) {
            return Err(Refusal::NotPositive(first.plus((skipped + bad) as i32)));
        }
        let mut steps = Vec::with_capacity(values.len());
        for (year, months) in (first_year..).zip(values.chunks(12)) {
            let factor: f64 = relinks.iter().filter(|relink| relink.year > year).map(|relink| relink.factor).product();
            if let [january, february, rest @ ..] = months {
                steps.push((january + february) * factor);
                steps.extend(rest.iter().map(|month| month * factor));
            }
        }
        let history = History { first_year, steps };
        history.check()?;
        Ok(history)
    }

    fn check(&self) -> Result<(), Refusal> {
        match self.steps.len() {
            0 => return Err(Refusal::NothingReported),
            known if known < STEPS => return Err(Refusal::NoCompleteYear),
            _ => {}
        }
        let years = self.first_year..=self.first_year + self.past_years() as i32;
        match years.into_iter().find(|&year| exposure(year, 0).is_none()) {
            Some(year) => Err(Refusal::FestivalUnknown(year)),
            None => Ok(()),
        }
    }

    /// Complete years.
    pub fn past_years(&self) -> usize {
        self.steps.len() / STEPS
    }

    /// Steps known of the running year, 0 to 10.
    pub fn known(&self) -> usize {
        self.steps.len() % STEPS
    }

    /// The first year.
    pub fn first_year(&self) -> i32 {
        self.first_year
    }

    /// The running year: the one behind the last complete one.
    pub fn year(&self) -> i32 {
        self.first_year + self.past_years() as i32
    }

    /// The last month reported of the running year: 2 to 11; none when there is none.
    pub fn month(&self) -> Option<u32> {
        (self.known() > 0).then(|| self.known() as u32 + 1)
    }

    /// All steps, in order of time.
    pub fn steps(&self) -> &[f64] {
        &self.steps
    }

    /// Steps of a complete year or the known ones of the running year, by position.
    pub fn of_year(&self, index: usize) -> &[f64] {
        let start = (index * STEPS).min(self.steps.len());
        &self.steps[start..self.steps.len().min(start + STEPS)]
    }

    /// The running year so far.
    pub fn so_far(&self) -> f64 {
        self.of_year(self.past_years()).iter().sum()
    }

    /// What was known when `known` steps of year number `index` had been reported.
    pub fn as_of(&self, index: usize, known: usize) -> History {
        History { first_year: self.first_year, steps: self.steps[..index * STEPS + known].to_vec() }
    }
}

/// Share of a step's days that lie in the festival's window; none outside the table of festivals.
pub fn exposure(year: i32, step: usize) -> Option<f64> {
    let window = window(year)?;
    // The window never reaches December nor April, so what does not lie in March lies before it.
    let march = f64::from(window.end.days_after(Date::new(year, 3, 1)?).max(0));
    Some(match step {
        0 => (WINDOW_DAYS - march) / 59.25,
        1 => march / 31.0,
        _ => 0.0,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn months_become_steps_on_one_sample() {
        let months: Vec<f64> = (1..=15).map(f64::from).collect();
        let relinks = [Relink { year: 2024, factor: 2.0 }];
        let history = History::of_months(Month::new(2023, 1), &months, &relinks).unwrap();
        assert_eq!(history.of_year(0)[..3], [6.0, 6.0, 8.0]);
        assert_eq!(history.of_year(1), [27.0, 15.0]);
        assert_eq!((history.past_years(), history.known(), history.month()), (1, 2, Some(3)));
        // Behind November 2022 come two months that belong to no complete year; the January at the end waits.
        let late = History::of_months(Month::new(2022, 11), &months, &[]).unwrap();
        assert_eq!((late.first_year(), late.steps()[0], late.known()), (2023, 7.0, 0));
    }

    #[test]
    fn exposure_is_the_windows_share_of_a_steps_days() {
        for year in 2000..=2050 {
            let [january, february, march] = crate::festival::window_shares(year).unwrap();
            let near = |step, days: f64| (exposure(year, step).unwrap() - days).abs() < 1e-12;
            assert!(near(0, WINDOW_DAYS * (january + february) / 59.25) && near(1, WINDOW_DAYS * march / 31.0));
        }
    }

    #[test]
    fn a_history_that_says_nothing_is_refused() {
        let january = Month::new(2024, 1);
        let of = |values: &[f64]| History::of_months(january, values, &[]);
        assert_eq!(of(&[1.0]), Err(Refusal::NothingReported));
        assert_eq!(of(&[1.0; 5]), Err(Refusal::NoCompleteYear));
        assert_eq!(of(&[1.0, 1.0, 0.0]), Err(Refusal::NotPositive(Month::new(2024, 3))));
        let early = History::of_months(Month::new(1998, 1), &[1.0; 14], &[]);
        assert_eq!(early, Err(Refusal::FestivalUnknown(1998)));
    }
}
