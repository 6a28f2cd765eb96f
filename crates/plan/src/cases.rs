//! Doubtful worths over the cases of a base: a bottleneck whose worth rests on grade D is measured again in every case,
//! each planned from where the last plan ended, carried over by the names of rows and columns. The worth is then a range,
//! and withheld where its sign changes. Isolated in `tests/it/answers/spread.rs`.

use std::sync::Arc;

use lodestone_model::base::CheckedBase;
use lodestone_model::tables::sources::Grade;
use lodestone_solve::{Edit, NamedBasis, Solution};

use crate::explain::gain;
use crate::formulation::Formulation;
use crate::progress::{OnProgress, Watch};
use crate::request::{PlanError, Request};
use crate::result::{Bottleneck, Label, Outcome, PlanResult, Planned, Spread, Step};
use crate::run::{Ending, Found, Solver};
use crate::stages;
use lodestone_model::manifest::Objective;

/// A case of a base, on top of what was planned.
pub struct Case {
    /// Its name.
    pub name: Label,
    /// The base with it; none where it cannot stand on top of what was planned.
    pub base: Option<Arc<CheckedBase>>,
}

/// Whether a plan has a worth that rests on grade D.
pub fn rests_on_doubt(result: &PlanResult) -> bool {
    match &result.outcome {
        Outcome::Planned(planned) => planned.cut_short.is_none() && planned.bottlenecks.iter().any(is_doubtful),
        _ => false,
    }
}

/// Puts the range over the cases beside every worth that rests on grade D.
pub fn over_cases(
    result: &mut PlanResult,
    cases: &[Case],
    request: &Request,
    progress: OnProgress<'_>,
) -> Result<(), PlanError> {
    let objective = result.objective;
    let Outcome::Planned(planned) = &mut result.outcome else { return Ok(()) };
    let mut basis = result.basis.clone();
    let mut watch = Watch::new(progress, request.time_limit);
    watch.begin(Step::Cases, cases.len());
    let mut measured: Vec<Vec<(Label, f64)>> = vec![Vec::new(); planned.bottlenecks.len()];
    for case in cases {
        if !watch.goes_on() {
            break;
        }
        if let Some(base) = &case.base {
            let worths = worths(base, objective, planned, (request, &mut basis), &mut watch)?;
            for (all, worth) in measured.iter_mut().zip(worths) {
                all.extend(worth.map(|worth| (case.name.clone(), worth)));
            }
        }
        watch.did_one();
    }
    if let Some(stop) = watch.stop() {
        planned.cut_short = Some((Step::Cases, stop));
        return Ok(());
    }
    for (bottleneck, measured) in planned.bottlenecks.iter_mut().zip(measured) {
        if is_doubtful(bottleneck) && !cases.is_empty() {
            spread(bottleneck, &measured, cases.len());
        }
    }
    Ok(())
}

fn is_doubtful(bottleneck: &Bottleneck) -> bool {
    bottleneck.grade >= Grade::D && bottleneck.worth_raised.is_some()
}

/// Worth of every doubtful bottleneck in one case; none where it cannot be measured. Leaves the basis of the case's plan.
fn worths(
    base: &Arc<CheckedBase>,
    objective: Objective,
    planned: &Planned,
    (request, basis): (&Request, &mut Option<NamedBasis>),
    watch: &mut Watch<'_>,
) -> Result<Vec<Option<f64>>, PlanError> {
    let none = vec![None; planned.bottlenecks.len()];
    let (f, program) = Formulation::program(base, objective);
    f.is_askable()?;
    let request = Request { start: basis.take(), ..request.clone() };
    let solver = Solver { f: &f, program: &program, request: &request };
    let Ending::Found(best) = solver.solve(&Edit::new(), None, watch)? else {
        *basis = request.start;
        return Ok(none);
    };
    *basis = best.priced.basis.as_ref().map(|b| b.named(&program)).or(request.start.clone());
    let mut found = best;
    if objective == Objective::TargetsThenValue {
        let Some(most) = stages::most_of_targets(&solver, &found, None, watch)? else { return Ok(none) };
        found = most.found;
    }
    let Found { session, priced, .. } = &mut *found;
    let mut worths = none;
    for (worth, bottleneck) in worths.iter_mut().zip(&planned.bottlenecks).filter(|(_, b)| is_doubtful(b)) {
        if !watch.goes_on() {
            break;
        }
        if let Some(lever) = program.named(&bottleneck.limit.row) {
            let priced: &Solution = priced;
            let moved = watch.over(|asking| session.moved(priced, lever, bottleneck.step, asking))?;
            *worth = gain(priced, &moved, bottleneck.step);
        }
    }
    Ok(worths)
}

/// The range of a worth; the worth itself is withheld where its sign changes.
fn spread(bottleneck: &mut Bottleneck, measured: &[(Label, f64)], of: usize) {
    let Some(own) = bottleneck.worth_raised else { return };
    let (mut low, mut high) = ((None, own), (None, own));
    for (case, worth) in measured {
        if *worth < low.1 {
            low = (Some(case.clone()), *worth);
        }
        if *worth > high.1 {
            high = (Some(case.clone()), *worth);
        }
    }
    let noise = 1e-9 * low.1.abs().max(high.1.abs());
    let changes_sign = low.1 < -noise && high.1 > noise;
    if changes_sign {
        bottleneck.worth_raised = None;
        bottleneck.worth_lowered = None;
    }
    let range = (!changes_sign).then_some((low.1, high.1));
    bottleneck.spread = Some(Spread { range, at: [low.0, high.0], measured: measured.len(), of });
}
