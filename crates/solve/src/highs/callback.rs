//! Progress and cancellation: from the solver's callback to a Rust closure and back.
#![allow(unsafe_code)]

use std::any::Any;
use std::ffi::{c_char, c_int, c_void};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use highs_sys as ffi;

use crate::control::{Flow, Progress, Stage};

/// Shortest time between two calls of the closure; the first callback always reaches it.
const PAUSE: Duration = Duration::from_millis(50);

/// Watches one solve, which may consist of several runs.
pub(crate) struct Watch<'a> {
    progress: Option<&'a mut dyn FnMut(Progress) -> Flow>,
    started: Instant,
    told: Option<Instant>,
    flow: Flow,
    panic: Option<Box<dyn Any + Send>>,
}

impl<'a> Watch<'a> {
    pub(crate) fn new(progress: Option<&'a mut dyn FnMut(Progress) -> Flow>) -> Self {
        Watch { progress, started: Instant::now(), told: None, flow: Flow::Continue, panic: None }
    }

    pub(crate) fn is_needed(&self) -> bool {
        self.progress.is_some()
    }

    pub(crate) fn elapsed(&self) -> Duration {
        self.started.elapsed()
    }

    /// Goes on with a panic of the closure, now that no foreign frame is on the stack.
    pub(super) fn resume_panic(&mut self) {
        if let Some(panic) = self.panic.take() {
            std::panic::resume_unwind(panic);
        }
    }

    fn tell(&mut self, out: &ffi::HighsCallbackDataOut, kind: c_int) {
        let now = Instant::now();
        let Some(progress) = self.progress.as_mut() else { return };
        if self.flow == Flow::Stop || self.told.is_some_and(|told| now - told < PAUSE) {
            return;
        }
        self.told = Some(now);
        let report = report(out, kind, now - self.started);
        match catch_unwind(AssertUnwindSafe(|| progress(report))) {
            Ok(flow) => self.flow = flow,
            Err(panic) => {
                self.panic = Some(panic);
                self.flow = Flow::Stop;
            }
        }
    }
}

fn report(out: &ffi::HighsCallbackDataOut, kind: c_int, elapsed: Duration) -> Progress {
    let finite = |value: f64| (value.abs() < f64::INFINITY).then_some(value);
    let (stage, iterations) = match kind {
        ffi::kHighsCallbackSimplexInterrupt => (Stage::Simplex, i64::from(out.simplex_iteration_count)),
        ffi::kHighsCallbackIpmInterrupt => (Stage::InteriorPoint, i64::from(out.ipm_iteration_count)),
        _ => (Stage::Search, out.mip_total_lp_iterations),
    };
    let search = stage == Stage::Search;
    Progress {
        elapsed,
        stage,
        iterations: u64::try_from(iterations).unwrap_or(0),
        nodes: if search { u64::try_from(out.mip_node_count).unwrap_or(0) } else { 0 },
        gap: if search { finite(out.mip_gap) } else { None },
    }
}

/// Called by HiGHS during a run.
///
/// # Safety
/// `user` is the `Watch` that `Instance::run` registered, which outlives the run; HiGHS calls on the running thread
/// only, one call at a time, with `out` and `into` valid or null.
pub(super) unsafe extern "C" fn on_callback(
    kind: c_int,
    _message: *const c_char,
    out: *const ffi::HighsCallbackDataOut,
    into: *mut ffi::HighsCallbackDataIn,
    user: *mut c_void,
) {
    // SAFETY: by the contract above, `user` is a live `Watch` and nothing else uses it while the run lasts (the run
    // holds its exclusive borrow); the lifetime parameter does not matter for a borrow that ends with this call.
    let watch = unsafe { &mut *user.cast::<Watch<'_>>() };
    // SAFETY: valid or null by the contract; read only.
    if let Some(out) = unsafe { out.as_ref() } {
        watch.tell(out, kind);
    }
    // SAFETY: valid or null by the contract; written only here.
    if let Some(into) = unsafe { into.as_mut() } {
        into.user_interrupt = c_int::from(watch.flow == Flow::Stop);
    }
}
