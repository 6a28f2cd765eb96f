//! The scale in which each limit is weighed when limits have to give way: a limit twice as large may give twice as much
//! for the same weight. Limits are capacities, quotas, the last steps and the hard minimums of supplies and markets,
//! resources, routes, disposals, stocks and the windows of open projects; balances and the links between projects are none.

use lodestone_model::ids::{Id, PlantId};
use lodestone_model::tables::projects::Decision;
use lodestone_solve::{Col, Lever, Limit, Program, Repair, Row, Side};
use rustc_hash::FxHashMap;

use crate::blocks::trade::Trade;
use crate::formulation::Formulation;
use crate::limits;
use crate::result::{FlowKind, FlowRecord, Label, LimitKind, LimitRef, Loosened};
use crate::sets::{LineKind, Lines};

/// Blocks with limits on goods that move, leave or stay.
const GOODS: [&str; 5] = ["route_limit", "transport", "disposal_limit", "disposal", "stock"];

/// What one unit of every limit weighs.
pub struct Scales {
    upper: FxHashMap<Lever, f64>,
    lower: FxHashMap<Lever, f64>,
    windows: FxHashMap<Lever, usize>,
}

impl Scales {
    /// Of a program; `flows` give a scale to a supply or market that is closed.
    pub fn of(f: &Formulation, program: &Program, flows: &[FlowRecord]) -> Self {
        let mut scales =
            Scales { upper: FxHashMap::default(), lower: FxHashMap::default(), windows: FxHashMap::default() };
        scales.capacities(f, program);
        scales.quotas(f, program);
        scales.resources(f, program);
        for (trade, lines) in [(&f.purchase, &f.sets.supplies), (&f.sale, &f.sets.markets)] {
            scales.trades(f, program, (trade, lines), flows);
        }
        scales.goods(program);
        scales.windows(f);
        scales
    }

    /// What one unit of a limit weighs; none where it stays hard.
    pub fn weight(&self, limit: Limit) -> Option<f64> {
        let (map, lever) = match limit {
            Limit::Row(row, Side::Upper) => (&self.upper, Lever::Row(row)),
            Limit::Row(row, Side::Lower) => (&self.lower, Lever::Row(row)),
            Limit::Col(col, Side::Upper) => (&self.upper, Lever::Col(col)),
            Limit::Col(col, Side::Lower) => (&self.lower, Lever::Col(col)),
        };
        map.get(&lever).copied()
    }

    /// What gives way, in the words of the tables.
    pub fn words(&self, f: &Formulation, program: &Program, repair: &Repair) -> Vec<Loosened> {
        let word = |limit: Limit, amount: f64| {
            let (lever, side) = match limit {
                Limit::Row(row, side) => (Lever::Row(row), side),
                Limit::Col(col, side) => (Lever::Col(col), side),
            };
            let share = amount * self.weight(limit).unwrap_or(0.0);
            match self.windows.get(&lever) {
                Some(&start) => window(f, program, lever, start, share),
                None => {
                    let by = if side == Side::Upper { amount } else { -amount };
                    Loosened { limit: limits::of(f, program, lever), by, share }
                }
            }
        };
        let mut found: Vec<Loosened> = repair.moves.iter().map(|m| word(m.limit, m.amount)).collect();
        found.sort_by(|a, b| b.share.total_cmp(&a.share));
        found
    }

    fn put(&mut self, program: &Program, lever: Lever, scale: f64) {
        if scale > 0.0 && scale.is_finite() {
            let (lower, upper) = limits::bounds(program, lever);
            if upper.is_finite() {
                self.upper.insert(lever, 1.0 / scale);
            }
            if lower.is_finite() && (lower > 0.0 || matches!(lever, Lever::Row(_))) {
                self.lower.insert(lever, 1.0 / scale);
            }
        }
    }

    /// The largest capacity of the plant in any period, its projects included.
    fn capacities(&mut self, f: &Formulation, program: &Program) {
        let periods = f.sets.period_count();
        for p in (0..f.sets.base.rows.plants.len()).map(PlantId::from_index).filter(|&p| f.capacity.is_limited(p)) {
            let own = (0..periods).map(|t| program.row_bounds(f.capacity.row(p, t)).1).fold(0.0, f64::max);
            let of_projects = f.sets.base.rows.projects.iter().filter(|row| row.plant == Some(p));
            let scale = of_projects.filter_map(|row| row.size.or(row.size_max)).fold(own, f64::max);
            for t in 0..periods {
                self.put(program, Lever::Row(f.capacity.row(p, t)), scale);
            }
        }
    }

    /// The largest limit of the quota in any span.
    fn quotas(&mut self, f: &Formulation, program: &Program) {
        let limits = &f.quotas.limits;
        for (i, limit) in limits.iter().enumerate() {
            let scale = limits.iter().filter(|l| l.quota == limit.quota).map(|l| l.limit.abs()).fold(0.0, f64::max);
            self.put(program, Lever::Row(f.quotas.row(i)), scale);
        }
    }

    fn resources(&mut self, f: &Formulation, program: &Program) {
        for r in (0..f.sets.base.rows.resources.len()).map(lodestone_model::ids::ResourceId::from_index) {
            let cols: Vec<Lever> = (0..f.sets.period_count()).map(|t| Lever::Col(f.resources.col(r, t))).collect();
            let limit = |&lever: &Lever| limits::bounds(program, lever).1;
            let scale = cols.iter().map(limit).filter(|u| u.is_finite()).fold(0.0, f64::max);
            cols.into_iter().for_each(|lever| self.put(program, lever, scale));
        }
    }

    /// The last step of a line in each period; its scale is the widest step of the line, or else what is made and bought
    /// of the commodity.
    fn trades(&mut self, f: &Formulation, program: &Program, (trade, lines): (&Trade, &Lines), flows: &[FlowRecord]) {
        let entry = |s: usize| &lines.entries[trade.segments[s].entry as usize];
        let mut last: FxHashMap<(u32, u32), usize> = FxHashMap::default();
        let mut widest: FxHashMap<u32, f64> = FxHashMap::default();
        for (s, segment) in trade.segments.iter().enumerate() {
            last.insert((entry(s).line, entry(s).period), s);
            if segment.width.is_finite() {
                let scale = widest.entry(entry(s).line).or_insert(0.0);
                *scale = scale.max(segment.width);
            }
        }
        for (d, deal) in trade.deals.iter().enumerate() {
            let s = deal.segment as usize;
            let lever = trade.limit(s).map_or(Lever::Col(trade.col(d)), Lever::Row);
            let is_hard = limits::bounds(program, lever).0 > 0.0;
            if !is_hard && last.get(&(entry(s).line, entry(s).period)) != Some(&s) {
                continue;
            }
            let line = &lines.lines[entry(s).line as usize];
            let scale = widest.get(&entry(s).line).copied().filter(|&w| w > 0.0);
            let scale = scale.unwrap_or_else(|| throughput(f, line.commodity, lines.kind, flows));
            self.put(program, lever, scale);
        }
    }

    /// Routes, disposals and stocks: the largest limit over the periods.
    fn goods(&mut self, program: &Program) {
        let rows = (0..program.rows() as u32).map(|row| Lever::Row(Row(row)));
        let cols = (0..program.cols() as u32).map(|col| Lever::Col(Col(col)));
        let is_of_goods = |lever: &Lever| GOODS.contains(&limits::place(program, *lever).block);
        let levers: Vec<Lever> = rows.chain(cols).filter(is_of_goods).collect();
        let key = |lever: Lever| {
            let place = limits::place(program, lever);
            (place.block, place.coordinates.as_ref()[0])
        };
        let mut largest: FxHashMap<(&str, u32), f64> = FxHashMap::default();
        for &lever in &levers {
            let (lower, upper) = limits::bounds(program, lever);
            let limit = [lower, upper].into_iter().filter(|limit| limit.is_finite()).fold(0.0, f64::max);
            let scale = largest.entry(key(lever)).or_insert(0.0);
            *scale = scale.max(limit);
        }
        levers.into_iter().for_each(|lever| self.put(program, lever, largest[&key(lever)]));
    }

    /// A start outside its window weighs the years that it lies outside, per whole project.
    fn windows(&mut self, f: &Formulation) {
        for (s, start) in f.sets.starts.iter().enumerate().filter(|(_, start)| start.outside != 0.0) {
            let row = &f.sets.base.rows.projects[start.project.index()];
            let size = if row.decision == Decision::Sized { row.size_max.filter(|&m| m > 0.0) } else { None };
            let lever = Lever::Col(f.projects.col(s));
            self.upper.insert(lever, start.outside.abs() / size.unwrap_or(1.0));
            self.windows.insert(lever, s);
        }
    }
}

/// The most that is made and bought of a commodity in any period.
fn throughput(f: &Formulation, of: lodestone_model::ids::CommodityId, kind: LineKind, flows: &[FlowRecord]) -> f64 {
    let id = crate::elements::commodity(f, of).id;
    // What could be sold is measured by what is there, what could be bought by what is used.
    let counts = |flow: &FlowRecord| match (kind, flow.kind) {
        (LineKind::Market, FlowKind::Output | FlowKind::Purchase) | (LineKind::Supply, FlowKind::Input) => {
            flow.commodity.id == id
        }
        _ => false,
    };
    let total = |t: u32| flows.iter().filter(|flow| flow.period == t && counts(flow)).map(|flow| flow.amount).sum();
    (0..f.sets.period_count()).map(total).fold(0.0, f64::max)
}

/// The window of a project.
fn window(f: &Formulation, program: &Program, lever: Lever, start: usize, share: f64) -> Loosened {
    let start = &f.sets.starts[start];
    let row = &f.sets.base.rows.projects[start.project.index()];
    let LimitRef { row: name, .. } = limits::of(f, program, lever);
    let what = Label::of(&f.sets.base, row.project, row.names);
    let limit =
        LimitRef { kind: LimitKind::Window, what, period: start.period, limit: 0.0, unit: "yr".to_owned(), row: name };
    Loosened { limit, by: start.outside, share }
}
