//! The chain of a base as unknowns and balances: what each recipe takes and gives over all plants that run it, which plant
//! gave how much of it, and what each commodity has to do with outside.
//!
//! Plants of one process share its recipes and what is uncertain in them; their outputs are parts of one sum, so that sums are
//! known even where parts are not.

use std::collections::BTreeMap;

use lodestone_model::CheckedBase;
use lodestone_model::ids::{CommodityId, Id, PlantId, ProcessId};
use lodestone_model::recipe::RecipeId;
use lodestone_model::tables::plants::Plant;
use lodestone_model::time::Span;

use super::settings::of_recipe;
use crate::problem::{Balance, Linear, Observation, Problem, Quantity, UnknownId};

/// What an unknown is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Flow {
    /// Units of activity of a recipe.
    Activity(RecipeId),
    /// Taken by a recipe.
    Used(RecipeId, CommodityId),
    /// Given by a recipe.
    Made(RecipeId, CommodityId),
    /// The part of a plant in what a process gives.
    Output(PlantId, ProcessId, CommodityId),
    /// From outside.
    Bought(CommodityId),
    /// To outside; for what is disposed of, too.
    Sold(CommodityId),
    /// What stocks grew by.
    Stocked(CommodityId),
}

/// The problem, and what its unknowns are.
pub(super) struct Chain {
    pub problem: Problem,
    /// By unknown.
    pub flows: Vec<Flow>,
}

impl Chain {
    pub fn new(base: &CheckedBase, period: Span) -> Chain {
        let mut chain = Chain { problem: Problem::default(), flows: Vec::new() };
        let runs = |plant: &Plant| {
            let begun = plant.valid_from.is_none_or(|from| from < period.end);
            begun && plant.valid_to.is_none_or(|to| to > period.start)
        };
        let mut plants_of: BTreeMap<ProcessId, Vec<PlantId>> = BTreeMap::new();
        for (at, plant) in base.rows.plants.iter().enumerate().filter(|(_, plant)| runs(plant)) {
            for &process in &plant.processes {
                plants_of.entry(process).or_default().push(PlantId::from_index(at));
            }
        }
        for (process, plants) in plants_of {
            base.recipes_of(process).iter().for_each(|&recipe| chain.add_recipe(base, recipe));
            chain.add_outputs(base, process, &plants);
        }
        for at in 0..base.rows.commodities.len() {
            chain.add_commodity(base, CommodityId::from_index(at));
        }
        chain
    }

    fn unknown(&mut self, base: &CheckedBase, flow: Flow) -> UnknownId {
        self.flows.push(flow);
        let name = name(base, flow);
        if matches!(flow, Flow::Stocked(_)) { self.problem.free(name) } else { self.problem.non_negative(name) }
    }

    /// The unknowns for which `wanted` holds.
    pub fn all(&self, wanted: impl Fn(Flow) -> bool) -> Vec<UnknownId> {
        let found = self.flows.iter().enumerate().filter(|(_, flow)| wanted(**flow));
        found.map(|(at, _)| UnknownId(at as u32)).collect()
    }

    fn add_recipe(&mut self, base: &CheckedBase, id: RecipeId) {
        let activity = self.unknown(base, Flow::Activity(id));
        // Activity is a number of ours: nobody can go and measure it.
        self.problem.unknowns[activity.0 as usize].measuring_cost = None;
        let recipe = base.recipe(id);
        let used = recipe.inputs.iter().map(|part| (Flow::Used(id, part.commodity), part));
        let made = recipe.outputs.iter().map(|part| (Flow::Made(id, part.commodity), part));
        for (flow, part) in used.chain(made).filter(|(_, part)| part.amount > 0.0) {
            let unknown = self.unknown(base, flow);
            let name = format!("{} per activity", self.problem.unknowns[unknown.0 as usize].name);
            let share = recipe_share(base, part.row);
            if share == 0.0 {
                let quantity = Quantity::Linear(Linear::new([(unknown, 1.0), (activity, -part.amount)]));
                self.problem.balances.push(Balance { name, quantity, value: 0.0 });
            } else {
                let quantity = Quantity::Ratio { part: Linear::one(unknown), whole: Linear::one(activity) };
                self.problem.observations.push(Observation::new(name, quantity, part.amount, share * part.amount));
            }
        }
    }

    /// What the plants of a process give is what its recipes give.
    fn add_outputs(&mut self, base: &CheckedBase, process: ProcessId, plants: &[PlantId]) {
        let mut made: BTreeMap<CommodityId, Vec<UnknownId>> = BTreeMap::new();
        for &recipe in base.recipes_of(process) {
            for unknown in self.all(|flow| matches!(flow, Flow::Made(of, _) if of == recipe)) {
                if let Flow::Made(_, commodity) = self.flows[unknown.0 as usize] {
                    made.entry(commodity).or_default().push(unknown);
                }
            }
        }
        for (commodity, made) in made {
            let outputs =
                plants.iter().map(|&plant| (self.unknown(base, Flow::Output(plant, process, commodity)), 1.0));
            let terms: Vec<(UnknownId, f64)> = outputs.collect();
            let name = format!("outputs {} {}", process_id(base, process), id(base, commodity));
            self.problem.balance(name, terms.into_iter().chain(made.into_iter().map(|made| (made, -1.0))), 0.0);
        }
    }

    /// Made + bought = used + sold + stocked.
    fn add_commodity(&mut self, base: &CheckedBase, commodity: CommodityId) {
        let of = |flow: Flow| match flow {
            Flow::Made(_, of) => Some((of, 1.0)),
            Flow::Used(_, of) => Some((of, -1.0)),
            _ => None,
        };
        let inside = self.flows.iter().enumerate().filter_map(|(at, &flow)| {
            let (found, sign) = of(flow)?;
            (found == commodity).then_some((UnknownId(at as u32), sign))
        });
        let mut terms: Vec<(UnknownId, f64)> = inside.collect();
        if terms.is_empty() {
            return;
        }
        let rows = &base.rows;
        if rows.supplies.iter().any(|row| row.commodity == commodity) {
            terms.push((self.unknown(base, Flow::Bought(commodity)), 1.0));
        }
        let sold = rows.markets.iter().any(|row| row.commodity == commodity);
        if sold || rows.disposals.iter().any(|row| row.commodity == commodity) {
            terms.push((self.unknown(base, Flow::Sold(commodity)), -1.0));
        }
        if rows.stocks.iter().any(|row| row.commodity == commodity) {
            terms.push((self.unknown(base, Flow::Stocked(commodity)), -1.0));
        }
        self.problem.balance(format!("commodity {}", id(base, commodity)), terms, 0.0);
    }
}

fn recipe_share(base: &CheckedBase, row: u32) -> f64 {
    let stated = base.rows.recipes.get(row as usize);
    let column = if stated.is_some_and(|line| line.amount.is_some()) { "amount" } else { "recovery" };
    of_recipe(base.grade("recipes", row, column))
}

fn id(base: &CheckedBase, commodity: CommodityId) -> &str {
    base.text(base.rows.commodities[commodity.index()].commodity)
}

/// Unique, from the ids of the tables: the order in which everything is computed.
fn name(base: &CheckedBase, flow: Flow) -> String {
    let at = |recipe: RecipeId| {
        let recipe = base.recipe(recipe);
        format!("{} {}", process_id(base, recipe.process), base.text(recipe.name))
    };
    let plant_id = |plant: PlantId| base.text(base.rows.plants[plant.index()].plant);
    match flow {
        Flow::Activity(recipe) => format!("activity {}", at(recipe)),
        Flow::Used(recipe, commodity) => format!("used {} {}", at(recipe), id(base, commodity)),
        Flow::Made(recipe, commodity) => format!("made {} {}", at(recipe), id(base, commodity)),
        Flow::Output(plant, process, commodity) => {
            format!("output {} {} {}", plant_id(plant), process_id(base, process), id(base, commodity))
        }
        Flow::Bought(commodity) => format!("bought {}", id(base, commodity)),
        Flow::Sold(commodity) => format!("sold {}", id(base, commodity)),
        Flow::Stocked(commodity) => format!("stocked {}", id(base, commodity)),
    }
}

fn process_id(base: &CheckedBase, process: ProcessId) -> &str {
    base.text(base.rows.processes[process.index()].process)
}
