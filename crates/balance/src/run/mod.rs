//! Balance, over the tables of a base: plants and their recipes as a network, reports of one period as observations.

mod balanced;
mod chain;
mod elements;
mod settings;
mod statements;

pub use balanced::{Balanced, Placed, balance};
pub use chain::Flow;
pub use elements::ElementAccount;
pub use settings::Settings;
pub use statements::{LeftOut, Why};
