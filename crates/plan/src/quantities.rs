//! What a solution says, by kind of flow: the values of the columns, laid out by the sets.

use lodestone_solve::{Col, Solution};

use crate::formulation::Formulation;

/// Values of every column of a plan.
#[derive(Debug, Clone)]
pub struct Quantities {
    periods: usize,
    /// By mode and period.
    pub activity: Vec<f64>,
    /// By holding and period.
    pub stock: Vec<f64>,
    /// By leg and period.
    pub transport: Vec<f64>,
    /// By deal.
    pub purchase: Vec<f64>,
    /// By deal.
    pub sale: Vec<f64>,
    /// By delivery and period.
    pub delivery: Vec<f64>,
    /// By taking and period.
    pub taking: Vec<f64>,
    /// By own use and period.
    pub own_use: Vec<f64>,
    /// By outlet and period.
    pub disposal: Vec<f64>,
    /// By start, in units of the decision.
    pub start: Vec<f64>,
    /// By resource and period.
    pub resource: Vec<f64>,
}

impl Quantities {
    /// Reads a solution.
    pub fn of(f: &Formulation, solution: &Solution) -> Self {
        let sets = &f.sets;
        let periods = sets.period_count();
        let grid = |n: usize, col: &dyn Fn(u32, u32) -> Col| -> Vec<f64> {
            (0..n as u32)
                .flat_map(|i| (0..periods).map(move |t| (i, t)))
                .map(|(i, t)| solution.value(col(i, t)))
                .collect()
        };
        Quantities {
            periods: periods as usize,
            activity: grid(sets.modes.len(), &|m, t| f.activity(m as usize, t)),
            stock: grid(f.holdings.len(), &|h, t| f.stock.col(h, t)),
            transport: grid(sets.legs.len(), &|l, t| f.transport.col(l, t)),
            purchase: (0..f.purchase.deals.len()).map(|d| solution.value(f.purchase.col(d))).collect(),
            sale: (0..f.sale.deals.len()).map(|d| solution.value(f.sale.col(d))).collect(),
            delivery: grid(sets.pools.deliveries.len(), &|d, t| f.local.delivery(d, t)),
            taking: grid(sets.pools.takings.len(), &|u, t| f.local.taking(u, t)),
            own_use: grid(sets.pools.own_uses.len(), &|o, t| f.local.own_use(o, t)),
            disposal: grid(f.outlets.len(), &|o, t| f.disposal.col(o, t)),
            start: (0..sets.starts.len()).map(|s| solution.value(f.projects.col(s))).collect(),
            resource: grid(sets.base.rows.resources.len(), &|r, t| {
                f.resources.col(lodestone_model::ids::ResourceId(r), t)
            }),
        }
    }

    /// Position of (item, period) in the by-period arrays.
    pub fn at(&self, item: usize, period: usize) -> usize {
        item * self.periods + period
    }

    /// Number of planned periods.
    pub fn periods(&self) -> usize {
        self.periods
    }
}
