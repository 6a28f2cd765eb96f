//! Gaps of the chain: goods that are used or sold here but not made here, made by one plant only,
//! or mostly bought; ranked by value at stake, each citing the rows that made it. A good without a price in `prices`
//! counts at what the plan pays or gets for it outside.

use std::collections::{BTreeMap, BTreeSet};

use lodestone_model::ids::{CommodityId, Id};
use lodestone_model::tables::measures::Valued;

use crate::elements::commodity;
use crate::formulation::Formulation;
use crate::result::{FlowKind, Gap, GapKind, Plan};

/// Local share below which a node counts as a gap.
const LOW_SHARE: f64 = 0.5;

#[derive(Default)]
struct Node {
    made: f64,
    bought: f64,
    /// Amount bought or sold at a price, and what was paid for it.
    priced: [f64; 2],
    makers: BTreeSet<u32>,
    users: BTreeSet<u32>,
}

/// Every gap, the most valuable first.
pub fn gaps(f: &Formulation, plan: &Plan) -> Vec<Gap> {
    let base = &f.sets.base;
    let mut nodes: BTreeMap<CommodityId, Node> = BTreeMap::new();
    for mode in &f.sets.modes {
        let recipe = base.recipe(mode.recipe);
        let is_able = f.capacity.is_limited(mode.plant);
        for part in recipe.outputs.iter().filter(|_| is_able) {
            nodes.entry(part.commodity).or_default().makers.insert(mode.plant.0);
        }
        for part in &recipe.inputs {
            nodes.entry(part.commodity).or_default().users.insert(part.row);
        }
    }
    let ids: BTreeMap<&str, CommodityId> = (0..base.rows.commodities.len())
        .map(CommodityId::from_index)
        .map(|k| (base.text(base.rows.commodities[k.index()].commodity), k))
        .collect();
    for flow in &plan.flows {
        let Some(&k) = ids.get(flow.commodity.id.as_str()) else { continue };
        let node = nodes.entry(k).or_default();
        if let (Some(money), FlowKind::Purchase | FlowKind::Sale) = (flow.money, flow.kind) {
            node.priced[0] += flow.amount;
            node.priced[1] += money.abs();
        }
        match flow.kind {
            FlowKind::Output => node.made += flow.amount,
            FlowKind::Purchase => node.bought += flow.amount,
            _ => {}
        }
    }
    let years: f64 = f.sets.periods.iter().map(|p| p.years).sum();
    let mut gaps: Vec<Gap> = nodes.iter().filter_map(|(&k, node)| gap(f, k, node, years)).collect();
    gaps.sort_by(|a, b| {
        let stake = |g: &Gap| g.at_stake.unwrap_or(0.0);
        stake(b).total_cmp(&stake(a)).then(a.commodity.cmp(&b.commodity))
    });
    gaps
}

fn gap(f: &Formulation, k: CommodityId, node: &Node, years: f64) -> Option<Gap> {
    let total = node.made + node.bought;
    let share = if total > 0.0 { node.made / total } else { 0.0 };
    let kind = match node.makers.len() {
        0 if !node.users.is_empty() => GapKind::Missing,
        1 if !node.users.is_empty() && total > 0.0 => GapKind::SingleSupplier,
        _ if total > 0.0 && share < LOW_SHARE => GapKind::LowLocalShare,
        _ => return None,
    };
    let base = &f.sets.base;
    let cite = |table: &str, row: u32| {
        base.grid(table).and_then(|g| g.place(row as usize, None).line).map(|l| (table.to_owned(), l))
    };
    let traded = (node.priced[0] > 0.0).then(|| node.priced[1] / node.priced[0]);
    let price = f.price(k, Valued::Current, f.sets.periods[0].span).or(traded);
    let makers = node.makers.iter().filter_map(|&p| cite("plants", base.rows.plants[p as usize].row));
    let users = node.users.iter().filter_map(|&row| cite("recipes", row));
    Some(Gap {
        kind,
        commodity: commodity(f, k),
        at_stake: price.map(|p| p * total / years),
        local_share: share,
        rows: makers.chain(users).collect(),
    })
}
