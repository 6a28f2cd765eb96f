//! What is known about a subject.

use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

use crate::risk::COVERAGE;
use crate::scheme::FactId;

/// One statement about a subject. Where it stands and who reported it is known to the caller, by its place in the list.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// What it is about.
    pub fact: FactId,
    /// What it says.
    pub said: Said,
    /// The days that it is about: a calendar year for yearly amounts, the validity of a title, the day of an event or a state.
    pub period: Span,
    /// When it was stated; a later statement about the same revises it.
    pub stated_on: Option<Date>,
    /// How far it may be trusted.
    pub grade: Grade,
}

/// What a statement says.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Said {
    /// A number.
    Number(Measured),
    /// Yes or no.
    Flag(bool),
    /// One of the fact's choices, by its place.
    Choice(u8),
    /// A day.
    Date(Date),
}

/// A number with its bounds, in the canonical unit of its dimension.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measured {
    /// Lower bound.
    pub low: f64,
    /// The value.
    pub mid: f64,
    /// Upper bound.
    pub high: f64,
    /// Standard uncertainty; zero where it is exact or only known as an interval.
    pub u: f64,
    /// What it counts.
    pub dimension: Dimension,
}

impl Measured {
    /// An exact number.
    pub const fn exact(value: f64, dimension: Dimension) -> Self {
        Measured { low: value, mid: value, high: value, u: 0.0, dimension }
    }

    /// A number with standard uncertainty; its bounds are value ± 2u.
    pub fn uncertain(value: f64, u: f64, dimension: Dimension) -> Self {
        Measured { low: value - COVERAGE * u, mid: value, high: value + COVERAGE * u, u, dimension }
    }

    /// A number of which two bounds are known.
    pub fn between(low: f64, high: f64, dimension: Dimension) -> Self {
        Measured { low, mid: 0.5 * (low + high), high, u: 0.0, dimension }
    }
}
