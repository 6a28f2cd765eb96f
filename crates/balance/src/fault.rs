//! What can be wrong with a problem, with the names of what it is about. All faults are collected.

use thiserror::Error;

/// Why a problem cannot be reconciled as it stands.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum Fault {
    /// Two unknowns, two balances or limits, or two observations have one name.
    #[error("{kind} {name} occurs twice")]
    NameTwice {
        /// What kind of thing.
        kind: &'static str,
        /// Its name.
        name: String,
    },
    /// A number is NaN or infinite where it must not be.
    #[error("{name} has a number that is not finite")]
    NotFinite {
        /// Of the unknown, balance, limit or observation.
        name: String,
    },
    /// A standard uncertainty is zero, negative or too small to square in the unit of the problem.
    #[error("{observation} has the standard uncertainty {uncertainty}: it must be above zero")]
    UncertaintyNotPositive {
        /// Its name.
        observation: String,
        /// As given.
        uncertainty: f64,
    },
    /// A lower bound is above the upper one.
    #[error("the lower bound of {unknown} is above its upper bound")]
    BoundsCrossed {
        /// Its name.
        unknown: String,
    },
    /// A content outside 0 to 1, or above what the substance can hold.
    #[error("{observation} reports a content of {content}, outside 0 to {at_most}")]
    ContentImpossible {
        /// Its name.
        observation: String,
        /// As reported.
        content: f64,
        /// 1, or the stoichiometric limit.
        at_most: f64,
    },
    /// A term names an unknown that is not there.
    #[error("{name} has a term of an unknown that does not exist")]
    UnknownMissing {
        /// Of the balance, limit or observation.
        name: String,
    },
    /// A correlation names an observation that is not there, one that is not normal and two-sided, or itself.
    #[error("the correlation of {first} and {second} is not between two plain observations")]
    CorrelationOfNothing {
        /// As named.
        first: String,
        /// As named.
        second: String,
    },
    /// Correlations that no errors can have together.
    #[error("the correlation matrix of {} is not positive definite", observations.join(", "))]
    CorrelationsImpossible {
        /// The observations of the block.
        observations: Vec<String>,
    },
    /// Exact statements that contradict each other.
    #[error("these exact statements contradict each other: {}", rows.join(", "))]
    Contradiction {
        /// Names of the balances, and of the unknowns whose bounds take part.
        rows: Vec<String>,
    },
    /// No values within the bounds close the balances.
    #[error("no values within the bounds close the balances {}", rows.join(", "))]
    OutOfBounds {
        /// Names of the balances that stay open.
        rows: Vec<String>,
    },
    /// Nothing at all was observed.
    #[error("nothing was observed")]
    NothingObserved,
    /// The search did not settle.
    #[error("the search did not settle in {steps} steps; the value that still moves most is {unknown}")]
    NotSettled {
        /// Steps made.
        steps: usize,
        /// Its name. Often the total of a flow that only contents speak of, where these are nearly equal.
        unknown: String,
    },
}
