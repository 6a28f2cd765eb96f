//! How many subjects of an edition are how far.

use super::cases::{Case, is_one_step};
use crate::judge::Verdict;

/// How many subjects have which verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// All rules are met.
    pub met: usize,
    /// Undecided.
    pub undecided: usize,
    /// A rule refuses.
    pub not_met: usize,
    /// Not evaluable.
    pub not_evaluable: usize,
    /// Of those not met or undecided: the change of one fact meets it.
    pub one_step: usize,
}

impl Tally {
    /// Counts cases.
    pub fn of(cases: &[Case]) -> Self {
        let mut tally = Tally::default();
        for case in cases {
            match case.judgement.verdict {
                Verdict::Met => tally.met += 1,
                Verdict::Undecided => tally.undecided += 1,
                Verdict::NotMet => tally.not_met += 1,
                Verdict::NotEvaluable => tally.not_evaluable += 1,
            }
            tally.one_step += usize::from(is_one_step(&case.step));
        }
        tally
    }

    /// All of them.
    pub fn judged(&self) -> usize {
        self.met + self.undecided + self.not_met + self.not_evaluable
    }
}
