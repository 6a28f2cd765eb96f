//! Stocks from inflows, inflows from stocks, and both as rows of a problem.
//!
//! ```text
//! S_t = Σ_{c ≤ t} I_c · survival(t − c),     O_t = S_{t−1} + I_t − S_t
//! ```

use super::survival::Survival;
use crate::problem::{Problem, UnknownId};

/// Stock at the end of each period, and what came in and out during it.
#[derive(Debug, Clone, PartialEq)]
pub struct StockPath {
    /// By period.
    pub inflow: Vec<f64>,
    /// At the end of the period.
    pub stock: Vec<f64>,
    /// By period: what went because of its age.
    pub outflow: Vec<f64>,
}

/// A path that follows a given stock.
#[derive(Debug, Clone, PartialEq)]
pub struct Driven {
    /// Inflow, stock, and outflow by age.
    pub path: StockPath,
    /// By period: what had to go before its age, because the stock fell faster than things wear out; taken from all
    /// cohorts alike. Without it the inflow would have been negative.
    pub early: Vec<f64>,
}

/// Stock and outflow that an inflow leads to; periods beyond the survival's shares see nothing left.
pub fn inflow_driven(inflow: &[f64], survival: &Survival) -> StockPath {
    let shares = &survival.shares;
    let stock: Vec<f64> = (0..inflow.len())
        .map(|t| {
            let first = (t + 1).saturating_sub(shares.len());
            let cohorts = inflow[first..=t].iter().zip(shares[..=t - first].iter().rev());
            cohorts.fold(0.0, |sum, (inflow, share)| sum + inflow * share)
        })
        .collect();
    let outflow = outflow(inflow, &stock);
    StockPath { inflow: inflow.to_vec(), stock, outflow }
}

fn outflow(inflow: &[f64], stock: &[f64]) -> Vec<f64> {
    (0..stock.len()).map(|t| inflow[t] - stock[t] + if t > 0 { stock[t - 1] } else { 0.0 }).collect()
}

/// The inflow that keeps the stock as given, never negative. None where the survival has no first share to speak of.
pub fn stock_driven(stock: &[f64], survival: &Survival) -> Option<Driven> {
    let shares = &survival.shares;
    let first = shares.first().copied().filter(|&share| share > 0.0)?;
    let mut inflow = vec![0.0; stock.len()];
    let mut early = vec![0.0; stock.len()];
    // What is left of each cohort over what its age alone would leave.
    let mut kept = vec![1.0; stock.len()];
    for t in 0..stock.len() {
        let share = |c: usize| shares.get(t - c).copied().unwrap_or(0.0);
        let left: f64 = (0..t).map(|c| inflow[c] * kept[c] * share(c)).sum();
        let missing = stock[t] - left;
        if missing >= 0.0 {
            inflow[t] = missing / first;
        } else {
            early[t] = -missing;
            kept[..t].iter_mut().for_each(|kept| *kept *= stock[t] / left);
        }
    }
    let all = outflow(&inflow, stock);
    let outflow = all.iter().zip(&early).map(|(all, early)| all - early).collect();
    Some(Driven { path: StockPath { inflow, stock: stock.to_vec(), outflow }, early })
}

/// Adds the stock equations and the balance of every period to a problem, so that inflow statistics, stock counts and scrap
/// statistics are reconciled at once. One unknown per period for each of the three; `left` is what of an initial stock of
/// unknown ages remains at the end of each period, none where there was none.
///
/// # Panics
/// Where the numbers of periods differ.
pub fn rows(
    problem: &mut Problem,
    name: &str,
    [inflow, stock, outflow]: [&[UnknownId]; 3],
    survival: &Survival,
    left: Option<(f64, &[f64])>,
) {
    assert!(inflow.len() == stock.len() && stock.len() == outflow.len(), "one unknown per period for each");
    for t in 0..stock.len() {
        let cohorts = (0..=t).filter_map(|c| {
            let share = survival.shares.get(t - c).copied().filter(|&share| share != 0.0)?;
            Some((inflow[c], -share))
        });
        let remains = left.map_or(0.0, |(_, remains)| remains[t]);
        problem.balance(format!("{name} stock {t:04}"), cohorts.chain([(stock[t], 1.0)]), remains);
        let now = [(stock[t], 1.0), (inflow[t], -1.0), (outflow[t], 1.0)];
        let before = t.checked_sub(1).map(|before| (stock[before], -1.0));
        let initial = if t == 0 { left.map_or(0.0, |(initial, _)| initial) } else { 0.0 };
        problem.balance(format!("{name} change {t:04}"), now.into_iter().chain(before), initial);
    }
}
