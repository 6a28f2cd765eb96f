//! Stopping: the plan stands, what was being worked out and what comes later is missing, and it ends at once.

use lodestone_plan::result::{Outcome, Planned, Step, Stop};
use lodestone_plan::{Request, plan};
use lodestone_solve::Flow;

use crate::shop::{YEAR, shop};
use crate::support::close;

const STEPS: [Step; 6] =
    [Step::Targets, Step::Baseline, Step::Bottlenecks, Step::WhyNot, Step::TargetPrices, Step::Relaxations];

/// A chain with something to answer at every step: a target that is missed, and a project that is left out.
fn base() -> std::sync::Arc<lodestone_model::base::CheckedBase> {
    shop(
        YEAR,
        &[
            ("measures", "measure,kind,commodity\nmade,output,good\n"),
            ("indicators", "indicator,measure\ni,made\n"),
            ("targets", "target,indicator,value,unit,span\nt,i,200,t,2024\n"),
            ("projects", "project,plant,decision,size,capex\nj,p,optional,50,500\n"),
        ],
    )
}

/// The plan when the caller says stop the first time he hears of a step, and the steps that he heard of.
fn stopped(at: Step) -> (Outcome, Vec<Step>) {
    let mut heard = Vec::new();
    let mut progress = |progress: lodestone_plan::Progress| {
        heard.push(progress.step);
        if progress.step == at { Flow::Stop } else { Flow::Continue }
    };
    let result = plan(&base(), &Request::default(), &mut progress).unwrap();
    (result.outcome, heard)
}

fn answered(planned: &Planned, step: Step) -> bool {
    match step {
        Step::Targets => planned.most.is_some(),
        Step::Baseline => planned.baseline.is_some(),
        Step::Bottlenecks => !planned.bottlenecks.is_empty(),
        Step::WhyNot => !planned.why_not.is_empty(),
        Step::TargetPrices => !planned.target_prices.is_empty(),
        _ => !planned.missed.is_empty(),
    }
}

#[test]
fn the_plan_stands_wherever_it_is_stopped() {
    for at in STEPS {
        let (outcome, heard) = stopped(at);
        let Outcome::Planned(planned) = outcome else { panic!("{at:?}: {outcome:#?}") };
        close(planned.plan.objective, 200.0, 1e-9);
        assert_eq!(planned.cut_short, Some((at, Stop::Cancelled)));
        assert_eq!(heard.iter().filter(|step| **step == at).count(), 1, "nothing is asked after stop: {heard:?}");
        assert_eq!(heard.last(), Some(&at));
        for step in STEPS.into_iter().filter(|step| *step >= at) {
            assert!(!answered(&planned, step), "{step:?} after a stop at {at:?}");
        }
    }
}

#[test]
fn without_a_plan_nothing_stands() {
    let (outcome, heard) = stopped(Step::Plan);
    assert!(matches!(outcome, Outcome::Stopped(Stop::Cancelled)), "{outcome:#?}");
    assert_eq!(heard, [Step::Plan]);
}

/// Every step is heard of, in order, and every answer is there.
#[test]
fn progress_reaches_every_step() {
    let mut heard: Vec<Step> = Vec::new();
    let mut progress = |progress: lodestone_plan::Progress| {
        assert!(progress.of == 0 || progress.done <= progress.of, "{progress:?}");
        heard.push(progress.step);
        Flow::Continue
    };
    let Outcome::Planned(planned) = plan(&base(), &Request::default(), &mut progress).unwrap().outcome else {
        panic!()
    };
    heard.dedup();
    let expected: Vec<Step> = std::iter::once(Step::Plan).chain(STEPS).collect();
    assert_eq!(heard, expected);
    assert_eq!(planned.cut_short, None);
    for step in STEPS.into_iter().filter(|step| *step != Step::TargetPrices) {
        assert!(answered(&planned, step), "{step:?}");
    }
}
