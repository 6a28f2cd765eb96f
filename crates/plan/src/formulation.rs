//! The program of one base: sets, blocks in order, and the measures over its columns.
//!
//! Three steps: declare rows and columns; contribute measure rows (quotas, targets) and constants;
//! write every column once, column-compressed.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{CommodityId, Id, MeasureId};
use lodestone_model::manifest::Objective;
use lodestone_model::tables::measures::{MeasureTerm, Valued};
use lodestone_model::tables::operating_costs::{CostClass, CostPer};
use lodestone_model::time::Span;
use lodestone_solve::{AxisId, Builder, Col, Program};

use crate::blocks::activity::{Activity, ActivityRows, OperatingCosts};
use crate::blocks::balance::Balance;
use crate::blocks::capacity::CapacityRows;
use crate::blocks::disposal::{self, Disposal, Outlet};
use crate::blocks::local::Local;
use crate::blocks::own_goods::OwnGoods;
use crate::blocks::project::Projects;
use crate::blocks::quota::{Limit, Quotas};
use crate::blocks::resource::Resources;
use crate::blocks::stock::{self, Holding, Stock};
use crate::blocks::target::{Goal, Targets};
use crate::blocks::trade::Trade;
use crate::blocks::transport::Transport;
use crate::capacity_of::PlantCapacity;
use crate::conventions::Discount;
use crate::history::{History, Past};
use crate::measure::{Ask, Linear, linear, whole};
use crate::prices::PriceBook;
use crate::request::PlanError;
use crate::sets::{ModeId, PoolId, Sets, Windows};

/// A base with its sets and blocks; the [`Program`] is made by [`Formulation::program`].
pub struct Formulation {
    /// Index sets.
    pub sets: Arc<Sets>,
    /// Discount factors.
    pub discount: Discount,
    /// What is optimised.
    pub objective: Objective,
    /// Rows of the commodity balances.
    pub balance: Balance,
    /// Rows of the capacities.
    pub capacity: CapacityRows,
    /// Columns of activity.
    pub activity: Activity,
    /// Purchases.
    pub purchase: Trade,
    /// Sales.
    pub sale: Trade,
    /// Local trade.
    pub local: Local,
    /// Guards against taking back own goods.
    pub own_goods: OwnGoods,
    /// Transport.
    pub transport: Transport,
    /// Stocks.
    pub stock: Stock,
    /// What the stocks are.
    pub holdings: Vec<Holding>,
    /// Disposal.
    pub disposal: Disposal,
    /// Where disposal is allowed.
    pub outlets: Vec<Outlet>,
    /// Projects.
    pub projects: Projects,
    /// Resources.
    pub resources: Resources,
    /// Quotas.
    pub quotas: Quotas,
    /// Targets.
    pub targets: Targets,
    /// Prices for measures.
    pub prices: PriceBook,
    /// Operating costs by what they are about.
    pub costs: OperatingCosts,
    /// What was before the plan.
    pub history: History,
}

/// Axes that blocks share.
struct Axes {
    period: AxisId,
    pool: AxisId,
    mode: AxisId,
    plant: AxisId,
    project: AxisId,
    resource: AxisId,
    supply: [AxisId; 3],
    market: [AxisId; 3],
    leg: AxisId,
    holding: AxisId,
    outlet: AxisId,
    local: [AxisId; 3],
    quota: AxisId,
    target: AxisId,
}

impl Formulation {
    /// Declares the whole program of a base and writes it.
    pub fn program(base: &Arc<CheckedBase>, objective: Objective) -> (Formulation, Program) {
        Formulation::of(Sets::of(base, Windows::Kept), objective)
    }

    /// Whether the objective can be asked of this base.
    ///
    /// # Errors
    /// [`PlanError::RevenueBeforeMinimum`] under `cost`.
    pub fn is_askable(&self) -> Result<(), PlanError> {
        let (base, lines) = (&self.sets.base, &self.sets.markets);
        let refused = self.sale.earns_before_minimum(lines).filter(|_| self.objective == Objective::Cost);
        let Some(line) = refused.map(|line| &lines.lines[line as usize]) else { return Ok(()) };
        let commodity = base.rows.commodities[line.commodity.index()].commodity;
        let site = base.rows.sites[line.site.index()].site;
        Err(PlanError::RevenueBeforeMinimum { market: [line.name, commodity, site].map(|id| base.text(id)).join(" ") })
    }

    /// The same with starts of open projects outside their windows too, none of which may be taken.
    pub fn widened(base: &Arc<CheckedBase>, objective: Objective) -> (Formulation, Program) {
        Formulation::of(Sets::of(base, Windows::Widened), objective)
    }

    fn of(sets: Sets, objective: Objective) -> (Formulation, Program) {
        let sets = Arc::new(sets);
        let base = &sets.base.clone();
        let discount = Discount::of(base, &sets.periods);
        let outlets = disposal::outlets(&sets);
        let holdings = stock::holdings(&sets);
        let stocked: Vec<PoolId> = holdings.iter().map(|h| h.pool).collect();
        let (history, prices) = (History::of(&sets), PriceBook::of(base));
        let limits = Quotas::limits(&sets, &|ask| history.past(&prices, ask));
        let goals = Targets::goals(&sets, &|ask| history.past(&prices, ask).is_known());
        let mut builder = Builder::new();
        let axes = axes(&mut builder, &sets, &holdings, &outlets, &limits, &goals);
        let formulation = Formulation {
            balance: Balance::declare(&mut builder, axes.pool, axes.period),
            capacity: CapacityRows::declare(&mut builder, &sets, axes.plant, axes.period),
            activity: Activity::declare(&mut builder, axes.mode, axes.period),
            projects: Projects::declare(&mut builder, &sets, axes.project, axes.period),
            stock: Stock::declare(&mut builder, axes.holding, axes.period),
            transport: Transport::declare(&mut builder, &sets, axes.leg, axes.period),
            purchase: Trade::declare(&mut builder, &sets.supplies, axes.supply, axes.pool),
            sale: Trade::declare(&mut builder, &sets.markets, axes.market, axes.pool),
            local: Local::declare(&mut builder, axes.local, axes.period),
            own_goods: OwnGoods::declare(&mut builder, &sets, &stocked),
            disposal: Disposal::declare(&mut builder, &sets, &outlets, axes.outlet, axes.period),
            resources: Resources::declare(&mut builder, &sets, axes.resource, axes.period),
            quotas: Quotas::declare(&mut builder, limits, axes.quota),
            targets: Targets::declare(&mut builder, goals, axes.target),
            history,
            prices,
            costs: OperatingCosts::of(&sets),
            sets,
            discount,
            objective,
            holdings,
            outlets,
        };
        formulation.contribute(&mut builder);
        let program = formulation.write(builder);
        (formulation, program)
    }

    /// Constants, quota and target rows, guards.
    fn contribute(&self, builder: &mut Builder) {
        let sets = &self.sets;
        Stock::open(builder, sets, &self.holdings, &self.discount, self.balance);
        builder.offset(Trade::shortfall_constant(&sets.supplies, &self.discount));
        builder.offset(Trade::shortfall_constant(&sets.markets, &self.discount));
        builder.offset(self.fixed_capacity_cost());
        for (i, limit) in self.quotas.limits.iter().enumerate() {
            let expression = linear(self, limit.ask);
            for (col, value) in expression.terms {
                builder.term(self.quotas.row(i), col, value);
            }
            builder.shift_row(self.quotas.row(i), expression.constant);
        }
        for g in 0..self.targets.goals.len() {
            let expression = self.goal(g);
            for (col, value) in expression.terms {
                builder.term(self.targets.row(g), col, value);
            }
            builder.shift_row(self.targets.row(g), expression.constant);
        }
        self.own_goods.contribute(builder, self);
    }

    fn write(&self, builder: Builder) -> Program {
        let (sets, discount) = (&*self.sets, &self.discount);
        let mut writer = builder.write();
        let w = &mut writer;
        let rows = ActivityRows { balance: self.balance, capacity: &self.capacity, resources: &self.resources };
        self.activity.write(w, sets, &self.costs, discount, rows);
        self.projects.write(w, sets, discount, &self.capacity, &self.resources);
        self.stock.write(w, sets, &self.holdings, discount, self.balance);
        self.transport.write(w, sets, discount, self.balance);
        self.purchase.write(w, &sets.supplies, self.objective, discount, self.balance);
        self.sale.write(w, &sets.markets, self.objective, discount, self.balance);
        self.local.write(w, sets, self.balance);
        self.own_goods.write(w, sets);
        self.disposal.write(w, sets, &self.outlets, discount, self.balance);
        self.resources.write(w, sets, discount);
        self.targets.write(w);
        writer.finish()
    }

    /// Expression of a goal: its measure, or numerator − value · denominator.
    pub fn goal(&self, goal: usize) -> Linear {
        let goal = &self.targets.goals[goal];
        let known = |measure| {
            let expression = whole(self, Ask::whole(measure, goal.span));
            expression.expect("a target whose history is not known is no goal")
        };
        let mut expression = known(goal.measure);
        if let Some(over) = goal.over {
            let denominator = known(over);
            expression.terms.extend(denominator.terms.iter().map(|&(c, v)| (c, -goal.value * v)));
            expression.constant -= goal.value * denominator.constant;
        }
        expression
    }

    /// Unit of a goal: its measure's, or 1 for a ratio.
    pub fn goal_unit(&self, goal: usize) -> String {
        let goal = &self.targets.goals[goal];
        if goal.over.is_some() { "1".to_owned() } else { crate::units::measure(self, goal.measure) }
    }

    /// The column of a mode's activity.
    pub fn activity(&self, mode: usize, period: u32) -> Col {
        self.activity.col(ModeId(mode as u32), period)
    }

    /// Rows of a measure.
    pub fn terms_of(&self, measure: MeasureId) -> impl Iterator<Item = &MeasureTerm> {
        self.sets.terms_of(measure)
    }

    /// What was before the plan, of an ask.
    pub fn past(&self, ask: Ask) -> Past {
        self.history.past(&self.prices, ask)
    }

    /// Price of a commodity over a span, as a measure values it.
    pub fn price(&self, commodity: CommodityId, valued: Valued, span: Span) -> Option<f64> {
        self.prices.price(commodity, valued, span)
    }

    /// Operating cost of one class per unit of a mode's activity.
    pub fn class_cost(&self, mode: usize, class: CostClass, period: usize) -> Option<f64> {
        self.costs.of_class(&self.sets, &self.sets.modes[mode], class, period)
    }

    /// Discounted cost of holding the plants' own capacity, whether it runs or not.
    pub fn fixed_capacity_cost(&self) -> f64 {
        let sets = &self.sets;
        if !sets.base.rows.operating_costs.iter().any(|r| r.per == CostPer::Capacity) {
            return 0.0;
        }
        let (costs, plants) = (&self.costs, PlantCapacity::of(&sets.base));
        let mut total = 0.0;
        for p in 0..sets.base.rows.plants.len() {
            let plant = lodestone_model::ids::PlantId::from_index(p);
            for (t, period) in sets.periods.iter().enumerate() {
                let held = plants.in_period(plant, period);
                total += held * costs.per_capacity(sets, plant, t) * self.discount.operating(t);
            }
        }
        total
    }
}

/// Axes with labels that are made only when a name is asked for.
fn axes(
    builder: &mut Builder,
    sets: &Arc<Sets>,
    holdings: &[Holding],
    outlets: &[Outlet],
    limits: &[Limit],
    goals: &[Goal],
) -> Axes {
    use crate::words;
    let count = |n: usize| u32::try_from(n).expect("tables are bounded below 2^32 rows by the reader");
    let mut axis = |name: &'static str, len: usize, label: fn(&Sets, u32) -> String| {
        let sets = sets.clone();
        builder.axis(name, count(len), move |i| label(&sets, i))
    };
    let base = &sets.base.rows;
    let steps = |lines: &crate::sets::Lines| lines.entries.iter().map(|e| e.step as usize + 1).max().unwrap_or(0);
    let period = axis("period", sets.periods.len(), words::period);
    let mut axes = Axes {
        period,
        pool: axis("pool", sets.pools.len(), words::pool),
        mode: axis("mode", sets.modes.len(), words::mode),
        plant: axis("plant", base.plants.len(), words::plant),
        project: axis("project", base.projects.len(), words::project),
        resource: axis("resource", base.resources.len(), words::resource),
        supply: [
            axis("supply", sets.supplies.lines.len(), words::supply),
            axis("step", steps(&sets.supplies), words::step),
            period,
        ],
        market: [
            axis("market", sets.markets.lines.len(), words::market),
            axis("step", steps(&sets.markets), words::step),
            period,
        ],
        leg: axis("leg", sets.legs.len(), words::leg),
        holding: period,
        outlet: period,
        local: [
            axis("delivery", sets.pools.deliveries.len(), words::delivery),
            axis("taking", sets.pools.takings.len(), words::taking),
            axis("own_use", sets.pools.own_uses.len(), words::own_use),
        ],
        quota: period,
        target: period,
    };
    let (limits, of) = (limits.to_vec(), sets.clone());
    axes.quota = builder.axis("limit", count(limits.len()), move |i| words::quota(&of, &limits[i as usize]));
    let (goals, of) = (goals.to_vec(), sets.clone());
    axes.target = builder.axis("goal", count(goals.len()), move |i| words::target(&of, &goals[i as usize]));
    let pools: Vec<PoolId> = holdings.iter().map(|h| h.pool).collect();
    let of = sets.clone();
    axes.holding = builder.axis("stock", count(pools.len()), move |i| words::pool(&of, pools[i as usize].0));
    let pools: Vec<PoolId> = outlets.iter().map(|o| o.pool).collect();
    let of = sets.clone();
    axes.outlet = builder.axis("outlet", count(pools.len()), move |i| words::pool(&of, pools[i as usize].0));
    axes
}
