//! The balance of a period, or of several tied by stocks.

use lodestone_model::CheckedBase;

use super::chain::{Chain, Flow};
use super::elements::{ElementAccount, accounts};
use super::quotas::{self, Limited};
use super::readings::{self, Tried};
use super::sales::{self, SoldAndMade};
use super::settings::Settings;
use super::statements::{self, LeftOut, Placed};
use super::sums::{self, Summed};
use crate::fault::Fault;
use crate::gross::{Suspect, critical, suspects};
use crate::problem::{Problem, UnknownId};
use crate::solve::{Reconciled, reconcile};

/// What flowed in the periods, as far as reports and recipes tell.
pub struct Balanced {
    /// What was asked.
    pub settings: Settings,
    /// The chain with its observations.
    pub problem: Problem,
    /// By unknown: what it is.
    pub flows: Vec<Flow>,
    /// By unknown: the place of its period in the settings.
    pub periods: Vec<u32>,
    /// Statements that take part; the other observations are amounts of recipes.
    pub placed: Vec<Placed>,
    /// Reports of the periods that do not.
    pub left_out: Vec<LeftOut>,
    /// The reconciliation.
    pub found: Reconciled,
    /// Reports and recipe amounts that do not fit, at the level of the settings.
    pub suspects: Vec<Suspect>,
    /// By period: every element that the base tracks.
    pub elements: Vec<ElementAccount>,
    /// Quotas of the periods and what they limit.
    pub limits: Vec<Limited>,
    /// Measures of the last period that no report states.
    pub sums: Vec<Summed>,
    /// Sales of firms beside what they made.
    pub sales: Vec<SoldAndMade>,
    /// Reports of unknown meaning, under each reading.
    pub readings: Vec<Tried>,
    /// What to measure, and how many values that would open up, most first.
    pub worth_measuring: Vec<(UnknownId, usize)>,
}

impl Balanced {
    /// Whether something does not fit: reports with each other, a sum with its quota, what was sold with what was made. At the
    /// level of the settings over all quotas and pairs.
    pub fn is_doubtful(&self) -> bool {
        let beside = self.beside();
        let critical = critical(self.settings.alpha, beside.len().max(1));
        let unfit = self.found.p().is_some_and(|p| p < self.settings.alpha);
        unfit || !self.suspects.is_empty() || beside.iter().any(|&z| z > critical)
    }

    /// By how many standard uncertainties sums lie above their quotas, and sales above what was made.
    fn beside(&self) -> Vec<f64> {
        let limits = self.limits.iter().filter_map(|limited| Some(limited.above(limited.sum?).1));
        limits.chain(self.sales.iter().map(|pair| pair.z)).collect()
    }
}

/// Balances.
///
/// # Errors
/// Why nothing can be said: no report speaks of an amount, or the search did not settle.
pub fn balance(base: &CheckedBase, settings: &Settings) -> Result<Balanced, Vec<Fault>> {
    let mut chain = Chain::new(base, &settings.periods);
    let (placed, left_out) = statements::add(base, settings, &mut chain);
    if placed.is_empty() {
        return Err(vec![Fault::NothingObserved]);
    }
    let mut limits = quotas::limits(base, settings, &mut chain);
    let found = reconcile(&chain.problem)?;
    quotas::told(&mut limits, &found);
    let (problem, flows, periods) = (chain.problem.clone(), chain.flows.clone(), chain.periods.clone());
    let sums = sums::sums(base, &chain);
    let readings = readings::tried(base, settings, &mut chain, &limits, &placed);
    Ok(Balanced {
        settings: settings.clone(),
        suspects: suspects(&problem, &found, settings.alpha),
        elements: accounts(base, &flows, &periods, settings.periods.len(), &found),
        worth_measuring: found.worth_measuring(&problem),
        problem,
        flows,
        periods,
        placed,
        left_out,
        found,
        limits,
        sums,
        sales: sales::pairs(base, settings),
        readings,
    })
}
