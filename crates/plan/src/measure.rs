//! Measures as linear expressions over the program's columns: Σ weight · kind, filtered.
//!
//! Gross output of a legal person (the factory method) = Σ price · (delivered + sold + change of
//! finished stock) + toll fees; what it makes and uses itself is not counted, at one site or at
//! several, and a trading firm has none. Sites without firms are one producer together, of what their
//! plants make: what they ship to a site with firms leaves them.
//! Consolidated = gross − Σ price · (taken from one another) − fees; what sites and trading firms buy
//! outside for others is not taken from one another, and what plants without an owner add at a site
//! with firms counts. Value added = consolidated − purchases from outside at cost − operating costs of
//! class `intermediate`.
//! Producer prices without VAT. Days before the plan have no columns: what reports tell of them comes
//! from `history` as a constant ([`whole`]).

use std::collections::BTreeSet;

use lodestone_model::ids::{CommodityId, EnterpriseId, Id, MeasureId, PlantId};
use lodestone_model::spread::mean_over;
use lodestone_model::tables::measures::{CapacityAs, MeasureKind, MeasureTerm, Valued};
use lodestone_model::tables::operating_costs::CostClass;
use lodestone_model::time::Span;
use lodestone_solve::Col;

use crate::blocks::transport;
use crate::capacity_of::PlantCapacity;
use crate::conventions::years_of;
use crate::filter::Filter;
use crate::formulation::Formulation;
use crate::history::Past;
use crate::project_terms::{spend_share_in, spend_shares, sustained_at, unit_capex, unit_size};
use crate::sets::{LineKind, NodeId, Pool, Side, Start};

/// A linear expression: Σ coefficient · column + constant.
#[derive(Debug, Clone, Default)]
pub struct Linear {
    /// Terms; a column may appear more than once.
    pub terms: Vec<(Col, f64)>,
    /// Constant.
    pub constant: f64,
    /// Commodities that take part but have no price: the value is a lower bound.
    pub unpriced: BTreeSet<CommodityId>,
    /// Whether costs of class `intermediate` are unknown somewhere: value added is an upper bound.
    pub has_unknown_cost: bool,
}

/// Which measure, over which days, restricted to whom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ask {
    /// The measure.
    pub measure: MeasureId,
    /// The days it sums over; levels are read at its end.
    pub span: Span,
    /// Only this firm's plants and nodes, with its group.
    pub holder: Option<EnterpriseId>,
    /// Only this plant.
    pub plant: Option<PlantId>,
}

impl Ask {
    /// A whole measure over a span.
    pub fn whole(measure: MeasureId, span: Span) -> Self {
        Ask { measure, span, holder: None, plant: None }
    }
}

/// The expression of a measure over the planned days of the ask; what was before is history.
pub fn linear(f: &Formulation, ask: Ask) -> Linear {
    let mut out = Linear::default();
    let is_over = ask.span.end <= f.sets.horizon.start;
    for term in f.terms_of(ask.measure).filter(|_| !is_over) {
        let mut reader = Reader { f, ask, term, out: &mut out };
        reader.read();
    }
    out
}

/// The expression over all days of the ask, what was before the plan as a constant.
///
/// # Errors
/// When reports do not tell what was before the plan.
pub fn whole(f: &Formulation, ask: Ask) -> Result<Linear, Box<Past>> {
    let past = f.past(ask);
    if !past.is_known() {
        return Err(Box::new(past));
    }
    let mut expression = linear(f, ask);
    expression.constant += past.amount();
    expression.unpriced.extend(past.unpriced);
    Ok(expression)
}

struct Reader<'a> {
    f: &'a Formulation,
    ask: Ask,
    term: &'a MeasureTerm,
    out: &'a mut Linear,
}

impl Reader<'_> {
    fn read(&mut self) {
        match self.term.kind {
            MeasureKind::Output => self.parts(false),
            MeasureKind::Input => self.parts(true),
            MeasureKind::Activity => self.activity(),
            MeasureKind::Purchase => self.traded(LineKind::Supply, 1.0, self.term.valued, |_| true),
            MeasureKind::Sale => self.traded(LineKind::Market, 1.0, self.term.valued, |_| true),
            MeasureKind::Delivery => self.deliveries(1.0, self.term.valued, |_| true),
            MeasureKind::Disposal => self.disposals(),
            MeasureKind::Transport => self.transports(),
            MeasureKind::Stock => self.stock_level(),
            MeasureKind::StockChange => self.stock_change(self.term.valued, |_| true),
            MeasureKind::Capacity => self.capacity(self.ask.span.end.year_coordinate(), 1.0),
            MeasureKind::CapacityAdded => {
                let (start, end) = self.planned();
                self.capacity(end, 1.0);
                self.capacity(start, -1.0);
            }
            MeasureKind::Spend => self.spend(),
            MeasureKind::GrossOutput => self.gross(true),
            MeasureKind::Consolidated => self.consolidated(),
            MeasureKind::ValueAdded => self.value_added(),
        }
    }

    /// The asked days from the plan on, as year coordinates: what was before is history.
    fn planned(&self) -> (f64, f64) {
        let (start, end) = years_of(self.ask.span);
        (start.max(self.f.sets.horizon.start.year_coordinate()), end)
    }

    /// Planned periods that the asked span touches, with the share of each that it covers.
    fn periods(&self) -> Vec<(u32, f64)> {
        let periods = self.f.sets.periods.iter().enumerate();
        periods
            .filter_map(|(t, p)| {
                let share = p.span.share(self.ask.span);
                (share > 0.0).then_some((t as u32, share))
            })
            .collect()
    }

    fn add(&mut self, col: Col, coefficient: f64) {
        if coefficient != 0.0 {
            self.out.terms.push((col, coefficient * self.term.weight));
        }
    }

    fn filter(&self) -> Filter<'_> {
        Filter { sets: &self.f.sets, ask: self.ask, term: self.term }
    }

    /// What one unit of a commodity counts in a period.
    fn value(&mut self, commodity: CommodityId, valued: Valued, period: u32) -> f64 {
        let span = self.f.sets.periods[period as usize].span;
        let value = self.filter().value(&self.f.prices, commodity, valued, span);
        value.unwrap_or_else(|| {
            self.out.unpriced.insert(commodity);
            0.0
        })
    }

    fn wants_commodity(&self, commodity: CommodityId) -> bool {
        self.filter().wants_commodity(commodity)
    }

    fn wants_node(&self, node: NodeId) -> bool {
        self.filter().wants_node(node)
    }

    fn modes(&self) -> Vec<usize> {
        self.filter().modes()
    }

    fn parts(&mut self, is_input: bool) {
        let periods = self.periods();
        for m in self.modes() {
            let mode = self.f.sets.modes[m];
            let recipe = self.f.sets.base.recipe(mode.recipe).clone();
            let parts = if is_input { &recipe.inputs } else { &recipe.outputs };
            for part in parts {
                if !self.wants_commodity(part.commodity) {
                    continue;
                }
                for &(t, share) in &periods {
                    let value = self.value(part.commodity, self.term.valued, t);
                    self.add(self.f.activity(m, t), part.amount * value * share);
                }
            }
        }
    }

    fn activity(&mut self) {
        let periods = self.periods();
        for m in self.modes() {
            for &(t, share) in &periods {
                self.add(self.f.activity(m, t), share);
            }
        }
    }

    /// Purchases or sales of wanted goods, at nodes of a kind.
    fn traded(&mut self, kind: LineKind, sign: f64, valued: Valued, of: impl Fn(Pool) -> bool) {
        let f = self.f;
        let (trade, lines) = match kind {
            LineKind::Supply => (&f.purchase, &f.sets.supplies),
            LineKind::Market => (&f.sale, &f.sets.markets),
        };
        let periods = self.periods();
        for (d, deal) in trade.deals.iter().enumerate() {
            let pool = f.sets.pools.get(deal.pool);
            if !self.wants_commodity(pool.commodity) || !self.wants_node(pool.node) || !of(pool) {
                continue;
            }
            let segment = trade.segments[deal.segment as usize];
            let period = lines.entries[segment.entry as usize].period;
            if let Some(&(t, share)) = periods.iter().find(|(t, _)| *t == period) {
                let value = self.value(pool.commodity, valued, t);
                self.add(trade.col(d), sign * value * share);
            }
        }
    }

    fn deliveries(&mut self, sign: f64, valued: Valued, of: impl Fn(Pool) -> bool) {
        let f = self.f;
        let periods = self.periods();
        for (d, &(made, _)) in f.sets.pools.deliveries.iter().enumerate() {
            let pool = f.sets.pools.get(made);
            if self.wants_commodity(pool.commodity) && self.wants_node(pool.node) && of(pool) {
                for &(t, share) in &periods {
                    let value = self.value(pool.commodity, valued, t);
                    self.add(f.local.delivery(d as u32, t), sign * value * share);
                }
            }
        }
    }

    /// What firms take from the local markets to use it.
    fn takings(&mut self, sign: f64, valued: Valued) {
        let f = self.f;
        let periods = self.periods();
        for (u, &(_, bought)) in f.sets.pools.takings.iter().enumerate() {
            let pool = f.sets.pools.get(bought);
            if pool.side == Side::Bought && self.wants_commodity(pool.commodity) && self.wants_node(pool.node) {
                for &(t, share) in &periods {
                    let value = self.value(pool.commodity, valued, t);
                    self.add(f.local.taking(u as u32, t), sign * value * share);
                }
            }
        }
    }

    fn disposals(&mut self) {
        let f = self.f;
        let periods = self.periods();
        for (o, outlet) in f.outlets.iter().enumerate() {
            let pool = f.sets.pools.get(outlet.pool);
            if self.wants_commodity(pool.commodity) && self.wants_node(pool.node) {
                for &(t, share) in &periods {
                    let value = self.value(pool.commodity, self.term.valued, t);
                    self.add(f.disposal.col(o as u32, t), value * share);
                }
            }
        }
    }

    fn transports(&mut self) {
        let f = self.f;
        let periods = self.periods();
        for (l, leg) in f.sets.legs.iter().enumerate() {
            let from = f.sets.pools.get(leg.from);
            if self.wants_commodity(from.commodity) && self.wants_node(from.node) {
                for &(t, share) in &periods {
                    let value = self.value(from.commodity, self.term.valued, t);
                    self.add(f.transport.col(l as u32, t), value * share);
                }
            }
        }
    }

    /// Stocks at the end of the asked span.
    fn stock_level(&mut self) {
        let f = self.f;
        let end = self.ask.span.end;
        let Some(t) = f.sets.periods.iter().position(|p| p.span.start < end && end <= p.span.end) else {
            return;
        };
        for (h, holding) in f.holdings.iter().enumerate() {
            let pool = f.sets.pools.get(holding.pool);
            if self.wants_commodity(pool.commodity) && self.wants_node(pool.node) {
                let value = self.value(pool.commodity, self.term.valued, t as u32);
                self.add(f.stock.col(h as u32, t as u32), value);
            }
        }
    }

    fn stock_change(&mut self, valued: Valued, of: impl Fn(Pool) -> bool) {
        let f = self.f;
        let periods = self.periods();
        for (h, holding) in f.holdings.iter().enumerate() {
            let pool = f.sets.pools.get(holding.pool);
            if !self.wants_commodity(pool.commodity) || !self.wants_node(pool.node) || !of(pool) {
                continue;
            }
            let opening = f.sets.base.rows.stocks[holding.row as usize].opening;
            for &(t, share) in &periods {
                let value = self.value(pool.commodity, valued, t) * share;
                self.add(f.stock.col(h as u32, t), value);
                if t > 0 {
                    self.add(f.stock.col(h as u32, t - 1), -value);
                } else {
                    self.out.constant -= opening * value * self.term.weight;
                }
            }
        }
    }

    /// Capacity at an instant: the plants' own and that of starts.
    fn capacity(&mut self, at: f64, sign: f64) {
        let f = self.f;
        let base = &f.sets.base;
        let plants = PlantCapacity::of(base);
        let date = lodestone_model::time::Date::from_year_coordinate(at - 1.0 / 366.0);
        if self.term.project.is_none()
            && let Some(date) = date
        {
            for p in 0..base.rows.plants.len() {
                let plant = PlantId::from_index(p);
                if self.filter().wants_capacity(plant) {
                    self.out.constant += sign * self.term.weight * plants.at(plant, date);
                }
            }
        }
        for (s, start) in f.sets.starts.iter().enumerate() {
            let row = &base.rows.projects[start.project.index()];
            if !row.plant.is_some_and(|p| self.filter().wants_capacity(p)) {
                continue;
            }
            if self.term.project.is_none_or(|j| j == start.project) {
                let share = share_of_size(start, at, self.term.capacity);
                self.add(f.projects.col(s), sign * share * unit_size(row));
            }
        }
    }

    fn spend(&mut self) {
        let f = self.f;
        let base = &f.sets.base;
        for (s, start) in f.sets.starts.iter().enumerate() {
            let row = &base.rows.projects[start.project.index()];
            let is_wanted = self.term.project.is_none_or(|j| j == start.project)
                && row.plant.is_none_or(|p| self.filter().wants_plant(p))
                && (row.plant.is_some() || self.term.plant.is_none());
            if is_wanted {
                let shares = spend_shares(base, start.project);
                let share = spend_share_in(&shares, start, self.planned());
                self.add(f.projects.col(s), unit_capex(row) * share);
            }
        }
    }

    /// How a money measure values goods.
    fn money(&self) -> Valued {
        if self.term.valued == Valued::Constant { Valued::Constant } else { Valued::Current }
    }

    fn gross(&mut self, with_fees: bool) {
        let valued = self.money();
        let f = self.f;
        self.traded(LineKind::Market, 1.0, valued, |pool| is_output(f, pool));
        self.deliveries(1.0, valued, |pool| is_output(f, pool));
        self.stock_change(valued, |pool| is_output(f, pool));
        self.shipped(1.0, valued, true, |pool| is_output(f, pool));
        if with_fees {
            self.fees();
        }
    }

    fn fees(&mut self) {
        let f = self.f;
        let periods = self.periods();
        for m in self.modes() {
            let mode = f.sets.modes[m];
            let Some(principal) = mode.principal else { continue };
            for &(t, share) in &periods {
                let rows = f.sets.base.rows.tolling.iter();
                let rows = rows.filter(|r| r.plant == mode.plant && r.principal == principal);
                let span = f.sets.periods[t as usize].span;
                let fee = mean_over(span, rows.map(|r| (r.span, r.fee))).unwrap_or(0.0);
                self.add(f.activity(m, t), fee * mode.capacity_use * share);
            }
        }
    }

    fn consolidated(&mut self) {
        let valued = self.money();
        self.gross(false);
        self.takings(-1.0, valued);
        let f = self.f;
        let passes = |pool: Pool| f.sets.nodes.is_without_firms(pool.node) && !is_output(f, pool);
        self.traded(LineKind::Market, 1.0, valued, passes);
        self.stock_change(valued, passes);
        self.shipped(1.0, valued, true, passes);
        self.shipped(-1.0, valued, false, |_| true);
        self.traded(LineKind::Supply, 1.0, valued, |pool| is_between(f, pool.node));
        self.made_between(valued);
    }

    /// What sites without firms ship to sites with firms, or get from them.
    fn shipped(&mut self, sign: f64, valued: Valued, is_out: bool, wants: impl Fn(Pool) -> bool) {
        let f = self.f;
        let periods = self.periods();
        for (l, leg) in f.sets.legs.iter().enumerate() {
            let (from, to) = (f.sets.pools.get(leg.from), f.sets.pools.get(leg.to));
            let (of, other) = if is_out { (from, to) } else { (to, from) };
            if f.sets.nodes.is_without_firms(of.node)
                && wants(of)
                && is_between(f, other.node)
                && self.wants_commodity(of.commodity)
                && self.wants_node(of.node)
            {
                for &(t, share) in &periods {
                    let arc = &f.sets.arcs[leg.arc as usize];
                    let loss = if is_out { 0.0 } else { transport::terms(&f.sets, arc, t as usize).loss };
                    let value = self.value(of.commodity, valued, t);
                    self.add(f.transport.col(l as u32, t), sign * value * share * (1.0 - loss));
                }
            }
        }
    }

    /// Outputs less inputs of plants that stand between firms: of trading firms, or of nobody at a site with firms.
    fn made_between(&mut self, valued: Valued) {
        let f = self.f;
        let periods = self.periods();
        for m in self.modes().into_iter().filter(|&m| is_between(f, f.sets.modes[m].node)) {
            let recipe = f.sets.base.recipe(f.sets.modes[m].recipe);
            let outputs = recipe.outputs.iter().map(|part| (part, 1.0));
            for (part, sign) in outputs.chain(recipe.inputs.iter().map(|part| (part, -1.0))) {
                if !self.wants_commodity(part.commodity) {
                    continue;
                }
                for &(t, share) in &periods {
                    let value = self.value(part.commodity, valued, t);
                    self.add(f.activity(m, t), sign * part.amount * value * share);
                }
            }
        }
    }

    fn value_added(&mut self) {
        self.consolidated();
        let f = self.f;
        let periods = self.periods();
        for (d, deal) in f.purchase.deals.iter().enumerate() {
            let pool = f.sets.pools.get(deal.pool);
            if !self.wants_node(pool.node) {
                continue;
            }
            let segment = f.purchase.segments[deal.segment as usize];
            let entry = &f.sets.supplies.entries[segment.entry as usize];
            if let Some(&(_, share)) = periods.iter().find(|(t, _)| *t == entry.period) {
                match entry.price {
                    Some(price) => self.add(f.purchase.col(d), -price * share),
                    None => {
                        self.out.unpriced.insert(pool.commodity);
                    }
                }
            }
        }
        for m in self.modes() {
            for &(t, share) in &periods {
                match f.class_cost(m, CostClass::Intermediate, t as usize) {
                    Some(cost) => self.add(f.activity(m, t), -cost * share),
                    None => self.out.has_unknown_cost = true,
                }
            }
        }
    }
}

/// Whether goods of a pool are industrial output: those that a firm made, unless it trades; and at a site without firms
/// those that such sites make.
fn is_output(f: &Formulation, pool: Pool) -> bool {
    match f.sets.nodes.get(pool.node).enterprise {
        Some(_) => pool.side == Side::Made,
        None => f.sets.nodes.is_without_firms(pool.node) && f.sets.unowned[pool.commodity.index()],
    }
}

/// Whether goods only pass a node on their way between firms: a trading firm, or a site with firms.
fn is_between(f: &Formulation, node: NodeId) -> bool {
    let of = f.sets.nodes.get(node);
    match of.enterprise {
        Some(_) => of.may_resell,
        None => !f.sets.nodes.is_without_firms(node),
    }
}

/// Share of a start's size that counts at an instant.
pub fn share_of_size(start: &Start, at: f64, counted: CapacityAs) -> f64 {
    let is_alive = at < start.commissioned + start.life;
    let counts = match counted {
        CapacityAs::Nameplate => start.on.year_coordinate() < at,
        CapacityAs::Commissioned => start.commissioned < at,
        // At the very instant of commissioning nothing counts yet, as for the other kinds.
        CapacityAs::Sustained if at <= start.commissioned => false,
        CapacityAs::Sustained => return sustained_at(start, at),
    };
    if counts && is_alive { 1.0 } else { 0.0 }
}
