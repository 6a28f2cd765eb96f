//! Activity x[mode, period] ≥ 0: units of a recipe that a plant runs on one account.
//!
//! > balance += out·x (made), −in·x (bought);  capacity += κ·x;  resource use += u·x;
//! > cost += Σ_class c·x·df
//!
//! κ from `Recipe::capacity_use`. Isolated in `tests/it/blocks/activity.rs`.

use lodestone_model::ids::PlantId;
use lodestone_model::schema::Chosen;
use lodestone_model::spread::mean_over;
use lodestone_model::tables::operating_costs::{CostClass, CostPer, OperatingCost};
use lodestone_solve::{AxisId, Builder, Col, ColBlock, Row, Writer};
use rustc_hash::FxHashMap;

use super::resource::Resources;
use crate::blocks::balance::Balance;
use crate::blocks::capacity::CapacityRows;
use crate::conventions::Discount;
use crate::sets::{Mode, ModeId, Sets};

/// Rows that activity contributes to.
#[derive(Clone, Copy)]
pub struct ActivityRows<'a> {
    /// Commodity balances.
    pub balance: Balance,
    /// Capacities.
    pub capacity: &'a CapacityRows,
    /// Resources.
    pub resources: &'a Resources,
}

/// Columns `activity[mode, period]`.
#[derive(Debug, Clone, Copy)]
pub struct Activity {
    cols: ColBlock,
}

impl Activity {
    /// Declares the columns.
    pub fn declare(builder: &mut Builder, mode: AxisId, period: AxisId) -> Self {
        Activity { cols: builder.cols("activity", &[mode, period]) }
    }

    /// The column of a mode in a period.
    pub fn col(self, mode: ModeId, period: u32) -> Col {
        self.cols.at2(mode.0, period)
    }

    /// Writes every column.
    pub fn write(
        self,
        writer: &mut Writer,
        sets: &Sets,
        costs: &OperatingCosts,
        discount: &Discount,
        rows: ActivityRows<'_>,
    ) {
        let ActivityRows { balance, capacity, resources } = rows;
        let mut parts: Vec<(Row, f64)> = Vec::new();
        for (m, mode) in sets.modes.iter().enumerate() {
            let id = ModeId(m as u32);
            parts.clear();
            pool_parts(&mut parts, sets, mode, balance);
            let by_period = costs.by_period(sets, mode);
            let is_limited = capacity.is_limited(mode.plant);
            let needs = resources.needs_of(mode);
            for t in 0..sets.period_count() {
                let cost = by_period.at(t as usize) * discount.operating(t as usize);
                let upper = if is_limited { f64::INFINITY } else { 0.0 };
                let mut column = writer.column(self.col(id, t), cost, 0.0, upper);
                for &(row, value) in &parts {
                    column.term(Row(row.0 + t), value);
                }
                if is_limited {
                    column.term(capacity.row(mode.plant, t), mode.capacity_use);
                }
                for need in needs {
                    column.term(resources.row(need.resource, t), need.coefficient);
                }
            }
        }
    }
}

/// Terms of a mode in the balances of the first period; later periods follow it row by row.
fn pool_parts(parts: &mut Vec<(Row, f64)>, sets: &Sets, mode: &Mode, balance: Balance) {
    let recipe = sets.base.recipe(mode.recipe);
    for part in &recipe.outputs {
        let pool = sets.pools.made(mode.node, part.commodity);
        let pool = pool.expect("a node that makes a commodity has a pool for it");
        parts.push((balance.row(pool, 0), part.amount));
    }
    for part in &recipe.inputs {
        let pool = sets.pools.bought(mode.node, part.commodity);
        let pool = pool.expect("a node that uses a commodity has a pool for it");
        parts.push((balance.row(pool, 0), -part.amount));
    }
}

/// Rows of `operating_costs` by what they are about.
pub struct OperatingCosts {
    by_plant: FxHashMap<u32, Vec<u32>>,
    by_process: FxHashMap<u32, Vec<u32>>,
}

/// Operating cost per unit of activity over the periods.
pub enum ByPeriod {
    /// The same in every period.
    Constant(f64),
    /// One number per period.
    Each(Vec<f64>),
}

impl ByPeriod {
    /// The cost in a period.
    pub fn at(&self, t: usize) -> f64 {
        match self {
            ByPeriod::Constant(cost) => *cost,
            ByPeriod::Each(costs) => costs[t],
        }
    }
}

impl OperatingCosts {
    /// Groups the rows.
    pub fn of(sets: &Sets) -> Self {
        let mut costs = OperatingCosts { by_plant: FxHashMap::default(), by_process: FxHashMap::default() };
        for (r, row) in sets.base.rows.operating_costs.iter().enumerate() {
            match (row.plant, row.process) {
                (Some(plant), _) => costs.by_plant.entry(plant.0).or_default().push(r as u32),
                (None, Some(process)) => costs.by_process.entry(process.0).or_default().push(r as u32),
                (None, None) => {}
            }
        }
        costs
    }

    /// Rows that apply to a mode in one class: the plant's own, or else its process's.
    pub fn rows_of<'a>(&self, sets: &'a Sets, mode: &Mode, class: CostClass, per: CostPer) -> Vec<&'a OperatingCost> {
        let row = |&r: &u32| &sets.base.rows.operating_costs[r as usize];
        let process = sets.base.recipe(mode.recipe).process;
        let own = self.by_plant.get(&mode.plant.0).into_iter().flatten().map(row);
        let own: Vec<_> =
            own.filter(|r| r.class == class && r.per == per && r.process.is_none_or(|p| p == process)).collect();
        if !own.is_empty() {
            return own;
        }
        let general = self.by_process.get(&process.0).into_iter().flatten().map(row);
        general.filter(|r| r.class == class && r.per == per).collect()
    }

    /// Whether any cost per activity is known for a mode.
    pub fn is_known(&self, sets: &Sets, mode: &Mode) -> bool {
        CostClass::ALL.iter().any(|&c| !self.rows_of(sets, mode, c, CostPer::Activity).is_empty())
    }

    /// Cost of one class per unit of activity in a period; none when no row covers it.
    pub fn of_class(&self, sets: &Sets, mode: &Mode, class: CostClass, t: usize) -> Option<f64> {
        let rows = self.rows_of(sets, mode, class, CostPer::Activity);
        mean_over(sets.periods[t].span, rows.iter().map(|r| (r.span, r.cost)))
    }

    fn by_period(&self, sets: &Sets, mode: &Mode) -> ByPeriod {
        let classes: Vec<Vec<&OperatingCost>> = CostClass::ALL
            .iter()
            .map(|&c| self.rows_of(sets, mode, c, CostPer::Activity))
            .filter(|rows| !rows.is_empty())
            .collect();
        if classes.iter().flatten().all(|r| r.span.is_none()) {
            return ByPeriod::Constant(classes.iter().filter_map(|c| c.first()).map(|r| r.cost).sum());
        }
        ByPeriod::Each(
            sets.periods
                .iter()
                .map(|period| {
                    classes.iter().filter_map(|c| mean_over(period.span, c.iter().map(|r| (r.span, r.cost)))).sum()
                })
                .collect(),
        )
    }

    /// Yearly cost of holding a unit of a plant's capacity in a period.
    pub fn per_capacity(&self, sets: &Sets, plant: PlantId, t: usize) -> f64 {
        let Some((_, mode)) = sets.modes_of(plant).next() else { return 0.0 };
        CostClass::ALL
            .iter()
            .filter_map(|&class| {
                let rows = self.rows_of(sets, mode, class, CostPer::Capacity);
                mean_over(sets.periods[t].span, rows.iter().map(|r| (r.span, r.cost)))
            })
            .sum()
    }
}
