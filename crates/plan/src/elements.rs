//! Element accounts: for every element and period, where it came from and where it went.

use std::collections::BTreeMap;

use lodestone_model::ids::{CommodityId, ElementId, Id};

use crate::blocks::{stock, transport};
use crate::formulation::Formulation;
use crate::quantities::Quantities;
use crate::result::{ElementAccount, Label};
use crate::summary::NOISE;

/// Accounts of every tracked element in every planned period, t of element.
pub fn accounts(f: &Formulation, q: &Quantities) -> Vec<ElementAccount> {
    let elements = f.sets.base.rows.elements.len();
    (0..elements)
        .map(ElementId::from_index)
        .flat_map(|element| (0..q.periods()).map(move |t| (element, t)))
        .map(|(element, t)| account(f, q, element, t))
        .collect()
}

fn account(f: &Formulation, q: &Quantities, element: ElementId, t: usize) -> ElementAccount {
    let sets = &f.sets;
    let base = &sets.base;
    let share = |k: CommodityId| base.composition.of(k).iter().find(|c| c.element == element).map_or(0.0, |c| c.share);
    let mut bought: BTreeMap<CommodityId, f64> = BTreeMap::new();
    let mut sold = BTreeMap::new();
    let mut disposed = BTreeMap::new();
    let mut from_stock = BTreeMap::new();
    let put = |into: &mut BTreeMap<CommodityId, f64>, k: CommodityId, amount: f64| {
        let held = amount * share(k);
        if amount.abs() > NOISE && held != 0.0 {
            *into.entry(k).or_insert(0.0) += held;
        }
    };
    for (d, deal) in f.purchase.deals.iter().enumerate() {
        let segment = f.purchase.segments[deal.segment as usize];
        if sets.supplies.entries[segment.entry as usize].period as usize == t {
            put(&mut bought, sets.pools.get(deal.pool).commodity, q.purchase[d]);
        }
    }
    for (d, deal) in f.sale.deals.iter().enumerate() {
        let segment = f.sale.segments[deal.segment as usize];
        if sets.markets.entries[segment.entry as usize].period as usize == t {
            put(&mut sold, sets.pools.get(deal.pool).commodity, q.sale[d]);
        }
    }
    for (o, outlet) in f.outlets.iter().enumerate() {
        put(&mut disposed, sets.pools.get(outlet.pool).commodity, q.disposal[q.at(o, t)]);
    }
    let mut lost = 0.0;
    for (h, holding) in f.holdings.iter().enumerate() {
        let row = &base.rows.stocks[holding.row as usize];
        let before = if t == 0 { row.opening } else { q.stock[q.at(h, t - 1)] };
        put(&mut from_stock, row.commodity, before - q.stock[q.at(h, t)]);
        lost += before * (1.0 - stock::kept(row, sets, t as u32)) * share(row.commodity);
    }
    for (l, leg) in sets.legs.iter().enumerate() {
        let arc = &sets.arcs[leg.arc as usize];
        let loss = transport::terms(sets, arc, t).loss;
        lost += q.transport[q.at(l, t)] * loss * share(arc.commodity);
    }
    let (mut mined, mut unclosed) = (0.0, 0.0);
    for (m, mode) in sets.modes.iter().enumerate() {
        let x = q.activity[q.at(m, t)];
        let recipe = base.recipe(mode.recipe);
        let of = |list: &[(ElementId, f64)]| -> f64 {
            list.iter().filter(|(e, _)| *e == element).map(|(_, amount)| amount * x).sum()
        };
        lost += of(&recipe.lost);
        unclosed += of(&recipe.unclosed);
        if recipe.inputs.is_empty() {
            mined += recipe.outputs.iter().map(|p| p.amount * x * share(p.commodity)).sum::<f64>();
            unclosed -= of(&recipe.unclosed);
        }
    }
    let total = |map: &BTreeMap<CommodityId, f64>| map.values().sum::<f64>();
    let residual = total(&bought) + mined + total(&from_stock) - total(&sold) - total(&disposed) - lost - unclosed;
    let named =
        |map: BTreeMap<CommodityId, f64>| map.into_iter().map(|(k, amount)| (commodity(f, k), amount)).collect();
    let row = &base.rows.elements[element.index()];
    ElementAccount {
        element: Label::of(base, row.element, row.names),
        period: t as u32,
        bought: named(bought),
        mined,
        from_stock: named(from_stock),
        sold: named(sold),
        disposed: named(disposed),
        lost,
        unclosed,
        residual,
    }
}

/// Label of a commodity.
pub(crate) fn commodity(f: &Formulation, id: CommodityId) -> Label {
    let row = &f.sets.base.rows.commodities[id.index()];
    Label::of(&f.sets.base, row.commodity, row.names)
}
