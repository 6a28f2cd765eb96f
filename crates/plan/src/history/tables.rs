//! What the tables themselves tell of days before the plan: capital of fixed projects, capacity at a
//! date, the stock with which the plan opens.

use lodestone_model::ids::{Id, PlantId};
use lodestone_model::time::{Date, Span};

use super::past::Past;
use super::plants::able;
use crate::capacity_of::PlantCapacity;
use crate::conventions::years_of;
use crate::filter::Filter;
use crate::measure::share_of_size;
use crate::prices::PriceBook;
use crate::project_terms::{spend_share_in, spend_shares, unit_capex, unit_size};

/// Capital spent on projects that started before the plan.
pub fn spend(filter: Filter<'_>, days: Span, past: &mut Past) {
    let base = &filter.sets.base;
    let mut total = 0.0;
    for start in filter.sets.starts.iter().filter(|s| s.period.is_none()) {
        let row = &base.rows.projects[start.project.index()];
        let is_wanted = filter.term.project.is_none_or(|j| j == start.project)
            && row.plant.is_none_or(|p| filter.wants_plant(p))
            && (row.plant.is_some() || filter.term.plant.is_none());
        if is_wanted {
            let share = spend_share_in(&spend_shares(base, start.project), start, years_of(days));
            total += unit_capex(row) * share;
        }
    }
    past.table(total * filter.term.weight);
}

/// Capacity at an instant before the plan, times a weight: the plants' own and that of projects that
/// had started. A plant with capacity at other times only is not known over the `asked` days.
pub fn capacity(filter: Filter<'_>, at: Date, weight: f64, asked: Span, past: &mut Past) {
    let base = &filter.sets.base;
    let plants = PlantCapacity::of(base);
    let Some(day) = at.plus_days(-1).and_then(Span::day) else { return };
    let mut total = 0.0;
    for plant in (0..base.rows.plants.len()).map(PlantId::from_index).filter(|&p| filter.wants_capacity(p)) {
        if filter.term.project.is_some() {
            break;
        }
        if !plants.is_stated(plant, day.start) && able(filter.sets, plant, day).is_some() {
            past.gap(asked, Some(plant));
        }
        total += plants.at(plant, day.start);
    }
    for start in filter.sets.starts.iter().filter(|s| s.period.is_none()) {
        let row = &base.rows.projects[start.project.index()];
        let is_wanted = row.plant.is_some_and(|p| filter.wants_capacity(p));
        if is_wanted && filter.term.project.is_none_or(|j| j == start.project) {
            total += share_of_size(start, at.year_coordinate(), filter.term.capacity) * unit_size(row);
        }
    }
    past.table(total * weight);
}

/// Stock at the instant at which the plan opens; before that only reports tell.
pub fn stock(filter: Filter<'_>, prices: &PriceBook, at: Date, past: &mut Past) {
    let sets = filter.sets;
    let Some(day) = at.plus_days(-1).and_then(Span::day) else { return };
    if at != sets.horizon.start {
        return past.gap(day, None);
    }
    let mut total = 0.0;
    for row in &sets.base.rows.stocks {
        let Some(node) = sets.nodes.find(row.enterprise, row.site) else { continue };
        if filter.wants_commodity(row.commodity) && filter.wants_node(node) && row.opening != 0.0 {
            match filter.value(prices, row.commodity, filter.term.valued, day) {
                Some(value) => total += row.opening * value,
                None => {
                    past.unpriced.insert(row.commodity);
                }
            }
        }
    }
    past.table(total * filter.term.weight);
}
