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
    /// The part of a plant in what a process takes.
    Intake(PlantId, ProcessId, CommodityId),
    /// What stocks held at the beginning of the first period.
    Opening(CommodityId),
    /// What stocks held at the end of the period.
    Level(CommodityId),
}

/// The problem, and what its unknowns are.
#[derive(Clone)]
pub(super) struct Chain {
    pub problem: Problem,
    /// By unknown.
    pub flows: Vec<Flow>,
    /// By unknown: the place of its period.
    pub periods: Vec<u32>,
    /// In order, each ending where the next begins.
    pub spans: Vec<Span>,
    /// By period and process: the plants that ran it.
    plants: BTreeMap<(u32, ProcessId), Vec<PlantId>>,
}

impl Chain {
    pub fn new(base: &CheckedBase, spans: &[Span]) -> Chain {
        let mut chain = Chain {
            problem: Problem::default(),
            flows: Vec::new(),
            periods: Vec::new(),
            spans: spans.to_vec(),
            plants: BTreeMap::new(),
        };
        for (at, &span) in spans.iter().enumerate() {
            chain.add_period(base, at as u32, span);
        }
        chain
    }

    fn add_period(&mut self, base: &CheckedBase, period: u32, span: Span) {
        let runs = |plant: &Plant| {
            let begun = plant.valid_from.is_none_or(|from| from < span.end);
            begun && plant.valid_to.is_none_or(|to| to > span.start)
        };
        let mut plants_of: BTreeMap<ProcessId, Vec<PlantId>> = BTreeMap::new();
        for (at, plant) in base.rows.plants.iter().enumerate().filter(|(_, plant)| runs(plant)) {
            for &process in &plant.processes {
                plants_of.entry(process).or_default().push(PlantId::from_index(at));
            }
        }
        for (process, plants) in plants_of {
            base.recipes_of(process).iter().for_each(|&recipe| self.add_recipe(base, period, recipe));
            self.add_outputs(base, period, process, &plants);
            self.plants.insert((period, process), plants);
        }
        for at in 0..base.rows.commodities.len() {
            self.add_commodity(base, period, CommodityId::from_index(at));
        }
    }

    fn unknown(&mut self, base: &CheckedBase, period: u32, flow: Flow) -> UnknownId {
        self.flows.push(flow);
        self.periods.push(period);
        let name = self.within(period, name(base, flow));
        if matches!(flow, Flow::Stocked(_)) { self.problem.free(name) } else { self.problem.non_negative(name) }
    }

    /// A name, with its period where there are several.
    pub fn within(&self, period: u32, name: String) -> String {
        if self.spans.len() == 1 { name } else { format!("{} {name}", self.spans[period as usize]) }
    }

    /// The unknowns of a period for which `wanted` holds.
    pub fn all(&self, period: u32, wanted: impl Fn(Flow) -> bool) -> Vec<UnknownId> {
        let of = self.flows.iter().zip(&self.periods).enumerate();
        let found = of.filter(|(_, (flow, at))| **at == period && wanted(**flow));
        found.map(|(at, _)| UnknownId(at as u32)).collect()
    }

    /// Whose is a process: its plants in the period.
    pub fn plants_of(&self, period: u32, process: ProcessId) -> &[PlantId] {
        self.plants.get(&(period, process)).map_or(&[], Vec::as_slice)
    }

    /// What each plant of a process took of a commodity: parts of what its recipes took, made when they are first asked for.
    pub fn intakes(
        &mut self,
        base: &CheckedBase,
        period: u32,
        process: ProcessId,
        commodity: CommodityId,
    ) -> Vec<UnknownId> {
        let is = |flow| matches!(flow, Flow::Intake(_, of, taken) if of == process && taken == commodity);
        let there = self.all(period, is);
        if !there.is_empty() {
            return there;
        }
        let of = |flow| matches!(flow, Flow::Used(recipe, taken) if taken == commodity && base.recipe(recipe).process == process);
        let used = self.all(period, of);
        let plants = self.plants_of(period, process).to_vec();
        let parts: Vec<UnknownId> =
            plants.iter().map(|&plant| self.unknown(base, period, Flow::Intake(plant, process, commodity))).collect();
        let terms = parts.iter().map(|&part| (part, 1.0)).chain(used.into_iter().map(|used| (used, -1.0)));
        let name = self.within(period, format!("intakes {} {}", process_id(base, process), id(base, commodity)));
        self.problem.balance(name, terms, 0.0);
        parts
    }

    fn add_recipe(&mut self, base: &CheckedBase, period: u32, id: RecipeId) {
        let activity = self.unknown(base, period, Flow::Activity(id));
        // Activity is a number of ours: nobody can go and measure it.
        self.problem.unknowns[activity.0 as usize].measuring_cost = None;
        let recipe = base.recipe(id);
        let used = recipe.inputs.iter().map(|part| (Flow::Used(id, part.commodity), part));
        let made = recipe.outputs.iter().map(|part| (Flow::Made(id, part.commodity), part));
        for (flow, part) in used.chain(made).filter(|(_, part)| part.amount > 0.0) {
            let unknown = self.unknown(base, period, flow);
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
    fn add_outputs(&mut self, base: &CheckedBase, period: u32, process: ProcessId, plants: &[PlantId]) {
        let mut made: BTreeMap<CommodityId, Vec<UnknownId>> = BTreeMap::new();
        for &recipe in base.recipes_of(process) {
            for unknown in self.all(period, |flow| matches!(flow, Flow::Made(of, _) if of == recipe)) {
                if let Flow::Made(_, commodity) = self.flows[unknown.0 as usize] {
                    made.entry(commodity).or_default().push(unknown);
                }
            }
        }
        for (commodity, made) in made {
            let outputs =
                plants.iter().map(|&plant| (self.unknown(base, period, Flow::Output(plant, process, commodity)), 1.0));
            let terms: Vec<(UnknownId, f64)> = outputs.collect();
            let name = self.within(period, format!("outputs {} {}", process_id(base, process), id(base, commodity)));
            self.problem.balance(name, terms.into_iter().chain(made.into_iter().map(|made| (made, -1.0))), 0.0);
        }
    }

    /// Made + bought = used + sold + stocked.
    fn add_commodity(&mut self, base: &CheckedBase, period: u32, commodity: CommodityId) {
        let sign = |flow: Flow| match flow {
            Flow::Made(_, of) if of == commodity => Some(1.0),
            Flow::Used(_, of) if of == commodity => Some(-1.0),
            _ => None,
        };
        let inside = self.all(period, |flow| sign(flow).is_some()).into_iter();
        let mut terms: Vec<(UnknownId, f64)> =
            inside.filter_map(|id| Some((id, sign(self.flows[id.0 as usize])?))).collect();
        if terms.is_empty() {
            return;
        }
        let rows = &base.rows;
        if rows.supplies.iter().any(|row| row.commodity == commodity) {
            terms.push((self.unknown(base, period, Flow::Bought(commodity)), 1.0));
        }
        let sold = rows.markets.iter().any(|row| row.commodity == commodity);
        if sold || rows.disposals.iter().any(|row| row.commodity == commodity) {
            terms.push((self.unknown(base, period, Flow::Sold(commodity)), -1.0));
        }
        if rows.stocks.iter().any(|row| row.commodity == commodity) {
            let stocked = self.unknown(base, period, Flow::Stocked(commodity));
            terms.push((stocked, -1.0));
            self.chain_stock(base, period, commodity, stocked);
        }
        let name = self.within(period, format!("commodity {}", id(base, commodity)));
        self.problem.balance(name, terms, 0.0);
    }

    /// Level at the end = level at the beginning + stocked; the beginning is the end of the period before.
    fn chain_stock(&mut self, base: &CheckedBase, period: u32, commodity: CommodityId, stocked: UnknownId) {
        let is_level = |flow| flow == Flow::Level(commodity);
        let before = period.checked_sub(1).and_then(|before| self.all(before, is_level).first().copied());
        let before = before.unwrap_or_else(|| self.unknown(base, period, Flow::Opening(commodity)));
        let after = self.unknown(base, period, Flow::Level(commodity));
        let name = self.within(period, format!("stock {}", id(base, commodity)));
        self.problem.balance(name, [(before, 1.0), (stocked, 1.0), (after, -1.0)], 0.0);
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
        Flow::Intake(plant, process, commodity) => {
            format!("intake {} {} {}", plant_id(plant), process_id(base, process), id(base, commodity))
        }
        Flow::Opening(commodity) => format!("opening {}", id(base, commodity)),
        Flow::Level(commodity) => format!("level {}", id(base, commodity)),
    }
}

fn process_id(base: &CheckedBase, process: ProcessId) -> &str {
    base.text(base.rows.processes[process.index()].process)
}
