//! `lodestone plan BASE`: what can be made, is it enough, where is the bottleneck, which projects.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use lodestone_model::base::CheckedBase;
use lodestone_model::manifest;
use lodestone_plan::result::{Outcome, Stop};
use lodestone_plan::{PlanResult, Progress as Planning, Request};
use lodestone_report::view::plan::step;
use lodestone_report::view::{CheckView, PlanView};
use lodestone_report::words::{Languages, Words, number};
use lodestone_report::{sheet, terminal};
use lodestone_solve::{Flow, Stage};

use crate::args::{Answers, Objective, PlanArgs};
use crate::exit::Exit;
use crate::load::{Loaded, load_with_cases};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::{audience, cancel, output, results};

/// Plans a base.
pub fn run(args: &PlanArgs, settings: &Settings, cancelled: &AtomicBool) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let mut loaded = load_with_cases(&args.base.base, settings)?;
    let Some(base) = loaded.checked.base.take() else {
        let view = CheckView::new(&loaded.checked, &Languages::new());
        results::print("plan", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    audience::admit(&base, settings)?;
    let result = solve(base, &loaded, &request(args), settings, cancelled)?;
    if matches!(result.outcome, Outcome::Stopped(Stop::Cancelled)) {
        output::complain(&cancel::message(&settings.words));
        return Ok(Exit::NotMet);
    }
    let view = PlanView::new(&result);
    let is_cut = view.answers.as_ref().is_some_and(|answers| answers.cut_short.is_some());
    if is_cut {
        // What stands is shown; earlier results in the folder of --out are not replaced by half of the answers.
        cancel::enter("stage-answers");
        output::complain(&cancel::message(&settings.words));
    } else {
        results::write("plan", &view, &sheet::plan(&view), settings)?;
    }
    results::print("plan", &view, || terminal::plan(&view, &settings.words, settings.colour), settings)?;
    Ok(if view.is_met && !is_cut { Exit::Met } else { Exit::NotMet })
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

/// Solves, with a sign of life, until it is done or cancelled; doubtful worths over the other cases of the base too.
fn solve(
    base: CheckedBase,
    loaded: &Loaded,
    request: &Request,
    settings: &Settings,
    cancelled: &AtomicBool,
) -> anyhow::Result<PlanResult> {
    cancel::enter("stage-plan");
    let progress = Progress::start(settings.words.say("stage-plan", &[]));
    let mut report = |at: Planning| {
        progress.set(doing(&at, &settings.words));
        if cancelled.load(Ordering::SeqCst) { Flow::Stop } else { Flow::Continue }
    };
    cancel::listen(true);
    let mut result = lodestone_plan::plan(&Arc::new(base), request, &mut report).context("failed to plan");
    if let Ok(result) = &mut result
        && lodestone_plan::rests_on_doubt(result)
    {
        let cases = loaded.other_cases();
        lodestone_plan::over_cases(result, &cases, request, &mut report).context("failed to plan the cases")?;
    }
    cancel::listen(false);
    result
}

/// What is being worked out, how much of it is done, and how far the running solve is.
fn doing(at: &Planning, words: &Words) -> String {
    let step = step(at.step).say(words);
    let step = match at.of {
        0 => step,
        of => {
            let args = [("step", step.into()), ("done", (at.done + 1).min(of).into()), ("of", of.into())];
            words.say("plan-progress-step", &args)
        }
    };
    let Some(solving) = at.solving else { return step };
    let method = match solving.stage {
        Stage::Simplex => "plan-progress-simplex",
        Stage::InteriorPoint => "plan-progress-interior",
        Stage::Search => {
            let gap = solving.gap.map_or_else(|| "—".to_owned(), |gap| number::percent(gap, words.lang()));
            let nodes = number::count(solving.nodes as usize);
            let args = [("step", step.into()), ("nodes", nodes.into()), ("gap", gap.into())];
            return words.say("plan-progress-search", &args);
        }
    };
    let iterations = number::count(solving.iterations as usize);
    let args = [("step", step.into()), ("stage", words.say(method, &[]).into()), ("iterations", iterations.into())];
    words.say("plan-progress", &args)
}
