//! Whether a statement about a measure, restricted to a firm, plant, project, commodity or area, is
//! about exactly what is asked. By definition, not by what the base happens to hold: the zone's
//! output is not the city's, even where every known plant of the city stands in the zone.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id, ScopeId, SiteId};
use lodestone_model::tables::measures::MeasureTerm;

use super::facts::Restriction;
use crate::measure::Ask;

/// Whether the restriction leaves of every term of the asked measure just what the ask leaves of it.
pub fn is_same<'a>(
    base: &CheckedBase,
    mut terms: impl Iterator<Item = &'a MeasureTerm>,
    ask: Ask,
    of: Restriction,
) -> bool {
    terms.all(|term| {
        let firm = |more: Option<EnterpriseId>| narrowed(base, term.enterprise, more);
        let is_plant_ask = ask.plant.is_some() && of.plant == ask.plant;
        (is_plant_ask || firm(ask.holder).is_some_and(|asked| firm(of.enterprise) == Some(asked)))
            && (term.plant.or(ask.plant) == term.plant.or(of.plant))
            && (of.project.is_none() || of.project == term.project)
            && (of.commodity.is_none() || of.commodity == term.commodity)
            && of.scope.is_none_or(|area| holds(base, area, term, ask))
    })
}

/// The firm to which both restrict, with its group: none of them, the lower one, or nobody at all.
fn narrowed(
    base: &CheckedBase,
    first: Option<EnterpriseId>,
    second: Option<EnterpriseId>,
) -> Option<Option<EnterpriseId>> {
    match (first, second) {
        (Some(a), Some(b)) if base.is_in_group(a, b) => Some(Some(a)),
        (Some(a), Some(b)) if base.is_in_group(b, a) => Some(Some(b)),
        (Some(_), Some(_)) => None,
        (a, b) => Some(a.or(b)),
    }
}

/// Whether an area holds all that a term counts.
fn holds(base: &CheckedBase, area: ScopeId, term: &MeasureTerm, ask: Ask) -> bool {
    let mut above = std::iter::successors(term.scope, |s| base.rows.scopes[s.index()].part_of);
    let site_of = |p: lodestone_model::ids::PlantId| base.rows.plants[p.index()].site;
    let site = term.site.or(term.plant.map(site_of)).or(ask.plant.map(site_of));
    above.any(|scope| scope == area)
        || site.is_some_and(|site| base.is_in_scope(site, area))
        || (0..base.rows.sites.len()).all(|s| base.is_in_scope(SiteId::from_index(s), area))
}
