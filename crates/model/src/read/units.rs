//! The units of one base, each text read once.

use std::collections::HashMap;
use std::sync::Arc;

use super::fault::CellFault;
use crate::diagnostic::Code;
use crate::manifest::Manifest;
use crate::unit::{Currency, Dimension, Unit, UnitError, Units};

/// Unit texts and what they mean in one base.
#[derive(Debug)]
pub(crate) struct UnitTexts {
    units: Units,
    known: HashMap<Box<str>, Result<Arc<Unit>, UnitError>, rustc_hash::FxBuildHasher>,
}

impl UnitTexts {
    /// Units of a base with this currency, and its count units as far as they are no units already.
    pub fn new(currency: Currency, count_units: &[String]) -> Self {
        let mut units = Units::new(currency);
        for name in count_units {
            // Names that cannot be declared are findings of the manifest.
            units.declare(&[name]).ok();
        }
        UnitTexts { units, known: HashMap::default() }
    }

    /// Units of a base; yuan while nobody knows better.
    pub fn of(manifest: Option<&Manifest>) -> Self {
        let currency = manifest.and_then(|m| Currency::from_code(&m.currency)).unwrap_or(Currency::CNY);
        Self::new(currency, manifest.map_or(&[], |m| &m.count_units))
    }

    /// The canonical unit of a dimension.
    pub fn symbol(&self, dimension: Dimension) -> String {
        self.units.symbol(dimension)
    }

    /// What a unit text means.
    pub fn read(&mut self, text: &str) -> Result<Arc<Unit>, CellFault> {
        if let Some(known) = self.known.get(text) {
            return known.clone().map_err(|error| fault(text, error));
        }
        let read = self.units.parse(text).map(Arc::new);
        if self.known.len() < KNOWN_MAX {
            self.known.insert(text.into(), read.clone());
        }
        read.map_err(|error| fault(text, error))
    }
}

/// Beyond this many different texts they are not remembered: a column of wrong units stays cheap in memory.
const KNOWN_MAX: usize = 10_000;

fn fault(text: &str, error: UnitError) -> CellFault {
    match error {
        UnitError::OtherCurrency { found, base } => {
            CellFault::new(Code::UnitCurrency).with("found", found.to_string()).with("base", base.to_string())
        }
        UnitError::Ambiguous { readings, .. } => {
            CellFault::new(Code::UnitAmbiguous).with("text", text).with("readings", readings.join(" / "))
        }
        UnitError::NeedsParentheses { .. } => {
            CellFault::new(Code::UnitAmbiguous).with("text", text).with("readings", "a/(b·c) / (a/b)·c")
        }
        UnitError::Unknown { did_you_mean, .. } => {
            CellFault::new(Code::UnitUnknown).with("text", text).with("hint", did_you_mean.unwrap_or_default())
        }
        UnitError::Empty
        | UnitError::Malformed { .. }
        | UnitError::WrongDimension { .. }
        | UnitError::TwoBases
        | UnitError::TooComplex
        | UnitError::NameNotFree { .. } => CellFault::new(Code::UnitUnknown).with("text", text).with("hint", ""),
    }
}
