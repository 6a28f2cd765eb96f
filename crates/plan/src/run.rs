//! Plans a base: solve, stages, baseline, answers.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::Id;
use lodestone_model::manifest::Objective;
use lodestone_solve::{
    Col, ConflictBudget, Edit, Flow, LimitReason, Options, Outcome as Solved, Program, Progress, Session, Solution,
    SolveControl, SolveError, conflict, repair,
};

use crate::explain;
use crate::formulation::Formulation;
use crate::limits;
use crate::request::{Answers, PlanError, Request};
use crate::result::{Conflict, Drive, Label, Outcome, Plan, PlanResult, Planned, Stage, Stop};
use crate::stages;
use crate::summary::plan_of;

/// Called now and then; may stop the solve.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> Flow;

/// One program with the means to solve it.
pub struct Solver<'a> {
    /// The formulation.
    pub f: &'a Formulation,
    /// Its program.
    pub program: &'a Program,
    /// The request.
    pub request: &'a Request,
}

/// A solved plan with the session that found it, integers held.
pub struct Found {
    /// The session.
    pub session: Session,
    /// The plan's solution, with prices.
    pub priced: Solution,
    /// The plan's own solution.
    pub solution: Solution,
}

/// How one solve ended.
pub enum Ending {
    /// With a plan.
    Found(Box<Found>),
    /// Without one.
    Not(Outcome),
}

/// Plans a base.
pub fn plan(base: &Arc<CheckedBase>, request: &Request, progress: OnProgress<'_>) -> Result<PlanResult, PlanError> {
    let objective = request.objective.unwrap_or(base.manifest.objective);
    let (f, program) = Formulation::program(base, objective);
    let solver = Solver { f: &f, program: &program, request };
    let size = [program.rows(), program.cols(), program.nnz()];
    let outcome = outcome(&solver, objective, progress)?;
    let manifest = &base.manifest;
    Ok(PlanResult {
        base_id: lodestone_model::canonical::base_id(manifest, base.grids(), base.texts()),
        base: Label { id: manifest.id.clone(), zh: manifest.name_zh.clone(), en: manifest.name_en.clone() },
        cases: base.cases().to_vec(),
        currency: manifest.currency.clone(),
        objective,
        periods: f.sets.periods.iter().map(|p| p.span).collect(),
        size,
        history: explain::history(&f),
        outcome,
    })
}

fn outcome(solver: &Solver<'_>, objective: Objective, progress: OnProgress<'_>) -> Result<Outcome, PlanError> {
    let best = match solver.solve(&Edit::new(), progress)? {
        Ending::Found(found) => found,
        Ending::Not(outcome) => return Ok(outcome),
    };
    let is_integer = solver.program.is_mixed_integer();
    let name = if objective == Objective::Cost { "cost" } else { "value" };
    let value = |s: &Solution| if objective == Objective::Cost { s.objective } else { -s.objective };
    let stage = Stage { name, value: value(&best.solution) };
    let best_plan = plan_of(solver.f, &best.solution, best.solution.objective, vec![stage], is_integer);
    let is_full = solver.request.answers == Answers::Full;
    let wants_targets = objective == Objective::TargetsThenValue;
    let most = if (is_full || wants_targets) && !solver.f.targets.goals.is_empty() {
        stages::most_of_targets(solver, &best.solution, progress)?
    } else {
        None
    };
    let (plan, most) = match (wants_targets, most) {
        (true, Some(most)) => (most, Some(best_plan)),
        (_, most) => (best_plan, most),
    };
    let mut planned = Planned::of(plan);
    planned.assumptions = explain::assumptions(solver.f);
    planned.unknown_costs = explain::unknown_costs(solver.f);
    planned.unknown_capex = explain::unknown_capex(solver.f);
    planned.not_evaluated = explain::not_evaluated(solver.f);
    planned.most = most;
    if is_full {
        answer(solver, *best, &mut planned, progress)?;
    }
    Ok(Outcome::Planned(Box::new(planned)))
}

fn answer(
    solver: &Solver<'_>,
    mut best: Found,
    planned: &mut Planned,
    progress: OnProgress<'_>,
) -> Result<(), PlanError> {
    planned.baseline = stages::baseline(solver, progress)?;
    planned.target_prices = explain::target_prices(planned, solver.f.objective);
    planned.coverage = explain::coverage(solver.f, planned.baseline.as_ref());
    planned.leaning = explain::leaning(solver.f, solver.program, &best.priced);
    planned.gaps = explain::gaps(solver.f, &planned.plan);
    planned.bottlenecks = explain::bottlenecks(solver, &mut best)?;
    planned.why_not = explain::why_not(solver, &mut best)?;
    Ok(())
}

impl Planned {
    fn of(plan: Plan) -> Self {
        Planned {
            plan,
            baseline: None,
            most: None,
            target_prices: Vec::new(),
            coverage: Vec::new(),
            bottlenecks: Vec::new(),
            why_not: Vec::new(),
            gaps: Vec::new(),
            leaning: Vec::new(),
            unknown_costs: Vec::new(),
            unknown_capex: Vec::new(),
            not_evaluated: Vec::new(),
            assumptions: Vec::new(),
        }
    }
}

impl Solver<'_> {
    /// Solves the program with an edit, and prices a plan with whole numbers.
    pub fn solve(&self, edit: &Edit, progress: OnProgress<'_>) -> Result<Ending, PlanError> {
        let mut session = Session::load(self.program, &Options::default())?;
        if !edit.is_empty() {
            session.apply(edit)?;
        }
        let control =
            SolveControl { time_limit: self.request.time_limit, progress: Some(progress), ..SolveControl::default() };
        match session.solve(control)? {
            Solved::Optimal(solution) => self.price(session, solution).map(Ending::Found),
            Solved::Limit { incumbent: Some(solution), .. } => self.price(session, solution).map(Ending::Found),
            Solved::Infeasible => Ok(Ending::Not(Outcome::Infeasible(self.conflict(edit)?))),
            Solved::Unbounded(ray) => {
                let drive = |(name, weight)| Drive { name, weight };
                Ok(Ending::Not(Outcome::Unbounded(ray.words().into_iter().map(drive).collect())))
            }
            Solved::Limit { reason, .. } => Ok(Ending::Not(Outcome::Stopped(match reason {
                LimitReason::Time => Stop::Time,
                LimitReason::Cancelled => Stop::Cancelled,
                LimitReason::Iterations | LimitReason::Memory => Stop::Other,
            }))),
        }
    }

    /// Prices of a plan: its own, or those given the chosen whole numbers.
    fn price(&self, mut session: Session, solution: Solution) -> Result<Box<Found>, PlanError> {
        let priced = if self.program.is_mixed_integer() {
            match session.fix_integers_and_resolve(&solution, SolveControl::default())? {
                Solved::Optimal(priced) => priced,
                _ => return Err(SolveError::Unconfirmed { what: "prices given the chosen projects" }.into()),
            }
        } else {
            solution.clone()
        };
        Ok(Box::new(Found { session, priced, solution }))
    }

    /// Why nothing is feasible, in the words of the tables, and the least repair.
    fn conflict(&self, edit: &Edit) -> Result<Conflict, PlanError> {
        let mut program = self.program.clone();
        program.apply(edit);
        let found = conflict(&program, ConflictBudget::default())?;
        let words = |member: &lodestone_solve::Member| match member.limit {
            lodestone_solve::Limit::Row(row, _) => limits::row(self.f, &program, row),
            lodestone_solve::Limit::Col(col, _) => limits::col(self.f, &program, col),
        };
        let members = found.members.iter().map(words).collect();
        let least = repair(&program, |row| {
            let place = program.row_id(row);
            (place.block != "balance").then_some(1.0)
        })?;
        let repair = least
            .map(|r| r.moves.iter().map(|m| (limits::row(self.f, &program, m.row), m.amount)).collect())
            .unwrap_or_default();
        Ok(Conflict { members, is_minimal: found.minimal, repair })
    }

    /// Columns of projects that are not fixed.
    pub fn open_starts(&self) -> Vec<(usize, Col)> {
        let sets = &self.f.sets;
        (0..sets.starts.len())
            .filter(|&s| {
                let row = &sets.base.rows.projects[sets.starts[s].project.index()];
                row.decision != lodestone_model::tables::projects::Decision::Fixed
            })
            .map(|s| (s, self.f.projects.col(s)))
            .collect()
    }
}
