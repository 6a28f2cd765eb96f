//! `lodestone plan BASE`: what can be made, is it enough, where is the bottleneck, which projects.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use lodestone_model::manifest;
use lodestone_plan::disclosure::{Shows, plan_for};
use lodestone_plan::{PlanError, Request, plan};
use lodestone_report::sheet::{self, Sheet};
use lodestone_report::terminal::{self, Colour};
use lodestone_report::view::{CheckView, PlanView, PublishedView};
use lodestone_report::words::{Languages, Words, number};
use lodestone_solve::{Flow, Progress as Solving, Stage};
use serde::Serialize;

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
    let base = Arc::new(base);
    let (work, request) = (Work { settings, cancelled }, request(args));
    if let Some(audience) = &settings.audience {
        let reader = audience::reader(&base, audience)?;
        if let Shows::Part(shown) = work.run(|report| plan_for(&base, reader, &request, report))? {
            let view = PublishedView::new(&shown, audience.to_string());
            return work.finish(&view, &sheet::published(&view), terminal::published, view.is_met);
        }
    }
    let result = work.run(|report| plan(&base, &request, report))?;
    let view = PlanView::new(&result);
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
    /// Solves, with a sign of life, until it is done or cancelled.
    fn run<T>(&self, solve: impl FnOnce(&mut dyn FnMut(Solving) -> Flow) -> Result<T, PlanError>) -> anyhow::Result<T> {
        cancel::enter("stage-plan");
        let words = &self.settings.words;
        let progress = Progress::start(words.say("stage-plan", &[]));
        let mut report = |solving: Solving| {
            progress.set(doing(&solving, words));
            if self.cancelled.load(Ordering::SeqCst) { Flow::Stop } else { Flow::Continue }
        };
        cancel::listen(true);
        let result = solve(&mut report);
        cancel::listen(false);
        result.context("failed to plan")
    }

    /// Writes and prints what was found, unless it was cancelled.
    fn finish<T: Serialize>(
        &self,
        view: &T,
        sheets: &[Sheet],
        text: fn(&T, &Words, Colour) -> String,
        is_met: bool,
    ) -> anyhow::Result<Exit> {
        let settings = self.settings;
        if self.cancelled.load(Ordering::SeqCst) {
            output::complain(&cancel::message(&settings.words));
            return Ok(Exit::NotMet);
        }
        results::write("plan", view, sheets, settings)?;
        results::print("plan", view, || text(view, &settings.words, settings.colour), settings)?;
        Ok(if is_met { Exit::Met } else { Exit::NotMet })
    }
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
