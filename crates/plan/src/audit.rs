//! The audit: every balance, capacity, quota and bound recomputed from the raw tables and the
//! returned quantities, without the matrix.
//!
//! Residual = |row residual| / max(Σ |terms|, 1 canonical unit); passes at 1e-6, 1e-6 to 1e-4 is a
//! numeric outcome, above it a bug. Goods are followed per node, commodity and side; a firm's
//! bought goods may only be used, its made goods only leave or be used by itself.

use rustc_hash::FxHashMap;

use lodestone_model::ids::{Id, PlantId};
use lodestone_model::tables::Sense;
use lodestone_model::time::Span;

use crate::audit_past::PastAudit;
use crate::blocks::{disposal, stock, transport};
use crate::capacity_of::PlantCapacity;
use crate::conventions::years_of;
use crate::formulation::Formulation;
use crate::measure::{Linear, linear};
use crate::project_audit::projects;
use crate::project_terms::{capacity_years, unit_size};
use crate::quantities::Quantities;
use crate::result::{Audit, AuditVerdict};
use crate::sets::PoolId;
use crate::words;

const PASSES: f64 = 1e-6;
const BROKEN: f64 = 1e-4;

/// Recomputes a plan. `objective` is the solver's, `categories` the sum of ours.
pub fn audit(
    f: &Formulation,
    q: &Quantities,
    value_of: &dyn Fn(&Linear) -> f64,
    objective: f64,
    categories: f64,
) -> Audit {
    let mut worst = Worst::default();
    balances(f, q, &mut worst);
    capacities(f, q, &mut worst);
    quotas(f, value_of, &mut worst);
    lines(f, q, &mut worst);
    outlets(f, q, &mut worst);
    routes(f, q, &mut worst);
    for (_, expression) in f.own_goods.expressions(f) {
        let size = expression.constant.abs();
        worst.at_most(value_of(&expression), 0.0, size, || "a firm's own goods".to_owned());
    }
    projects(f, q, &mut worst);
    let identity_residual = (objective - categories).abs() / objective.abs().max(1.0);
    worst.see(identity_residual, || "objective = Σ categories".to_owned());
    let verdict = match worst.residual {
        r if r <= PASSES => AuditVerdict::Passed,
        r if r <= BROKEN => AuditVerdict::Numeric,
        _ => AuditVerdict::Broken,
    };
    Audit { max_residual: worst.residual, worst: worst.place, checked: worst.checked, identity_residual, verdict }
}

/// The largest residual so far.
#[derive(Default)]
pub struct Worst {
    residual: f64,
    place: String,
    checked: usize,
}

impl Worst {
    /// The largest residual.
    #[cfg(test)]
    pub fn residual(&self) -> f64 {
        self.residual
    }

    /// Counts a residual.
    pub fn see(&mut self, residual: f64, place: impl FnOnce() -> String) {
        self.checked += 1;
        if residual > self.residual || residual.is_nan() {
            self.residual = if residual.is_nan() { f64::INFINITY } else { residual };
            self.place = place();
        }
    }

    /// `left ≤ right`.
    pub fn at_most(&mut self, left: f64, right: f64, size: f64, place: impl FnOnce() -> String) {
        self.see((left - right).max(0.0) / size.max(1.0), place);
    }
}

/// Sum and sum of absolute terms, by pool and period.
type Sums = FxHashMap<(PoolId, usize), (f64, f64)>;

fn balances(f: &Formulation, q: &Quantities, worst: &mut Worst) {
    let sets = &f.sets;
    let mut sums: Sums = FxHashMap::default();
    let mut add = |pool: PoolId, t: usize, amount: f64| {
        let sum = sums.entry((pool, t)).or_insert((0.0, 0.0));
        sum.0 += amount;
        sum.1 += amount.abs();
    };
    for t in 0..q.periods() {
        for (m, mode) in sets.modes.iter().enumerate() {
            let x = q.activity[q.at(m, t)];
            let recipe = sets.base.recipe(mode.recipe);
            for part in &recipe.outputs {
                if let Some(pool) = sets.pools.made(mode.node, part.commodity) {
                    add(pool, t, part.amount * x);
                }
            }
            for part in &recipe.inputs {
                if let Some(pool) = sets.pools.bought(mode.node, part.commodity) {
                    add(pool, t, -part.amount * x);
                }
            }
        }
        let passes = [
            (&sets.pools.deliveries, &q.delivery),
            (&sets.pools.takings, &q.taking),
            (&sets.pools.own_uses, &q.own_use),
        ];
        for (pairs, amounts) in passes {
            for (i, &(from, to)) in pairs.iter().enumerate() {
                add(from, t, -amounts[q.at(i, t)]);
                add(to, t, amounts[q.at(i, t)]);
            }
        }
        for (l, leg) in sets.legs.iter().enumerate() {
            let loss = transport::terms(sets, &sets.arcs[leg.arc as usize], t).loss;
            let amount = q.transport[q.at(l, t)];
            add(leg.from, t, -amount);
            add(leg.to, t, amount * (1.0 - loss));
        }
        for (o, outlet) in f.outlets.iter().enumerate() {
            add(outlet.pool, t, -q.disposal[q.at(o, t)]);
        }
        for (h, holding) in f.holdings.iter().enumerate() {
            let row = &sets.base.rows.stocks[holding.row as usize];
            let before = if t == 0 { row.opening } else { q.stock[q.at(h, t - 1)] };
            add(holding.pool, t, before * stock::kept(row, sets, t as u32));
            add(holding.pool, t, -q.stock[q.at(h, t)]);
        }
    }
    for (d, deal) in f.purchase.deals.iter().enumerate() {
        let segment = f.purchase.segments[deal.segment as usize];
        let t = sets.supplies.entries[segment.entry as usize].period as usize;
        add(deal.pool, t, q.purchase[d]);
    }
    for (d, deal) in f.sale.deals.iter().enumerate() {
        let segment = f.sale.segments[deal.segment as usize];
        let t = sets.markets.entries[segment.entry as usize].period as usize;
        add(deal.pool, t, -q.sale[d]);
    }
    let mut keys: Vec<_> = sums.into_iter().collect();
    keys.sort_by_key(|&(key, _)| key);
    for ((pool, t), (sum, size)) in keys {
        worst.see(sum.abs() / size.max(1.0), || {
            format!("balance[{}, {}]", words::pool(sets, pool.0), words::period(sets, t as u32))
        });
    }
}

fn capacities(f: &Formulation, q: &Quantities, worst: &mut Worst) {
    let sets = &f.sets;
    let plants = PlantCapacity::of(&sets.base);
    let mut starts_of = vec![Vec::new(); sets.base.rows.plants.len()];
    for (start, &amount) in sets.starts.iter().zip(&q.start) {
        let row = &sets.base.rows.projects[start.project.index()];
        if let Some(plant) = row.plant.filter(|_| amount != 0.0) {
            starts_of[plant.index()].push((start, unit_size(row) * amount));
        }
    }
    for (p, starts) in starts_of.iter().enumerate() {
        let plant = PlantId::from_index(p);
        for (t, period) in sets.periods.iter().enumerate() {
            let used: f64 =
                sets.modes_of(plant).map(|(m, mode)| mode.capacity_use * q.activity[q.at(m.index(), t)]).sum();
            let mut has = plants.in_period(plant, period);
            for &(start, size) in starts {
                let years = capacity_years(start, years_of(period.span)) * plants.availability(plant, period);
                has += years * size;
            }
            worst.at_most(used, has, used + has, || {
                format!("capacity[{}, {}]", words::plant(sets, p as u32), words::period(sets, t as u32))
            });
        }
    }
}

/// What is left of each limit after its history, shared by days, against what the plan takes of it.
fn quotas(f: &Formulation, value_of: &dyn Fn(&Linear) -> f64, worst: &mut Worst) {
    let pasts = PastAudit::of(f);
    pasts.check(worst);
    for limit in &f.quotas.limits {
        let value = value_of(&linear(f, limit.ask));
        let span = limit.ask.span;
        let is_unknown = |day: Span| limit.past.gaps.iter().any(|gap| gap.days.intersection(day).is_some());
        let begun = limit.past.span.and_then(|past| Span::day(past.start));
        let days = std::iter::successors(begun, |day| Span::day(day.end));
        let before = days.take_while(|day| day.start < f.sets.horizon.start).filter(|&day| is_unknown(day)).count();
        let rest = span.end.days_after(span.start.max(f.sets.horizon.start));
        let planned = f64::from(span.overlap_days(f.sets.horizon)) / (before as f64 + f64::from(rest));
        let left = (limit.limit - pasts.known(&limit.past)) * planned;
        let over = match limit.sense {
            Sense::Le => value - left,
            Sense::Ge => left - value,
            Sense::Eq => (value - left).abs(),
        };
        worst.see(over.max(0.0) / (value.abs() + limit.limit.abs()).max(1.0), || {
            format!("quota[{}]", f.sets.base.quota_id(limit.quota))
        });
    }
}

/// What the firms of a site dispose of together, within the site's limit.
fn outlets(f: &Formulation, q: &Quantities, worst: &mut Worst) {
    for lot in disposal::lots(&f.sets, &f.outlets) {
        for t in 0..q.periods() {
            let (_, max) = disposal::terms(&f.sets, &f.outlets[lot[0]], t);
            let all: f64 = lot.iter().map(|&o| q.disposal[q.at(o, t)]).sum();
            if max.is_finite() {
                worst.at_most(all, max, max, || {
                    let pool = words::pool(&f.sets, f.outlets[lot[0]].pool.0);
                    format!("disposal[{pool}, {}]", words::period(&f.sets, t as u32))
                });
            }
        }
    }
}

/// What leaves on a route, for everyone together, within what it can carry.
fn routes(f: &Formulation, q: &Quantities, worst: &mut Worst) {
    let sets = &f.sets;
    let mut sums = vec![0.0; sets.arcs.len() * q.periods()];
    for (l, leg) in sets.legs.iter().enumerate() {
        for t in 0..q.periods() {
            sums[leg.arc as usize * q.periods() + t] += q.transport[q.at(l, t)];
        }
    }
    for (a, arc) in sets.arcs.iter().enumerate() {
        for t in 0..q.periods() {
            let max = transport::terms(sets, arc, t).max;
            if max.is_finite() {
                worst.at_most(sums[a * q.periods() + t], max, max, || {
                    format!("transport[{}, {}]", words::leg(sets, a as u32), words::period(sets, t as u32))
                });
            }
        }
    }
}

/// Steps of supplies and markets within their widths, and nothing negative.
fn lines(f: &Formulation, q: &Quantities, worst: &mut Worst) {
    for (trade, amounts) in [(&f.purchase, &q.purchase), (&f.sale, &q.sale)] {
        let mut sums = vec![0.0; trade.segments.len()];
        for (deal, amount) in trade.deals.iter().zip(amounts) {
            sums[deal.segment as usize] += amount;
            worst.at_most(-amount, 0.0, 1.0, || "negative trade".to_owned());
        }
        for (segment, sum) in trade.segments.iter().zip(sums) {
            if segment.width.is_finite() {
                worst.at_most(sum, segment.width, segment.width, || "a price step".to_owned());
            }
        }
    }
}
