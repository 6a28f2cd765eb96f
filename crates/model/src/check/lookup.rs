//! Ids to positions, and what each row counts. Built once, before any row is read.

use std::sync::Arc;

use crate::decimal::Scale;
use crate::grid::{Cells, Grid, Interner, Sym};
use crate::ids::{CommodityId, Id, PlantId, ResourceId, TABLES_WITH_IDS};
use crate::schema::{Kind, Quantity, Table};
use crate::tables;
use crate::unit::{Dimension, Unit};

const NONE: u32 = u32::MAX;

/// What one row counts.
#[derive(Debug, Clone, Copy)]
pub struct Counted {
    /// Dimension of the commodity's unit; `None` when the row counts plain activity.
    pub dimension: Option<Dimension>,
    /// Canonical units in one of the commodity's own.
    pub scale: Scale,
}

impl Counted {
    /// Plain activity.
    pub const ACTIVITY: Counted = Counted { dimension: None, scale: Scale::ONE };
}

/// Which column says what a row counts.
#[derive(Debug, Clone, Copy)]
pub(crate) enum CountedBy {
    Commodity(usize),
    Plant(usize),
    Resource(usize),
    Itself,
    Nothing,
}

impl CountedBy {
    pub(crate) fn of(table: &Table) -> Self {
        let position = |id: &str| table.column(id).map(|(c, _)| c);
        if table.id == tables::projects::TABLE.id {
            return position("plant").map_or(CountedBy::Nothing, CountedBy::Plant);
        }
        if table.id == tables::project_spend::TABLE.id {
            return CountedBy::Nothing;
        }
        if let Some(column) = position("resource") {
            return match table.columns[column].kind {
                Kind::Id => CountedBy::Itself,
                _ => CountedBy::Resource(column),
            };
        }
        if let Some(column) = position("commodity") {
            return CountedBy::Commodity(column);
        }
        position("plant").map_or(CountedBy::Nothing, CountedBy::Plant)
    }
}

/// Ids to positions, and the units that rows count in.
pub struct Lookup<'a> {
    /// Texts of the base.
    pub texts: &'a Interner,
    currency: Dimension,
    positions: Vec<Vec<u32>>,
    ids: Vec<Vec<Sym>>,
    /// Tables that have rows but lack the column of their ids, which was reported.
    nameless: Vec<&'static str>,
    commodity_units: Vec<Counted>,
    plant_units: Vec<Counted>,
    resource_units: Vec<Counted>,
}

impl<'a> Lookup<'a> {
    /// Registers every id of every grid.
    pub(crate) fn new(grids: &[Grid], texts: &'a Interner) -> Self {
        let mut positions = vec![Vec::new(); TABLES_WITH_IDS.len()];
        let mut ids = vec![Vec::new(); TABLES_WITH_IDS.len()];
        let mut nameless = Vec::new();
        for (slot, &table) in TABLES_WITH_IDS.iter().enumerate() {
            let Some(grid) = grids.iter().find(|g| g.table.id == table) else { continue };
            let Some(column) = defining_column(grid.table) else { continue };
            if grid.rows > 0 && matches!(grid.cells[column], Cells::Empty) {
                nameless.push(table);
            }
            positions[slot].resize(texts.len(), NONE);
            for row in 0..grid.rows {
                if let Some(sym) = grid.sym(column, row)
                    && positions[slot][sym.index()] == NONE
                {
                    positions[slot][sym.index()] = ids[slot].len() as u32;
                    ids[slot].push(sym);
                }
            }
        }
        let mut lookup = Lookup {
            texts,
            currency: Dimension::MONEY,
            positions,
            ids,
            nameless,
            commodity_units: Vec::new(),
            plant_units: Vec::new(),
            resource_units: Vec::new(),
        };
        let grid = |id: &str| grids.iter().find(|g| g.table.id == id);
        lookup.commodity_units = grid("commodities").map(own_units).unwrap_or_default();
        lookup.resource_units = grid("resources").map(own_units).unwrap_or_default();
        lookup.plant_units = grid("plants").map(|g| lookup.plant_units(g)).unwrap_or_default();
        lookup
    }

    /// Position of an id.
    pub fn find<I: Id>(&self, sym: Sym) -> Option<I> {
        let position = *self.positions[I::SLOT as usize].get(sym.index())?;
        (position != NONE).then(|| I::from_index(position as usize))
    }

    /// Symbols of all ids of a kind, by position.
    pub fn syms<I: Id>(&self) -> &[Sym] {
        &self.ids[I::SLOT as usize]
    }

    /// Ids of some tables, as written.
    pub fn ids_of(&self, tables: &[&str]) -> impl Iterator<Item = &str> {
        TABLES_WITH_IDS
            .iter()
            .zip(&self.ids)
            .filter(|(table, _)| tables.contains(table))
            .flat_map(|(_, ids)| ids.iter().map(|&sym| self.texts.get(sym)))
    }

    /// Whether one of the tables lacks the column of its ids, so that what refers to it cannot be told.
    pub(crate) fn is_nameless(&self, tables: &[&str]) -> bool {
        self.nameless.iter().any(|table| tables.contains(table))
    }

    /// What a row counts.
    pub(crate) fn counted(&self, by: CountedBy, grid: &Grid, row: usize) -> Counted {
        let of = |column: usize| grid.sym(column, row);
        let found = match by {
            CountedBy::Commodity(c) => {
                of(c).and_then(|sym| self.find::<CommodityId>(sym)).and_then(|id| self.commodity_units.get(id.index()))
            }
            CountedBy::Plant(c) => {
                of(c).and_then(|sym| self.find::<PlantId>(sym)).and_then(|id| self.plant_units.get(id.index()))
            }
            CountedBy::Resource(c) => {
                of(c).and_then(|sym| self.find::<ResourceId>(sym)).and_then(|id| self.resource_units.get(id.index()))
            }
            CountedBy::Itself => self.resource_units.get(row),
            CountedBy::Nothing => None,
        };
        found.copied().unwrap_or(Counted::ACTIVITY)
    }

    /// The dimension a number must have; `None` when anything goes.
    pub(crate) fn dimension(&self, quantity: Quantity, counted: Counted) -> Option<Dimension> {
        let (money, time) = (self.currency, Dimension::TIME);
        match quantity {
            Quantity::Number | Quantity::Share | Quantity::MolarMass => Some(Dimension::NONE),
            Quantity::SharePerYear => Some(Dimension::NONE / time),
            Quantity::Money => Some(money),
            Quantity::MoneyPerYear => Some(money / time),
            Quantity::Duration => Some(time),
            Quantity::Amount | Quantity::Flow => counted.dimension,
            Quantity::Rate => counted.dimension.map(|d| d / time),
            Quantity::Price => counted.dimension.map(|d| money / d),
            Quantity::MoneyPerRate => counted.dimension.map(|d| money * time / d),
            Quantity::PricePerYear => counted.dimension.map(|d| money / d / time),
            Quantity::Stated => None,
        }
    }

    fn plant_units(&self, plants: &Grid) -> Vec<Counted> {
        let column = plants.table.column("counted").map(|(c, _)| c);
        (0..plants.rows)
            .map(|row| {
                column
                    .and_then(|c| plants.sym(c, row))
                    .and_then(|sym| self.find::<CommodityId>(sym))
                    .and_then(|id| self.commodity_units.get(id.index()).copied())
                    .unwrap_or(Counted::ACTIVITY)
            })
            .collect()
    }
}

/// The column whose entries other tables refer to: the id, or the name that groups rows.
fn defining_column(table: &Table) -> Option<usize> {
    table.id_column().or_else(|| table.columns.iter().position(|c| c.key && matches!(c.kind, Kind::Name)))
}

/// Units in the `unit` column, row by row.
fn own_units(grid: &Grid) -> Vec<Counted> {
    let Some((column, _)) = grid.table.column("unit") else { return Vec::new() };
    let counted = |unit: &Option<Arc<Unit>>| match unit {
        Some(unit) => Counted { dimension: Some(unit.dimension), scale: unit.scale },
        None => Counted { dimension: Some(Dimension::MASS), scale: Scale::ONE },
    };
    match &grid.cells[column] {
        Cells::Units(units) => units.iter().map(counted).collect(),
        _ => vec![Counted { dimension: Some(Dimension::MASS), scale: Scale::ONE }; grid.rows],
    }
}
