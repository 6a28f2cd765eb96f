//! Modes: a plant running one recipe on one account. Material belongs to the account: to the
//! plant's owner, or to the principal of a tolling contract.

use std::ops::Range;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id, PlantId};
use lodestone_model::recipe::RecipeId;

use super::{NodeId, Nodes};

/// Position of a mode.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModeId(pub u32);

impl ModeId {
    /// Its position.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// A plant running one recipe on one account.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Mode {
    /// The plant.
    pub plant: PlantId,
    /// The recipe.
    pub recipe: RecipeId,
    /// Where its material comes from and goes to.
    pub node: NodeId,
    /// Capacity used per unit of activity.
    pub capacity_use: f64,
    /// The principal and the contract's rows in `tolling`, when the material is not the owner's.
    pub principal: Option<EnterpriseId>,
}

/// Every mode, grouped by plant.
pub(super) fn modes_of(base: &CheckedBase, nodes: &mut Nodes) -> Vec<Mode> {
    let mut tolls = vec![Vec::new(); base.rows.plants.len()];
    for toll in &base.rows.tolling {
        tolls[toll.plant.index()].push(toll);
    }
    let mut modes = Vec::with_capacity(base.rows.plants.len());
    for (p, row) in base.rows.plants.iter().enumerate() {
        let mut accounts: Vec<Option<EnterpriseId>> = Vec::with_capacity(1);
        if !tolls[p].iter().any(|t| t.exclusive) {
            accounts.push(None);
        }
        for toll in &tolls[p] {
            if !accounts.contains(&Some(toll.principal)) {
                accounts.push(Some(toll.principal));
            }
        }
        for &process in &row.processes {
            for &recipe in base.recipes_of(process) {
                for &principal in &accounts {
                    modes.push(Mode {
                        plant: PlantId::from_index(p),
                        recipe,
                        node: nodes.at(base, principal.or(row.enterprise), row.site),
                        capacity_use: base.recipe(recipe).capacity_use(row.counted),
                        principal,
                    });
                }
            }
        }
    }
    modes
}

/// Where each plant's modes stand.
pub(super) fn ranges(modes: &[Mode], plants: usize) -> Vec<Range<usize>> {
    let mut ranges = vec![0..0; plants];
    for (m, mode) in modes.iter().enumerate() {
        let range = &mut ranges[mode.plant.index()];
        if range.start == range.end {
            *range = m..m;
        }
        range.end = m + 1;
    }
    ranges
}
