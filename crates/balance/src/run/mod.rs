//! Balance, over the tables of a base: plants and their recipes as a network, reports of one period or of several, tied by
//! stocks, as observations; what they say beside it: quotas, sales of firms, readings of what is not stated.

mod balanced;
mod chain;
mod elements;
mod opening;
mod parts;
mod quantity;
mod quotas;
mod readings;
mod sales;
mod sankey;
mod settings;
mod statements;
mod sums;

pub use balanced::{Balanced, balance};
pub use chain::Flow;
pub use elements::ElementAccount;
pub use opening::{Begins, Opening, opening};
pub use quotas::Limited;
pub use readings::{Fit, ReadSo, SumSo, Tried};
pub use sales::SoldAndMade;
pub use sankey::{Link, Node, Sankey, sankey};
pub use settings::Settings;
pub use statements::{LeftOut, Placed, Why};
pub use sums::Summed;
