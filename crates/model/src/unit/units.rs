//! The units of one base: what its texts can mean, and how a dimension is shown.

use super::catalogue::{self, Currency, Symbol};
use super::dimension::{CountKind, Dimension, Part};
use super::parse::{Reading, read};
use super::reading::{Unit, UnitError};
use super::token::{TEXT_BYTES_MAX, is_one_word, unified};
use crate::decimal::Scale;
use crate::text::{did_you_mean, eq_folded, unify};

/// The units of one base: the catalogue, the base's currency and the things that it counts.
#[derive(Debug, Clone)]
pub struct Units {
    currency: Currency,
    /// Names of each declared kind, the first one to show.
    declared: Vec<Vec<String>>,
}

impl Units {
    /// The catalogue with this currency for money.
    #[must_use]
    pub fn new(currency: Currency) -> Self {
        Self { currency, declared: Vec::new() }
    }

    /// The currency of all money.
    #[must_use]
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// Adds a kind of counted thing with its names; the first name is the one to show.
    ///
    /// # Errors
    /// `NameNotFree` when a name already means something or is not one word (ASCII letters and digits, or up to eight
    /// Chinese characters); `Empty` without names.
    pub fn declare(&mut self, names: &[&str]) -> Result<CountKind, UnitError> {
        if names.is_empty() {
            return Err(UnitError::Empty);
        }
        for name in names {
            let unified: String = name.trim().chars().filter_map(unify).collect();
            if !is_one_word(&unified) || self.resolve(&unified).is_some() {
                return Err(UnitError::NameNotFree { text: (*name).to_owned() });
            }
        }
        let kind = CountKind::BUILT_IN.len() + self.declared.len();
        let kind = CountKind(u16::try_from(kind).map_err(|_| UnitError::TooComplex)?);
        self.declared.push(names.iter().map(|name| name.trim().to_owned()).collect());
        Ok(kind)
    }

    /// The name to show for a kind of counted thing.
    #[must_use]
    pub fn count_name(&self, kind: CountKind) -> &str {
        let declared = || self.declared.get(usize::from(kind.0).checked_sub(CountKind::BUILT_IN.len())?)?.first();
        kind.built_in_name().or_else(|| declared().map(String::as_str)).unwrap_or("count")
    }

    /// The canonical unit of a dimension: `CNY/t`, `t/yr`, `1` for a share.
    #[must_use]
    pub fn symbol(&self, dimension: Dimension) -> String {
        let mut text = String::new();
        let word = |part| match part {
            Part::Mass => "t",
            Part::Money => self.currency.code(),
            Part::Time => "yr",
            Part::Energy => "MWh",
            Part::Volume => "m³",
            Part::Length => "km",
            Part::Count(kind) => self.count_name(kind),
        };
        dimension.write(&mut text, "1", word).expect("writing to a string cannot fail");
        text
    }

    /// Reads a unit. Allocates only what it returns.
    ///
    /// # Errors
    /// See [`UnitError`]; the search for the nearest unit makes an error slower than a unit.
    pub fn parse(&self, text: &str) -> Result<Unit, UnitError> {
        let mut buffer = [0; TEXT_BYTES_MAX];
        let Some(unified) = unified(text.trim(), &mut buffer) else {
            return Err(self.unknown(text.trim(), text.trim()));
        };
        if unified.is_empty() {
            return Err(UnitError::Empty);
        }
        let Reading { dimension, scale, basis } = read(self, text, unified)?;
        Ok(Unit { dimension, scale, basis, written: text.trim().to_owned() })
    }

    /// Reads a unit of a given dimension.
    ///
    /// # Errors
    /// As [`Self::parse`], and `WrongDimension`.
    pub fn parse_as(&self, text: &str, expected: Dimension) -> Result<Unit, UnitError> {
        let unit = self.parse(text)?;
        let found = unit.dimension;
        if found == expected {
            Ok(unit)
        } else {
            Err(UnitError::WrongDimension { text: text.trim().to_owned(), found, expected })
        }
    }

    pub(super) fn resolve(&self, word: &str) -> Option<Meaning> {
        if let Some(symbol) = catalogue::lookup(word) {
            return Some(Meaning::Symbol(symbol));
        }
        if let Some((currency, scale)) = catalogue::lookup_code(word, self.currency) {
            return Some(Meaning::Currency(currency, scale));
        }
        let at = self.declared.iter().position(|names| names.iter().any(|name| eq_folded(name, word)))?;
        let kind = CountKind((CountKind::BUILT_IN.len() + at) as u16);
        Some(Meaning::Symbol(Symbol::Unit(Dimension::count(kind), Scale::ONE)))
    }

    pub(super) fn money(&self, scale: Scale, found: Currency) -> Result<Reading, UnitError> {
        if found == self.currency {
            Ok(Reading { dimension: Dimension::MONEY, scale, basis: None })
        } else {
            Err(UnitError::OtherCurrency { found, base: self.currency })
        }
    }

    pub(super) fn unknown(&self, word: &str, text: &str) -> UnitError {
        let near = |word: &str| {
            let declared = self.declared.iter().flatten().map(String::as_str);
            did_you_mean(word, catalogue::suggestions().chain(declared)).map(str::to_owned)
        };
        let searched = text.len() <= TEXT_BYTES_MAX && word.chars().all(char::is_alphanumeric);
        let did_you_mean = if searched { near(word).or_else(|| near(text)) } else { None };
        UnitError::Unknown { text: word.chars().take(TEXT_BYTES_MAX / 2).collect(), did_you_mean }
    }
}

/// What a word can mean.
#[derive(Debug)]
pub(super) enum Meaning {
    Symbol(Symbol),
    Currency(Currency, Scale),
}
