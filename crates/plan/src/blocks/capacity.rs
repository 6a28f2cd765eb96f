//! Capacity, per plant and period:
//!
//! > Σ_modes κ·x ≤ ∫_t K(s)·avail ds + Σ_starts avail·a[start, t]·size·z
//!
//! K from `capacities` (accepted and effective bind), a from the ramp. Projects contribute from
//! their own block. Isolated in `tests/it/blocks/capacity.rs`.

use lodestone_model::ids::{Id, PlantId};
use lodestone_solve::{AxisId, Builder, Row, RowBlock};

use crate::capacity_of::PlantCapacity;
use crate::sets::Sets;

/// Rows `capacity[plant, period]`.
#[derive(Debug, Clone)]
pub struct CapacityRows {
    rows: RowBlock,
    is_limited: Vec<bool>,
}

impl CapacityRows {
    /// Declares the rows with the plants' own capacity as their limit.
    pub fn declare(builder: &mut Builder, sets: &Sets, plant: AxisId, period: AxisId) -> Self {
        let rows = builder.rows("capacity", &[plant, period]);
        let capacity = PlantCapacity::of(&sets.base);
        let mut is_limited = vec![false; sets.base.rows.plants.len()];
        for row in &sets.base.rows.capacities {
            is_limited[row.plant.index()] = true;
        }
        for project in &sets.base.rows.projects {
            if let Some(plant) = project.plant {
                is_limited[plant.index()] = true;
            }
        }
        for p in 0..is_limited.len() {
            let plant = PlantId::from_index(p);
            for (t, limit) in capacity.in_periods(plant, &sets.periods).enumerate() {
                builder.row_bounds(rows.at2(p as u32, t as u32), f64::NEG_INFINITY, limit);
            }
        }
        CapacityRows { rows, is_limited }
    }

    /// The row of a plant in a period.
    pub fn row(&self, plant: PlantId, period: u32) -> Row {
        self.rows.at2(plant.0, period)
    }

    /// Whether a plant has any capacity row or project; without one it cannot run.
    pub fn is_limited(&self, plant: PlantId) -> bool {
        self.is_limited[plant.index()]
    }
}
