//! What every firm makes and uses in every month.

use super::calendar::{MONTHS, Month};
use super::chain::Trade;
use super::draw::Draw;
use super::firms::{Firm, SPLIT_MONTH, SPLIT_SHARE, SPLITS};
use super::projects::Fixed;

/// Deviation of a month's output, and of the electricity it takes.
const NOISE: (f64, f64) = (0.05, 0.03);
/// Share of a plant's electricity at full work that it takes when idle.
const IDLE_POWER: f64 = 0.12;
/// Most of a month's accepted capacity that a plant ever makes.
const USED_MAX: f64 = 0.96;

/// A firm's month.
#[derive(Clone, Copy, Default)]
pub struct Made {
    /// Of the main commodity, in hundredths of its unit; whole units of pieces.
    pub amount: i64,
    /// Hundredths of a MWh.
    pub power: i64,
}

impl Made {
    /// Units of the main commodity.
    pub fn units(self) -> f64 {
        self.amount as f64 / 100.0
    }
}

/// What was made, by firm and month.
pub fn works(firms: &[Firm], projects: &[Fixed]) -> Vec<Vec<Made>> {
    let of = |at: usize| (0..MONTHS).map(Month).map(|month| made(firms, projects, at, month)).collect();
    (0..firms.len()).map(of).collect()
}

/// Whether a firm exists in a month.
pub fn exists(firm: usize, month: Month) -> bool {
    firm != SPLITS.1 || month.0 >= split().0
}

/// The month of the split.
pub fn split() -> Month {
    Month::new(SPLIT_MONTH.0, SPLIT_MONTH.1)
}

fn made(firms: &[Firm], projects: &[Fixed], at: usize, month: Month) -> Made {
    if !exists(at, month) {
        return Made::default();
    }
    let firm = &firms[at];
    let accepted =
        if at == SPLITS.0 && month.0 >= split().0 { firm.capacity * (1.0 - SPLIT_SHARE) } else { firm.capacity };
    let own = projects.iter().filter(|project| project.firm == at);
    let capacity = accepted + own.map(|project| project.at_work(month)).sum::<f64>();
    let years = month.0 as f64 / 12.0;
    let mut draw = Draw::of("month", at * MONTHS + month.0);
    let (output, power) = (draw.normal(NOISE.0).exp(), draw.normal(NOISE.1).exp());
    let used = (firm.used * (1.0 + firm.growth).powf(years)).min(0.9);
    let made = (capacity / 12.0 * used * month.shape() * output).min(capacity * month.years() * USED_MAX);
    let whole = if firm.trade == Trade::Motors { 100.0 } else { 1.0 };
    let amount = (made * 100.0 / whole).round() * whole;
    let mwh = firm.trade.process().power * (amount / 100.0 + IDLE_POWER * capacity / 12.0) * power;
    Made { amount: amount as i64, power: (mwh * 100.0).round() as i64 }
}
