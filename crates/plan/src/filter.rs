//! What a term of a measure counts under an ask: which commodities, nodes and plants pass.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, ElementRef, EnterpriseId, Id, PlantId};
use lodestone_model::tables::measures::{MeasureTerm, Valued};
use lodestone_model::time::Span;

use crate::measure::Ask;
use crate::prices::PriceBook;
use crate::sets::{NodeId, Sets};

/// The filters of one term under one ask.
#[derive(Clone, Copy)]
pub struct Filter<'a> {
    /// Sets of the base.
    pub sets: &'a Sets,
    /// Who is asked about.
    pub ask: Ask,
    /// The term.
    pub term: &'a MeasureTerm,
}

impl Filter<'_> {
    fn base(&self) -> &CheckedBase {
        &self.sets.base
    }

    /// Whether a commodity counts.
    pub fn wants_commodity(&self, commodity: CommodityId) -> bool {
        let row = &self.base().rows.commodities[commodity.index()];
        self.term.commodity.is_none_or(|k| k == commodity) && self.term.stage.is_none_or(|s| row.stage == Some(s))
    }

    /// Whether the goods of a node count.
    pub fn wants_node(&self, node: NodeId) -> bool {
        let base = self.base();
        let node = self.sets.nodes.get(node);
        self.wants_firm(node.enterprise)
            && self.term.site.is_none_or(|s| s == node.site)
            && self.term.scope.is_none_or(|s| base.is_in_scope(node.site, s))
    }

    /// Whether a plant counts.
    pub fn wants_plant(&self, plant: PlantId) -> bool {
        let base = self.base();
        let row = &base.rows.plants[plant.index()];
        self.term.plant.is_none_or(|p| p == plant)
            && self.ask.plant.is_none_or(|p| p == plant)
            && self.wants_firm(row.enterprise)
            && self.term.site.is_none_or(|s| s == row.site)
            && self.term.scope.is_none_or(|s| base.is_in_scope(row.site, s))
    }

    /// Whether the capacity of a plant counts.
    pub fn wants_capacity(&self, plant: PlantId) -> bool {
        let base = self.base();
        let row = &base.rows.plants[plant.index()];
        let stage_of = |k: CommodityId| base.rows.commodities[k.index()].stage;
        self.wants_plant(plant)
            && self.term.process.is_none_or(|p| row.processes.contains(&p))
            && (self.term.commodity.is_none() || row.counted == self.term.commodity)
            && self.term.stage.is_none_or(|s| row.counted.is_some_and(|k| stage_of(k) == Some(s)))
    }

    /// Positions of the modes that count.
    pub fn modes(&self) -> Vec<usize> {
        let sets = self.sets;
        let wanted = |m: usize| {
            let mode = &sets.modes[m];
            let process = sets.base.recipe(mode.recipe).process;
            self.wants_plant(mode.plant) && self.term.process.is_none_or(|p| p == process)
        };
        match self.term.plant.or(self.ask.plant) {
            Some(plant) => sets.modes_of(plant).map(|(m, _)| m.index()).filter(|&m| wanted(m)).collect(),
            None => (0..sets.modes.len()).filter(|&m| wanted(m)).collect(),
        }
    }

    /// What one unit of a commodity counts over some days; none when it counts money and has no price.
    pub fn value(&self, prices: &PriceBook, commodity: CommodityId, valued: Valued, span: Span) -> Option<f64> {
        let composition = &self.base().composition;
        let of = |of: Option<ElementRef>, oxide: bool| match (of, oxide) {
            (Some(of), false) => composition.share(commodity, of),
            (Some(of), true) => composition.oxide_share(commodity, of),
            (None, oxide) => composition
                .of(commodity)
                .iter()
                .map(|c| c.share * if oxide { composition.oxide_factor(c.element) } else { 1.0 })
                .sum(),
        };
        match (valued, self.term.element) {
            (Valued::Amount, None) => Some(1.0),
            (Valued::Amount | Valued::Element, element) => Some(of(element, false)),
            (Valued::Oxide, element) => Some(of(element, true)),
            (Valued::Current | Valued::Constant, _) => prices.price(commodity, valued, span),
        }
    }

    /// Whether a node's goods are industrial output: a firm that does not trade, or a site without
    /// firms.
    pub fn is_producer(&self, node: NodeId) -> bool {
        let of = self.sets.nodes.get(node);
        match of.enterprise {
            Some(_) => !of.may_resell,
            None => self.sets.nodes.firms_at(of.site).is_empty(),
        }
    }

    fn wants_firm(&self, firm: Option<EnterpriseId>) -> bool {
        let is_of =
            |group: Option<EnterpriseId>| group.is_none_or(|g| firm.is_some_and(|e| self.base().is_in_group(e, g)));
        is_of(self.term.enterprise) && is_of(self.ask.holder)
    }
}
