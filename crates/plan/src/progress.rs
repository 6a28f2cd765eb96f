//! How far planning is, and whether to go on: one watch over all solves of one request.

use std::time::Duration;

use lodestone_solve::{Asking, Flow, Outcome as Solved, Progress as Solving, Session, SolveError};

use crate::result::{Step, Stop};

/// How far planning is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// What is being answered.
    pub step: Step,
    /// How much of it is done.
    pub done: usize,
    /// Of how much; 0 where that is not known.
    pub of: usize,
    /// How far the running solve is; none between solves.
    pub solving: Option<Solving>,
}

/// Called now and then; may stop the work.
pub type OnProgress<'a> = &'a mut dyn FnMut(Progress) -> Flow;

/// Tells the caller how far planning is, during every solve and between any two, and remembers if he said stop.
pub struct Watch<'a> {
    tell: OnProgress<'a>,
    time_limit: Option<Duration>,
    at: Progress,
    stop: Option<Stop>,
}

impl<'a> Watch<'a> {
    /// Nothing has begun.
    pub fn new(tell: OnProgress<'a>, time_limit: Option<Duration>) -> Self {
        let at = Progress { step: Step::Plan, done: 0, of: 0, solving: None };
        Watch { tell, time_limit, at, stop: None }
    }

    /// A step of so many parts begins.
    pub fn begin(&mut self, step: Step, of: usize) {
        self.at = Progress { step, done: 0, of, solving: None };
    }

    /// Whether to go on with the next part.
    pub fn goes_on(&mut self) -> bool {
        if self.stop.is_none() && (self.tell)(self.at) == Flow::Stop {
            self.stop = Some(Stop::Cancelled);
        }
        self.stop.is_none()
    }

    /// One part is done.
    pub fn did_one(&mut self) {
        self.at.done += 1;
    }

    /// Why the work ended early, if it did.
    pub fn stop(&self) -> Option<Stop> {
        self.stop
    }

    /// Work that solves, under this watch.
    pub fn over<T>(&mut self, work: impl FnOnce(&mut Asking<'_>) -> T) -> T {
        let Watch { tell, time_limit, at, stop } = self;
        let mut on = |solving: Solving| {
            let flow = tell(Progress { solving: Some(solving), ..*at });
            if flow == Flow::Stop {
                *stop = Some(Stop::Cancelled);
            }
            flow
        };
        work(&mut Asking { time_limit: *time_limit, progress: Some(&mut on) })
    }

    /// One solve under this watch.
    pub fn solve(&mut self, session: &mut Session) -> Result<Solved, SolveError> {
        self.over(|asking| session.solve(asking.control()))
    }
}
