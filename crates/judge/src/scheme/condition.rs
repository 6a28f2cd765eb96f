//! What a rule asks.

use super::fact::FactId;
use super::text::Both;
use crate::risk::{DecisionRule, Range};

/// What a rule asks. The text is that of the condition itself, where a rule has several ways to be met.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// What is asked.
    pub ask: Ask,
    /// In words, where the condition has words of its own.
    pub text: Option<Both>,
}

/// What is asked.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    /// A number within limits.
    Number {
        /// Of this fact.
        fact: FactId,
        /// The limits.
        within: Range,
        /// How uncertainty is dealt with.
        decision: DecisionRule,
        /// Rounded to multiples of this before it is compared (修约值比较法); none for the full value (全数值比较法).
        round_to: Option<f64>,
    },
    /// Yes or no.
    Flag {
        /// This fact.
        fact: FactId,
        /// Which of both is asked.
        is: bool,
    },
    /// One of a few words.
    Choice {
        /// Of this fact.
        fact: FactId,
        /// The allowed ones, one bit each in the order of the fact's choices.
        allowed: u64,
    },
    /// A score within limits.
    Score {
        /// Of this.
        score: ScoreOf,
        /// The limits, in points.
        within: Range,
    },
    /// All of these.
    All(Vec<Condition>),
    /// At least one of these.
    Any(Vec<Condition>),
    /// Known to exist, but its threshold is not in the scheme: nothing meets it, nothing fails it.
    NotLoaded,
}

/// Which score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ScoreOf {
    /// All points.
    Total,
    /// Those of a group, by its place.
    Group(u16),
    /// Those of one item, by its place.
    Item(u16),
}

impl Ask {
    /// Calls `visit` with every part that is not made of others.
    pub fn each_leaf<'a>(&'a self, visit: &mut impl FnMut(&'a Ask)) {
        match self {
            Ask::All(parts) | Ask::Any(parts) => parts.iter().for_each(|part| part.ask.each_leaf(visit)),
            leaf => visit(leaf),
        }
    }

    /// Calls `visit` with every fact that is asked for.
    pub fn each_fact(&self, visit: &mut impl FnMut(FactId)) {
        self.each_leaf(&mut |leaf| match leaf {
            Ask::Number { fact, .. } | Ask::Flag { fact, .. } | Ask::Choice { fact, .. } => visit(*fact),
            Ask::Score { .. } | Ask::All(_) | Ask::Any(_) | Ask::NotLoaded => {}
        });
    }
}
