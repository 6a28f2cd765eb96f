//! Element accounts: what came in with everything from outside, and what went out or into stock.
//!
//! Contents are those of `composition`; their own uncertainty is not in the numbers.

use lodestone_model::CheckedBase;
use lodestone_model::ids::{CommodityId, ElementId, Id};

use super::chain::Flow;
use crate::derived::Derived;
use crate::problem::{Linear, Quantity, UnknownId};
use crate::solve::Reconciled;

/// One element in the period, t of element; none where reports do not determine it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ElementAccount {
    /// The element.
    pub element: ElementId,
    /// In what was bought.
    pub entered: Option<Derived>,
    /// In what was sold, disposed of or put into stock.
    pub left: Option<Derived>,
    /// What recipes lost or gave to goods that hold it untracked: entered less left.
    pub between: Option<Derived>,
}

/// Of every element that the base tracks.
pub(super) fn accounts(base: &CheckedBase, flows: &[Flow], found: &Reconciled) -> Vec<ElementAccount> {
    (0..base.rows.elements.len()).map(|at| account(base, flows, found, ElementId::from_index(at))).collect()
}

fn account(base: &CheckedBase, flows: &[Flow], found: &Reconciled, element: ElementId) -> ElementAccount {
    let share = |commodity: CommodityId| {
        let contents = base.composition.of(commodity).iter();
        contents.filter(|content| content.element == element).map(|content| content.share).sum::<f64>()
    };
    let sum = |sign: &dyn Fn(Flow) -> Option<(CommodityId, f64)>| {
        let terms = flows.iter().enumerate().filter_map(|(at, &flow)| {
            let (commodity, sign) = sign(flow)?;
            Some((UnknownId(at as u32), sign * share(commodity)))
        });
        let terms: Vec<(UnknownId, f64)> = terms.filter(|term| term.1 != 0.0).collect();
        found.derived(&Quantity::Linear(Linear::new(terms)))
    };
    let bought = |flow| if let Flow::Bought(commodity) = flow { Some((commodity, 1.0)) } else { None };
    let gone = |flow| match flow {
        Flow::Sold(commodity) | Flow::Stocked(commodity) => Some((commodity, 1.0)),
        _ => None,
    };
    let between = |flow| bought(flow).or_else(|| gone(flow).map(|(commodity, _)| (commodity, -1.0)));
    ElementAccount { element, entered: sum(&bought), left: sum(&gone), between: sum(&between) }
}
