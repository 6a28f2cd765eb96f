//! Resources r[resource, period] ≥ 0: funds, skills, energy, water, permits, storage.
//!
//! > Σ u·x + Σ_starts (per year of building, per year of operation, per unit of spend)·z − r = 0
//! > r ≤ supply;  cost += c·r·df
//!
//! A blank coefficient means "not evaluated" and is listed on the output, never zero. A budget is a
//! resource used per unit of spend. Isolated in `tests/it/blocks/resource.rs`.

use lodestone_model::ids::{Id, ResourceId};
use lodestone_model::spread::{limit_in, mean_over};
use lodestone_model::tables::resource_use::{ResourceUse, UsePer};
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, RowBlock, Writer};
use rustc_hash::FxHashMap;

use crate::conventions::{Discount, years_of};
use crate::project_terms::{alive_years, building_years, spend_share_in, spend_shares, unit_capex};
use crate::sets::{Mode, Sets, Start};

/// What a unit of activity needs of a resource.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Need {
    /// The resource.
    pub resource: ResourceId,
    /// Units per unit of activity.
    pub coefficient: f64,
}

/// Rows `resource_use[resource, period]` and columns `resource[resource, period]`.
#[derive(Debug, Clone)]
pub struct Resources {
    rows: RowBlock,
    cols: ColBlock,
    needs: FxHashMap<(u32, u32), Vec<Need>>,
}

impl Resources {
    /// Declares rows and columns.
    pub fn declare(builder: &mut Builder, sets: &Sets, resource: AxisId, period: AxisId) -> Self {
        let mut needs: FxHashMap<(u32, u32), Vec<Need>> = FxHashMap::default();
        if !sets.base.rows.resource_use.is_empty() {
            for mode in &sets.modes {
                let found = needs_of(sets, mode);
                if !found.is_empty() {
                    needs.insert((mode.plant.0, mode.recipe.0), found);
                }
            }
        }
        Resources {
            rows: builder.rows("resource_use", &[resource, period]),
            cols: builder.cols("resource", &[resource, period]),
            needs,
        }
    }

    /// The row of a resource in a period.
    pub fn row(&self, resource: ResourceId, period: u32) -> Row {
        self.rows.at2(resource.0, period)
    }

    /// The column of a resource in a period.
    pub fn col(&self, resource: ResourceId, period: u32) -> Col {
        self.cols.at2(resource.0, period)
    }

    /// What a unit of activity of a mode needs.
    pub fn needs_of(&self, mode: &Mode) -> &[Need] {
        self.needs.get(&(mode.plant.0, mode.recipe.0)).map_or(&[], Vec::as_slice)
    }

    /// Terms of one unit of a start.
    pub fn start_terms(&self, sets: &Sets, start: &Start, mut term: impl FnMut(Row, f64)) {
        for row in sets.base.rows.resource_use.iter().filter(|r| r.project == Some(start.project)) {
            for t in 0..sets.period_count() {
                let amount = start_need(sets, row, start, t as usize);
                if amount != 0.0 {
                    term(self.row(row.resource, t), amount);
                }
            }
        }
    }

    /// Writes every column.
    pub fn write(&self, writer: &mut Writer, sets: &Sets, discount: &Discount) {
        for r in 0..sets.base.rows.resources.len() {
            let resource = ResourceId::from_index(r);
            for t in 0..sets.period_count() {
                let (max, cost) = supply(sets, resource, t as usize);
                let cost = cost * discount.operating(t as usize);
                writer.column(self.col(resource, t), cost, 0.0, max).term(self.row(resource, t), -1.0);
            }
        }
    }
}

/// Most of a resource in a period, and its price. Without a row it is not limited.
pub fn supply(sets: &Sets, resource: ResourceId, t: usize) -> (f64, f64) {
    let period = sets.periods[t].span;
    let rows = || sets.base.rows.resource_supply.iter().filter(|s| s.resource == resource);
    let cost = mean_over(period, rows().map(|s| (s.span, s.cost))).unwrap_or(0.0);
    if rows().next().is_none() {
        return (f64::INFINITY, cost);
    }
    (limit_in(period, sets.horizon, rows().map(|s| (s.span, s.amount))), cost)
}

/// Units of a resource that one unit of a start needs in a period.
pub fn start_need(sets: &Sets, row: &ResourceUse, start: &Start, t: usize) -> f64 {
    let Some(coefficient) = row.coefficient else { return 0.0 };
    let period = years_of(sets.periods[t].span);
    coefficient
        * match row.per {
            UsePer::Activity => 0.0,
            UsePer::Build => building_years(start, period),
            UsePer::Operation => alive_years(start, period),
            UsePer::Spend => {
                let shares = spend_shares(&sets.base, start.project);
                let capex = unit_capex(&sets.base.rows.projects[start.project.index()]);
                capex * spend_share_in(&shares, start, period)
            }
        }
}

/// Needs of a mode: the plant's own row of a resource, or else its process's.
fn needs_of(sets: &Sets, mode: &Mode) -> Vec<Need> {
    let process = sets.base.recipe(mode.recipe).process;
    let mut needs: Vec<Need> = Vec::new();
    let rows = || sets.base.rows.resource_use.iter().filter(|r| r.per == UsePer::Activity);
    let own = rows().filter(|r| r.plant == Some(mode.plant) && r.process.is_none_or(|p| p == process));
    let general = rows().filter(|r| r.plant.is_none() && r.project.is_none() && r.process == Some(process));
    for row in own.chain(general) {
        if let Some(coefficient) = row.coefficient
            && !needs.iter().any(|n| n.resource == row.resource)
        {
            needs.push(Need { resource: row.resource, coefficient });
        }
    }
    needs
}
