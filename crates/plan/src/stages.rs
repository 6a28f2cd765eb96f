//! Plans beside the best one: the most of the targets, and the baseline.
//!
//! `targets-then-value`: first min Σ weight·h, then each h is held at its found value
//! + max(1e-6 relative, 1e-9) and value is maximised; what was held is checked after.
//!
//! Baseline: no open project, and plants with a reported output run at most at the reported rate.

use lodestone_model::ids::{Id, PlantId, Subject};
use lodestone_model::manifest::Objective;
use lodestone_model::tables::reports::{Report, ReportStatus};
use lodestone_solve::{Col, Edit, Options, Outcome as Solved, Session, Solution, SolveControl};

use crate::formulation::Formulation;
use crate::measure::{Ask, whole};
use crate::request::PlanError;
use crate::result::{Plan, Stage};
use crate::run::{Ending, Found, OnProgress, Solver};
use crate::summary::{plan_of, value_of};

/// How much a held shortfall may exceed what stage one found.
fn slack(found: f64) -> f64 {
    (1e-6 * found.abs()).max(1e-9)
}

/// The plan that reaches the most of the targets; none when the first stage finds no optimum.
pub fn most_of_targets(
    solver: &Solver<'_>,
    best: &Solution,
    progress: OnProgress<'_>,
) -> Result<Option<Plan>, PlanError> {
    let f = solver.f;
    let Some((shortfall, held)) = hold_targets(solver, best, progress)? else { return Ok(None) };
    let sign = if f.objective == Objective::Cost { 1.0 } else { -1.0 };
    let stages = vec![
        Stage { name: "shortfall", value: shortfall },
        Stage { name: "value", value: sign * held.solution.objective },
    ];
    let is_integer = solver.program.is_mixed_integer();
    Ok(Some(plan_of(f, &held.solution, held.solution.objective, stages, is_integer)))
}

/// Least weighted shortfall, and the best plan that keeps to it; none when either stage finds no optimum.
pub fn hold_targets(
    solver: &Solver<'_>,
    best: &Solution,
    progress: OnProgress<'_>,
) -> Result<Option<(f64, Box<Found>)>, PlanError> {
    let (f, program) = (solver.f, solver.program);
    let references = references(f, best);
    let mut first = references.clone();
    for c in 0..program.cols() as u32 {
        if program.cost(Col(c)) != 0.0 {
            first.cost(Col(c), 0.0);
        }
    }
    first.offset(0.0);
    for (g, goal) in f.targets.goals.iter().enumerate() {
        first.cost(f.targets.short(g), goal.weight);
        first.cost(f.targets.over(g), goal.weight);
    }
    let mut shortfalls = program.clone();
    shortfalls.apply(&first);
    let mut session = Session::load(&shortfalls, &Options::default())?;
    let control = || SolveControl { time_limit: solver.request.time_limit, ..SolveControl::default() };
    let Solved::Optimal(least) = session.solve(control())? else { return Ok(None) };
    let mut second = references;
    for g in 0..f.targets.goals.len() {
        for col in [f.targets.short(g), f.targets.over(g)] {
            let (lower, upper) = program.col_bounds(col);
            if upper > 0.0 {
                let found = least.value(col);
                second.col_bounds(col, lower, found + slack(found));
            }
        }
    }
    let Ending::Found(held) = solver.solve(&second, progress)? else { return Ok(None) };
    Ok(Some((least.objective, held)))
}

/// Coefficients of ratio targets' shortfalls: scale · denominator in the best-value plan.
fn references(f: &Formulation, best: &Solution) -> Edit {
    let mut edit = Edit::new();
    for (g, goal) in f.targets.goals.iter().enumerate() {
        if let Some(over) = goal.over {
            let denominator =
                whole(f, Ask::whole(over, goal.span)).expect("a target whose history is not known is no goal");
            let denominator = value_of(&denominator, best);
            let unit = goal.scale * denominator.abs().max(1.0);
            edit.coefficient(f.targets.row(g), f.targets.short(g), unit);
            edit.coefficient(f.targets.row(g), f.targets.over(g), -unit);
        }
    }
    edit
}

/// Plants as reported, known projects at their published dates; none when that is infeasible.
pub fn baseline(solver: &Solver<'_>, progress: OnProgress<'_>) -> Result<Option<Plan>, PlanError> {
    let f = solver.f;
    let mut edit = Edit::new();
    for (_, col) in solver.open_starts() {
        edit.col_bounds(col, 0.0, 0.0);
    }
    for (plant, rate) in reported_rates(f) {
        for (t, period) in f.sets.periods.iter().enumerate() {
            let row = f.capacity.row(plant, t as u32);
            let (lower, upper) = solver.program.row_bounds(row);
            edit.row_bounds(row, lower, upper.min(rate * period.years));
        }
    }
    let Ending::Found(found) = solver.solve(&edit, progress)? else { return Ok(None) };
    let sign = if f.objective == Objective::Cost { 1.0 } else { -1.0 };
    let stage = Stage { name: "value", value: sign * found.solution.objective };
    let is_integer = solver.program.is_mixed_integer();
    Ok(Some(plan_of(f, &found.solution, found.solution.objective, vec![stage], is_integer)))
}

/// Last reported yearly rate of plants whose capacity counts the reported commodity.
pub fn reported_rates(f: &Formulation) -> Vec<(PlantId, f64)> {
    let base = &f.sets.base;
    let mut rates = Vec::new();
    for p in 0..base.rows.plants.len() {
        let plant = PlantId::from_index(p);
        let counted = base.rows.plants[p].counted;
        let mine = |r: &&Report| {
            r.subject == Some(Subject::Plant(plant))
                && r.commodity.is_some()
                && r.commodity == counted
                && r.value.is_some()
                && matches!(r.status, ReportStatus::Actual | ReportStatus::Preliminary)
        };
        let last = base.rows.reports.iter().filter(mine).max_by_key(|r| (r.span.end, r.stated_on));
        if let Some(report) = last
            && let Some(value) = report.value
        {
            rates.push((plant, value.value / report.span.years()));
        }
    }
    rates
}
