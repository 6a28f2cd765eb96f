//! What more of a target costs: the most that can be reached of it, whatever becomes of the other targets, against what
//! the best-value plan reaches, and the objective lost between the two.

use lodestone_model::ids::Id;
use lodestone_model::manifest::Objective;

use crate::progress::Watch;
use crate::request::PlanError;
use crate::result::{Plan, Planned, Step, TargetPrice};
use crate::run::{Found, Solver};
use crate::stages::most_of_targets;

/// Of every target that the best-value plan misses and another plan reaches more of.
pub fn target_prices(
    solver: &Solver<'_>,
    best: &Found,
    planned: &Planned,
    watch: &mut Watch<'_>,
) -> Result<Vec<TargetPrice>, PlanError> {
    let Some(other) = &planned.most else { return Ok(Vec::new()) };
    let (best_plan, together) = match solver.f.objective {
        Objective::TargetsThenValue => (other, &planned.plan),
        Objective::Value | Objective::Cost => (&planned.plan, other),
    };
    let goals = &solver.f.targets.goals;
    let at = |g: usize| goals[g].target.index();
    let is_missed = |g: &usize| best_plan.targets[at(*g)].shortfall.is_some_and(|s| s > 0.0);
    let missed: Vec<usize> = (0..goals.len()).filter(is_missed).collect();
    watch.begin(Step::TargetPrices, missed.len());
    let mut prices = Vec::new();
    for &g in &missed {
        if !watch.goes_on() {
            break;
        }
        // A target that is missed alone was the only one to be weighed against value.
        if missed.len() == 1 {
            prices.extend(price(best_plan, together, at(g)));
        } else if let Some(alone) = most_of_targets(solver, best, Some(g), watch)? {
            prices.extend(price(best_plan, &alone.plan, at(g)));
        }
        watch.did_one();
    }
    Ok(prices)
}

fn price(best: &Plan, most: &Plan, target: usize) -> Option<TargetPrice> {
    let (a, b) = (&best.targets[target], &most.targets[target]);
    let gained = a.shortfall? - b.shortfall?;
    if gained <= 1e-6 * a.promised.abs().max(1.0) {
        return None;
    }
    let lost = (best.objective - most.objective).abs();
    Some(TargetPrice {
        target: a.target.clone(),
        best_value: a.reached?,
        most: b.reached?,
        lost,
        per_unit: lost / gained,
        unit: a.unit.clone(),
    })
}
