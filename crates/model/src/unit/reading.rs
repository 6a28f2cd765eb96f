//! Why a text is not a unit, and what a unit is once it is read.

use super::catalogue::{Basis, Currency};
use super::dimension::Dimension;
use crate::decimal::{self, DecimalError, Scale};

/// What a unit text means: `万吨/年` is mass per time, 10⁴ t/yr.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unit {
    /// What a number with this unit counts.
    pub dimension: Dimension,
    /// The factor to the canonical unit.
    pub scale: Scale,
    /// The basis that the text names, as in `t REO`.
    pub basis: Option<Basis>,
    /// The text, without white space around it.
    pub written: String,
}

impl Unit {
    /// Reads a number written in this unit into the canonical unit.
    ///
    /// # Errors
    /// See [`DecimalError`].
    pub fn read(&self, text: &str) -> Result<f64, DecimalError> {
        decimal::parse_with(text, self.scale)
    }
}

/// Why a text is not a unit that can be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UnitError {
    /// Nothing but white space.
    #[error("no unit")]
    Empty,
    /// A word that neither the catalogue nor the base has.
    #[error("unknown unit \"{text}\"{}", hint(did_you_mean.as_deref()))]
    Unknown {
        /// The word, or the whole text when it is no unit at all.
        text: String,
        /// The nearest known unit.
        did_you_mean: Option<String>,
    },
    /// A word with two usual readings, such as `mt`.
    #[error("\"{text}\" can be read as {}", readings.join(" or "))]
    Ambiguous {
        /// The word.
        text: String,
        /// How to write each reading.
        readings: &'static [&'static str],
    },
    /// A product behind a division: write `a/(b·c)` or `a·c/b`.
    #[error("\"{text}\" needs parentheses: a/(b·c) or (a/b)·c")]
    NeedsParentheses {
        /// The whole text.
        text: String,
    },
    /// A bracket or an operator without its other half.
    #[error("\"{text}\" is not a complete unit")]
    Malformed {
        /// The whole text.
        text: String,
    },
    /// Money in another currency than the base's.
    #[error("money in {found}, but the base counts in {base}")]
    OtherCurrency {
        /// The currency of the text.
        found: Currency,
        /// The currency of the base.
        base: Currency,
    },
    /// A unit of another dimension than the place takes.
    #[error("\"{text}\" is {found}, expected {expected}")]
    WrongDimension {
        /// The whole text.
        text: String,
        /// Its dimension.
        found: Dimension,
        /// The dimension of the place.
        expected: Dimension,
    },
    /// Two different bases in one unit.
    #[error("two different bases in one unit")]
    TwoBases,
    /// More than two kinds of counted things, or a factor or exponent out of range.
    #[error("too many kinds of counted things, or a factor out of range")]
    TooComplex,
    /// A name for a counted thing that already means something, or that is not one word.
    #[error("\"{text}\" cannot name a counted thing")]
    NameNotFree {
        /// The name.
        text: String,
    },
}

fn hint(near: Option<&str>) -> String {
    near.map(|near| format!("; did you mean \"{near}\"?")).unwrap_or_default()
}
