//! What amounts are counted in: canonical units in words, such as `t`, `t/yr` or `CNY/t`.

use lodestone_model::check::measure_dimension;
use lodestone_model::ids::{CommodityId, Id, IndicatorId, MeasureId, PlantId, ResourceId};
use lodestone_model::unit::Dimension;

use crate::formulation::Formulation;

/// Of a commodity.
pub fn commodity(f: &Formulation, id: CommodityId) -> String {
    f.sets.units.symbol(counted(f, id))
}

/// Of what a plant does in a period: what its capacity counts; empty where that is its activity.
pub fn plant(f: &Formulation, id: PlantId) -> String {
    counting(f, of_plant(f, id))
}

/// Of a plant's capacity.
pub fn capacity(f: &Formulation, id: PlantId) -> String {
    let dimension = of_plant(f, id);
    if dimension == Dimension::NONE { String::new() } else { f.sets.units.symbol(dimension.per(Dimension::TIME)) }
}

/// Of a resource; empty where it has none.
pub fn resource(f: &Formulation, id: ResourceId) -> String {
    let row = &f.sets.base.rows.resources[id.index()];
    counting(f, row.unit.as_ref().map_or(Dimension::NONE, |unit| unit.dimension))
}

/// Of a measure; empty for activity, and where its terms count different things.
pub fn measure(f: &Formulation, id: MeasureId) -> String {
    measure_dimension(&f.sets.base, id).map_or_else(|_| String::new(), |dimension| counting(f, dimension))
}

/// Of an indicator that no measure computes, as the table says; 1 for a share.
pub fn indicator(f: &Formulation, id: IndicatorId) -> String {
    let row = &f.sets.base.rows.indicators[id.index()];
    row.unit.as_ref().map_or_else(String::new, |unit| f.sets.units.symbol(unit.dimension))
}

/// Of a stated number; 1 for a share.
pub fn shown(f: &Formulation, dimension: Dimension) -> String {
    f.sets.units.symbol(dimension)
}

/// A number without a dimension is no share here: 1 is left to ratios.
fn counting(f: &Formulation, dimension: Dimension) -> String {
    if dimension == Dimension::NONE { String::new() } else { f.sets.units.symbol(dimension) }
}

fn of_plant(f: &Formulation, id: PlantId) -> Dimension {
    f.sets.base.rows.plants[id.index()].counted.map_or(Dimension::NONE, |k| counted(f, k))
}

fn counted(f: &Formulation, id: CommodityId) -> Dimension {
    let row = &f.sets.base.rows.commodities[id.index()];
    row.unit.as_ref().map_or(Dimension::MASS, |unit| unit.dimension)
}
