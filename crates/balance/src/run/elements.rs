//! Element accounts: what came in with everything from outside, what went out, and what stocks grew by.
//!
//! Contents are those of `composition`. Where it states their uncertainty, that enters too: errors of one element's contents are
//! taken as one error, since most of them go back to one ore.

use lodestone_model::CheckedBase;
use lodestone_model::ids::{CommodityId, ElementId, Id};

use super::chain::Flow;
use crate::derived::Derived;
use crate::problem::{Linear, Quantity, UnknownId};
use crate::solve::Reconciled;

/// One element in a period, t of element; none where reports do not determine it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ElementAccount {
    /// The place of the period in the settings.
    pub period: u32,
    /// The element.
    pub element: ElementId,
    /// In what was bought.
    pub entered: Option<Derived>,
    /// In what was sold, disposed of or put into stock.
    pub left: Option<Derived>,
    /// In what stocks grew by: the surplus that found no outlet.
    pub surplus: Option<Derived>,
    /// What recipes lost or gave to goods that hold it untracked: entered less left.
    pub between: Option<Derived>,
}

/// Of every element that the base tracks, by period.
pub(super) fn accounts(
    base: &CheckedBase,
    flows: &[Flow],
    periods: &[u32],
    count: usize,
    found: &Reconciled,
) -> Vec<ElementAccount> {
    let of = |period: u32| {
        let accounts = Accounts { base, flows, periods, period, found };
        (0..base.rows.elements.len()).map(move |at| accounts.of(ElementId::from_index(at)))
    };
    (0..count as u32).flat_map(of).collect()
}

#[derive(Clone, Copy)]
struct Accounts<'a> {
    base: &'a CheckedBase,
    flows: &'a [Flow],
    periods: &'a [u32],
    period: u32,
    found: &'a Reconciled,
}

impl Accounts<'_> {
    fn of(self, element: ElementId) -> ElementAccount {
        let bought = |flow| if let Flow::Bought(commodity) = flow { Some((commodity, 1.0)) } else { None };
        let stocked = |flow| if let Flow::Stocked(commodity) = flow { Some((commodity, 1.0)) } else { None };
        let gone = |flow| if let Flow::Sold(commodity) = flow { Some((commodity, 1.0)) } else { stocked(flow) };
        let between = |flow| bought(flow).or_else(|| gone(flow).map(|(commodity, _)| (commodity, -1.0)));
        ElementAccount {
            period: self.period,
            element,
            entered: self.sum(element, &bought),
            left: self.sum(element, &gone),
            surplus: self.sum(element, &stocked),
            between: self.sum(element, &between),
        }
    }

    /// Σ sign · flow · content.
    fn sum(self, element: ElementId, sign: &dyn Fn(Flow) -> Option<(CommodityId, f64)>) -> Option<Derived> {
        let content = |commodity: CommodityId| {
            let contents = self.base.composition.of(commodity).iter().filter(|content| content.element == element);
            contents.fold((0.0, 0.0), |(share, spread), content| (share + content.share, spread + content.uncertainty))
        };
        let (mut terms, mut spread) = (Vec::new(), 0.0);
        for (at, &flow) in self.flows.iter().enumerate().filter(|(at, _)| self.periods[*at] == self.period) {
            let Some((commodity, sign)) = sign(flow) else { continue };
            let (share, of_share) = content(commodity);
            if share != 0.0 {
                terms.push((UnknownId(at as u32), sign * share));
                spread += sign * of_share * self.found.values[at].value.unwrap_or(0.0);
            }
        }
        let sum = self.found.derived(&Quantity::Linear(Linear::new(terms)))?;
        Some(Derived { uncertainty: sum.uncertainty.hypot(spread), ..sum })
    }
}
