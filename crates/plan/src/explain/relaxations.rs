//! What missed targets would take, each alone: first the least Σ amount / scale by which limits would have to give way
//! so that the target can be met (an elastic re-solve), then the best objective with just that given. A limit's scale is
//! its own size (`scales.rs`). Isolated in `tests/it/answers/relaxations.rs`.

use lodestone_model::ids::Id;
use lodestone_model::manifest::Objective;
use lodestone_solve::{Edit, Limit, Options, Program, Relaxed, Repair, Session, Side, repair};

use super::scales::Scales;
use crate::formulation::Formulation;
use crate::limits;
use crate::progress::Watch;
use crate::request::PlanError;
use crate::result::{Missed, Planned, Step, Way};
use crate::run::Solver;

/// How many targets are asked about.
const ASKED: usize = 20;
/// Shortfall, in scales, that counts as none.
const MET: f64 = 1e-9;
/// How much more than the least is given, so that the solver's tolerance does not take it back.
const MARGIN: f64 = 1e-6;

/// Targets that the plan misses, with the cheapest way to meet each.
pub fn missed(solver: &Solver<'_>, planned: &Planned, watch: &mut Watch<'_>) -> Result<Vec<Missed>, PlanError> {
    let goals = &solver.f.targets.goals;
    let short = |g: usize| planned.plan.targets[goals[g].target.index()].shortfall.filter(|&s| s > 0.0);
    let asked: Vec<(usize, f64)> = (0..goals.len()).filter_map(|g| Some((g, short(g)?))).take(ASKED).collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    watch.begin(Step::Relaxations, asked.len());
    let (f, program) = Formulation::widened(&solver.f.sets.base, solver.f.objective);
    let scales = Scales::of(&f, &program, &planned.plan.flows);
    let wide = Wide { f: &f, program: &program, scales: &scales, solver };
    let mut answers = Vec::new();
    for (g, by) in asked {
        if !watch.goes_on() {
            break;
        }
        let way = wide.way(g, planned.plan.objective, watch)?;
        let target = planned.plan.targets[goals[g].target.index()].target.clone();
        answers.push(Missed { target, by, unit: solver.f.goal_unit(g), way });
        watch.did_one();
    }
    Ok(answers)
}

/// The program with starts outside their windows, and what its limits weigh.
struct Wide<'a> {
    f: &'a Formulation,
    program: &'a Program,
    scales: &'a Scales,
    solver: &'a Solver<'a>,
}

impl Wide<'_> {
    /// What it takes to meet one target.
    fn way(&self, goal: usize, plan: f64, watch: &mut Watch<'_>) -> Result<Way, PlanError> {
        let mut held = Edit::new();
        held.col_bounds(self.f.targets.short(goal), 0.0, MET).col_bounds(self.f.targets.over(goal), 0.0, MET);
        let mut program = self.program.clone();
        program.apply(&held);
        let found = watch.over(|asking| repair(&program, |limit| self.scales.weight(limit), asking.control()))?;
        let least = match found {
            Relaxed::Found(least) => least,
            Relaxed::Impossible => return Ok(Way::Never),
            Relaxed::Stopped(_) => return Ok(Way::Unknown),
        };
        let gain = self.gain(&mut program, &least, plan, watch)?;
        if least.moves.is_empty() {
            return Ok(Way::Within { gain });
        }
        Ok(Way::Loosening { limits: self.scales.words(self.f, self.program, &least), gain })
    }

    /// Objective gained against the plan, with the target met and the limits moved.
    fn gain(
        &self,
        program: &mut Program,
        least: &Repair,
        plan: f64,
        watch: &mut Watch<'_>,
    ) -> Result<Option<f64>, PlanError> {
        let mut given = Edit::new();
        for moved in &least.moves {
            let by = moved.amount + MARGIN * moved.amount.max(moved.limit.value(program).abs() * MARGIN);
            match moved.limit {
                Limit::Row(row, side) => {
                    let (lower, upper) = limits::bounds(program, row.into());
                    let (lower, upper) = given_way(lower, upper, side, by);
                    given.row_bounds(row, lower, upper);
                }
                Limit::Col(col, side) => {
                    let (lower, upper) = limits::bounds(program, col.into());
                    let (lower, upper) = given_way(lower, upper, side, by);
                    given.col_bounds(col, lower, upper);
                }
            }
        }
        program.apply(&given);
        let mut session = Session::load(program, &Options::default())?;
        let found = watch.solve(&mut session)?.optimal();
        let sign = if self.f.objective == Objective::Cost { -1.0 } else { 1.0 };
        Ok(found.map(|solution| sign * (self.solver.value(&solution) - plan)))
    }
}

fn given_way(lower: f64, upper: f64, side: Side, by: f64) -> (f64, f64) {
    match side {
        Side::Lower => (lower - by, upper),
        Side::Upper => (lower, upper + by),
    }
}
