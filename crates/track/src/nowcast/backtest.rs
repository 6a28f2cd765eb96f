//! How each method would have done in past years: at the same month, with what was known then.

use super::bottom_up::BottomUp;
use super::method::{Foresight, Method};
use super::register::Register;
use super::rolling::Rate;
use super::share::{by_chain, by_share};
use crate::history::History;
use crate::season::Season;

/// One past year, foreseen from the month that the running year has reached.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct PastYear {
    /// The year.
    pub year: i32,
    /// By method in the order of [`Method::ALL`]: ln(rest as it came ÷ rest as foreseen); none where it could not.
    pub errors: [Option<f64>; 4],
}

/// Every method's rest of the running year, in the order of [`Method::ALL`]; none without a complete year.
pub(crate) fn all(history: &History, register: Option<&Register>) -> Option<[Option<Foresight>; 4]> {
    let season = Season::of(history, None)?;
    let bottom_up = register.and_then(|register| BottomUp::of(history, &season, register).ok());
    let rate = Rate::of(history, &season, None);
    let rolling = rate.as_ref().map(|rate| rate.foresight(None));
    let ratio = rate.as_ref().and_then(|rate| ratio_variance(history, rate));
    let years = history.past_years() as f64;
    Some([
        Some(Foresight { rest: by_share(history, &season), variance: ratio.map(|ratio| ratio * (1.0 + 1.0 / years)) }),
        Some(Foresight { rest: by_chain(history, &season), variance: ratio.map(|ratio| ratio * 2.0) }),
        rolling,
        bottom_up.map(|bottom_up| bottom_up.foresight()),
    ])
}

/// Variance of ln(rest ÷ so far) in one year, by the model of the rolling method. The share method misses it and the
/// mean of past years' ratios, the chain misses it and last year's.
fn ratio_variance(history: &History, rate: &Rate) -> Option<f64> {
    let so_far = history.so_far();
    let shares: Vec<f64> = history.of_year(history.past_years()).iter().map(|step| step / so_far).collect();
    Some(rate.foresight(None).variance? + rate.smoothed.variance_of_mean(&shares))
}

/// The rolling back-test: each past year with a complete year before it.
pub(crate) fn back_test(history: &History, register: Option<&Register>) -> Vec<PastYear> {
    let known = history.known();
    let of = |index: usize| {
        let came: f64 = history.of_year(index)[known..].iter().sum();
        let foreseen = all(&history.as_of(index, known), register)?;
        let errors = foreseen.map(|method| method.map(|method| (came / method.rest).ln()));
        Some(PastYear { year: history.first_year() + index as i32, errors })
    };
    (1..history.past_years()).filter_map(of).collect()
}

impl PastYear {
    /// The error of one method.
    pub fn error(&self, method: Method) -> Option<f64> {
        self.errors[method as usize]
    }
}
