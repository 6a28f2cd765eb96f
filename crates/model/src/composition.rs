//! Element content of commodities: t of element in one canonical unit of the commodity.

use crate::ids::{CommodityId, ElementId, ElementRef, Id};

/// Content of one element.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Content {
    /// The element.
    pub element: ElementId,
    /// t of element per unit of commodity.
    pub share: f64,
    /// Standard uncertainty of `share`.
    pub uncertainty: f64,
}

/// Content of every commodity, and the members of every group.
#[derive(Debug, Clone, Default)]
pub struct Compositions {
    pub(crate) contents: Vec<Vec<Content>>,
    pub(crate) groups: Vec<Vec<ElementId>>,
    pub(crate) oxide_factors: Vec<f64>,
}

impl Compositions {
    /// Contents of a commodity, by element; empty when none is known.
    pub fn of(&self, commodity: CommodityId) -> &[Content] {
        self.contents.get(commodity.index()).map_or(&[], Vec::as_slice)
    }

    /// Members of an element or group.
    pub fn members(&self, of: ElementRef) -> Vec<ElementId> {
        match of {
            ElementRef::Element(element) => vec![element],
            ElementRef::Group(group) => self.groups[group.index()].clone(),
        }
    }

    /// t of the element or group per unit of commodity.
    pub fn share(&self, commodity: CommodityId, of: ElementRef) -> f64 {
        self.sum(commodity, of, |_| 1.0)
    }

    /// t of oxide of the element or group per unit of commodity.
    pub fn oxide_share(&self, commodity: CommodityId, of: ElementRef) -> f64 {
        self.sum(commodity, of, |element| self.oxide_factors[element.index()])
    }

    /// t of oxide per t of element.
    pub fn oxide_factor(&self, element: ElementId) -> f64 {
        self.oxide_factors[element.index()]
    }

    fn sum(&self, commodity: CommodityId, of: ElementRef, factor: impl Fn(ElementId) -> f64) -> f64 {
        let is_member = |element: ElementId| match of {
            ElementRef::Element(one) => one == element,
            ElementRef::Group(group) => self.groups[group.index()].contains(&element),
        };
        self.of(commodity).iter().filter(|c| is_member(c.element)).map(|c| c.share * factor(c.element)).sum()
    }
}
