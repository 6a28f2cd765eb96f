//! Track, from a checked base: every method over what the base's reports say, and in words why one cannot be used.
//!
//! Statements after the as-of date are never looked at, nor are targets and expectations used as facts.

mod capacity;
mod checks;
mod facts;
mod growths;
mod lights;
mod outputs;
mod people;
mod position;
mod prices;
mod ratios;
mod series;
mod settings;
mod shape;
mod standing;
mod sums;
mod tracked;

pub use capacity::Utilised;
pub use checks::Check;
pub use facts::{Fact, Topic};
pub use growths::Growing;
pub use lights::{ChosenBy, DEFAULT, TargetLight};
pub use outputs::{FirmsOutputs, OutputsRefusal};
pub use people::People;
pub use position::{NotComparable, Position, Unlike};
pub use prices::{Split, SplitRefusal};
pub use ratios::{Ratio, RatioOf};
pub use settings::Settings;
pub use standing::{Standing, State, Why};
pub use sums::PartsSum;
pub use tracked::{Tracked, track};
