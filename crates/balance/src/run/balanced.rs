//! The balance of a period.

use lodestone_model::CheckedBase;

use super::chain::{Chain, Flow};
use super::elements::{ElementAccount, accounts};
use super::settings::Settings;
use super::statements::{self, LeftOut};
use crate::fault::Fault;
use crate::gross::{Suspect, suspects};
use crate::problem::{Problem, UnknownId};
use crate::solve::{Reconciled, reconcile};

/// A report that takes part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// Place among the observations of the problem.
    pub observation: u32,
    /// Row of `reports`.
    pub row: u32,
}

/// What flowed in a period, as far as reports and recipes tell.
pub struct Balanced {
    /// What was asked.
    pub settings: Settings,
    /// The chain with its observations.
    pub problem: Problem,
    /// By unknown: what it is.
    pub flows: Vec<Flow>,
    /// Reports that take part; the other observations are amounts of recipes.
    pub placed: Vec<Placed>,
    /// Reports of the period that do not.
    pub left_out: Vec<LeftOut>,
    /// The reconciliation.
    pub found: Reconciled,
    /// Reports and recipe amounts that do not fit, at the level of the settings.
    pub suspects: Vec<Suspect>,
    /// Of every element that the base tracks.
    pub elements: Vec<ElementAccount>,
    /// What to measure, and how many values that would open up, most first.
    pub worth_measuring: Vec<(UnknownId, usize)>,
}

/// Balances a period.
///
/// # Errors
/// Why nothing can be said: no report speaks of an amount, or the search did not settle.
pub fn balance(base: &CheckedBase, settings: &Settings) -> Result<Balanced, Vec<Fault>> {
    let mut chain = Chain::new(base, settings.period);
    let (placed, left_out) = statements::add(base, settings, &mut chain);
    if placed.is_empty() {
        return Err(vec![Fault::NothingObserved]);
    }
    let found = reconcile(&chain.problem)?;
    let suspects = suspects(&chain.problem, &found, settings.alpha);
    let worth_measuring = found.worth_measuring(&chain.problem);
    let elements = accounts(base, &chain.flows, &found);
    Ok(Balanced {
        settings: settings.clone(),
        problem: chain.problem,
        flows: chain.flows,
        placed: placed.into_iter().map(|(observation, row)| Placed { observation, row }).collect(),
        left_out,
        found,
        suspects,
        elements,
        worth_measuring,
    })
}
