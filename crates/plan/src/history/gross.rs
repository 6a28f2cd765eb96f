//! Gross output of days before the plan, where plants' reported outputs determine it: all that a firm
//! makes of a commodity leaves it or is stocked, so that output is price × what it made.
//!
//! > gross = Σ price[k] · made[n, k] + fees, for goods that node n neither uses itself nor disposes of
//!
//! What a firm makes and uses itself is not counted, and no report says how much of its own goods it
//! used: there it is not known.

use lodestone_model::ids::CommodityId;
use lodestone_model::spread::mean_over;
use lodestone_model::tables::measures::Valued;
use lodestone_model::time::Span;

use super::past::{History, Past, Told};
use super::plants::{able, run, years};
use crate::filter::Filter;
use crate::prices::PriceBook;
use crate::sets::{Mode, NodeId};

/// Adds what plants tell of a term of gross output.
pub fn gross(history: &History, filter: Filter<'_>, prices: &PriceBook, days: Span, past: &mut Past) {
    let sets = &history.sets;
    let valued = if filter.term.valued == Valued::Constant { Valued::Constant } else { Valued::Current };
    for days in years(days) {
        for mode in &sets.modes {
            if !filter.is_producer(mode.node) || !filter.wants_node(mode.node) {
                continue;
            }
            for part in &sets.base.recipe(mode.recipe).outputs {
                let k = part.commodity;
                if !filter.wants_commodity(k) {
                    continue;
                }
                let price = prices.price(k, valued, days);
                if price.is_none() {
                    past.unpriced.insert(k);
                }
                let each = part.amount * price.unwrap_or(0.0);
                let leaves = leaves(history, mode.node, k);
                tell(history, filter, mode, days, (each, leaves), past);
            }
        }
        for mode in filter.modes().iter().map(|&m| &sets.modes[m]).filter(|m| m.principal.is_some()) {
            let rows = sets.base.rows.tolling.iter();
            let rows = rows.filter(|r| r.plant == mode.plant && Some(r.principal) == mode.principal);
            let fee = mean_over(days, rows.map(|r| (r.span, r.fee))).unwrap_or(0.0);
            tell(history, filter, mode, days, (fee * mode.capacity_use, true), past);
        }
    }
}

/// Adds `each` per unit of a mode's activity, where that is told and counts as a whole.
fn tell(history: &History, filter: Filter<'_>, mode: &Mode, days: Span, (each, counts): (f64, bool), past: &mut Past) {
    let sets = &history.sets;
    let Some(able) = able(sets, mode.plant, days) else { return };
    let accounts = sets.modes_of(mode.plant).filter(|(_, other)| other.recipe == mode.recipe).count();
    if !counts || accounts > 1 {
        return past.gap(able, None);
    }
    match run(history, mode.plant, mode.recipe, days) {
        Some(run) => {
            let told = Told::Output(mode.plant, run.commodity);
            past.tell(&run.cover.pieces, told, each * run.per * filter.term.weight);
            let unknown = run.cover.unknown.iter().filter_map(|&gap| gap.intersection(able));
            unknown.for_each(|gap| past.gap(gap, Some(mode.plant)));
        }
        None => past.gap(able, Some(mode.plant)),
    }
}

/// Whether all that a node makes of a commodity leaves it or is stocked.
fn leaves(history: &History, node: NodeId, commodity: CommodityId) -> bool {
    let sets = &history.sets;
    let base = &sets.base;
    let of = sets.nodes.get(node);
    let takes = |m: &Mode| base.recipe(m.recipe).inputs.iter().any(|p| p.commodity == commodity);
    let is_used = sets.modes.iter().any(|m| m.node == node && takes(m));
    let disposals = base.rows.disposals.iter();
    let is_disposed = disposals.filter(|d| d.commodity == commodity).any(|d| d.site.is_none_or(|site| site == of.site));
    // A site without firms counts what it sells and stocks, not what its routes carry away or bring.
    let is_carried = of.enterprise.is_none()
        && sets.arcs.iter().any(|a| a.commodity == commodity && (a.from == of.site || a.to == of.site));
    let is_bought =
        of.enterprise.is_none() && base.rows.supplies.iter().any(|s| s.commodity == commodity && s.site == of.site);
    !is_used && !is_disposed && !is_carried && !is_bought
}
