//! Measures of the base, and of the holders of quotas, that no report states: sums that a balance may know all the same.

use lodestone_model::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _, MeasureId, Subject};
use lodestone_model::tables::measures::MeasureKind;

use super::chain::Chain;
use super::quantity::{self, Whose};
use crate::problem::{Linear, Quantity};

/// A measure over the last period.
#[derive(Debug, Clone)]
pub struct Summed {
    /// The measure.
    pub measure: MeasureId,
    /// Whose part; none: all of it.
    pub holder: Option<EnterpriseId>,
    /// In the unknowns.
    pub quantity: Quantity,
}

/// Those made of flows that are unknowns already, and that no observation is about.
pub(super) fn sums(base: &CheckedBase, chain: &Chain) -> Vec<Summed> {
    let holders = base.rows.quotas.iter().map(|quota| (quota.measure, quota.holder));
    let whole = (0..base.measure_count()).map(|at| (MeasureId::from_index(at), None));
    let mut asked: Vec<(MeasureId, Option<EnterpriseId>)> = whole.chain(holders).collect();
    asked.sort();
    asked.dedup();
    asked.into_iter().filter_map(|(measure, holder)| sum(base, chain, measure, holder)).collect()
}

fn sum(base: &CheckedBase, chain: &Chain, measure: MeasureId, holder: Option<EnterpriseId>) -> Option<Summed> {
    let mut terms = base.rows.measures.iter().filter(|term| term.measure == measure);
    if terms.any(|term| term.kind == MeasureKind::Stock) {
        return None;
    }
    let mut scratch = chain.clone();
    let whose = Whose { subject: holder.map(Subject::Enterprise), ..Whose::default() };
    let last = chain.spans.len().checked_sub(1)? as u32;
    let mut terms = quantity::terms(base, measure, whose, last, &mut scratch).ok()?;
    terms.sort_by_key(|(id, _)| *id);
    let is_said = chain.problem.observations.iter().any(|seen| match &seen.quantity {
        Quantity::Linear(sum) => {
            let mut said = sum.terms.clone();
            said.sort_by_key(|(id, _)| *id);
            said == terms
        }
        _ => false,
    });
    let is_new = terms.is_empty() || is_said || scratch.flows.len() != chain.flows.len();
    (!is_new).then(|| Summed { measure, holder, quantity: Quantity::Linear(Linear::new(terms)) })
}
