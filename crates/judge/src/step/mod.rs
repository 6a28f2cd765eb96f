//! The cheapest step that would meet a scheme.

mod bounds;
mod cheapest;

pub use cheapest::{Change, Cheapest, FACTS_MAX, Means, NoStep, Step, StepCost, TRIALS_MAX, cheapest_step};
