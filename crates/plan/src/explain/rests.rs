//! What a worth rests on: the cells of the limit itself, and the prices of the goods of which more or less is
//! traded when it is raised. The gain is the sum of their shares: Δobjective = Σ price · Δtraded + costs.

use lodestone_model::ids::{Id, PlantId};
use lodestone_model::tables::capacities::CapacityKind;
use lodestone_model::tables::sources::Grade;
use lodestone_solve::{Lever, Program, Solution};

use crate::blocks::trade::Trade;
use crate::formulation::Formulation;
use crate::limits;
use crate::result::CellRef;
use crate::sets::Lines;

/// Prices with a smaller share of the money that moves are not named.
const SHARE: f64 = 0.05;
/// How many cells are named.
const NAMED: usize = 6;

/// A row of a table and a column, with its grade over a period.
type Key = (&'static str, u32, &'static str, Grade);

/// What is asked of every limit, found once.
pub struct Rests {
    costs: [Vec<f64>; 2],
}

impl Rests {
    /// Money per unit of every deal.
    pub fn of(f: &Formulation) -> Self {
        let costs = |trade: &Trade, lines: &Lines| -> Vec<f64> {
            trade.deals.iter().map(|d| trade.unit_cost(lines, d.segment as usize, f.objective, &f.discount)).collect()
        };
        Rests { costs: [costs(&f.purchase, &f.sets.supplies), costs(&f.sale, &f.sets.markets)] }
    }

    /// Cells of a limit, and of the prices whose trade changes between two solutions, the weakest grade first.
    pub fn cells(
        &self,
        f: &Formulation,
        program: &Program,
        lever: Lever,
        base: &Solution,
        moved: &Solution,
    ) -> Vec<CellRef> {
        let mut keys = own(f, program, lever, base);
        keys.extend(self.prices(f, base, moved));
        keys.sort_by_key(|key| std::cmp::Reverse(key.3));
        keys.dedup();
        let mut cells: Vec<CellRef> = Vec::new();
        for (table, row, column, grade) in keys {
            let line = f.sets.base.grid(table).and_then(|g| g.place(row as usize, None).line);
            let cell = line.map(|line| CellRef { table: table.to_owned(), line, column: column.to_owned(), grade });
            cells.extend(cell.filter(|cell| !cells.contains(cell)));
        }
        cells.truncate(NAMED);
        cells
    }

    /// Prices with a share of the money that moves, the largest first.
    fn prices(&self, f: &Formulation, base: &Solution, moved: &Solution) -> Vec<Key> {
        let mut found: Vec<(Key, f64)> = Vec::new();
        let trades = [("supplies", &f.purchase, &f.sets.supplies), ("markets", &f.sale, &f.sets.markets)];
        for ((table, trade, lines), costs) in trades.into_iter().zip(&self.costs) {
            for (d, deal) in trade.deals.iter().enumerate() {
                let money = costs[d] * (moved.value(trade.col(d)) - base.value(trade.col(d)));
                if money == 0.0 {
                    continue;
                }
                let entry = &lines.entries[trade.segments[deal.segment as usize].entry as usize];
                let period = f.sets.periods[entry.period as usize].span;
                let Some(grade) = f.sets.base.grade_in(table, entry.row, "price", period) else { continue };
                let key = (table, entry.row, "price", grade);
                match found.iter_mut().find(|(k, _)| *k == key) {
                    Some((_, total)) => *total += money,
                    None => found.push((key, money)),
                }
            }
        }
        let all: f64 = found.iter().map(|(_, money)| money.abs()).sum();
        found.retain(|(_, money)| money.abs() >= SHARE * all);
        found.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        found.into_iter().map(|(key, _)| key).collect()
    }
}

/// The weakest grade among cells; A where there are none.
pub fn weakest(cells: &[CellRef]) -> Grade {
    cells.iter().map(|cell| cell.grade).max().unwrap_or(Grade::A)
}

/// Cells that state the limit itself.
fn own(f: &Formulation, program: &Program, lever: Lever, base: &Solution) -> Vec<Key> {
    let place = limits::place(program, lever);
    let at = place.coordinates.as_ref();
    let first = at[0] as usize;
    let period = |t: u32| f.sets.periods[t as usize].span;
    let rows = &f.sets.base.rows;
    let mut keys = Vec::new();
    let mut add = |table: &'static str, row: u32, column: &'static str, span| {
        keys.extend(f.sets.base.grade_in(table, row, column, span).map(|grade| (table, row, column, grade)));
    };
    match place.block {
        "capacity" => {
            let (plant, t) = (PlantId(at[0]), at[1]);
            let binds = |k: CapacityKind| matches!(k, CapacityKind::Accepted | CapacityKind::Effective);
            let of = |r: &&lodestone_model::tables::capacities::Capacity| {
                r.plant == plant && binds(r.kind) && r.span.is_none_or(|s| s.intersection(period(t)).is_some())
            };
            rows.capacities.iter().filter(of).for_each(|r| add("capacities", r.row, "capacity", period(t)));
            for (s, start) in f.sets.starts.iter().enumerate() {
                let row = &rows.projects[start.project.index()];
                if row.plant == Some(plant) && base.value(f.projects.col(s)) > 1e-6 && row.size.is_some() {
                    add("projects", row.row, "size", period(t));
                }
            }
        }
        "quota" => {
            let limit = &f.quotas.limits[first];
            if limit.is_allocation {
                let share = &rows.quota_allocation[limit.row as usize];
                let column = if share.limit.is_some() { "limit" } else { "share" };
                add("quota_allocation", share.row, column, limit.ask.span);
            } else {
                add("quotas", rows.quotas[limit.row as usize].row, "limit", limit.ask.span);
            }
        }
        "purchase" | "purchase_limit" => {
            trade_rows(&f.sets.supplies, at).for_each(|(row, t)| add("supplies", row, "max", period(t)))
        }
        "sale" | "sale_limit" => {
            trade_rows(&f.sets.markets, at).for_each(|(row, t)| add("markets", row, "max", period(t)))
        }
        "resource" => {
            let of = |r: &&lodestone_model::tables::resource_supply::ResourceSupply| {
                r.resource.index() == first && r.span.is_none_or(|s| s.intersection(period(at[1])).is_some())
            };
            rows.resource_supply.iter().filter(of).for_each(|r| add("resource_supply", r.row, "amount", period(at[1])));
        }
        "transport" | "route_limit" => {
            let arc = &f.sets.arcs[f.sets.legs[first].arc as usize];
            arc.rows.iter().for_each(|&r| add("routes", rows.routes[r as usize].row, "max", period(at[1])));
        }
        "disposal" | "disposal_limit" => {
            let of = &f.outlets[first].rows;
            of.iter().for_each(|&r| add("disposals", rows.disposals[r as usize].row, "max", period(at[1])));
        }
        "stock" => add("stocks", rows.stocks[f.holdings[first].row as usize].row, "max", period(at[1])),
        _ => {}
    }
    keys
}

/// Rows of one step of a line in one period, by the coordinates (line, step, …, period).
fn trade_rows<'a>(lines: &'a Lines, at: &'a [u32]) -> impl Iterator<Item = (u32, u32)> + 'a {
    let period = at.last().copied().unwrap_or(0);
    let is_it = move |e: &&crate::sets::Entry| e.line == at[0] && e.step == at[1] && e.period == period;
    lines.entries.iter().filter(is_it).map(|e| (e.row, e.period))
}
