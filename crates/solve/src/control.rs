//! What a caller may set: once per session, and per solve.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::method::Method;

/// Settings of a [`Session`](crate::Session), fixed when the program is loaded.
#[derive(Clone, Debug)]
pub struct Options {
    /// Threads of the solver. One by default: results then do not depend on the machine's load.
    pub threads: NonZeroU32,
    /// Seed of the solver's pseudo-random choices.
    pub seed: u32,
    /// Whether the solver may write its log to standard output.
    pub log: Log,
    /// Whether blocks are scaled by powers of two where their coefficients call for it. Results do not show it.
    pub scaling: Scaling,
    /// Largest violation of a bound, in the (scaled) unit of its row or column.
    pub primal_tolerance: f64,
    /// Largest violation of a reduced cost's sign, in (scaled) objective per unit of its column.
    pub dual_tolerance: f64,
}

impl Default for Options {
    fn default() -> Self {
        Options {
            threads: NonZeroU32::MIN,
            seed: 0,
            log: Log::Off,
            scaling: Scaling::Auto,
            primal_tolerance: 1e-7,
            dual_tolerance: 1e-7,
        }
    }
}

/// Whether the solver writes its log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Log {
    /// Nothing is written.
    Off,
    /// The solver's own log goes to standard output.
    Console,
}

/// Whether a session scales its program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// Where the spread of the coefficients calls for it.
    Auto,
    /// Never.
    Off,
}

/// Settings of one solve.
#[derive(Default)]
pub struct SolveControl<'a> {
    /// How to solve; by size and kind of change unless told otherwise.
    pub method: Method,
    /// Longest wall-clock time of this solve, fallbacks included.
    pub time_limit: Option<Duration>,
    /// Most iterations of each simplex or interior-point run.
    pub iteration_limit: Option<u32>,
    /// Relative gap at which a mixed-integer search may stop: |incumbent − bound| / |incumbent|. 1e-6 by default.
    pub mip_gap: Option<f64>,
    /// Values of all columns from which a mixed-integer search starts; only the integer ones need to be good.
    pub mip_start: Option<&'a [f64]>,
    /// Called now and then during the solve; may stop it.
    pub progress: Option<&'a mut dyn FnMut(Progress) -> Flow>,
}

/// How far a running solve is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Progress {
    /// Wall-clock time since the solve began.
    pub elapsed: Duration,
    /// What is running.
    pub stage: Stage,
    /// Iterations of that stage (in a search: of all its relaxations).
    pub iterations: u64,
    /// Nodes of the search so far.
    pub nodes: u64,
    /// Relative gap of the search, once there is an incumbent.
    pub gap: Option<f64>,
}

/// Part of a solve.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Simplex iterations.
    Simplex,
    /// Interior-point iterations.
    InteriorPoint,
    /// Branch and bound over integer columns.
    Search,
}

/// Whether to go on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// Go on.
    Continue,
    /// Stop as soon as possible; the outcome is a limit with reason "cancelled".
    Stop,
}

/// Settings of the re-solves behind one question, such as how far a limit reaches.
#[derive(Default)]
pub struct Asking<'a> {
    /// Longest wall-clock time of each re-solve.
    pub time_limit: Option<Duration>,
    /// Called now and then during each re-solve; may stop it.
    pub progress: Option<&'a mut dyn FnMut(Progress) -> Flow>,
}

impl Asking<'_> {
    /// Settings of the next re-solve.
    pub fn control(&mut self) -> SolveControl<'_> {
        let progress = self.progress.as_mut().map(|progress| &mut **progress as &mut dyn FnMut(Progress) -> Flow);
        SolveControl { time_limit: self.time_limit, progress, ..SolveControl::default() }
    }
}
