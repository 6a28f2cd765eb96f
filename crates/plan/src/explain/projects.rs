//! Why not: for each project that the plan leaves out, what it would have to gain.

use lodestone_model::ids::Id;
use lodestone_solve::{Edit, Options, Outcome as Solved, Session, SolveControl};

use crate::request::PlanError;
use crate::result::{Label, WhyNot};
use crate::run::{Found, Solver};

/// How many projects are tried.
const TRIED: usize = 40;

/// Projects left out, each with the loss of the objective when it is forced in at its cheapest start.
pub fn why_not(solver: &Solver<'_>, found: &mut Found) -> Result<Vec<WhyNot>, PlanError> {
    let sets = &solver.f.sets;
    let projects = &sets.base.rows.projects;
    let open = solver.open_starts();
    let mut answers = Vec::new();
    for (j, row) in projects.iter().enumerate() {
        let starts: Vec<_> = open.iter().filter(|(s, _)| sets.starts[*s].project.index() == j).collect();
        let is_taken = starts.iter().any(|(_, col)| found.solution.value(*col) > 1e-6);
        if starts.is_empty() || is_taken || answers.len() == TRIED {
            continue;
        }
        let cheapest = starts.iter().min_by(|a, b| {
            let cost = |col| found.priced.reduced_cost(col).unwrap_or(0.0);
            cost(a.1).total_cmp(&cost(b.1))
        });
        let Some(&&(start, col)) = cheapest else { continue };
        let mut edit = Edit::new();
        let least = row.size_min.or(row.size_max).unwrap_or(1.0);
        let forced = if row.decision == lodestone_model::tables::projects::Decision::Sized { least } else { 1.0 };
        let (_, upper) = solver.program.col_bounds(col);
        edit.col_bounds(col, forced.min(upper), upper);
        let mut session = Session::load(solver.program, &Options::default())?;
        session.apply(&edit)?;
        let control = SolveControl { time_limit: solver.request.time_limit, ..SolveControl::default() };
        let loss = match session.solve(control)? {
            Solved::Optimal(with) => Some((with.objective - found.solution.objective).max(0.0)),
            _ => None,
        };
        answers.push(WhyNot {
            project: Label::of(&sets.base, row.project, row.names),
            would_have_to_gain: loss,
            start: sets.starts[start].on.to_string(),
        });
    }
    Ok(answers)
}
