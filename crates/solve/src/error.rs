//! What can go wrong that is neither the program's fault nor an answer about it.

use thiserror::Error;

/// A failure of the solver or of its input; read it after "failed to".
#[derive(Debug, Error)]
pub enum SolveError {
    /// A number of the program cannot be used: it is not a number, or infinite where it must not be.
    #[error("use the program: {what} is {value}")]
    Number {
        /// Which number, in the words of the program.
        what: String,
        /// The number.
        value: f64,
    },
    /// HiGHS refused the program, a change of it or a basis.
    #[error("hand {what} to HiGHS: it was refused")]
    Refused {
        /// What was handed over.
        what: &'static str,
    },
    /// Every method of the sequence in [`method`](crate::Method) ended without an answer.
    #[error("solve the program: {tried} ended with status {status:?}")]
    Unsolved {
        /// Methods tried, in order.
        tried: String,
        /// Status of the last one.
        status: ModelStatus,
    },
    /// An answer did not survive its own check, e.g. a ray that is no ray.
    #[error("confirm the answer: {what}")]
    Unconfirmed {
        /// Which check failed.
        what: &'static str,
    },
    /// Something that only makes sense for an infeasible program was asked of a feasible one.
    #[error("find a conflict: the program has a feasible point")]
    Feasible,
    /// The time ran out before anything could be said.
    #[error("finish in time: {what}")]
    OutOfTime {
        /// What was being done.
        what: &'static str,
    },
    /// A solve with another number of threads is running further up on this thread.
    #[error("start a solve with {wanted} threads inside one with {running}")]
    Threads {
        /// Threads asked for.
        wanted: u32,
        /// Threads of the running solve.
        running: u32,
    },
}

/// How HiGHS says that a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ModelStatus {
    /// An optimum within the tolerances.
    Optimal,
    /// No feasible point.
    Infeasible,
    /// Feasible and unbounded.
    Unbounded,
    /// One of the two above.
    UnboundedOrInfeasible,
    /// Out of time.
    TimeLimit,
    /// Out of iterations.
    IterationLimit,
    /// Out of memory.
    MemoryLimit,
    /// Enough solutions of a mixed-integer program were found.
    SolutionLimit,
    /// Stopped through the progress callback.
    Interrupted,
    /// No columns, so nothing was run.
    Empty,
    /// Anything else, by the solver's own number: a failure inside the solver.
    Failed(i32),
}
