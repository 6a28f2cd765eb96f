//! Answers in words-to-be: why not more, why not this, what is missing, what it all rests on.

mod basis;
mod bottlenecks;
mod coverage;
mod gaps;
mod history;
mod leaning;
mod projects;
mod relaxations;
mod rests;
mod scales;
mod target_prices;

pub use basis::{assumptions, not_evaluated, unknown_capex, unknown_costs};
pub use bottlenecks::{Priced, bottlenecks, gain};
pub use coverage::coverage;
pub use gaps::gaps;
pub use history::history;
pub use leaning::leaning;
pub use projects::why_not;
pub use relaxations::missed;
pub use scales::Scales;
pub use target_prices::target_prices;
