//! All index sets of one base, found once.

use std::sync::Arc as Shared;

use lodestone_model::base::{CheckedBase, Period};
use lodestone_model::ids::{Id, MeasureId, PlantId};
use lodestone_model::tables::measures::MeasureTerm;
use lodestone_model::time::Span;
use lodestone_model::unit::Units;

use super::{Arc, Leg, Lines, Mode, ModeId, Nodes, Pools, Start, Windows, arcs, legs, modes, pools, starts};

/// All index sets of one base.
pub struct Sets {
    /// The base they were found in.
    pub base: Shared<CheckedBase>,
    /// Planned periods.
    pub periods: Vec<Period>,
    /// From the first planned day to the last.
    pub horizon: Span,
    /// Nodes.
    pub nodes: Nodes,
    /// Ways to run plants, grouped by plant.
    pub modes: Vec<Mode>,
    mode_ranges: Vec<std::ops::Range<usize>>,
    /// Pools of goods at nodes.
    pub pools: Pools,
    /// Purchases from outside.
    pub supplies: Lines,
    /// Sales to outside.
    pub markets: Lines,
    /// Transport of one commodity on one route.
    pub arcs: Vec<Arc>,
    /// Who may use them: the local markets first, arc by arc, then firms for their own goods.
    pub legs: Vec<Leg>,
    /// Whether a site without firms makes a commodity, so that such sites have output of it.
    pub unowned: Vec<bool>,
    /// Starts of projects: (project, period) with their commissioning.
    pub starts: Vec<Start>,
    measure_rows: Vec<Vec<u32>>,
    /// Units of the base.
    pub units: Units,
}

impl Sets {
    /// Finds the sets of a base.
    pub fn of(base: &Shared<CheckedBase>, windows: Windows) -> Self {
        let periods = base.planned().to_vec();
        let horizon = base.horizon();
        let mut nodes = Nodes::of_sites(base);
        let modes = modes::modes_of(base, &mut nodes);
        nodes.add_traders(base);
        let arcs = arcs::arcs_of(base, &nodes, &modes);
        nodes.add_transit(base);
        let (pools, supplies, markets) = pools::pools_of(base, &nodes, &modes, &arcs, &periods);
        let legs = legs::legs_of(&nodes, &arcs, &pools);
        let mut unowned = vec![false; base.rows.commodities.len()];
        for mode in modes.iter().filter(|mode| nodes.is_without_firms(mode.node)) {
            for part in &base.recipe(mode.recipe).outputs {
                unowned[part.commodity.index()] = true;
            }
        }
        let starts = starts::starts_of(base, &periods, horizon, windows);
        let mode_ranges = modes::ranges(&modes, base.rows.plants.len());
        let measure_rows = measure_rows(base);
        let units = base.units();
        Sets {
            base: base.clone(),
            periods,
            horizon,
            nodes,
            modes,
            mode_ranges,
            pools,
            supplies,
            markets,
            arcs,
            legs,
            unowned,
            starts,
            measure_rows,
            units,
        }
    }

    /// Rows of a measure.
    pub fn terms_of(&self, measure: MeasureId) -> impl Iterator<Item = &MeasureTerm> {
        let rows = &self.base.rows.measures;
        self.measure_rows[measure.index()].iter().map(move |&r| &rows[r as usize])
    }

    /// Number of planned periods.
    pub fn period_count(&self) -> u32 {
        self.periods.len() as u32
    }

    /// Modes of a plant, with their positions.
    pub fn modes_of(&self, plant: PlantId) -> impl Iterator<Item = (ModeId, &Mode)> {
        let range = self.mode_ranges[plant.index()].clone();
        range.map(|m| (ModeId(m as u32), &self.modes[m]))
    }
}

fn measure_rows(base: &CheckedBase) -> Vec<Vec<u32>> {
    let mut rows = vec![Vec::new(); base.measure_count()];
    for (r, row) in base.rows.measures.iter().enumerate() {
        rows[row.measure.index()].push(r as u32);
    }
    rows
}
