//! From rows and bounded columns of the program back to limits in the words of the tables.

use lodestone_model::ids::{CommodityId, Id, PlantId, ResourceId};
use lodestone_model::tables::projects::Decision;
use lodestone_solve::{Col, Lever, Place, Program, Row};

use crate::blocks::quota::Limit;
use crate::formulation::Formulation;
use crate::result::{Label, LimitKind, LimitRef};
use crate::sets::NodeId;
use crate::units;

/// Words of a row, or of a column's bound.
pub fn of(f: &Formulation, program: &Program, lever: Lever) -> LimitRef {
    match lever {
        Lever::Row(at) => row(f, program, at),
        Lever::Col(at) => col(f, program, at),
    }
}

/// Block and coordinates.
pub fn place(program: &Program, lever: Lever) -> Place {
    match lever {
        Lever::Row(row) => program.row_id(row),
        Lever::Col(col) => program.col_id(col),
    }
}

/// Lower and upper limit.
pub fn bounds(program: &Program, lever: Lever) -> (f64, f64) {
    match lever {
        Lever::Row(row) => program.row_bounds(row),
        Lever::Col(col) => program.col_bounds(col),
    }
}

/// Words of a row.
pub fn row(f: &Formulation, program: &Program, row: Row) -> LimitRef {
    limit(f, &program.row_id(row), program.row_bounds(row), program.row_name(row))
}

/// Words of a column's bound.
pub fn col(f: &Formulation, program: &Program, col: Col) -> LimitRef {
    limit(f, &program.col_id(col), program.col_bounds(col), program.col_name(col))
}

/// The number that limits: the upper one, where there is one.
pub fn limiting((lower, upper): (f64, f64)) -> f64 {
    if upper.is_finite() { upper } else { lower }
}

fn limit(f: &Formulation, place: &Place, bounds: (f64, f64), row: String) -> LimitRef {
    let at = place.coordinates.as_ref();
    let (what, period) = (what(f, place.block, at), period_of(place.block, at));
    let unit = unit(f, place.block, at);
    LimitRef { kind: kind(place.block), what, period, limit: limiting(bounds), unit, row }
}

/// What a limit counts, in words.
fn unit(f: &Formulation, block: &str, at: &[u32]) -> String {
    let of_pool = |p: u32| units::commodity(f, f.sets.pools.get(crate::sets::PoolId(p)).commodity);
    let first = at.first().map_or(0, |&i| i as usize);
    match block {
        "balance" => of_pool(at[0]),
        "stock" => of_pool(f.holdings[first].pool.0),
        "disposal" | "disposal_limit" => of_pool(f.outlets[first].pool.0),
        "transport" | "route_limit" => of_pool(f.sets.legs[first].from.0),
        "delivery" => of_pool(f.sets.pools.deliveries[first].0.0),
        "taking" => of_pool(f.sets.pools.takings[first].1.0),
        "no_self_trade" => of_pool(f.own_goods.pool(at[0]).0),
        "foreign" | "foreign_part" => of_pool(f.own_goods.passage(at[0]).0),
        "own_use" => of_pool(f.sets.pools.own_uses[first].0.0),
        "capacity" => units::plant(f, PlantId(at[0])),
        "quota" => units::measure(f, f.quotas.limits[first].ask.measure),
        "purchase_limit" | "purchase" => units::commodity(f, f.sets.supplies.lines[first].commodity),
        "sale_limit" | "sale" => units::commodity(f, f.sets.markets.lines[first].commodity),
        "resource" | "resource_use" => units::resource(f, ResourceId(at[0])),
        "target" => f.goal_unit(first),
        "start" | "size_min" | "size_max" => match f.sets.base.rows.projects[first] {
            ref row if row.decision == Decision::Sized => row.plant.map_or_else(String::new, |p| units::capacity(f, p)),
            _ => String::new(),
        },
        _ => String::new(),
    }
}

fn kind(block: &str) -> LimitKind {
    match block {
        "balance" | "no_self_trade" | "foreign" | "foreign_part" => LimitKind::Balance,
        "capacity" | "activity" => LimitKind::Capacity,
        "quota" => LimitKind::Quota,
        "purchase_limit" | "purchase" => LimitKind::Supply,
        "sale_limit" | "sale" => LimitKind::Market,
        "resource" | "resource_use" => LimitKind::Resource,
        "stock" => LimitKind::Stock,
        "transport" | "route_limit" => LimitKind::Route,
        "disposal" | "disposal_limit" => LimitKind::Disposal,
        "start" | "build" | "taken" | "once" | "requires" | "excludes" | "taken_most" | "size_min" | "size_max" => {
            LimitKind::Project
        }
        "target" | "short" | "over" => LimitKind::Target,
        _ => LimitKind::Other,
    }
}

fn period_of(block: &str, at: &[u32]) -> Option<u32> {
    let has_none = matches!(block, "quota" | "target" | "short" | "over" | "once" | "excludes" | "taken");
    if has_none { None } else { at.last().copied() }
}

fn what(f: &Formulation, block: &str, at: &[u32]) -> Label {
    let base = &f.sets.base;
    match block {
        "balance" => pool(f, at[0]),
        "stock" => pool(f, f.holdings[at[0] as usize].pool.0),
        "disposal" => pool(f, f.outlets[at[0] as usize].pool.0),
        "disposal_limit" => site_pool(f, f.outlets[at[0] as usize].pool.0),
        "transport" | "route_limit" => arc(f, f.sets.legs[at[0] as usize].arc),
        "delivery" => pool(f, f.sets.pools.deliveries[at[0] as usize].0.0),
        "no_self_trade" => pool(f, f.own_goods.pool(at[0]).0),
        "foreign" | "foreign_part" => pool(f, f.own_goods.passage(at[0]).0),
        "taking" => pool(f, f.sets.pools.takings[at[0] as usize].1.0),
        "own_use" => pool(f, f.sets.pools.own_uses[at[0] as usize].0.0),
        "capacity" => {
            let row = &base.rows.plants[at[0] as usize];
            Label::of(base, row.plant, row.names)
        }
        "activity" => {
            let row = &base.rows.plants[f.sets.modes[at[0] as usize].plant.index()];
            Label::of(base, row.plant, row.names)
        }
        "quota" => quota(f, &f.quotas.limits[at[0] as usize]),
        "purchase_limit" | "purchase" => line(f, &f.sets.supplies, at),
        "sale_limit" | "sale" => line(f, &f.sets.markets, at),
        "resource" | "resource_use" => {
            let row = &base.rows.resources[at[0] as usize];
            Label::of(base, row.resource, row.names)
        }
        "target" | "short" | "over" => {
            let row = &base.rows.targets[f.targets.goals[at[0] as usize].target.index()];
            Label::of(base, row.target, row.names)
        }
        "start" | "build" | "taken" | "once" | "requires" | "excludes" | "taken_most" | "size_min" | "size_max" => {
            let row = &base.rows.projects[at[0] as usize];
            Label::of(base, row.project, row.names)
        }
        other => Label::plain(other),
    }
}

/// Words of a quota: its name and span.
pub fn quota(f: &Formulation, limit: &Limit) -> Label {
    let base = &f.sets.base;
    let row = base.rows.quotas.iter().find(|q| q.quota == limit.quota);
    let id = base.quota_id(limit.quota);
    let label = |lang| {
        let named = row.and_then(|r| match lang {
            0 => r.names.zh,
            _ => r.names.en,
        });
        format!("{} {}", named.map_or(id, |n| base.text(n)), limit.ask.span)
    };
    Label { id: format!("{id} {}", limit.ask.span), zh: label(0), en: label(1) }
}

/// The commodity; and of the market or supply, the site and the firm what tells it from the others of that commodity.
fn line(f: &Formulation, lines: &crate::sets::Lines, at: &[u32]) -> Label {
    let line = &lines.lines[at[0] as usize];
    let base = &f.sets.base;
    let of = crate::elements::commodity(f, line.commodity);
    let alike = || lines.lines.iter().filter(|other| other.commodity == line.commodity);
    let mut parts: Vec<Label> = Vec::new();
    if alike().any(|other| other.name != line.name) {
        parts.push(Label::plain(base.text(line.name)));
    }
    if alike().any(|other| other.site != line.site) {
        let row = &base.rows.sites[line.site.index()];
        parts.push(Label::of(base, row.site, row.names));
    }
    if let Some(firm) = line.enterprise.filter(|_| alike().any(|other| other.enterprise != line.enterprise)) {
        let row = &base.rows.enterprises[firm.index()];
        parts.push(Label::of(base, row.enterprise, row.names));
    }
    if parts.is_empty() {
        return of;
    }
    let join = |get: fn(&Label) -> &str, comma: &str| parts.iter().map(get).collect::<Vec<_>>().join(comma);
    Label {
        id: format!("{} ({})", of.id, join(|l| &l.id, ", ")),
        zh: format!("{}（{}）", of.zh, join(|l| &l.zh, "，")),
        en: format!("{} ({})", of.en, join(|l| &l.en, ", ")),
    }
}

fn arc(f: &Formulation, a: u32) -> Label {
    let arc = &f.sets.arcs[a as usize];
    let base = &f.sets.base;
    let site = |s: lodestone_model::ids::SiteId| {
        let row = &base.rows.sites[s.index()];
        Label::of(base, row.site, row.names)
    };
    let (of, from, to) = (crate::elements::commodity(f, arc.commodity), site(arc.from), site(arc.to));
    Label {
        id: format!("{}, {} → {}", of.id, from.id, to.id),
        zh: format!("{}，{} → {}", of.zh, from.zh, to.zh),
        en: format!("{}, {} → {}", of.en, from.en, to.en),
    }
}

fn pool(f: &Formulation, p: u32) -> Label {
    let pool = f.sets.pools.get(crate::sets::PoolId(p));
    goods_at(f, pool.commodity, pool.node)
}

/// The goods of a pool, at its site as a whole.
fn site_pool(f: &Formulation, p: u32) -> Label {
    let pool = f.sets.pools.get(crate::sets::PoolId(p));
    goods_at(f, pool.commodity, f.sets.nodes.site(f.sets.nodes.get(pool.node).site))
}

fn goods_at(f: &Formulation, commodity: CommodityId, node: NodeId) -> Label {
    let (of, at) = (crate::elements::commodity(f, commodity), crate::records::node(f, node));
    Label {
        id: format!("{}, {}", of.id, at.id),
        zh: format!("{}，{}", of.zh, at.zh),
        en: format!("{}, {}", of.en, at.en),
    }
}
