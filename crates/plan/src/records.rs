//! Flow records: every quantity of a plan in the words of the tables.

use lodestone_model::ids::{CommodityId, Id};
use lodestone_solve::Col;

use crate::elements::commodity;
use crate::formulation::Formulation;
use crate::project_terms::unit_size;
use crate::quantities::Quantities;
use crate::result::{FlowKind, FlowRecord, Label};
use crate::sets::{NodeId, PoolId};
use crate::summary::NOISE;
use crate::units;

/// Every flow above the tolerance, by kind, item and period.
pub fn records(f: &Formulation, q: &Quantities) -> Vec<FlowRecord> {
    records_with_columns(f, q).into_iter().map(|(record, _)| record).collect()
}

/// The same, each with the column of the program that it was read from.
pub fn records_with_columns(f: &Formulation, q: &Quantities) -> Vec<(FlowRecord, Col)> {
    let commodities = f.sets.base.rows.commodities.len();
    let units = (0..commodities).map(|k| units::commodity(f, CommodityId::from_index(k))).collect();
    let mut book = Book { f, units, records: Vec::new() };
    book.runs(q);
    book.deals(q);
    book.passes(q);
    book.held(q);
    book.starts(q);
    book.records
}

/// Label of a node: the firm, and the site where it stands.
pub fn node(f: &Formulation, id: NodeId) -> Label {
    let base = &f.sets.base;
    let of = f.sets.nodes.get(id);
    let row = &base.rows.sites[of.site.index()];
    let site = Label::of(base, row.site, row.names);
    let Some(firm) = of.enterprise else { return site };
    let row = &base.rows.enterprises[firm.index()];
    let firm = Label::of(base, row.enterprise, row.names);
    Label {
        id: format!("{} @ {}", firm.id, site.id),
        zh: format!("{}（{}）", firm.zh, site.zh),
        en: format!("{} @ {}", firm.en, site.en),
    }
}

/// Where a flow stands, and of what.
type Place = (NodeId, Option<CommodityId>);

/// An amount, and the column that it was read from.
type Read = (f64, Col);

/// Passes of goods between pools, with their amounts.
type Passes<'a> = (FlowKind, &'a [(PoolId, PoolId)], &'a [f64]);

struct Book<'a> {
    f: &'a Formulation,
    /// Unit of each commodity.
    units: Vec<String>,
    records: Vec<(FlowRecord, Col)>,
}

impl Book<'_> {
    fn push(&mut self, kind: FlowKind, t: usize, (at, of): Place, by: &Label, read: Read, price: Option<f64>) {
        let unit = of.map_or_else(String::new, |k| self.units[k.index()].clone());
        self.push_in(kind, t, (at, of), by, (read, unit), price);
    }

    fn push_in(
        &mut self,
        kind: FlowKind,
        t: usize,
        (at, of): Place,
        by: &Label,
        ((amount, col), unit): (Read, String),
        price: Option<f64>,
    ) {
        if amount.abs() <= NOISE {
            return;
        }
        let record = FlowRecord {
            kind,
            period: t as u32,
            node: node(self.f, at),
            commodity: of.map(|k| commodity(self.f, k)).unwrap_or_default(),
            by: by.clone(),
            amount,
            unit,
            money: price.map(|p| p * amount),
        };
        self.records.push((record, col));
    }

    fn runs(&mut self, q: &Quantities) {
        let f = self.f;
        let base = &f.sets.base;
        for (m, mode) in f.sets.modes.iter().enumerate() {
            let row = &base.rows.plants[mode.plant.index()];
            let plant = Label::of(base, row.plant, row.names);
            let recipe = base.recipe(mode.recipe);
            for t in 0..q.periods() {
                let x = q.activity[q.at(m, t)];
                let col = f.activity(m, t as u32);
                self.push(FlowKind::Activity, t, (mode.node, None), &plant, (x, col), None);
                for part in &recipe.outputs {
                    let made = (part.amount * x, col);
                    self.push(FlowKind::Output, t, (mode.node, Some(part.commodity)), &plant, made, None);
                }
                for part in &recipe.inputs {
                    let used = (part.amount * x, col);
                    self.push(FlowKind::Input, t, (mode.node, Some(part.commodity)), &plant, used, None);
                }
            }
        }
    }

    fn deals(&mut self, q: &Quantities) {
        let f = self.f;
        let sides = [
            (FlowKind::Purchase, &f.purchase, &f.sets.supplies, &q.purchase, -1.0),
            (FlowKind::Sale, &f.sale, &f.sets.markets, &q.sale, 1.0),
        ];
        for (kind, trade, lines, amounts, sign) in sides {
            for (d, (deal, &amount)) in trade.deals.iter().zip(amounts).enumerate() {
                let segment = trade.segments[deal.segment as usize];
                let entry = &lines.entries[segment.entry as usize];
                let line = &lines.lines[entry.line as usize];
                let by = Label::plain(f.sets.base.text(line.name));
                let pool = f.sets.pools.get(deal.pool);
                let price = entry.price.map(|p| sign * p);
                let t = entry.period as usize;
                self.push(kind, t, (pool.node, Some(pool.commodity)), &by, (amount, trade.col(d)), price);
            }
        }
    }

    fn passes(&mut self, q: &Quantities) {
        let f = self.f;
        let pools = &f.sets.pools;
        let nothing = Label::default();
        let passes: [Passes<'_>; 3] = [
            (FlowKind::Delivery, &pools.deliveries, &q.delivery),
            (FlowKind::Taking, &pools.takings, &q.taking),
            (FlowKind::OwnUse, &pools.own_uses, &q.own_use),
        ];
        for (kind, pairs, amounts) in passes {
            for (i, &(from, to)) in pairs.iter().enumerate() {
                let of = pools.get(if kind == FlowKind::Taking { to } else { from });
                for t in 0..q.periods() {
                    let amount = amounts[q.at(i, t)];
                    let (i, t32) = (i as u32, t as u32);
                    let col = match kind {
                        FlowKind::Delivery => f.local.delivery(i, t32),
                        FlowKind::Taking => f.local.taking(i, t32),
                        _ => f.local.own_use(i, t32),
                    };
                    self.push(kind, t, (of.node, Some(of.commodity)), &nothing, (amount, col), None);
                }
            }
        }
        for (l, leg) in f.sets.legs.iter().enumerate() {
            let arc = &f.sets.arcs[leg.arc as usize];
            let row = &f.sets.base.rows.sites[arc.to.index()];
            let to = Label::of(&f.sets.base, row.site, row.names);
            let from = pools.get(leg.from).node;
            for t in 0..q.periods() {
                let read = (q.transport[q.at(l, t)], f.transport.col(l as u32, t as u32));
                self.push(FlowKind::Transport, t, (from, Some(arc.commodity)), &to, read, None);
            }
        }
    }

    fn held(&mut self, q: &Quantities) {
        let f = self.f;
        let nothing = Label::default();
        for t in 0..q.periods() {
            for (h, holding) in f.holdings.iter().enumerate() {
                let pool = f.sets.pools.get(holding.pool);
                let amount = q.stock[q.at(h, t)];
                let read = (amount, f.stock.col(h as u32, t as u32));
                self.push(FlowKind::Stock, t, (pool.node, Some(pool.commodity)), &nothing, read, None);
            }
            for (o, outlet) in f.outlets.iter().enumerate() {
                let pool = f.sets.pools.get(outlet.pool);
                let amount = q.disposal[q.at(o, t)];
                let read = (amount, f.disposal.col(o as u32, t as u32));
                self.push(FlowKind::Disposal, t, (pool.node, Some(pool.commodity)), &nothing, read, None);
            }
        }
    }

    fn starts(&mut self, q: &Quantities) {
        let f = self.f;
        let base = &f.sets.base;
        for (s, (start, &amount)) in f.sets.starts.iter().zip(&q.start).enumerate() {
            let row = &base.rows.projects[start.project.index()];
            let Some(t) = start.period else { continue };
            let site = row.plant.map(|p| base.rows.plants[p.index()].site);
            let at = f.sets.nodes.site(site.unwrap_or(lodestone_model::ids::SiteId(0)));
            let label = Label::of(base, row.project, row.names);
            let size = if row.plant.is_some() { unit_size(row) } else { 1.0 };
            let read = (amount * size, f.projects.col(s));
            let unit = row.plant.map_or_else(String::new, |plant| units::capacity(f, plant));
            self.push_in(FlowKind::Start, t as usize, (at, None), &label, (read, unit), None);
        }
    }
}
