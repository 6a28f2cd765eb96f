//! `lodestone plan BASE`: what can be made, is it enough, where is the bottleneck, which projects.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use lodestone_model::base::CheckedBase;
use lodestone_model::manifest;
use lodestone_plan::disclosure::{Shows, plan_for};
use lodestone_plan::result::{Outcome, Stop};
use lodestone_plan::{PlanError, PlanResult, Progress as Planning, Request};
use lodestone_report::sheet::{self, Sheet};
use lodestone_report::terminal::{self, Colour};
use lodestone_report::view::plan::step;
use lodestone_report::view::{CheckView, PlanView, PublishedView};
use lodestone_report::words::{Languages, Words, number};
use lodestone_solve::{Flow, Stage};
use serde::Serialize;

use crate::args::{Answers, Objective, PlanArgs};
use crate::exit::Exit;
use crate::load::{Loaded, load_with_cases};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::usage::Usage;
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
    let base = Arc::new(base);
    let (work, request) = (Work { settings, cancelled }, request(args));
    if let Some(audience) = &settings.audience {
        let reader = audience::reader(&base, audience)?;
        if let Shows::Part(shown) = work.run(|report| plan_for(&base, reader, &request, report))? {
            if work.is_cancelled() {
                return Ok(work.stopped());
            }
            let view = PublishedView::new(&shown, audience.to_string());
            return work.finish(&view, &sheet::published(&view), terminal::published, view.is_met);
        }
    }
    let result = work.plan(&base, &loaded, &request)?;
    if matches!(result.outcome, Outcome::Stopped(Stop::Cancelled)) {
        return Ok(work.stopped());
    }
    let view = PlanView::new(&result);
    let is_cut = view.answers.as_ref().is_some_and(|answers| answers.cut_short.is_some());
    if is_cut {
        // What stands is shown; earlier results in the folder of --out are not replaced by half of the answers.
        cancel::enter("stage-answers");
        output::complain(&cancel::message(&settings.words));
        results::print("plan", &view, || terminal::plan(&view, &settings.words, settings.colour), settings)?;
        return Ok(Exit::NotMet);
    }
    work.finish(&view, &sheet::plan(&view), terminal::plan, view.is_met)
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

/// Long work that can be cancelled.
struct Work<'a> {
    settings: &'a Settings,
    cancelled: &'a AtomicBool,
}

impl Work<'_> {
    /// Works, with a sign of life, until it is done or cancelled.
    fn run<T>(&self, work: impl FnOnce(&mut dyn FnMut(Planning) -> Flow) -> Result<T, PlanError>) -> anyhow::Result<T> {
        cancel::enter("stage-plan");
        let words = &self.settings.words;
        let progress = Progress::start(words.say("stage-plan", &[]));
        let mut report = |at: Planning| {
            progress.set(doing(&at, words));
            if self.is_cancelled() { Flow::Stop } else { Flow::Continue }
        };
        cancel::listen(true);
        let result = work(&mut report);
        cancel::listen(false);
        match result {
            Err(PlanError::RevenueBeforeMinimum { market }) => Err(Usage::RevenueBeforeMinimum { market }.into()),
            result => result.context("failed to plan"),
        }
    }

    /// Plans; doubtful worths over the other cases of the base too.
    fn plan(&self, base: &Arc<CheckedBase>, loaded: &Loaded, request: &Request) -> anyhow::Result<PlanResult> {
        self.run(|report| {
            let mut result = lodestone_plan::plan(base, request, report)?;
            if lodestone_plan::rests_on_doubt(&result) {
                lodestone_plan::over_cases(&mut result, &loaded.other_cases(), request, report)?;
            }
            Ok(result)
        })
    }

    fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::SeqCst)
    }

    /// Says that the work was stopped.
    fn stopped(&self) -> Exit {
        output::complain(&cancel::message(&self.settings.words));
        Exit::NotMet
    }

    /// Writes and prints what was found.
    fn finish<T: Serialize>(
        &self,
        view: &T,
        sheets: &[Sheet],
        text: fn(&T, &Words, Colour) -> String,
        is_met: bool,
    ) -> anyhow::Result<Exit> {
        let settings = self.settings;
        results::write("plan", view, sheets, settings)?;
        results::print("plan", view, || text(view, &settings.words, settings.colour), settings)?;
        Ok(if is_met { Exit::Met } else { Exit::NotMet })
    }
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
