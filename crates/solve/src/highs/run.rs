//! Running an instance, with its callbacks and the thread's scheduler.
#![allow(unsafe_code)]

use std::cell::Cell;

use highs_sys as ffi;

use super::callback::{Watch, on_callback};
use super::instance::Instance;
use crate::error::{ModelStatus, SolveError};

thread_local! {
    /// Threads of this thread's scheduler (0: none yet), and how many runs are on the stack.
    static SCHEDULER: Cell<(u32, u32)> = const { Cell::new((0, 0)) };
}

/// Callbacks through which progress is told and a run can be stopped.
const CALLBACKS: [i32; 3] =
    [ffi::kHighsCallbackSimplexInterrupt, ffi::kHighsCallbackIpmInterrupt, ffi::kHighsCallbackMipInterrupt];

impl Instance {
    /// Runs the model as configured. `threads` must be what the option `threads` was set to.
    pub(crate) fn run(&mut self, threads: u32, watch: &mut Watch<'_>) -> Result<ModelStatus, SolveError> {
        let turn = Turn::take(threads)?;
        // SAFETY: `ptr` is live. The clocks are cumulative per instance; without this a time limit would be, too.
        unsafe { ffi::Highs_zeroAllClocks(self.ptr()) };
        if watch.is_needed() {
            self.listen(watch);
        }
        // SAFETY: `ptr` is live, and `&mut self` keeps every other use of it away. Callbacks registered above get a
        // pointer to `watch`, which is exclusively borrowed until this function returns.
        let status = unsafe { ffi::Highs_run(self.ptr()) };
        if watch.is_needed() {
            self.stop_listening();
        }
        drop(turn);
        watch.resume_panic();
        Ok(self.status(status))
    }

    fn listen(&mut self, watch: &mut Watch<'_>) {
        // SAFETY: the pointer stays valid until `stop_listening`, which `run` calls before it returns.
        unsafe {
            ffi::Highs_setCallback(self.ptr(), Some(on_callback), std::ptr::from_mut(watch).cast());
            for kind in CALLBACKS {
                ffi::Highs_startCallback(self.ptr(), kind);
            }
        }
    }

    fn stop_listening(&mut self) {
        // SAFETY: `ptr` is live; a stopped callback is never called, so the pointer it holds may dangle from now on.
        unsafe {
            for kind in CALLBACKS {
                ffi::Highs_stopCallback(self.ptr(), kind);
            }
        }
    }

    fn status(&self, run: i32) -> ModelStatus {
        // SAFETY: `ptr` is live; the call only reads.
        let status = unsafe { ffi::Highs_getModelStatus(self.ptr()) };
        match status {
            ffi::MODEL_STATUS_REACHED_TIME_LIMIT => ModelStatus::TimeLimit,
            ffi::MODEL_STATUS_REACHED_ITERATION_LIMIT => ModelStatus::IterationLimit,
            ffi::MODEL_STATUS_REACHED_SOLUTION_LIMIT => ModelStatus::SolutionLimit,
            ffi::MODEL_STATUS_REACHED_INTERRUPT => ModelStatus::Interrupted,
            ffi::MODEL_STATUS_REACHED_MEMORY_LIMIT => ModelStatus::MemoryLimit,
            _ if run == ffi::STATUS_ERROR => ModelStatus::Failed(status),
            ffi::MODEL_STATUS_OPTIMAL => ModelStatus::Optimal,
            ffi::MODEL_STATUS_INFEASIBLE => ModelStatus::Infeasible,
            ffi::MODEL_STATUS_UNBOUNDED => ModelStatus::Unbounded,
            ffi::MODEL_STATUS_UNBOUNDED_OR_INFEASIBLE => ModelStatus::UnboundedOrInfeasible,
            ffi::MODEL_STATUS_MODEL_EMPTY => ModelStatus::Empty,
            other => ModelStatus::Failed(other),
        }
    }
}

/// A run on this thread's scheduler, which can be rebuilt for another number of threads only between runs.
struct Turn;

impl Turn {
    fn take(threads: u32) -> Result<Turn, SolveError> {
        let (running, depth) = SCHEDULER.get();
        if running != threads && running != 0 {
            if depth > 0 {
                return Err(SolveError::Threads { wanted: threads, running });
            }
            // SAFETY: this thread owns its scheduler and, the depth being 0, no run is in progress on it.
            unsafe { ffi::Highs_resetThreadScheduler(1) };
        }
        SCHEDULER.set((threads, depth + 1));
        Ok(Turn)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        let (threads, depth) = SCHEDULER.get();
        SCHEDULER.set((threads, depth - 1));
    }
}
