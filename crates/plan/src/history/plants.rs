//! What plants' reported outputs tell: outputs as reported; activities where one recipe of the plant
//! alone makes a reported commodity, and with them inputs and by-products.
//!
//! > x[p, r] = output[p, k] / out[r, k], with r the only recipe of p that makes k
//!
//! Of several such commodities the one that tells most counts, the plant's counted one before others.
//! A plant that could not run (not there yet, or without capacity until a project) made nothing.

use lodestone_model::ids::{CommodityId, Id, PlantId};
use lodestone_model::recipe::RecipeId;
use lodestone_model::tables::capacities::CapacityKind;
use lodestone_model::tables::measures::{MeasureKind, Valued};
use lodestone_model::time::{Date, Span};

use super::cover::{Cover, cover};
use super::past::{History, Past, Told};
use crate::filter::Filter;
use crate::prices::PriceBook;
use crate::sets::Sets;

/// Whether a kind is a sum over what plants do.
pub fn is_of_plants(kind: MeasureKind) -> bool {
    matches!(kind, MeasureKind::Output | MeasureKind::Input | MeasureKind::Activity)
}

/// Plants that take part in a term, in order.
pub fn plants(filter: Filter<'_>) -> Vec<PlantId> {
    let sets = filter.sets;
    let takes_part = |m: &usize| {
        let recipe = sets.base.recipe(sets.modes[*m].recipe);
        match filter.term.kind {
            MeasureKind::Output => recipe.outputs.iter().any(|p| filter.wants_commodity(p.commodity)),
            MeasureKind::Input => recipe.inputs.iter().any(|p| filter.wants_commodity(p.commodity)),
            _ => true,
        }
    };
    let mut plants: Vec<PlantId> = filter.modes().into_iter().filter(takes_part).map(|m| sets.modes[m].plant).collect();
    plants.dedup();
    plants
}

/// Recipes that a plant can run, once each.
pub fn recipes(sets: &Sets, plant: PlantId) -> Vec<RecipeId> {
    let mut recipes: Vec<RecipeId> = sets.modes_of(plant).map(|(_, mode)| mode.recipe).collect();
    recipes.sort();
    recipes.dedup();
    recipes
}

/// What is told of a recipe's activity: `cover` of a commodity's output, of which one unit of
/// activity makes `1 / per`.
pub struct Run {
    /// The commodity that tells it.
    pub commodity: CommodityId,
    /// Its output.
    pub cover: Cover,
    /// Activity per unit of output.
    pub per: f64,
}

/// What a plant's reports tell of one recipe's activity; none when every commodity of it has another maker too.
pub fn run(history: &History, plant: PlantId, recipe: RecipeId, days: Span) -> Option<Run> {
    let sets = &history.sets;
    let counted = sets.base.rows.plants[plant.index()].counted;
    let all = recipes(sets, plant);
    let makes = |r: RecipeId, k: CommodityId| sets.base.recipe(r).outputs.iter().any(|p| p.commodity == k);
    let outputs = sets.base.recipe(recipe).outputs.iter();
    let telling = outputs.filter(|p| p.amount > 0.0 && !all.iter().any(|&r| r != recipe && makes(r, p.commodity)));
    let runs = telling.map(|part| Run {
        commodity: part.commodity,
        cover: cover(days, history.facts.of_output(plant, part.commodity)),
        per: 1.0 / part.amount,
    });
    runs.min_by_key(|run| (run.cover.cost(), counted != Some(run.commodity)))
}

/// The days on which a plant could run; none when it could not.
pub fn able(sets: &Sets, plant: PlantId, days: Span) -> Option<Span> {
    let base = &sets.base;
    let row = &base.rows.plants[plant.index()];
    let binds = |kind| matches!(kind, CapacityKind::Accepted | CapacityKind::Effective);
    let since = if base.rows.capacities.iter().any(|c| c.plant == plant && binds(c.kind)) {
        Date::MIN
    } else {
        let builds = |s: &&crate::sets::Start| base.rows.projects[s.project.index()].plant == Some(plant);
        let first = sets.starts.iter().filter(builds).map(|s| s.commissioned).min_by(f64::total_cmp)?;
        Date::from_year_coordinate(first).unwrap_or(Date::MIN)
    };
    let alive = Span::new(row.valid_from.unwrap_or(Date::MIN).max(since), row.valid_to.unwrap_or(Date::MAX))?;
    alive.intersection(days)
}

/// Tells what one plant did, of one term.
pub struct Teller<'a> {
    /// The history.
    pub history: &'a History,
    /// Prices.
    pub prices: &'a PriceBook,
    /// The term's filters.
    pub filter: Filter<'a>,
    /// Where it is told.
    pub past: &'a mut Past,
}

impl Teller<'_> {
    /// A plant's part of the term over some days.
    pub fn term(&mut self, plant: PlantId, days: Span) {
        let sets = &self.history.sets;
        let mut wanted: Vec<RecipeId> =
            self.filter.modes().iter().map(|&m| sets.modes[m]).filter(|m| m.plant == plant).map(|m| m.recipe).collect();
        wanted.sort();
        wanted.dedup();
        for days in self.priced(days) {
            match self.filter.term.kind {
                MeasureKind::Output => self.outputs(plant, &wanted, days),
                MeasureKind::Input => {
                    for &recipe in &wanted {
                        for part in &sets.base.recipe(recipe).inputs {
                            if self.filter.wants_commodity(part.commodity) {
                                let value = self.value(part.commodity, days);
                                self.activity(plant, recipe, days, part.amount * value);
                            }
                        }
                    }
                }
                _ => wanted.iter().for_each(|&recipe| self.activity(plant, recipe, days, 1.0)),
            }
        }
    }

    /// Outputs as reported; for other days from the activities of the recipes that make them.
    fn outputs(&mut self, plant: PlantId, wanted: &[RecipeId], days: Span) {
        let sets = self.history.sets.clone();
        let parts = |r: RecipeId| sets.base.recipe(r).outputs.iter();
        let mut made: Vec<CommodityId> = wanted.iter().flat_map(|&r| parts(r)).map(|p| p.commodity).collect();
        made.sort();
        made.dedup();
        made.retain(|&k| self.filter.wants_commodity(k));
        for commodity in made {
            let value = self.value(commodity, days);
            let makers: Vec<RecipeId> =
                recipes(&sets, plant).into_iter().filter(|&r| parts(r).any(|p| p.commodity == commodity)).collect();
            let mut unknown = vec![days];
            if makers.iter().all(|r| wanted.contains(r)) {
                let told = cover(days, self.history.facts.of_output(plant, commodity));
                self.tell(&told.pieces, plant, commodity, value);
                unknown = told.unknown;
            }
            for gap in unknown {
                for &recipe in makers.iter().filter(|r| wanted.contains(r)) {
                    let amount: f64 = parts(recipe).filter(|p| p.commodity == commodity).map(|p| p.amount).sum();
                    self.activity(plant, recipe, gap, amount * value);
                }
            }
        }
    }

    /// `each` per unit of a recipe's activity.
    fn activity(&mut self, plant: PlantId, recipe: RecipeId, days: Span, each: f64) {
        match run(self.history, plant, recipe, days) {
            Some(run) => {
                self.tell(&run.cover.pieces, plant, run.commodity, each * run.per);
                run.cover.unknown.iter().for_each(|&gap| self.gap(plant, gap));
            }
            None => self.gap(plant, days),
        }
    }

    fn tell(&mut self, pieces: &[super::Piece], plant: PlantId, commodity: CommodityId, factor: f64) {
        self.past.tell(pieces, Told::Output(plant, commodity), factor * self.filter.term.weight);
    }

    fn gap(&mut self, plant: PlantId, days: Span) {
        if let Some(days) = able(&self.history.sets, plant, days) {
            self.past.gap(days, Some(plant));
        }
    }

    fn value(&mut self, commodity: CommodityId, days: Span) -> f64 {
        let value = self.filter.value(self.prices, commodity, self.filter.term.valued, days);
        value.unwrap_or_else(|| {
            self.past.unpriced.insert(commodity);
            0.0
        })
    }

    /// Days over which one price is taken: years where money counts, else all of them.
    fn priced(&self, days: Span) -> Vec<Span> {
        match self.filter.term.valued {
            Valued::Current => years(days),
            _ => vec![days],
        }
    }
}

/// A span cut at the turns of the years.
pub fn years(days: Span) -> Vec<Span> {
    let (first, last) = (days.start.year(), days.last_day().year());
    (first..=last).filter_map(|year| Span::year(year)?.intersection(days)).collect()
}
