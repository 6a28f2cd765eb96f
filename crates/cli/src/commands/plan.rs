//! `lodestone plan BASE`: what can be made, is it enough, where is the bottleneck, which projects.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use lodestone_balance::run;
use lodestone_model::base::CheckedBase;
use lodestone_model::manifest;
use lodestone_plan::disclosure::{Shows, plan_for};
use lodestone_plan::result::{Outcome, Stop};
use lodestone_plan::{PlanResult, Request};
use lodestone_report::sheet::{self, Sheet};
use lodestone_report::terminal::{self, Colour};
use lodestone_report::view::balance::OpeningView;
use lodestone_report::view::{BalanceView, CheckView, PlanView, PublishedView};
use lodestone_report::words::{Both, Languages, Words};
use serde::Serialize;

use crate::args::{Answers, Objective, PlanArgs};
use crate::commands::balance::{ALPHA, last_history};
use crate::exit::Exit;
use crate::load::{Loaded, load_to_change, load_with_cases};
use crate::planning::Work;
use crate::settings::Settings;
use crate::{audience, cancel, opening, output, results};

/// Plans a base.
pub fn run(args: &PlanArgs, settings: &Settings, cancelled: &AtomicBool) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let mut loaded = if args.from_balance {
        load_to_change(&args.base.base, settings)?
    } else {
        load_with_cases(&args.base.base, settings)?
    };
    let Some(base) = loaded.checked.base.take() else {
        let view = CheckView::new(&loaded.checked, &Languages::new());
        results::print("plan", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    let mut opening = None;
    let base = if args.from_balance {
        match begin(&mut loaded, &base, settings) {
            Ok((changed, view)) => {
                opening = Some(view);
                changed
            }
            Err(faults) => {
                faults.iter().for_each(|fault| output::complain(fault.get(settings.words.lang())));
                return Ok(Exit::NotMet);
            }
        }
    } else {
        base
    };
    let base = Arc::new(base);
    let (work, request) = (Work { settings, cancelled }, request(args));
    if let Some(audience) = &settings.audience {
        let reader = audience::reader(&base, audience)?;
        if let Shows::Part(shown) = work.run(|report| plan_for(&base, reader, &request, report))? {
            if work.is_cancelled() {
                return Ok(work.stopped());
            }
            let view = PublishedView::new(&shown, audience.to_string());
            return finish(settings, &view, &sheet::published(&view), terminal::published, view.is_met);
        }
    }
    let result = plan(&work, &base, &loaded, &request)?;
    if matches!(result.outcome, Outcome::Stopped(Stop::Cancelled)) {
        return Ok(work.stopped());
    }
    let view = PlanView { opening, ..PlanView::new(&result) };
    let is_cut = view.answers.as_ref().is_some_and(|answers| answers.cut_short.is_some());
    if is_cut {
        // What stands is shown; earlier results in the folder of --out are not replaced by half of the answers.
        cancel::enter("stage-answers");
        output::complain(&cancel::message(&settings.words));
        results::print("plan", &view, || terminal::plan(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::NotMet);
    }
    finish(settings, &view, &sheet::plan(&view), terminal::plan, view.is_met)
}

/// The base with the figures of the balance before the plan in the place of its own.
fn begin(
    loaded: &mut Loaded,
    base: &CheckedBase,
    settings: &Settings,
) -> Result<(CheckedBase, OpeningView), Vec<Both>> {
    let languages = Languages::new();
    let asked = run::Settings { periods: vec![last_history(base)], as_of: settings.as_of, alpha: ALPHA };
    let balanced = run::balance(base, &asked)
        .map_err(|faults| BalanceView::refused(base, &asked.periods, &faults, &languages).faults)?;
    let taken = run::opening(base, &balanced);
    let view = OpeningView::new(base, &balanced, &taken, &languages);
    let changed = loaded.change(opening::case(base, &balanced, &taken));
    Ok((changed.expect("reconciled figures are numbers of the kind that they replace"), view))
}

fn request(args: &PlanArgs) -> Request {
    let objective = args.objective.map(|objective| match objective {
        Objective::Value => manifest::Objective::Value,
        Objective::TargetsThenValue => manifest::Objective::TargetsThenValue,
        Objective::Cost => manifest::Objective::Cost,
    });
    let answers = match args.answers {
        Answers::Full => lodestone_plan::Answers::Full,
        Answers::Solution => lodestone_plan::Answers::Solution,
    };
    Request { objective, answers, ..Request::default() }
}

/// Plans; doubtful worths over the other cases of the base too.
fn plan(work: &Work<'_>, base: &Arc<CheckedBase>, loaded: &Loaded, request: &Request) -> anyhow::Result<PlanResult> {
    work.run(|report| {
        let mut result = lodestone_plan::plan(base, request, report)?;
        if lodestone_plan::rests_on_doubt(&result) {
            lodestone_plan::over_cases(&mut result, &loaded.other_cases(), request, report)?;
        }
        Ok(result)
    })
}

/// Writes and prints what was found.
fn finish<T: Serialize>(
    settings: &Settings,
    view: &T,
    sheets: &[Sheet],
    text: fn(&T, &Words, Colour) -> String,
    is_met: bool,
) -> anyhow::Result<Exit> {
    results::write("plan", view, sheets, settings)?;
    results::print("plan", view, || text(view, &settings.words, settings.colour), settings)?;
    Ok(if is_met { Exit::Met } else { Exit::NotMet })
}
