//! What every step of an import needs, and where findings go.

use std::cell::RefCell;
use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_model::unit::{Unit, UnitError, Units};
use rustc_hash::FxHashMap;

use crate::cells::compact;
use crate::names::Identities;
use crate::profile::Profile;

/// Findings of one code that are listed; the others are counted.
const ALIKE_MAX: usize = 100;

/// Base, profile and units of one import.
pub(super) struct Work<'a> {
    pub base: &'a CheckedBase,
    pub profile: &'a Profile,
    pub identities: Identities<'a>,
    pub units: Units,
    /// Words of the profile by their compact form.
    pub words: FxHashMap<String, String>,
    known_units: RefCell<FxHashMap<String, Result<Unit, UnitError>>>,
}

impl<'a> Work<'a> {
    pub fn new(base: &'a CheckedBase, profile: &'a Profile) -> Self {
        Work {
            base,
            profile,
            identities: Identities::new(base, &profile.names),
            units: base.units(),
            words: profile.words.iter().map(|(word, id)| (compact(word), id.clone())).collect(),
            known_units: RefCell::default(),
        }
    }

    /// What a unit text means.
    pub fn unit(&self, text: &str) -> Result<Unit, UnitError> {
        if let Some(known) = self.known_units.borrow().get(text) {
            return known.clone();
        }
        let read = self.units.parse(text);
        self.known_units.borrow_mut().insert(text.to_owned(), read.clone());
        read
    }

    /// A unit that cannot be read, as a finding.
    pub fn unit_fault(&self, text: &str, error: UnitError, place: Place) -> Diagnostic {
        match error {
            UnitError::OtherCurrency { found, base } => Diagnostic::new(Code::UnitCurrency, place)
                .with("found", found.to_string())
                .with("base", base.to_string()),
            UnitError::Ambiguous { readings, .. } => {
                Diagnostic::new(Code::UnitAmbiguous, place).with("text", text).with("readings", readings.join(" / "))
            }
            UnitError::Unknown { did_you_mean, .. } => Diagnostic::new(Code::UnitUnknown, place)
                .with("text", text)
                .with("hint", did_you_mean.unwrap_or_default()),
            _ => Diagnostic::new(Code::UnitUnknown, place).with("text", text).with("hint", ""),
        }
    }
}

/// Findings, not too many alike.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Diagnostic>,
    counts: BTreeMap<Code, usize>,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&mut self, finding: Diagnostic) {
        let count = self.counts.entry(finding.code).or_default();
        *count += 1;
        if *count <= ALIKE_MAX {
            self.list.push(finding);
        }
    }

    /// All of them, by place.
    pub fn finish(mut self, file: &str) -> Vec<Diagnostic> {
        for (code, count) in self.counts.iter().filter(|(_, count)| **count > ALIKE_MAX) {
            let finding = Diagnostic::new(Code::MoreAlike, Place::file(file)).with("code", code.id());
            self.list.push(finding.with("count", count - ALIKE_MAX));
        }
        self.list.sort_by(|a, b| (&a.place, a.code).cmp(&(&b.place, b.code)));
        self.list
    }
}
