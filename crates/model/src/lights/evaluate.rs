//! Which light is on, by which rule; or what would have to be known.

use super::preset::{Bilingual, Condition, Lamp, Light, Preset, Rule, Test};
use super::seen::{Quantity, Seen};

/// Places to which quantities are rounded before they meet a published bound, so that −10 computed is −10.
const PLACES: f64 = 1e9;

/// What a preset shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Shown {
    /// The most serious light that is on; none: no light.
    pub light: Option<Light>,
    /// The rule behind the answer: of the most serious light, otherwise the first rule that says no light is due; none
    /// when no lamp can be read.
    pub by: Option<Lit>,
    /// Every lamp, in order.
    pub lamps: Vec<LampState>,
}

/// A rule that holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Lit {
    /// Id of the lamp.
    pub lamp: String,
    /// Name of the lamp.
    pub name: Bilingual,
    /// The rule.
    pub rule: Rule,
}

/// A lamp.
#[derive(Debug, Clone, PartialEq)]
pub enum LampState {
    /// A rule holds; its light may be none.
    Read(Lit),
    /// Not known: what the rules would need.
    Unknown(Bilingual, Vec<Quantity>),
    /// No rule speaks of what is known.
    NoRule(Bilingual),
}

impl Preset {
    /// What it shows for what is known. The same input gives the same answer.
    pub fn show(&self, seen: &Seen) -> Shown {
        let lamps: Vec<LampState> = self.lamps.iter().map(|lamp| lamp.state(seen)).collect();
        let mut by: Option<&Lit> = None;
        for lamp in &lamps {
            if let LampState::Read(lit) = lamp
                && by.is_none_or(|best| lit.rule.light > best.rule.light)
            {
                by = Some(lit);
            }
        }
        Shown { light: by.and_then(|lit| lit.rule.light), by: by.cloned(), lamps }
    }
}

impl Shown {
    /// What some lamps would need to be read, each once.
    pub fn unknown(&self) -> Vec<Quantity> {
        let needed = self.lamps.iter().filter_map(|lamp| match lamp {
            LampState::Unknown(_, quantities) => Some(quantities),
            _ => None,
        });
        let mut all: Vec<Quantity> = needed.flatten().copied().collect();
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Lamp {
    /// The first rule that holds. A rule that may hold stops the search: what stands behind it may not apply.
    fn state(&self, seen: &Seen) -> LampState {
        for rule in &self.rules {
            let tests: Vec<Option<bool>> = rule.when.iter().map(|condition| condition.holds(seen)).collect();
            if tests.contains(&Some(false)) {
                continue;
            }
            if !tests.contains(&None) {
                let (lamp, name) = (self.id.clone(), self.name.clone());
                return LampState::Read(Lit { lamp, name, rule: rule.clone() });
            }
            let unknown = rule.when.iter().zip(tests).filter(|(_, test)| test.is_none());
            return LampState::Unknown(self.name.clone(), unknown.map(|(condition, _)| condition.quantity).collect());
        }
        LampState::NoRule(self.name.clone())
    }
}

impl Condition {
    fn holds(&self, seen: &Seen) -> Option<bool> {
        let value = (seen.get(self.quantity)? * PLACES).round() / PLACES;
        Some(match self.test {
            Test::Below => value < self.bound,
            Test::AtMost => value <= self.bound,
            Test::AtLeast => value >= self.bound,
            Test::Above => value > self.bound,
        })
    }
}
