//! Plans a base: solve, stages, baseline, answers.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::Id;
use lodestone_model::manifest::Objective;
use lodestone_solve::{
    Col, ConflictBudget, Edit, LimitReason, Options, Outcome as Solved, Program, Session, Solution, SolveControl,
    SolveError, conflict, repair,
};

use crate::explain::{self, Priced};
use crate::formulation::Formulation;
use crate::limits;
use crate::progress::{OnProgress, Watch};
use crate::request::{Answers, PlanError, Request};
use crate::result::{Conflict, Drive, Label, Outcome, Plan, PlanResult, Planned, Stage, Step, Stop};
use crate::stages::{self, Most};
use crate::summary::plan_of;

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
    /// What was changed in the program.
    pub edit: Edit,
}

/// How one solve ended.
pub enum Ending {
    /// With a plan.
    Found(Box<Found>),
    /// Without one, because nothing is feasible.
    Infeasible,
    /// Without one.
    Not(Outcome),
}

/// Plans a base.
pub fn plan(base: &Arc<CheckedBase>, request: &Request, progress: OnProgress<'_>) -> Result<PlanResult, PlanError> {
    let objective = request.objective.unwrap_or(base.manifest.objective);
    let (f, program) = Formulation::program(base, objective);
    f.is_askable()?;
    let solver = Solver { f: &f, program: &program, request };
    let size = [program.rows(), program.cols(), program.nnz()];
    let mut watch = Watch::new(progress, request.time_limit);
    let (outcome, basis) = solver.outcome(&mut watch)?;
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
        basis: basis.map(|basis| basis.named(&program)),
    })
}

/// Steps that answer what follows from a plan, in order.
const ANSWERS: [Step; 5] = [Step::Baseline, Step::Bottlenecks, Step::WhyNot, Step::TargetPrices, Step::Relaxations];

impl Solver<'_> {
    /// The plan, the plan beside it, and the answers.
    fn outcome(&self, watch: &mut Watch<'_>) -> Result<(Outcome, Option<lodestone_solve::Basis>), PlanError> {
        watch.begin(Step::Plan, 0);
        if !watch.goes_on() {
            return Ok((Outcome::Stopped(Stop::Cancelled), None));
        }
        let mut best = match self.solve(&Edit::new(), None, watch)? {
            Ending::Found(found) => found,
            Ending::Infeasible => return Ok((Outcome::Infeasible(self.conflict(watch)?), None)),
            Ending::Not(outcome) => return Ok((outcome, None)),
        };
        let has_cases = !self.f.sets.base.manifest.cases.is_empty();
        let basis = best.priced.basis.clone().filter(|_| has_cases);
        let is_full = self.request.answers == Answers::Full;
        let wants_targets = self.f.objective == Objective::TargetsThenValue;
        let name = if self.f.objective == Objective::Cost { "cost" } else { "value" };
        let best_plan = self.plan_of(&best, vec![Stage { name, value: self.value(&best.solution) }]);
        let mut most = None;
        if (is_full || wants_targets) && !self.f.targets.goals.is_empty() {
            watch.begin(Step::Targets, 0);
            if watch.goes_on() {
                most = stages::most_of_targets(self, &best, None, watch)?;
            }
        }
        let most_plan = most.as_ref().map(|most| most.plan.clone());
        let (plan, other) = match (wants_targets, most_plan) {
            (true, Some(most)) => (most, Some(best_plan)),
            (_, most) => (best_plan, most),
        };
        let mut planned = Planned::of(plan);
        planned.assumptions = explain::assumptions(self.f);
        planned.unknown_costs = explain::unknown_costs(self.f);
        planned.unknown_capex = explain::unknown_capex(self.f);
        planned.not_evaluated = explain::not_evaluated(self.f);
        planned.most = other;
        if let Some(stop) = watch.stop() {
            planned.cut_short = Some((Step::Targets, stop));
        } else if is_full {
            self.answer(&mut best, most.as_mut(), &mut planned, watch)?;
        }
        Ok((Outcome::Planned(Box::new(planned)), basis))
    }

    fn answer(
        &self,
        best: &mut Found,
        mut most: Option<&mut Most>,
        planned: &mut Planned,
        watch: &mut Watch<'_>,
    ) -> Result<(), PlanError> {
        planned.gaps = explain::gaps(self.f, &planned.plan);
        for step in ANSWERS {
            watch.begin(step, 0);
            if watch.goes_on() {
                let mut asked = match (&mut most, self.f.objective) {
                    (Some(most), Objective::TargetsThenValue) => Priced::staged(most),
                    _ => Priced::plain(best),
                };
                match step {
                    Step::Baseline => {
                        planned.leaning = explain::leaning(self.f, self.program, &asked.found.priced);
                        planned.baseline = stages::baseline(self, best, watch)?;
                        planned.coverage = explain::coverage(self.f, planned.baseline.as_ref());
                    }
                    Step::Bottlenecks => planned.bottlenecks = explain::bottlenecks(self, &mut asked, watch)?,
                    Step::WhyNot => planned.why_not = explain::why_not(self, asked.found, watch)?,
                    Step::TargetPrices => planned.target_prices = explain::target_prices(self, best, planned, watch)?,
                    _ => planned.missed = explain::missed(self, planned, watch)?,
                }
            }
            if let Some(stop) = watch.stop() {
                planned.cut_short = Some((step, stop));
                break;
            }
        }
        Ok(())
    }

    /// A plan from what was found.
    pub fn plan_of(&self, found: &Found, stages: Vec<Stage>) -> Plan {
        let is_integer = self.program.is_mixed_integer();
        plan_of(self.f, &found.solution, found.solution.objective, stages, is_integer)
    }

    /// The objective as it is printed: cost, or value.
    pub fn value(&self, solution: &Solution) -> f64 {
        if self.f.objective == Objective::Cost { solution.objective } else { -solution.objective }
    }
}

impl Planned {
    fn of(plan: Plan) -> Self {
        Planned {
            plan,
            baseline: None,
            most: None,
            target_prices: Vec::new(),
            missed: Vec::new(),
            coverage: Vec::new(),
            bottlenecks: Vec::new(),
            why_not: Vec::new(),
            gaps: Vec::new(),
            leaning: Vec::new(),
            unknown_costs: Vec::new(),
            unknown_capex: Vec::new(),
            not_evaluated: Vec::new(),
            assumptions: Vec::new(),
            cut_short: None,
        }
    }
}

impl Solver<'_> {
    /// Solves the program with an edit, from a basis where there is one, and prices a plan with whole numbers.
    pub fn solve(
        &self,
        edit: &Edit,
        start: Option<&lodestone_solve::Basis>,
        watch: &mut Watch<'_>,
    ) -> Result<Ending, PlanError> {
        let mut session = Session::load(self.program, &Options::default())?;
        session.apply(edit)?;
        if !self.program.is_mixed_integer() {
            let named = self.request.start.as_ref().map(|named| named.onto(self.program));
            if let Some(basis) = start.or(named.as_ref()) {
                session.set_basis(basis)?;
            }
        }
        match watch.solve(&mut session)? {
            Solved::Optimal(solution) => self.price(session, solution, edit, watch).map(Ending::Found),
            Solved::Limit { incumbent: Some(solution), .. } => {
                self.price(session, solution, edit, watch).map(Ending::Found)
            }
            Solved::Infeasible => Ok(Ending::Infeasible),
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

    /// Prices of a plan: its own, or those given the chosen whole numbers. These are not interrupted: they are one
    /// linear program, and without them a plan that was found would be lost.
    fn price(
        &self,
        mut session: Session,
        solution: Solution,
        edit: &Edit,
        watch: &mut Watch<'_>,
    ) -> Result<Box<Found>, PlanError> {
        let priced = if self.program.is_mixed_integer() {
            watch.goes_on();
            match session.fix_integers_and_resolve(&solution, SolveControl::default())? {
                Solved::Optimal(priced) => priced,
                _ => return Err(SolveError::Unconfirmed { what: "prices given the chosen projects" }.into()),
            }
        } else {
            solution.clone()
        };
        Ok(Box::new(Found { session, priced, solution, edit: edit.clone() }))
    }

    /// The outcome with an edit on top of what was found: warm from there for a linear program, else a new search.
    pub fn again(&self, found: &mut Found, edit: &Edit, watch: &mut Watch<'_>) -> Result<Solved, SolveError> {
        if self.program.is_mixed_integer() {
            let mut session = Session::load(self.program, &Options::default())?;
            session.apply(&found.edit)?;
            session.apply(edit)?;
            return watch.solve(&mut session);
        }
        // An edit on top never touches what the found one has changed: shortfalls of targets and their rows.
        let undo = edit.undo(self.program);
        found.session.start_from(&found.priced)?;
        found.session.apply(edit)?;
        let outcome = watch.solve(&mut found.session);
        found.session.apply(&undo)?;
        found.session.start_from(&found.priced)?;
        outcome
    }

    /// Why nothing is feasible, in the words of the tables, and the least repair.
    fn conflict(&self, watch: &mut Watch<'_>) -> Result<Conflict, PlanError> {
        let program = self.program;
        let found = conflict(program, ConflictBudget::default())?;
        let words = |member: &lodestone_solve::Member| match member.limit {
            lodestone_solve::Limit::Row(row, _) => limits::row(self.f, program, row),
            lodestone_solve::Limit::Col(col, _) => limits::col(self.f, program, col),
        };
        let members = found.members.iter().map(words).collect();
        let scales = explain::Scales::of(self.f, program, &[]);
        let least = watch.over(|asking| repair(program, |limit| scales.weight(limit), asking.control()))?;
        let repair = least.found().map(|r| scales.words(self.f, program, &r)).unwrap_or_default();
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
