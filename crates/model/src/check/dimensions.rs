//! What a measure counts. All its terms must count the same: t, money, t/yr, pieces …

use crate::base::CheckedBase;
use crate::ids::{CommodityId, Id, MeasureId, PlantId};
use crate::recipe::Part;
use crate::tables::measures::{MeasureKind, MeasureTerm, Valued};
use crate::unit::Dimension;

/// A measure whose terms count different things.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("terms of {first} and of {second} in one measure")]
pub struct MixedUnits {
    /// Row of `measures` where the second dimension comes in.
    pub row: u32,
    /// What the measure counts before.
    pub first: Dimension,
    /// What this row counts.
    pub second: Dimension,
}

/// What a measure counts; mass where its terms match nothing in the base.
///
/// # Errors
/// When its terms count different things, or one term takes in commodities of different units.
pub fn measure_dimension(base: &CheckedBase, measure: MeasureId) -> Result<Dimension, MixedUnits> {
    terms_dimension(base, base.rows.measures.iter().filter(|term| term.measure == measure))
}

/// What the terms of one measure count.
pub(super) fn terms_dimension<'a>(
    base: &CheckedBase,
    terms: impl IntoIterator<Item = &'a MeasureTerm>,
) -> Result<Dimension, MixedUnits> {
    let mut first = None;
    for term in terms {
        for second in term_dimensions(base, term) {
            let first = *first.get_or_insert(second);
            if first != second {
                return Err(MixedUnits { row: term.row, first, second });
            }
        }
    }
    Ok(first.unwrap_or(Dimension::MASS))
}

/// The different dimensions of what a term takes in.
fn term_dimensions(base: &CheckedBase, term: &MeasureTerm) -> Vec<Dimension> {
    use MeasureKind::{Activity, Capacity, CapacityAdded, Consolidated, GrossOutput, Spend, ValueAdded};
    let amounts = match (term.kind, term.valued) {
        (Spend | GrossOutput | Consolidated | ValueAdded, _) => return vec![Dimension::MONEY],
        (Activity, _) => return vec![Dimension::NONE],
        (_, Valued::Current | Valued::Constant) => vec![Dimension::MONEY],
        (_, Valued::Element | Valued::Oxide) => vec![Dimension::MASS],
        (Capacity | CapacityAdded, Valued::Amount) => distinct(plants(base, term).map(|plant| counted(base, plant))),
        (_, Valued::Amount) => distinct(commodities(base, term).map(|commodity| unit(base, commodity))),
    };
    match term.kind {
        Capacity | CapacityAdded => amounts.into_iter().map(|amount| amount / Dimension::TIME).collect(),
        _ => amounts,
    }
}

fn distinct(dimensions: impl Iterator<Item = Dimension>) -> Vec<Dimension> {
    let mut seen = Vec::new();
    for dimension in dimensions {
        if !seen.contains(&dimension) {
            seen.push(dimension);
        }
    }
    seen
}

/// What one unit of a commodity counts.
fn unit(base: &CheckedBase, commodity: CommodityId) -> Dimension {
    base.rows.commodities[commodity.index()].unit.as_ref().map_or(Dimension::MASS, |unit| unit.dimension)
}

/// What the capacity of a plant counts, without the time.
fn counted(base: &CheckedBase, plant: PlantId) -> Dimension {
    base.rows.plants[plant.index()].counted.map_or(Dimension::NONE, |commodity| unit(base, commodity))
}

/// The plants whose capacity a term takes in.
fn plants(base: &CheckedBase, term: &MeasureTerm) -> impl Iterator<Item = PlantId> {
    let of_project = term.project.map(|project| base.rows.projects[project.index()].plant);
    let stage_of = |process: crate::ids::ProcessId| base.rows.processes[process.index()].stage;
    let candidates = term.plant.map_or(0..base.rows.plants.len(), |plant| plant.index()..plant.index() + 1);
    candidates.map(PlantId::from_index).filter(move |&id| {
        let plant = &base.rows.plants[id.index()];
        of_project.is_none_or(|wanted| wanted == Some(id))
            && term.commodity.is_none_or(|wanted| plant.counted == Some(wanted))
            && term.process.is_none_or(|wanted| plant.processes.contains(&wanted))
            && term.stage.is_none_or(|wanted| plant.processes.iter().any(|&process| stage_of(process) == Some(wanted)))
            && term.site.is_none_or(|wanted| plant.site == wanted)
            && term.scope.is_none_or(|wanted| base.is_in_scope(plant.site, wanted))
            && term.enterprise.is_none_or(|wanted| plant.enterprise.is_some_and(|firm| base.is_in_group(firm, wanted)))
    })
}

/// The commodities whose flows a term takes in.
fn commodities(base: &CheckedBase, term: &MeasureTerm) -> impl Iterator<Item = CommodityId> {
    let processes = match (term.process, term.plant) {
        (Some(process), _) => Some(vec![process]),
        (None, Some(plant)) => Some(base.rows.plants[plant.index()].processes.clone()),
        (None, None) => None,
    };
    let handled = processes.map(|processes| handled(base, term.kind, &processes));
    let candidates = match (term.commodity, handled) {
        (Some(only), handled) if handled.as_ref().is_none_or(|handled| handled.contains(&only)) => vec![only],
        (Some(_), _) => Vec::new(),
        (None, Some(handled)) => handled,
        (None, None) => (0..base.rows.commodities.len()).map(CommodityId::from_index).collect(),
    };
    candidates.into_iter().filter(move |&id| {
        let stage = base.rows.commodities[id.index()].stage;
        term.stage.is_none_or(|wanted| stage == Some(wanted))
            && term.element.is_none_or(|wanted| base.composition.share(id, wanted) > 0.0)
    })
}

/// What the recipes of some processes make, use, or both.
fn handled(base: &CheckedBase, kind: MeasureKind, processes: &[crate::ids::ProcessId]) -> Vec<CommodityId> {
    let recipes = processes.iter().flat_map(|&process| base.recipes_of(process)).map(|&recipe| base.recipe(recipe));
    let commodities = |parts: &[Part]| parts.iter().map(|part| part.commodity).collect::<Vec<_>>();
    let of_recipe = |recipe: &crate::recipe::Recipe| match kind {
        MeasureKind::Output => commodities(&recipe.outputs),
        MeasureKind::Input => commodities(&recipe.inputs),
        _ => [commodities(&recipe.inputs), commodities(&recipe.outputs)].concat(),
    };
    recipes.flat_map(of_recipe).collect()
}
