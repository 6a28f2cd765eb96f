//! Long work with the solver: a sign of life, and stopping it.

use std::sync::atomic::{AtomicBool, Ordering};

use anyhow::Context as _;
use lodestone_plan::{PlanError, Progress as Planning};
use lodestone_report::view::plan::step;
use lodestone_report::words::{Words, number};
use lodestone_solve::{Flow, Stage};

use crate::exit::Exit;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::usage::Usage;
use crate::{cancel, output};

/// Long work that can be cancelled.
pub struct Work<'a> {
    /// The options of the command.
    pub settings: &'a Settings,
    /// Set by Ctrl-C.
    pub cancelled: &'a AtomicBool,
}

impl Work<'_> {
    /// Works, with a sign of life, until it is done or cancelled.
    pub fn run<T>(
        &self,
        work: impl FnOnce(&mut dyn FnMut(Planning) -> Flow) -> Result<T, PlanError>,
    ) -> anyhow::Result<T> {
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

    /// Whether Ctrl-C was pressed.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.load(Ordering::SeqCst)
    }

    /// Says that the work was stopped.
    pub fn stopped(&self) -> Exit {
        output::complain(&cancel::message(&self.settings.words));
        Exit::NotMet
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
