//! Rows of grade C or worse that the objective leans on most: first-order change of the objective
//! for a 1 % change of the cell, from the plan's amounts and prices.

use lodestone_model::ids::Id;
use lodestone_model::manifest::Objective;
use lodestone_model::tables::sources::Grade;
use lodestone_solve::{Program, Solution};

use crate::capacity_of::PlantCapacity;
use crate::formulation::Formulation;
use crate::limits;
use crate::result::{Label, Leaning, LimitRef};

/// How many are named.
const NAMED: usize = 10;

/// Cells of prices, capacities and quotas, the most important first.
pub fn leaning(f: &Formulation, program: &Program, priced: &Solution) -> Vec<Leaning> {
    let sign = if f.objective == Objective::Cost { 1.0 } else { -1.0 };
    let mut book = Book { f, found: Vec::new() };
    let trades = [("supplies", &f.purchase, &f.sets.supplies), ("markets", &f.sale, &f.sets.markets)];
    for (table, trade, lines) in trades {
        for (d, deal) in trade.deals.iter().enumerate() {
            let segment = trade.segments[deal.segment as usize];
            let entry = &lines.entries[segment.entry as usize];
            let cost = trade.unit_cost(lines, deal.segment as usize, f.objective, &f.discount);
            let change = sign * 0.01 * cost * priced.value(trade.col(d));
            let of = crate::elements::commodity(f, lines.lines[entry.line as usize].commodity);
            book.add(table, entry.row, "price", of, change);
        }
    }
    let plants = PlantCapacity::of(&f.sets.base);
    for row in &f.sets.base.rows.capacities {
        let own = &f.sets.base.rows.plants[row.plant.index()];
        for (t, period) in f.sets.periods.iter().enumerate() {
            if row.span.is_none_or(|s| s.intersection(period.span).is_some()) {
                let dual = priced.price(f.capacity.row(row.plant, t as u32)).unwrap_or(0.0);
                let change = sign * 0.01 * plants.in_period(row.plant, period) * dual;
                let label = Label::of(&f.sets.base, own.plant, own.names);
                book.add("capacities", row.row, "capacity", label, change);
            }
        }
    }
    for (i, limit) in f.quotas.limits.iter().enumerate().filter(|(_, l)| !l.is_allocation) {
        let dual = priced.price(f.quotas.row(i)).unwrap_or(0.0);
        let LimitRef { what, .. } = limits::row(f, program, f.quotas.row(i));
        let row = f.sets.base.rows.quotas[limit.row as usize].row;
        let change = |amount: f64| sign * 0.01 * limit.share * amount * dual;
        for told in &limit.past.uses {
            book.add("reports", told.piece.report, "value", what.clone(), change(-told.piece.amount * told.factor));
        }
        book.add("quotas", row, "limit", what, change(limit.limit));
    }
    book.named()
}

struct Book<'a> {
    f: &'a Formulation,
    found: Vec<((&'static str, u32, &'static str), Label, f64)>,
}

impl Book<'_> {
    fn add(&mut self, table: &'static str, row: u32, column: &'static str, what: Label, change: f64) {
        if change == 0.0 {
            return;
        }
        let key = (table, row, column);
        match self.found.iter_mut().find(|(k, _, _)| *k == key) {
            Some((_, _, total)) => *total += change,
            None => self.found.push((key, what, change)),
        }
    }

    fn named(self) -> Vec<Leaning> {
        let base = &self.f.sets.base;
        let mut named: Vec<Leaning> = self
            .found
            .into_iter()
            .filter_map(|((table, row, column), what, change)| {
                let grade = base.grade(table, row, column)?;
                let line = base.grid(table)?.place(row as usize, None).line?;
                let (table, column) = (table.to_owned(), column.to_owned());
                (grade >= Grade::C).then_some(Leaning { table, line, column, what, grade, change })
            })
            .collect();
        named.sort_by(|a, b| b.change.abs().total_cmp(&a.change.abs()).then(a.line.cmp(&b.line)));
        named.truncate(NAMED);
        named
    }
}
