//! The deletion filter: drops limits, many at a time, as long as the rest stays infeasible.

use std::time::Instant;

use super::proof::used_limits;
use super::subset::Subset;
use super::{ConflictBudget, Limit};
use crate::control::{Options, SolveControl};
use crate::error::SolveError;
use crate::outcome::Outcome;
use crate::program::Program;
use crate::session::{Part, Session};

/// What is left of a budget.
pub(super) struct Purse {
    budget: ConflictBudget,
    started: Instant,
    spent: u32,
}

impl Purse {
    pub(super) fn new(budget: ConflictBudget) -> Self {
        Purse { budget, started: Instant::now(), spent: 0 }
    }

    pub(super) fn spent(&self) -> u32 {
        self.spent
    }

    fn is_empty(&self) -> bool {
        self.spent >= self.budget.solves || self.started.elapsed() >= self.budget.time
    }

    /// One solve within what is left.
    pub(super) fn solve(&mut self, session: &mut Session) -> Result<Outcome, SolveError> {
        if self.is_empty() {
            return Err(SolveError::OutOfTime { what: "looking for a conflict" });
        }
        self.spent += 1;
        let left = self.budget.time.saturating_sub(self.started.elapsed());
        session.solve(SolveControl { time_limit: Some(left), ..SolveControl::default() })
    }
}

/// A shrinking set of limits that is infeasible.
pub(crate) struct Filter {
    subset: Subset,
    session: Session,
    active: Vec<bool>,
    whole_numbers: bool,
}

impl Filter {
    pub(crate) fn new(program: &Program, candidates: Vec<Limit>, whole_numbers: bool) -> Result<Filter, SolveError> {
        let subset = Subset::of(program, candidates);
        let active = vec![true; subset.limits().len()];
        let session = loaded(&subset, whole_numbers)?;
        Ok(Filter { subset, session, active, whole_numbers })
    }

    /// Limits still in the set.
    pub(crate) fn kept(&self) -> Vec<Limit> {
        self.subset.limits().iter().zip(&self.active).filter(|(_, active)| **active).map(|(limit, _)| *limit).collect()
    }

    /// Drops what can be dropped; true if then nothing more can be.
    ///
    /// Halves are tried before single limits: a conflict of k among n limits takes about k·log n solves.
    pub(super) fn run(&mut self, purse: &mut Purse) -> Result<bool, SolveError> {
        let count = self.active.len();
        let mut untried = vec![(count / 2, count), (0, count / 2)];
        while let Some((from, to)) = untried.pop() {
            let group: Vec<usize> = (from..to).filter(|&at| self.active[at]).collect();
            if group.is_empty() {
                continue;
            }
            if purse.is_empty() {
                return Ok(false);
            }
            match self.infeasible_without(&group, purse)? {
                None => return Ok(false),
                Some(true) => {}
                Some(false) if group.len() > 1 => {
                    let middle = group[group.len() / 2];
                    untried.push((middle, to));
                    untried.push((from, middle));
                }
                Some(false) => {}
            }
        }
        Ok(true)
    }

    /// Whether the limits kept are infeasible, by a solver instance that has seen nothing else.
    pub(super) fn is_infeasible_from_scratch(&self, purse: &mut Purse) -> Result<bool, SolveError> {
        let mut session = loaded(&self.subset, self.whole_numbers)?;
        session.apply(&self.subset.bounds(&self.active))?;
        match purse.solve(&mut session)? {
            Outcome::Infeasible => Ok(true),
            Outcome::Limit { .. } => Err(SolveError::OutOfTime { what: "verifying a conflict" }),
            _ => Ok(false),
        }
    }

    /// Tries to drop a group: `Some(true)` if the rest is infeasible, and then the group is gone; `None` out of budget.
    fn infeasible_without(&mut self, group: &[usize], purse: &mut Purse) -> Result<Option<bool>, SolveError> {
        let before = self.active.clone();
        group.iter().for_each(|&at| self.active[at] = false);
        let answer = self.infeasible(purse)?;
        if answer == Some(true) {
            self.keep_what_the_proof_uses(purse)?;
        } else {
            self.active = before;
        }
        Ok(answer)
    }

    fn infeasible(&mut self, purse: &mut Purse) -> Result<Option<bool>, SolveError> {
        let edit = self.subset.bounds(&self.active);
        self.subset.program.apply(&edit);
        self.session.apply(&edit)?;
        match purse.solve(&mut self.session) {
            Ok(Outcome::Infeasible) => Ok(Some(true)),
            Ok(Outcome::Limit { .. }) | Err(SolveError::OutOfTime { .. }) => Ok(None),
            Ok(_) => Ok(Some(false)),
            Err(error) => Err(error),
        }
    }

    /// Drops at once every limit without weight in the last proof, if what is left is confirmed to be infeasible.
    fn keep_what_the_proof_uses(&mut self, purse: &mut Purse) -> Result<(), SolveError> {
        if self.whole_numbers || purse.is_empty() {
            return Ok(());
        }
        let Some(used) = used_limits(&self.subset.program, &self.session) else { return Ok(()) };
        let before = self.active.clone();
        let positions = self.subset.positions();
        self.active.fill(false);
        used.iter().filter_map(|limit| positions.get(limit)).for_each(|&at| self.active[at] = true);
        let shrunk = self.active.iter().zip(&before).any(|(now, then)| *now != *then);
        if shrunk && self.infeasible(purse)? != Some(true) {
            self.active = before;
        }
        Ok(())
    }
}

fn loaded(subset: &Subset, whole_numbers: bool) -> Result<Session, SolveError> {
    let part = if whole_numbers { Part::Feasibility } else { Part::Relaxation };
    Session::load_part(&subset.program, &Options::default(), part)
}
