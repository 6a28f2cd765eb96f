//! The objective by category, from the tables and the quantities alone: no column cost is read.

use std::collections::BTreeMap;

use lodestone_model::ids::{Id, ResourceId};
use lodestone_model::manifest::{Objective, StockCostAt};
use lodestone_model::schema::Chosen;
use lodestone_model::tables::operating_costs::CostClass;

use crate::blocks::resource::supply;
use crate::blocks::trade::Trade;
use crate::blocks::{disposal, transport};
use crate::formulation::Formulation;
use crate::project_terms::start_money;
use crate::quantities::Quantities;
use crate::result::Category;
use crate::sets::{LineKind, Lines};

/// Discounted cost by category (gains negative); absent categories have no rows in the base.
pub fn costs(f: &Formulation, q: &Quantities) -> BTreeMap<Category, f64> {
    let mut costs = BTreeMap::new();
    operating(f, q, &mut costs);
    trade(f, &f.purchase, &f.sets.supplies, &q.purchase, &mut costs);
    trade(f, &f.sale, &f.sets.markets, &q.sale, &mut costs);
    passing(f, q, &mut costs);
    holding(f, q, &mut costs);
    projects(f, q, &mut costs);
    add(&mut costs, Category::FixedCapacity, f.fixed_capacity_cost());
    costs.retain(|_, cost| *cost != 0.0);
    costs
}

fn add(costs: &mut BTreeMap<Category, f64>, category: Category, cost: f64) {
    *costs.entry(category).or_insert(0.0) += cost;
}

fn operating(f: &Formulation, q: &Quantities, costs: &mut BTreeMap<Category, f64>) {
    for class in CostClass::ALL {
        let category = match class {
            CostClass::Intermediate => Category::Intermediate,
            CostClass::Labour => Category::Labour,
            CostClass::Tax => Category::Tax,
            CostClass::Capital => Category::Capital,
        };
        for m in 0..f.sets.modes.len() {
            for t in 0..q.periods() {
                let amount = q.activity[q.at(m, t)];
                if amount != 0.0
                    && let Some(cost) = f.class_cost(m, *class, t)
                {
                    add(costs, category, amount * cost * f.discount.operating(t));
                }
            }
        }
    }
}

/// Money of purchases or sales, and the price of minimums that were missed.
fn trade(f: &Formulation, trade: &Trade, lines: &Lines, amounts: &[f64], costs: &mut BTreeMap<Category, f64>) {
    let mut met = vec![0.0; lines.entries.len()];
    for (deal, amount) in trade.deals.iter().zip(amounts) {
        let segment = trade.segments[deal.segment as usize];
        let entry = &lines.entries[segment.entry as usize];
        let price = entry.price.unwrap_or(0.0);
        let df = f.discount.operating(entry.period as usize);
        if segment.is_minimum {
            met[segment.entry as usize] += amount;
        }
        match lines.kind {
            LineKind::Supply => add(costs, Category::Purchases, price * amount * df),
            LineKind::Market if f.objective == Objective::Cost && segment.is_minimum => {}
            LineKind::Market => add(costs, Category::Sales, -price * amount * df),
        }
    }
    let mut start = 0;
    for group in lines.entries.chunk_by(|a, b| a.line == b.line && a.period == b.period) {
        let min: f64 = group.iter().map(|e| e.min).sum();
        let got: f64 = met[start..start + group.len()].iter().sum();
        if let Some(cost) = group.iter().find_map(|e| e.shortfall_cost) {
            let df = f.discount.operating(group[0].period as usize);
            add(costs, Category::Shortfall, cost * (min - got) * df);
        }
        start += group.len();
    }
}

fn passing(f: &Formulation, q: &Quantities, costs: &mut BTreeMap<Category, f64>) {
    for t in 0..q.periods() {
        let df = f.discount.operating(t);
        for (l, leg) in f.sets.legs.iter().enumerate() {
            let amount = q.transport[q.at(l, t)];
            if amount != 0.0 {
                let arc = &f.sets.arcs[leg.arc as usize];
                add(costs, Category::Transport, amount * transport::terms(&f.sets, arc, t).cost * df);
            }
        }
        for (o, outlet) in f.outlets.iter().enumerate() {
            let amount = q.disposal[q.at(o, t)];
            if amount != 0.0 {
                add(costs, Category::Disposal, amount * disposal::terms(&f.sets, outlet, t).0 * df);
            }
        }
        for r in 0..f.sets.base.rows.resources.len() {
            let amount = q.resource[q.at(r, t)];
            let (_, cost) = supply(&f.sets, ResourceId::from_index(r), t);
            add(costs, Category::Resources, amount * cost * df);
        }
    }
}

fn holding(f: &Formulation, q: &Quantities, costs: &mut BTreeMap<Category, f64>) {
    let base = &f.sets.base;
    for (h, holding) in f.holdings.iter().enumerate() {
        let row = &base.rows.stocks[holding.row as usize];
        let mut before = row.opening;
        for (t, period) in f.sets.periods.iter().enumerate() {
            let after = q.stock[q.at(h, t)];
            let counted = match base.manifest.stock_cost_at {
                StockCostAt::Mean => (before + after) / 2.0,
                StockCostAt::End => after,
            };
            let cost = counted * row.cost * period.years * f.discount.operating(t);
            add(costs, Category::Holding, cost);
            before = after;
        }
        let end = f.sets.horizon.end.year_coordinate();
        add(costs, Category::ClosingStock, -before * row.closing_value * f.discount.at(end));
    }
}

fn projects(f: &Formulation, q: &Quantities, costs: &mut BTreeMap<Category, f64>) {
    for (start, amount) in f.sets.starts.iter().zip(&q.start) {
        let money = start_money(&f.sets.base, start, &f.sets.periods, &f.discount);
        add(costs, Category::Capex, amount * money.capex);
        add(costs, Category::Annuity, amount * money.annuity);
        add(costs, Category::Salvage, -amount * money.salvage);
    }
}
