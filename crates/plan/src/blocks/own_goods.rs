//! Nobody takes back its own goods from the local markets, neither at once, nor after a way over other sites,
//! nor later from the site's stock, nor through a trading firm: a firm that brings and takes a commodity takes
//! only what others brought.
//!
//! > Σ u_A + Σ_out g ≤ what others bring + Σ_in (1−loss)·g + opening;  0 ≤ g ≤ f
//!
//! per market pool, period and firm A, with u_A its takings, f the flows between market pools (routes, trading
//! firms, the sites' stocks) and g the part of them that A did not make. With these rows, and only with them, the
//! markets' flows split into deals between different parties. Only pools between a delivery and a taking of A have
//! them. Isolated in `tests/it/blocks/local.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use lodestone_model::ids::{CommodityId, EnterpriseId, Id};
use lodestone_solve::{Builder, Col, ColBlock, Row, RowBlock, Writer};

use crate::blocks::{stock, transport};
use crate::formulation::Formulation;
use crate::measure::Linear;
use crate::sets::{PoolId, Sets, Side};
use crate::words;

/// How goods pass from one market pool to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum By {
    /// On a leg, by its position.
    Leg(u32),
    /// To a trading firm.
    Taking(u32),
    /// From a trading firm.
    Delivery(u32),
    /// To the next period.
    Stock(u32),
}

/// A flow between market pools; a stock leads to its own pool.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Passage {
    from: PoolId,
    to: PoolId,
    by: By,
}

/// A firm in a market pool where its goods may arrive and from where they may reach it.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Guard {
    firm: EnterpriseId,
    pool: PoolId,
}

/// Columns `foreign[passage, period]`, rows `foreign_part[passage, period]` and `no_self_trade[guard, period]`.
pub struct OwnGoods {
    guards: Vec<Guard>,
    /// Passages between guarded pools, each with its firm.
    passages: Vec<(EnterpriseId, Passage)>,
    rows: RowBlock,
    parts: RowBlock,
    foreign: ColBlock,
}

impl OwnGoods {
    /// Declares columns and rows. Positions of stocks come with their pools.
    pub fn declare(builder: &mut Builder, sets: &Arc<Sets>, holdings: &[PoolId]) -> Self {
        let all = passages(sets, holdings);
        let (mut guards, mut inner) = (Vec::new(), Vec::new());
        for ((firm, commodity), (gives, takes)) in parties(sets) {
            let of = |p: &&Passage| sets.pools.get(p.from).commodity == commodity;
            let own: Vec<Passage> = all.iter().filter(of).copied().collect();
            let after = spread(gives, |p| (p.from, p.to), &own);
            let before = spread(takes, |p| (p.to, p.from), &own);
            let pools: BTreeSet<PoolId> = after.intersection(&before).copied().collect();
            guards.extend(pools.iter().map(|&pool| Guard { firm, pool }));
            let is_inner = |p: &Passage| pools.contains(&p.from) && pools.contains(&p.to);
            inner.extend(own.into_iter().filter(is_inner).map(|p| (firm, p)));
        }
        let count = |n: usize| u32::try_from(n).expect("tables are bounded below 2^32 rows by the reader");
        let label = |sets: &Sets, firm: EnterpriseId, pool: PoolId| {
            let firm = sets.base.text(sets.base.rows.enterprises[firm.index()].enterprise);
            format!("{firm}: {}", words::pool(sets, pool.0))
        };
        let (of, firms) = (sets.clone(), guards.clone());
        let guard = builder
            .axis("guard", count(guards.len()), move |i| label(&of, firms[i as usize].firm, firms[i as usize].pool));
        let (of, ways) = (sets.clone(), inner.clone());
        let passage = builder.axis("passage", count(inner.len()), move |i| {
            let (firm, passage) = ways[i as usize];
            format!("{} → {}", label(&of, firm, passage.from), words::pool(&of, passage.to.0))
        });
        let of = sets.clone();
        let period = builder.axis("period", sets.period_count(), move |t| words::period(&of, t));
        let own = OwnGoods {
            rows: builder.rows("no_self_trade", &[guard, period]),
            parts: builder.rows("foreign_part", &[passage, period]),
            foreign: builder.cols("foreign", &[passage, period]),
            guards,
            passages: inner,
        };
        for (row, ..) in own.positions(sets) {
            builder.row_bounds(row, f64::NEG_INFINITY, 0.0);
        }
        own
    }

    /// Rows with the position of their guard or passage and their period.
    fn positions(&self, sets: &Sets) -> Vec<(Row, usize, u32)> {
        let block = |rows: RowBlock, n: usize| {
            let periods = sets.period_count();
            (0..n).flat_map(move |i| (0..periods).map(move |t| (rows.at2(i as u32, t), i, t)))
        };
        block(self.rows, self.guards.len()).chain(block(self.parts, self.passages.len())).collect()
    }

    /// The pool of a guard.
    pub fn pool(&self, guard: u32) -> PoolId {
        self.guards[guard as usize].pool
    }

    /// The pool where a passage begins.
    pub fn passage(&self, passage: u32) -> PoolId {
        self.passages[passage as usize].1.from
    }

    /// Every row as an expression that must not exceed zero.
    pub fn expressions(&self, f: &Formulation) -> Vec<(Row, Linear)> {
        let inflows = Inflows::of(self, f);
        let mut found = Vec::new();
        for (g, &guard) in self.guards.iter().enumerate() {
            for t in 0..f.sets.period_count() {
                found.push((self.rows.at2(g as u32, t), self.takes_what_others_bring(f, &inflows, guard, t)));
            }
        }
        for (i, &(_, passage)) in self.passages.iter().enumerate() {
            for t in 0..f.sets.period_count() {
                let terms = vec![(self.foreign.at2(i as u32, t), 1.0), (flow(f, passage.by, t), -1.0)];
                found.push((self.parts.at2(i as u32, t), Linear { terms, ..Linear::default() }));
            }
        }
        found
    }

    fn takes_what_others_bring(&self, f: &Formulation, inflows: &Inflows, guard: Guard, t: u32) -> Linear {
        let sets = &f.sets;
        let mut row = Linear::default();
        for (u, &(from, to)) in sets.pools.takings.iter().enumerate() {
            if from == guard.pool && is_of(sets, guard.firm, to) {
                row.terms.push((f.local.taking(u as u32, t), 1.0));
            }
        }
        let mine = self.passages.iter().enumerate().filter(|(_, (firm, _))| *firm == guard.firm);
        for (i, &(_, passage)) in mine {
            let of = |t| self.foreign.at2(i as u32, t);
            if passage.from == guard.pool {
                row.terms.push((of(t), 1.0));
            }
            if passage.to == guard.pool {
                match passage.by {
                    By::Stock(h) if t > 0 => row.terms.push((of(t - 1), -kept(f, h, t))),
                    By::Stock(h) => row.constant -= opening(f, h) * kept(f, h, 0),
                    by => row.terms.push((of(t), -arrives(f, by, t))),
                }
            }
        }
        for &(d, _) in inflows.deliveries.iter().filter(|(_, to)| *to == guard.pool) {
            if !is_of(sets, guard.firm, sets.pools.deliveries[d as usize].0) {
                row.terms.push((f.local.delivery(d, t), -1.0));
            }
        }
        let is_inner = |p: &Passage| self.passages.contains(&(guard.firm, *p));
        for passage in inflows.passages.iter().filter(|p| p.to == guard.pool && !is_inner(p)) {
            row.terms.push((flow(f, passage.by, t), -arrives(f, passage.by, t)));
        }
        for &(_, m, amount) in inflows.made.iter().filter(|(to, ..)| *to == guard.pool) {
            row.terms.push((f.activity(m, t), -amount));
        }
        for &(_, d, _) in inflows.bought.iter().filter(|&&(to, _, at)| to == guard.pool && at == t) {
            row.terms.push((f.purchase.col(d), -1.0));
        }
        row
    }

    /// Contributes every row.
    pub fn contribute(&self, builder: &mut Builder, f: &Formulation) {
        for (row, expression) in self.expressions(f) {
            for (col, value) in expression.terms {
                builder.term(row, col, value);
            }
            builder.shift_row(row, expression.constant);
        }
    }

    /// Writes the columns.
    pub fn write(&self, writer: &mut Writer, sets: &Sets) {
        for i in 0..self.passages.len() as u32 {
            for t in 0..sets.period_count() {
                writer.column(self.foreign.at2(i, t), 0.0, 0.0, f64::INFINITY);
            }
        }
    }
}

/// What flows into market pools, apart from what passes between guarded ones.
struct Inflows {
    /// Deliveries of goods that firms made, and their market.
    deliveries: Vec<(u32, PoolId)>,
    passages: Vec<Passage>,
    /// Made at the pool: mode and amount per unit of activity.
    made: Vec<(PoolId, usize, f64)>,
    /// Bought from outside: deal and period.
    bought: Vec<(PoolId, usize, u32)>,
}

impl Inflows {
    fn of(own: &OwnGoods, f: &Formulation) -> Self {
        let sets = &f.sets;
        let guarded: BTreeSet<PoolId> = own.guards.iter().map(|guard| guard.pool).collect();
        let holdings: Vec<PoolId> = f.holdings.iter().map(|h| h.pool).collect();
        let mut inflows = Inflows {
            deliveries: Vec::new(),
            passages: passages(sets, &holdings).into_iter().filter(|p| guarded.contains(&p.to)).collect(),
            made: Vec::new(),
            bought: Vec::new(),
        };
        for (d, &(from, to)) in sets.pools.deliveries.iter().enumerate() {
            if sets.pools.get(from).side == Side::Made && guarded.contains(&to) {
                inflows.deliveries.push((d as u32, to));
            }
        }
        for (m, mode) in sets.modes.iter().enumerate() {
            for part in &sets.base.recipe(mode.recipe).outputs {
                let pool = sets.pools.made(mode.node, part.commodity).filter(|pool| guarded.contains(pool));
                inflows.made.extend(pool.map(|pool| (pool, m, part.amount)));
            }
        }
        for (d, deal) in f.purchase.deals.iter().enumerate().filter(|(_, deal)| guarded.contains(&deal.pool)) {
            let segment = f.purchase.segments[deal.segment as usize];
            inflows.bought.push((deal.pool, d, sets.supplies.entries[segment.entry as usize].period));
        }
        inflows
    }
}

/// The column of a passage.
fn flow(f: &Formulation, by: By, t: u32) -> Col {
    match by {
        By::Leg(l) => f.transport.col(l, t),
        By::Taking(u) => f.local.taking(u, t),
        By::Delivery(d) => f.local.delivery(d, t),
        By::Stock(h) => f.stock.col(h, t),
    }
}

/// Share of a passage that arrives in the same period.
fn arrives(f: &Formulation, by: By, t: u32) -> f64 {
    match by {
        By::Leg(l) => {
            let arc = &f.sets.arcs[f.sets.legs[l as usize].arc as usize];
            1.0 - transport::terms(&f.sets, arc, t as usize).loss
        }
        By::Taking(_) | By::Delivery(_) => 1.0,
        By::Stock(_) => 0.0,
    }
}

fn kept(f: &Formulation, holding: u32, t: u32) -> f64 {
    let row = f.holdings[holding as usize].row;
    stock::kept(&f.sets.base.rows.stocks[row as usize], &f.sets, t)
}

fn opening(f: &Formulation, holding: u32) -> f64 {
    f.sets.base.rows.stocks[f.holdings[holding as usize].row as usize].opening
}

fn is_of(sets: &Sets, firm: EnterpriseId, pool: PoolId) -> bool {
    sets.nodes.get(sets.pools.get(pool).node).enterprise == Some(firm)
}

/// Every flow between pools from which goods may be taken or sold on.
fn passages(sets: &Sets, holdings: &[PoolId]) -> Vec<Passage> {
    let is_market = |pool: PoolId| sets.pools.get(pool).side == Side::All;
    let mut found = Vec::new();
    let mut add = |from, to, by| {
        if is_market(from) && is_market(to) {
            found.push(Passage { from, to, by });
        }
    };
    for (l, leg) in sets.legs.iter().enumerate() {
        add(leg.from, leg.to, By::Leg(l as u32));
    }
    for (u, &(from, to)) in sets.pools.takings.iter().enumerate() {
        add(from, to, By::Taking(u as u32));
    }
    for (d, &(from, to)) in sets.pools.deliveries.iter().enumerate() {
        add(from, to, By::Delivery(d as u32));
    }
    for (h, &pool) in holdings.iter().enumerate() {
        add(pool, pool, By::Stock(h as u32));
    }
    found
}

/// Markets where a firm brings goods that it made, and where it takes goods to use.
type Places = (BTreeSet<PoolId>, BTreeSet<PoolId>);

/// Firms that both bring and take a commodity, with the markets where they do.
fn parties(sets: &Sets) -> BTreeMap<(EnterpriseId, CommodityId), Places> {
    let mut found: BTreeMap<(EnterpriseId, CommodityId), Places> = BTreeMap::new();
    let key = |pool: PoolId| {
        let pool = sets.pools.get(pool);
        let firm = sets.nodes.get(pool.node).enterprise.filter(|_| pool.side != Side::All)?;
        Some((firm, pool.commodity))
    };
    for &(made, market) in &sets.pools.deliveries {
        if let Some(key) = key(made) {
            found.entry(key).or_default().0.insert(market);
        }
    }
    for &(market, bought) in &sets.pools.takings {
        if let Some(key) = key(bought) {
            found.entry(key).or_default().1.insert(market);
        }
    }
    found.retain(|_, (gives, takes)| !gives.is_empty() && !takes.is_empty());
    found
}

/// The pools that are reached from some, going along passages in one direction.
fn spread(
    mut reached: BTreeSet<PoolId>,
    ends: impl Fn(&Passage) -> (PoolId, PoolId),
    along: &[Passage],
) -> BTreeSet<PoolId> {
    loop {
        let before = reached.len();
        for passage in along {
            let (from, to) = ends(passage);
            if reached.contains(&from) {
                reached.insert(to);
            }
        }
        if reached.len() == before {
            return reached;
        }
    }
}
