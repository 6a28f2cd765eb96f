//! `lodestone plan BASE`: what can be made, is it enough, where is the bottleneck, which projects.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use lodestone_model::base::CheckedBase;
use lodestone_model::manifest;
use lodestone_plan::{PlanResult, Request};
use lodestone_report::view::{CheckView, PlanView};
use lodestone_report::words::{Languages, Words, number};
use lodestone_report::{sheet, terminal};
use lodestone_solve::{Flow, Progress as Solving, Stage};

use crate::args::{Answers, Objective, PlanArgs};
use crate::exit::Exit;
use crate::load::load;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::{audience, cancel, output, results};

/// Plans a base.
pub fn run(args: &PlanArgs, settings: &Settings, cancelled: &AtomicBool) -> anyhow::Result<Exit> {
    results::refuse_foreign(settings)?;
    let checked = load(&args.base.base, settings)?;
    let Some(base) = checked.base else {
        let view = CheckView::new(&checked, &Languages::new());
        results::print("plan", &view, || terminal::check(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::BadInput);
    };
    audience::admit(&base, settings)?;
    let result = solve(base, &request(args), settings, cancelled)?;
    if cancelled.load(Ordering::SeqCst) {
        output::complain(&cancel::message(&settings.words));
        return Ok(Exit::NotMet);
    }
    let view = PlanView::new(&result);
    results::write("plan", &view, &sheet::plan(&view), settings)?;
    results::print("plan", &view, || terminal::plan(&view, &settings.words, settings.colour), settings)?;
    Ok(if view.is_met { Exit::Met } else { Exit::NotMet })
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

/// Solves, with a sign of life, until it is done or cancelled.
fn solve(
    base: CheckedBase,
    request: &Request,
    settings: &Settings,
    cancelled: &AtomicBool,
) -> anyhow::Result<PlanResult> {
    cancel::enter("stage-plan");
    let progress = Progress::start(settings.words.say("stage-plan", &[]));
    let mut report = |solving: Solving| {
        progress.set(doing(&solving, &settings.words));
        if cancelled.load(Ordering::SeqCst) { Flow::Stop } else { Flow::Continue }
    };
    cancel::listen(true);
    let result = lodestone_plan::plan(&Arc::new(base), request, &mut report);
    cancel::listen(false);
    result.context("failed to plan")
}

fn doing(solving: &Solving, words: &Words) -> String {
    let method = match solving.stage {
        Stage::Simplex => "plan-progress-simplex",
        Stage::InteriorPoint => "plan-progress-interior",
        Stage::Search => {
            let gap = solving.gap.map_or_else(|| "—".to_owned(), |gap| number::percent(gap, words.lang()));
            let nodes = number::count(solving.nodes as usize);
            return words.say("plan-progress-search", &[("nodes", nodes.into()), ("gap", gap.into())]);
        }
    };
    let iterations = number::count(solving.iterations as usize);
    words.say("plan-progress", &[("stage", words.say(method, &[]).into()), ("iterations", iterations.into())])
}
