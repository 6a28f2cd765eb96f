//! Plans a base for a reader.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::canonical::base_id;
use lodestone_model::disclosure::{Reader, hidden_rows};
use lodestone_model::manifest::Objective;
use lodestone_solve::Edit;

use super::figures::published;
use super::parties::Veils;
use super::result::{Ending, Published, Shows};
use crate::formulation::Formulation;
use crate::progress::{OnProgress, Watch};
use crate::request::{PlanError, Request};
use crate::result::{Label, Outcome};
use crate::run::{Ending as Solved, Solver};
use crate::stages::most_of_targets;

/// Plans a base for a reader: nothing when he may see all of it ([`plan`](crate::plan) then answers), otherwise what may be
/// shown of the plan.
///
/// # Errors
/// When the solver fails.
pub fn plan_for(
    base: &Arc<CheckedBase>,
    reader: Reader,
    request: &Request,
    progress: OnProgress<'_>,
) -> Result<Shows, PlanError> {
    let hidden = hidden_rows(base, reader);
    if hidden.is_empty() {
        return Ok(Shows::Everything);
    }
    let veils = Veils::of(base, &hidden);
    let objective = request.objective.unwrap_or(base.manifest.objective);
    let (f, program) = Formulation::program(base, objective);
    f.is_askable()?;
    let solver = Solver { f: &f, program: &program, request };
    let mut watch = Watch::new(progress, request.time_limit);
    let ending = match solver.solve(&Edit::new(), None, &mut watch)? {
        Solved::Found(best) => {
            let wants_targets = objective == Objective::TargetsThenValue && !f.targets.goals.is_empty();
            let most = if wants_targets { most_of_targets(&solver, &best, None, &mut watch)? } else { None };
            let found = most.map_or(best, |most| most.found);
            Ending::Planned(published(&f, &program, &found.solution, &veils))
        }
        Solved::Infeasible | Solved::Not(Outcome::Infeasible(_)) => Ending::Infeasible,
        Solved::Not(Outcome::Unbounded(_)) => Ending::Unbounded,
        Solved::Not(Outcome::Stopped(stop)) => Ending::Stopped(stop),
        Solved::Not(Outcome::Planned(_)) => unreachable!("an ending without a plan has none"),
    };
    let manifest = &base.manifest;
    Ok(Shows::Part(Box::new(Published {
        base_id: base_id(manifest, base.grids(), base.texts()),
        base: Label { id: manifest.id.clone(), zh: manifest.name_zh.clone(), en: manifest.name_en.clone() },
        cases: base.cases().to_vec(),
        currency: manifest.currency.clone(),
        objective,
        periods: f.sets.periods.iter().map(|period| period.span).collect(),
        sources_above: base.rows.sources.iter().filter(|source| !reader.may_see(source)).count(),
        ending,
    })))
}
