//! From a sequence of runs to one outcome: verdicts, second opinions, limits.

use crate::basis::Basis;
use crate::error::{ModelStatus, SolveError};
use crate::highs::{Refused, Watch};
use crate::method::{Attempt, Changes, Engine, Method, Simplex, Situation, Start, attempts};
use crate::outcome::{LimitReason, MipSummary, Outcome, Solution};
use crate::session::{RunSettings, Session, status_of};

/// What a run says about the program.
enum Verdict {
    Optimal,
    /// Infeasible, unbounded, or one of both.
    Claim(ModelStatus),
    Limit(LimitReason),
    Failed,
}

impl Session {
    /// Runs the sequence of attempts for `method` until one gives an answer that counts.
    pub(crate) fn solve_by_attempts(
        &mut self,
        method: Method,
        settings: &RunSettings<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Outcome, SolveError> {
        if self.highs.is_empty() {
            return self.solve_empty();
        }
        let mixed_integer = self.is_search();
        let situation = Situation { nnz: self.nnz, mixed_integer, warm: self.changes };
        let mut tried: Vec<String> = Vec::new();
        let mut claimed = false;
        let mut last = ModelStatus::Failed(0);
        for attempt in attempts(method, situation) {
            if claimed && !attempt.proves() {
                continue;
            }
            let status = self.run(attempt, settings, watch)?;
            self.remember_basis(mixed_integer);
            match verdict(status) {
                Verdict::Optimal => match self.solution(attempt) {
                    Ok(solution) => return Ok(Outcome::Optimal(solution)),
                    Err(Refused) => tried.push(attempt.to_string()),
                },
                Verdict::Limit(reason) => return Ok(self.limit(reason, attempt, mixed_integer)),
                Verdict::Claim(claim) if mixed_integer => return self.confirm_search(claim, settings, watch),
                Verdict::Claim(ModelStatus::Infeasible) if attempt.proves() => return Ok(Outcome::Infeasible),
                Verdict::Claim(ModelStatus::Unbounded) if attempt.proves() => {
                    return self.verified_ray(settings, watch).map(Outcome::Unbounded);
                }
                Verdict::Claim(_) => {
                    claimed = true;
                    tried.push(attempt.to_string());
                }
                Verdict::Failed => tried.push(attempt.to_string()),
            }
            last = status;
        }
        Err(SolveError::Unsolved { tried: tried.join(", "), status: last })
    }

    /// A program without columns: its rows are constants.
    fn solve_empty(&mut self) -> Result<Outcome, SolveError> {
        let (lower, upper) = self.highs.row_bounds();
        let tolerance = self.options.primal_tolerance;
        if lower.iter().any(|&lower| lower > tolerance) || upper.iter().any(|&upper| upper < -tolerance) {
            return Ok(Outcome::Infeasible);
        }
        let rows = lower.len();
        Ok(Outcome::Optimal(Solution {
            objective: self.highs.offset() / self.scale.objective(),
            col_value: Vec::new(),
            col_dual: Vec::new(),
            row_value: vec![0.0; rows],
            row_dual: vec![0.0; rows],
            basis: None,
            mip: None,
            iterations: 0,
            method: "none".to_owned(),
        }))
    }

    fn remember_basis(&mut self, mixed_integer: bool) {
        let valid = !mixed_integer && self.highs.int_info(c"basis_validity") == 1;
        self.changes = valid.then(Changes::default);
    }

    /// The point of the last run, in the program's units.
    pub(crate) fn solution(&self, attempt: Attempt) -> Result<Solution, Refused> {
        let search = matches!(attempt.engine, Engine::Search(_));
        let scale = &self.scale;
        let s = scale.objective();
        let mut point = self.highs.point()?;
        scale.map_cols(&mut point.col_value, |c| c);
        scale.map_rows(&mut point.row_value, |r| 1.0 / r);
        if search {
            point.col_dual.clear();
            point.row_dual.clear();
        } else {
            scale.map_cols(&mut point.col_dual, |c| 1.0 / (s * c));
            scale.map_rows(&mut point.row_dual, |r| r / s);
        }
        let basis = if search { None } else { self.highs.basis().ok() };
        let counts = [c"simplex_iteration_count", c"ipm_iteration_count", c"crossover_iteration_count"];
        let iterations = counts.map(|name| u64::try_from(self.highs.int_info(name)).unwrap_or(0));
        Ok(Solution {
            objective: self.highs.double_info(c"objective_function_value") / s,
            col_value: point.col_value,
            col_dual: point.col_dual,
            row_value: point.row_value,
            row_dual: point.row_dual,
            basis: basis.map(|(cols, rows)| Basis {
                cols: cols.into_iter().map(status_of).collect(),
                rows: rows.into_iter().map(status_of).collect(),
            }),
            mip: search.then(|| self.mip_summary()),
            iterations: iterations.iter().sum(),
            method: attempt.to_string(),
        })
    }

    fn mip_summary(&self) -> MipSummary {
        MipSummary {
            bound: self.highs.double_info(c"mip_dual_bound") / self.scale.objective(),
            gap: self.highs.double_info(c"mip_gap"),
            nodes: u64::try_from(self.highs.long_info(c"mip_node_count")).unwrap_or(0),
        }
    }

    fn limit(&self, reason: LimitReason, attempt: Attempt, mixed_integer: bool) -> Outcome {
        if !mixed_integer {
            return Outcome::Limit { reason, incumbent: None, bound: None, gap: None };
        }
        const FEASIBLE: i32 = 2;
        let found = self.highs.int_info(c"primal_solution_status") == FEASIBLE;
        let incumbent = if found { self.solution(attempt).ok() } else { None };
        let MipSummary { bound, gap, .. } = self.mip_summary();
        let finite = |value: f64| value.is_finite().then_some(value);
        let gap = incumbent.as_ref().and_then(|_| finite(gap));
        Outcome::Limit { reason, incumbent, bound: finite(bound), gap }
    }

    /// Second opinion on a search that found no feasible point or no bound, from its relaxation.
    fn confirm_search(
        &mut self,
        claim: ModelStatus,
        settings: &RunSettings<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Outcome, SolveError> {
        let relaxation = Attempt { engine: Engine::Simplex(Simplex::Dual), start: Start::Plain };
        let status = self.run(relaxation, settings, watch)?;
        match verdict(status) {
            Verdict::Claim(ModelStatus::Infeasible) => Ok(Outcome::Infeasible),
            // A bounded relaxation leaves the search only one reason to give up: no whole numbers fit.
            Verdict::Optimal if claim != ModelStatus::Unbounded => Ok(Outcome::Infeasible),
            Verdict::Claim(ModelStatus::Unbounded) => {
                let ray = self.verified_ray(settings, watch)?;
                // With rational data, a feasible program whose relaxation has a ray is unbounded itself.
                match self.any_feasible(settings, watch)? {
                    Outcome::Optimal(_) => Ok(Outcome::Unbounded(ray)),
                    other => Ok(other),
                }
            }
            Verdict::Limit(reason) => Ok(Outcome::Limit { reason, incumbent: None, bound: None, gap: None }),
            _ => Err(SolveError::Unsolved { tried: format!("search, {relaxation}"), status }),
        }
    }

    /// Searches for any feasible point, without an objective.
    fn any_feasible(&mut self, settings: &RunSettings<'_>, watch: &mut Watch<'_>) -> Result<Outcome, SolveError> {
        let all = self.highs.all_columns();
        let costs = self.highs.column_numbers(&all).costs;
        let refused = |Refused| SolveError::Refused { what: "an empty objective" };
        self.highs.change_costs(&all, &vec![0.0; all.len()]).map_err(refused)?;
        let search = attempts(Method::Auto, Situation { nnz: self.nnz, mixed_integer: true, warm: None })[0];
        let status = self.run(search, settings, watch);
        let outcome = match status.as_ref().map(|&status| verdict(status)) {
            Ok(Verdict::Optimal) => self.solution(search).map(Outcome::Optimal).map_err(refused),
            Ok(Verdict::Limit(reason)) => Ok(Outcome::Limit { reason, incumbent: None, bound: None, gap: None }),
            Ok(Verdict::Claim(_)) => Ok(Outcome::Infeasible),
            _ => Err(SolveError::Unconfirmed { what: "an unbounded search with any feasible point" }),
        };
        self.highs.change_costs(&all, &costs).map_err(refused)?;
        outcome
    }
}

fn verdict(status: ModelStatus) -> Verdict {
    match status {
        ModelStatus::Optimal => Verdict::Optimal,
        ModelStatus::Infeasible | ModelStatus::Unbounded | ModelStatus::UnboundedOrInfeasible => Verdict::Claim(status),
        ModelStatus::TimeLimit => Verdict::Limit(LimitReason::Time),
        ModelStatus::IterationLimit => Verdict::Limit(LimitReason::Iterations),
        ModelStatus::MemoryLimit => Verdict::Limit(LimitReason::Memory),
        ModelStatus::Interrupted => Verdict::Limit(LimitReason::Cancelled),
        ModelStatus::SolutionLimit | ModelStatus::Empty | ModelStatus::Failed(_) => Verdict::Failed,
    }
}
