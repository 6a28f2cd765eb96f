//! What is known of a question, as plain data.

use lodestone_model::figure::Figure;

use super::find::Lacking;
use crate::nowcast::Nowcast;
use crate::run::standing::Why;

/// What a figure of an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The figure asked for.
    Value,
    /// The year foreseen.
    Nowcast,
    /// Reached or so far, over the target.
    Completion,
    /// Completion less the usual share by now.
    Pace,
    /// What each month to come must bring.
    Required,
    /// Growth of these days alone, between two cumulative statements.
    Growth,
    /// Gross output.
    Gross,
    /// Gross less what passed between firms.
    Consolidated,
    /// Consolidated less purchases.
    ValueAdded,
    /// Change of value from one year to the next.
    Change,
    /// Of that, by volume.
    Volume,
    /// By mix.
    Mix,
    /// By price.
    Price,
    /// Output over capacity.
    Utilisation,
}

/// A figure of an answer.
#[derive(Debug, Clone)]
pub struct Known {
    /// What it is.
    pub role: Role,
    /// Value, grade and trail.
    pub figure: Figure,
}

/// How another statement stands to one that was used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// An earlier statement of the same reporter, revised since.
    Revised,
    /// Another reporter's, and both cannot be right.
    Contradicts,
    /// Another one that agrees within rounding.
    Agrees,
    /// What was expected.
    Expected,
    /// What was promised.
    Promised,
}

/// Another statement about the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Other {
    /// Row of `reports` that was used.
    pub of: u32,
    /// Row of the other statement.
    pub row: u32,
    /// How it stands to the first.
    pub beside: Beside,
}

/// What is known of a question.
#[derive(Debug, Clone)]
pub struct Answer {
    /// Figures, the one asked for first.
    pub figures: Vec<Known>,
    /// Why there is none.
    pub lacking: Option<Lacking>,
    /// Why the year is not foreseen, where that was tried for a target.
    pub not_foreseen: Option<Why>,
    /// Methods, weights and back-test behind a nowcast.
    pub nowcast: Option<Box<Nowcast>>,
    /// Other statements about what was used.
    pub others: Vec<Other>,
    /// Checks of `track` that are about it, by position.
    pub checks: Vec<usize>,
    /// Rows of the nearest statements, when there is no figure.
    pub nearest: Vec<u32>,
    /// How many statements there are about it, for whatever days.
    pub statements: usize,
}

impl Answer {
    pub(super) fn empty() -> Answer {
        Answer {
            figures: Vec::new(),
            lacking: None,
            not_foreseen: None,
            nowcast: None,
            others: Vec::new(),
            checks: Vec::new(),
            nearest: Vec::new(),
            statements: 0,
        }
    }

    pub(super) fn take(&mut self, found: Result<Vec<Known>, Lacking>) {
        match found {
            Ok(figures) => self.figures = figures,
            Err(lacking) => self.lacking = Some(lacking),
        }
    }
}
