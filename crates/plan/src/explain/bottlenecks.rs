//! Bottlenecks: worth = the gain from a warm re-solve with the limit raised (and lowered) by a step,
//! for the limits with the largest price · limit; reach and next bottleneck by going on. A limit is a
//! row, or the upper bound of a purchase, sale or resource that serves one pool only.
//!
//! Under targets first a limit has two worths: what it does for the shortfalls (stage one), and the
//! value with every shortfall held (stage two). Isolated in `tests/it/answers/worth.rs`.

use lodestone_model::ids::Id;
use lodestone_solve::{
    Asking, Col, Direction, Gain, Lever, Outcome as Solved, Program, ReachEnd, Row, Session, Solution,
};

use super::rests::{self, Rests};
use crate::limits;
use crate::progress::Watch;
use crate::request::PlanError;
use crate::result::{Bottleneck, Label, LimitRef, TargetWorth};
use crate::run::{Found, Solver};
use crate::stages::Most;

/// How many are named.
const NAMED: usize = 10;
/// Step as a share of the limit.
const STEP: f64 = 0.01;
/// Worths below this share of the largest are the solver's tolerance.
const NOISE: f64 = 1e-9;

/// Blocks whose rows are limits that someone could move.
const MOVABLE: &[&str] = &["capacity", "quota", "purchase_limit", "sale_limit", "route_limit", "disposal_limit"];
/// Blocks whose columns have such limits as their upper bounds.
const BOUNDED: &[&str] = &["purchase", "sale", "resource", "transport", "disposal", "stock"];

/// A plan whose limits are asked about: its session, and stage one where targets come first.
pub struct Priced<'a> {
    /// The plan.
    pub found: &'a mut Found,
    first: Option<(&'a mut Session, &'a Solution)>,
}

impl<'a> Priced<'a> {
    /// A plan of one stage.
    pub fn plain(found: &'a mut Found) -> Self {
        Priced { found, first: None }
    }

    /// A plan with targets first.
    pub fn staged(most: &'a mut Most) -> Self {
        Priced { found: &mut most.found, first: Some((&mut most.first, &most.least)) }
    }
}

/// The limits that cost most, one per plant, quota or market: its dearest period.
pub fn bottlenecks(
    solver: &Solver<'_>,
    asked: &mut Priced<'_>,
    watch: &mut Watch<'_>,
) -> Result<Vec<Bottleneck>, PlanError> {
    let levers = dearest(solver, asked);
    let rests = Rests::of(solver.f);
    watch.begin(crate::result::Step::Bottlenecks, levers.len());
    let mut answers = Vec::new();
    for lever in levers {
        if !watch.goes_on() {
            break;
        }
        let found = watch.over(|asking| one(solver, asked, lever, &rests, asking))?;
        if watch.stop().is_none() {
            answers.extend(found);
        }
        watch.did_one();
    }
    Ok(answers)
}

/// What one limit is worth; none where that is nothing on both sides.
fn one(
    solver: &Solver<'_>,
    asked: &mut Priced<'_>,
    lever: Lever,
    rests: &Rests,
    asking: &mut Asking<'_>,
) -> Result<Option<Bottleneck>, PlanError> {
    let limit = limits::of(solver.f, solver.program, lever);
    let step = step_of(&limit);
    let Found { session, priced, .. } = &mut *asked.found;
    let raised = session.moved(priced, lever, step, asking)?;
    let lowered = session.moved(priced, lever, -step.min(limit.limit.abs()), asking)?;
    let (up, down) = (gain(priced, &raised, step), gain(priced, &lowered, -step.min(limit.limit.abs())));
    let targets = match &mut asked.first {
        Some((first, least)) => for_targets(solver, first, least, (lever, step), asking)?,
        None => Vec::new(),
    };
    let noise = NOISE * priced.objective.abs().max(1.0) / step;
    let is_worth = |worth: Option<f64>| worth.is_none_or(|w| w.abs() > noise);
    let does = |t: &TargetWorth| t.raised.unwrap_or(0.0) != 0.0 || t.lowered.unwrap_or(0.0) != 0.0;
    if !is_worth(up) && !is_worth(down) && !targets.iter().any(does) {
        return Ok(None);
    }
    let reach = session.reach(priced, lever, Direction::Raise, limit.limit.abs().max(1.0), asking).ok();
    let is_open = reach.is_some_and(|r| r.end == ReachEnd::Beyond);
    let units = reach.map(|r| r.units).filter(|u| u.is_finite());
    let next = match units {
        Some(units) if !is_open => next(solver, asked.found, lever, units + step, asking)?,
        _ => None,
    };
    let cells = match &raised {
        Solved::Optimal(moved) => rests.cells(solver.f, solver.program, lever, &asked.found.priced, moved),
        _ => rests.cells(solver.f, solver.program, lever, &asked.found.priced, &asked.found.priced),
    };
    Ok(Some(Bottleneck {
        limit,
        step,
        worth_raised: up,
        worth_lowered: down,
        reach: units,
        is_open,
        next,
        targets,
        grade: rests::weakest(&cells),
        rests_on: cells,
        spread: None,
    }))
}

/// The step by which a limit is moved.
fn step_of(limit: &LimitRef) -> f64 {
    (STEP * limit.limit.abs()).max(1.0)
}

/// Gain of the objective per unit moved; for a lowered limit the loss per unit. None where there is no plan.
pub fn gain(base: &Solution, outcome: &Solved, by: f64) -> Option<f64> {
    match Gain::between(base, outcome) {
        Gain::Of(gain) => Some(gain / by),
        Gain::Infeasible | Gain::Unbounded | Gain::Unknown(_) => None,
    }
}

/// What a limit does for each target, by stage one.
fn for_targets(
    solver: &Solver<'_>,
    first: &mut Session,
    least: &Solution,
    (lever, step): (Lever, f64),
    asking: &mut Asking<'_>,
) -> Result<Vec<TargetWorth>, PlanError> {
    let raised = first.moved(least, lever, step, asking)?.optimal();
    let lowered = first.moved(least, lever, -step, asking)?.optimal();
    let f = solver.f;
    let mut worths = Vec::new();
    for (g, goal) in f.targets.goals.iter().enumerate() {
        let missing = |s: &Solution| goal.scale * (s.value(f.targets.short(g)) + s.value(f.targets.over(g)));
        let tolerance = 1e-9 * goal.scale.abs().max(1.0);
        let less = |s: &Solution, by: f64| {
            let change = missing(least) - missing(s);
            if change.abs() <= tolerance { 0.0 } else { change / by }
        };
        let row = &f.sets.base.rows.targets[goal.target.index()];
        let worth = TargetWorth {
            target: Label::of(&f.sets.base, row.target, row.names),
            raised: raised.as_ref().map(|s| less(s, step)),
            lowered: lowered.as_ref().map(|s| less(s, -step)),
            unit: f.goal_unit(g),
        };
        if worth.raised.is_none_or(|w| w != 0.0) || worth.lowered.is_none_or(|w| w != 0.0) {
            worths.push(worth);
        }
    }
    Ok(worths)
}

/// Every limit that someone could move.
fn movable(program: &Program) -> impl Iterator<Item = Lever> {
    let rows = (0..program.rows() as u32).map(Row).filter(|&row| MOVABLE.contains(&program.row_id(row).block));
    let cols = (0..program.cols() as u32).map(Col).filter(|&col| {
        let (lower, upper) = program.col_bounds(col);
        upper.is_finite() && upper > lower && BOUNDED.contains(&program.col_id(col).block)
    });
    rows.map(Lever::Row).chain(cols.map(Lever::Col))
}

/// |price| · limit; none where the limit does not bind.
fn weight(program: &Program, solution: &Solution, lever: Lever) -> Option<f64> {
    let limit = limits::limiting(limits::bounds(program, lever));
    let (price, level) = match lever {
        Lever::Row(row) => (solution.price(row)?, solution.activity(row)),
        // A reduced cost above zero is that of the lower bound.
        Lever::Col(col) => (solution.reduced_cost(col)?.min(0.0), solution.value(col)),
    };
    let is_tight = (level - limit).abs() <= 1e-9 * limit.abs().max(1.0);
    (is_tight && limit.is_finite()).then_some(price.abs() * limit.abs().max(1.0))
}

/// Limits with the largest |price| · limit, one per subject: those that move a target first, then those of value. A
/// limit that binds without a price comes last: at a degenerate vertex one of its sides may still be worth something.
fn dearest(solver: &Solver<'_>, asked: &Priced<'_>) -> Vec<Lever> {
    let program = solver.program;
    let weights = |lever: Lever| {
        let value = weight(program, &asked.found.priced, lever);
        let target = asked.first.as_ref().and_then(|(_, least)| weight(program, least, lever));
        let settled = |w: f64| if w > 1e-9 { w } else { 0.0 };
        (value.is_some() || target.is_some()).then(|| [settled(target.unwrap_or(0.0)), settled(value.unwrap_or(0.0))])
    };
    let mut all: Vec<([f64; 2], Lever)> = movable(program).filter_map(|lever| Some((weights(lever)?, lever))).collect();
    all.sort_by(|a, b| b.0[0].total_cmp(&a.0[0]).then(b.0[1].total_cmp(&a.0[1])).then(a.1.cmp(&b.1)));
    let mut seen = Vec::new();
    let mut dearest = Vec::new();
    for (_, lever) in all {
        let place = limits::place(program, lever);
        let first = place.coordinates.as_ref()[0];
        let subject = match place.block {
            "quota" => (place.block, solver.f.quotas.limits[first as usize].quota.0),
            block => (block, first),
        };
        if !seen.contains(&subject) {
            seen.push(subject);
            dearest.push(lever);
        }
        if dearest.len() == NAMED {
            break;
        }
    }
    dearest
}

/// The dearest other limit once this one is raised beyond its reach.
fn next(
    solver: &Solver<'_>,
    found: &mut Found,
    lever: Lever,
    by: f64,
    asking: &mut Asking<'_>,
) -> Result<Option<LimitRef>, PlanError> {
    let Solved::Optimal(moved) = found.session.moved(&found.priced, lever, by, asking)? else { return Ok(None) };
    let program = solver.program;
    let gained = movable(program).filter(|&other| other != lever).filter_map(|other| {
        let after = weight(program, &moved, other)?;
        let rise = after - weight(program, &found.priced, other).unwrap_or(0.0);
        (rise.is_finite() && rise > 1e-6).then_some((rise, other))
    });
    let best = gained.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
    Ok(best.map(|(_, other)| limits::of(solver.f, program, other)))
}
