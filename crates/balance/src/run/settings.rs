//! What is asked, and how far a number is trusted by its grade.

use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};

/// What is asked of [`balance`](super::balance).
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// What is balanced: one period, or several in order, each ending where the next begins, tied by stocks.
    pub periods: Vec<Span>,
    /// The last day whose statements count; none: all.
    pub as_of: Option<Date>,
    /// Level of all tests together.
    pub alpha: f64,
}

/// Standard uncertainty of a report over its value, besides its rounding. A convention of ours: reports rarely state one.
pub(super) fn of_report(grade: Option<Grade>) -> f64 {
    match grade {
        Some(Grade::A) => 0.01,
        Some(Grade::B) => 0.02,
        Some(Grade::C) | Some(Grade::S) | None => 0.05,
        Some(Grade::D) => 0.15,
    }
}

/// The same of an amount of a recipe; what is exact arithmetic has none.
pub(super) fn of_recipe(grade: Option<Grade>) -> f64 {
    match grade {
        Some(Grade::A) => 0.0,
        Some(Grade::B) => 0.01,
        Some(Grade::C) | Some(Grade::S) | None => 0.02,
        Some(Grade::D) => 0.05,
    }
}
