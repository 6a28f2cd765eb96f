//! What a measure counts, as a sum of unknowns of the chain.

use std::collections::BTreeSet;

use lodestone_model::CheckedBase;
use lodestone_model::ids::{CommodityId, Id, MeasureId, PlantId, ScopeId, Subject};
use lodestone_model::tables::measures::{MeasureKind, MeasureTerm, Valued};

use super::chain::{Chain, Flow};
use super::statements::Why;
use crate::problem::UnknownId;

/// Whose part of a measure is asked for, besides what its own terms say.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Whose {
    pub subject: Option<Subject>,
    pub scope: Option<ScopeId>,
    /// Stocks at the beginning of the first period, not at the end of one.
    pub at_start: bool,
}

impl Whose {
    /// Whether a plant belongs to it.
    pub fn has(self, base: &CheckedBase, plant: PlantId) -> bool {
        let row = &base.rows.plants[plant.index()];
        let subject = match self.subject {
            Some(Subject::Plant(id)) => plant == id,
            Some(Subject::Enterprise(firm)) => row.enterprise.is_some_and(|of| base.is_in_group(of, firm)),
            Some(Subject::Scope(scope)) => base.is_in_scope(row.site, scope),
            _ => true,
        };
        subject && self.scope.is_none_or(|scope| base.is_in_scope(row.site, scope))
    }

    fn is_part(self) -> bool {
        matches!(self.subject, Some(Subject::Plant(_) | Subject::Enterprise(_)))
    }
}

/// The measure over a period, each unknown once.
pub(super) fn terms(
    base: &CheckedBase,
    measure: MeasureId,
    whose: Whose,
    period: u32,
    chain: &mut Chain,
) -> Result<Vec<(UnknownId, f64)>, Why> {
    let mut sum: Vec<(UnknownId, f64)> = Vec::new();
    for term in base.rows.measures.iter().filter(|term| term.measure == measure) {
        let counted = Counted { base, term, whose, period };
        for (unknown, factor) in counted.unknowns(chain)? {
            match sum.iter_mut().find(|(there, _)| *there == unknown) {
                Some((_, there)) => *there += factor,
                None => sum.push((unknown, factor)),
            }
        }
    }
    sum.retain(|(_, factor)| *factor != 0.0);
    Ok(sum)
}

struct Counted<'a> {
    base: &'a CheckedBase,
    term: &'a MeasureTerm,
    whose: Whose,
    period: u32,
}

impl Counted<'_> {
    fn unknowns(&self, chain: &mut Chain) -> Result<Vec<(UnknownId, f64)>, Why> {
        let term = self.term;
        if term.project.is_some() || matches!(term.valued, Valued::Current | Valued::Constant) {
            return Err(Why::NotAnAmount);
        }
        let flows: Vec<UnknownId> = match term.kind {
            MeasureKind::Output => {
                let is = |flow| matches!(flow, Flow::Output(plant, process, _) if self.counts(plant) && term.process.is_none_or(|id| id == process));
                chain.all(self.period, is)
            }
            MeasureKind::Input => self.inputs(chain),
            kind => {
                let is = |flow| match kind {
                    MeasureKind::Purchase => matches!(flow, Flow::Bought(_)),
                    MeasureKind::Sale => matches!(flow, Flow::Sold(_)),
                    MeasureKind::StockChange => matches!(flow, Flow::Stocked(_)),
                    MeasureKind::Stock if self.whose.at_start => matches!(flow, Flow::Opening(_)),
                    MeasureKind::Stock => matches!(flow, Flow::Level(_)),
                    _ => false,
                };
                let found = chain.all(self.period, is);
                if found.is_empty() {
                    return Err(Why::NotAnAmount);
                }
                if self.is_part() {
                    return Err(if kind == MeasureKind::Sale { Why::SaleOfAFirm } else { Why::PartOfTheBase });
                }
                found
            }
        };
        let one = |id: UnknownId| Some((id, term.weight * self.value(commodity(chain.flows[id.0 as usize])?)));
        Ok(flows.into_iter().filter_map(one).filter(|(_, factor)| *factor != 0.0).collect())
    }

    /// Whole processes where all their plants count, else the parts of those that do.
    fn inputs(&self, chain: &mut Chain) -> Vec<UnknownId> {
        let mut found = Vec::new();
        let mut parts = BTreeSet::new();
        for unknown in chain.all(self.period, |flow| matches!(flow, Flow::Used(..))) {
            let Flow::Used(recipe, commodity) = chain.flows[unknown.0 as usize] else { continue };
            let process = self.base.recipe(recipe).process;
            if self.term.process.is_some_and(|id| id != process) || self.value(commodity) == 0.0 {
                continue;
            }
            let plants = chain.plants_of(self.period, process);
            let counting = plants.iter().filter(|&&plant| self.counts(plant)).count();
            if counting == plants.len() {
                found.push(unknown);
            } else if counting > 0 {
                parts.insert((process, commodity));
            }
        }
        for (process, commodity) in parts {
            let intakes = chain.intakes(self.base, self.period, process, commodity).into_iter();
            let counts =
                |id: &UnknownId| matches!(chain.flows[id.0 as usize], Flow::Intake(plant, ..) if self.counts(plant));
            found.extend(intakes.filter(counts));
        }
        found
    }

    /// What is bought, sold and held is known of the whole base only.
    fn is_part(&self) -> bool {
        let term = self.term;
        self.whose.is_part() || term.plant.is_some() || term.enterprise.is_some() || term.site.is_some() || {
            let all = |scope| self.base.rows.plants.iter().all(|plant| self.base.is_in_scope(plant.site, scope));
            !term.scope.or(self.whose.scope).is_none_or(all)
        }
    }

    fn counts(&self, plant: PlantId) -> bool {
        let (base, term) = (self.base, self.term);
        let row = &base.rows.plants[plant.index()];
        self.whose.has(base, plant)
            && term.plant.is_none_or(|id| id == plant)
            && term.enterprise.is_none_or(|group| row.enterprise.is_some_and(|of| base.is_in_group(of, group)))
            && term.site.is_none_or(|site| site == row.site)
            && term.scope.is_none_or(|scope| base.is_in_scope(row.site, scope))
    }

    /// What one unit of a commodity counts; 0 where it does not.
    fn value(&self, commodity: CommodityId) -> f64 {
        let (base, term) = (self.base, self.term);
        let stage = base.rows.commodities[commodity.index()].stage;
        let wanted = term.commodity.is_none_or(|id| id == commodity) && term.stage.is_none_or(|id| stage == Some(id));
        let contents = base.composition.of(commodity).iter();
        match (term.valued, term.element) {
            _ if !wanted => 0.0,
            (Valued::Amount, None) => 1.0,
            (Valued::Oxide, Some(of)) => base.composition.oxide_share(commodity, of),
            (Valued::Oxide, None) => contents.map(|c| c.share * base.composition.oxide_factor(c.element)).sum(),
            (_, Some(of)) => base.composition.share(commodity, of),
            (_, None) => contents.map(|c| c.share).sum(),
        }
    }
}

/// None for activity.
pub(super) fn commodity(flow: Flow) -> Option<CommodityId> {
    match flow {
        Flow::Activity(_) => None,
        Flow::Used(_, id) | Flow::Made(_, id) | Flow::Output(_, _, id) | Flow::Intake(_, _, id) => Some(id),
        Flow::Bought(id) | Flow::Sold(id) | Flow::Stocked(id) | Flow::Opening(id) | Flow::Level(id) => Some(id),
    }
}
