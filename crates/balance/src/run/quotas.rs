//! What a quota limits, against its limit. A quota is what was allowed, not what flowed: it moves no value.

use lodestone_model::CheckedBase;
use lodestone_model::ids::Subject;
use lodestone_model::tables::Sense;
use lodestone_model::tables::quotas::Quota;

use super::chain::Chain;
use super::quantity::{self, Whose};
use super::settings::{Settings, of_report};
use crate::derived::Derived;
use crate::problem::{Linear, Quantity};
use crate::solve::Reconciled;

/// A quota of a period.
#[derive(Debug, Clone)]
pub struct Limited {
    /// Row of `quotas`.
    pub row: u32,
    /// The limit, with the standard uncertainty of its figure.
    pub limit: Derived,
    /// What is limited, as reconciled; none where reports do not determine it.
    pub sum: Option<Derived>,
    /// What is limited, in the unknowns.
    pub quantity: Quantity,
}

impl Limited {
    /// How far a sum lies above the limit, and this in standard uncertainties.
    pub fn above(&self, sum: Derived) -> (Derived, f64) {
        let excess = difference(sum, self.limit);
        (excess, excess.value / excess.uncertainty)
    }
}

/// One less the other, of independent statements.
pub(super) fn difference(one: Derived, other: Derived) -> Derived {
    Derived { value: one.value - other.value, uncertainty: one.uncertainty.hypot(other.uncertainty) }
}

/// The quotas of the periods whose measures the chain knows, before the solve.
pub(super) fn limits(base: &CheckedBase, settings: &Settings, chain: &mut Chain) -> Vec<Limited> {
    let mut found = Vec::new();
    for quota in base.rows.quotas.iter().filter(|quota| quota.sense == Sense::Le) {
        let Some(period) = settings.periods.iter().position(|span| *span == quota.span) else { continue };
        let whose = Whose { subject: quota.holder.map(Subject::Enterprise), ..Whose::default() };
        let Ok(terms) = quantity::terms(base, quota.measure, whose, period as u32, chain) else { continue };
        if !terms.is_empty() {
            let quantity = Quantity::Linear(Linear::new(terms));
            found.push(Limited { row: quota.row, limit: limit(base, quota), sum: None, quantity });
        }
    }
    found
}

/// Fills in what the balance tells.
pub(super) fn told(limits: &mut [Limited], found: &Reconciled) {
    limits.iter_mut().for_each(|limited| limited.sum = found.derived(&limited.quantity));
}

fn limit(base: &CheckedBase, quota: &Quota) -> Derived {
    let share = of_report(base.grade("quotas", quota.row, "limit"));
    Derived { value: quota.limit.value, uncertainty: share * quota.limit.value.abs() }
}
