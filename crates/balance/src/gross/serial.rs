//! Serial elimination: take away the most suspect report, reconcile again, until no test exceeds its level.

use super::suspects::{Suspect, suspects};
use crate::fault::Fault;
use crate::problem::Problem;
use crate::solve::{Reconciled, reconcile};

/// What was taken away, and what is left.
pub struct Serial {
    /// In the order of elimination; places in the problem as it was given.
    pub suspects: Vec<Suspect>,
    /// Places of the reports that were taken away: of each set the first. Which one of a set goes changes no other test
    /// and not the sum of squares; the values of what the set itself reports on rest on the choice.
    pub removed: Vec<u32>,
    /// The problem without them.
    pub problem: Problem,
    /// Its reconciliation.
    pub found: Reconciled,
}

/// Eliminates at the level `alpha` of each round, at most `most` reports.
///
/// # Errors
/// Those of [`reconcile`].
pub fn serial(problem: &Problem, alpha: f64, most: usize) -> Result<Serial, Vec<Fault>> {
    let mut problem = problem.clone();
    let mut place: Vec<u32> = (0..problem.observations.len() as u32).collect();
    let mut eliminated = Vec::new();
    let mut removed = Vec::new();
    loop {
        let found = reconcile(&problem)?;
        let worst = suspects(&problem, &found, alpha).into_iter().next();
        let Some(worst) = worst.filter(|_| removed.len() < most && problem.observations.len() > 1) else {
            return Ok(Serial { suspects: eliminated, removed, problem, found });
        };
        let at = worst.observations[0] as usize;
        let observations = worst.observations.iter().map(|&at| place[at as usize]).collect();
        eliminated.push(Suspect { observations, ..worst });
        removed.push(place.remove(at));
        let gone = problem.observations.remove(at).name;
        problem.correlations.retain(|correlation| correlation.first != gone && correlation.second != gone);
    }
}
