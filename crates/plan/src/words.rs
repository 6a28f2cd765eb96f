//! Labels of coordinates: ids as the tables write them, for names of rows and columns.

use lodestone_model::ids::Id;
use lodestone_model::ids::PlantId;

use crate::blocks::quota::Limit;
use crate::blocks::target::Goal;
use crate::sets::{LineKind, Lines, NodeId, PoolId, Sets, Side};

/// A planned period.
pub fn period(sets: &Sets, t: u32) -> String {
    sets.periods[t as usize].span.to_string()
}

/// A node: firm and site.
pub fn node(sets: &Sets, id: NodeId) -> String {
    let node = sets.nodes.get(id);
    let base = &sets.base;
    let site = base.text(base.rows.sites[node.site.index()].site);
    match node.enterprise {
        Some(firm) => format!("{} @ {site}", base.text(base.rows.enterprises[firm.index()].enterprise)),
        None => site.to_owned(),
    }
}

/// A pool: commodity and node.
pub fn pool(sets: &Sets, p: u32) -> String {
    let pool = sets.pools.get(PoolId(p));
    let base = &sets.base;
    let commodity = base.text(base.rows.commodities[pool.commodity.index()].commodity);
    let side = match pool.side {
        Side::All => "",
        Side::Made => " (made)",
        Side::Bought => " (bought)",
    };
    format!("{commodity}{side}, {}", node(sets, pool.node))
}

/// A mode: plant, recipe and principal.
pub fn mode(sets: &Sets, m: u32) -> String {
    let mode = &sets.modes[m as usize];
    let base = &sets.base;
    let recipe = base.recipe(mode.recipe);
    let process = base.text(base.rows.processes[recipe.process.index()].process);
    let mut words = format!("{}, {process}/{}", plant(sets, mode.plant.0), base.text(recipe.name));
    if let Some(firm) = mode.principal {
        words.push_str(" for ");
        words.push_str(base.text(base.rows.enterprises[firm.index()].enterprise));
    }
    words
}

/// A plant.
pub fn plant(sets: &Sets, p: u32) -> String {
    let row = &sets.base.rows.plants[PlantId(p).index()];
    sets.base.text(row.plant).to_owned()
}

/// A project.
pub fn project(sets: &Sets, j: u32) -> String {
    sets.base.text(sets.base.rows.projects[j as usize].project).to_owned()
}

/// A resource.
pub fn resource(sets: &Sets, r: u32) -> String {
    sets.base.text(sets.base.rows.resources[r as usize].resource).to_owned()
}

/// A supply line.
pub fn supply(sets: &Sets, line: u32) -> String {
    trade(sets, &sets.supplies, line)
}

/// A market line.
pub fn market(sets: &Sets, line: u32) -> String {
    trade(sets, &sets.markets, line)
}

fn trade(sets: &Sets, lines: &Lines, line: u32) -> String {
    let line = &lines.lines[line as usize];
    let base = &sets.base;
    let commodity = base.text(base.rows.commodities[line.commodity.index()].commodity);
    let site = base.text(base.rows.sites[line.site.index()].site);
    let verb = match lines.kind {
        LineKind::Supply => "from",
        LineKind::Market => "to",
    };
    let mut words = format!("{commodity} {verb} {}, {site}", base.text(line.name));
    if let Some(firm) = line.enterprise {
        words.push_str(&format!(", {}", base.text(base.rows.enterprises[firm.index()].enterprise)));
    }
    words
}

/// A price step, from 1.
pub fn step(_: &Sets, step: u32) -> String {
    (step + 1).to_string()
}

/// A leg: its arc, and whose goods they are.
pub fn leg(sets: &Sets, l: u32) -> String {
    let leg = sets.legs[l as usize];
    let (arc, from) = (&sets.arcs[leg.arc as usize], sets.pools.get(leg.from));
    let base = &sets.base;
    let site = |s: lodestone_model::ids::SiteId| base.text(base.rows.sites[s.index()].site);
    let commodity = base.text(base.rows.commodities[arc.commodity.index()].commodity);
    let side = match (sets.nodes.get(from.node).enterprise, from.side) {
        (None, _) => String::new(),
        (Some(firm), side) => {
            let firm = base.text(base.rows.enterprises[firm.index()].enterprise);
            format!(" ({}{firm})", if side == Side::Bought { "bought, " } else { "" })
        }
    };
    format!("{commodity}{side}, {} → {}", site(arc.from), site(arc.to))
}

/// A delivery to the local market.
pub fn delivery(sets: &Sets, d: u32) -> String {
    pool(sets, sets.pools.deliveries[d as usize].0.0)
}

/// A taking from the local market.
pub fn taking(sets: &Sets, u: u32) -> String {
    pool(sets, sets.pools.takings[u as usize].1.0)
}

/// Own use of what a firm made.
pub fn own_use(sets: &Sets, o: u32) -> String {
    pool(sets, sets.pools.own_uses[o as usize].0.0)
}

/// A limit of a quota: the quota, its span, and whose part it is.
pub fn quota(sets: &Sets, limit: &Limit) -> String {
    let base = &sets.base;
    let mut words = format!("{}, {}", base.quota_id(limit.quota), limit.ask.span);
    if let Some(firm) = limit.ask.holder {
        words.push_str(&format!(", {}", base.text(base.rows.enterprises[firm.index()].enterprise)));
    }
    if let Some(own) = limit.ask.plant {
        words.push_str(&format!(", {}", plant(sets, own.0)));
    }
    words
}

/// A target.
pub fn target(sets: &Sets, goal: &Goal) -> String {
    sets.base.text(sets.base.rows.targets[goal.target.index()].target).to_owned()
}
