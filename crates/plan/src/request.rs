//! What is asked of a plan.

use std::time::Duration;

use lodestone_model::manifest::Objective;
use lodestone_solve::NamedBasis;

/// What is asked of a plan.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// Instead of the base's own objective.
    pub objective: Option<Objective>,
    /// How much is answered.
    pub answers: Answers,
    /// Longest wall-clock time of each solve.
    pub time_limit: Option<Duration>,
    /// Where the plan of a base like this one ended; a plan without yes/no decisions starts there.
    pub start: Option<NamedBasis>,
}

/// How much is answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Answers {
    /// The plan, its audit, baseline, bottlenecks, why-not, targets and what they would take, gaps; and, by
    /// [`over_cases`](crate::over_cases), doubtful worths over the cases.
    #[default]
    Full,
    /// The plan, its audit and measures only.
    Solution,
}

/// What went wrong, apart from the user's data.
#[derive(Debug, thiserror::Error)]
pub enum PlanError {
    /// The solver.
    #[error("solve the plan: {0}")]
    Solve(#[from] lodestone_solve::SolveError),
    /// Under `cost`, a unit of a market earns more above the minimum than a missed one costs: the linear program would
    /// sell above the minimum first.
    #[error("plan at least cost: market {market} earns more above its minimum than a missed unit costs")]
    RevenueBeforeMinimum {
        /// Name, commodity and site of the market.
        market: String,
    },
}
