//! Why not: for each project that the plan leaves out, what it would have to gain.

use lodestone_model::ids::Id;
use lodestone_model::tables::projects::Decision;
use lodestone_solve::{Col, Edit};

use crate::progress::Watch;
use crate::request::PlanError;
use crate::result::{Label, Step, WhyNot};
use crate::run::{Found, Solver};

/// How many projects are tried.
const TRIED: usize = 40;

/// Projects left out, each with the loss of the objective when it is forced in at its cheapest start.
pub fn why_not(solver: &Solver<'_>, found: &mut Found, watch: &mut Watch<'_>) -> Result<Vec<WhyNot>, PlanError> {
    let sets = &solver.f.sets;
    let projects = &sets.base.rows.projects;
    let open = solver.open_starts();
    watch.begin(Step::WhyNot, projects.len());
    let mut answers = Vec::new();
    for (j, row) in projects.iter().enumerate() {
        let starts: Vec<_> = open.iter().filter(|(s, _)| sets.starts[*s].project.index() == j).collect();
        let is_taken = starts.iter().any(|(_, col)| found.solution.value(*col) > 1e-6);
        watch.did_one();
        if starts.is_empty() || is_taken || answers.len() == TRIED {
            continue;
        }
        if !watch.goes_on() {
            break;
        }
        let mut order = starts.clone();
        order.sort_by(|a, b| {
            let cost = |col| found.priced.reduced_cost(col).unwrap_or(0.0);
            cost(a.1).total_cmp(&cost(b.1)).then(a.0.cmp(&b.0))
        });
        let least = match row.decision {
            Decision::Sized => row.size_min.filter(|&m| m > 0.0).or(row.size_max).unwrap_or(1.0),
            Decision::Fixed | Decision::Optional | Decision::Modular => 1.0,
        };
        let mut loss = None;
        let mut tried = order[0].0;
        for &&(start, col) in &order {
            loss = forced(solver, found, col, least, watch)?.map(|with| (with - found.solution.objective).max(0.0));
            tried = start;
            if loss.is_some() || watch.stop().is_some() {
                break;
            }
        }
        if watch.stop().is_some() {
            break;
        }
        answers.push(WhyNot {
            project: Label::of(&sets.base, row.project, row.names),
            would_have_to_gain: loss,
            start: sets.starts[tried].on.to_string(),
        });
    }
    Ok(answers)
}

/// Objective of the best plan with at least `least` of a start; none where that is infeasible.
fn forced(
    solver: &Solver<'_>,
    found: &mut Found,
    col: Col,
    least: f64,
    watch: &mut Watch<'_>,
) -> Result<Option<f64>, PlanError> {
    let (_, upper) = solver.program.col_bounds(col);
    let mut edit = Edit::new();
    edit.col_bounds(col, least.min(upper), upper);
    Ok(solver.again(found, &edit, watch)?.optimal().map(|with| with.objective))
}
