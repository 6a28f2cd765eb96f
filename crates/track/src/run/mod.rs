//! Track, from a checked base: every method over what the base's reports say, and in words why one cannot be used.
//!
//! Statements after the as-of date are never looked at, nor are targets and expectations used as facts.

mod capacity;
mod checks;
mod facts;
mod growths;
mod intensities;
mod levelless;
mod linked;
mod outputs;
mod people;
mod plants;
mod position;
mod prices;
mod ratios;
mod samples;
mod series;
mod settings;
mod shape;
mod standing;
mod sums;
mod tiles;
mod titles;
mod tracked;
mod weights;
mod why;
mod years;

pub use capacity::Utilised;
pub use checks::Check;
pub use facts::{Fact, Topic};
pub use growths::Growing;
pub use intensities::{Found, Intensity, NoRatio, Side};
pub use levelless::Levelless;
pub use outputs::{FirmsOutputs, OutputsRefusal};
pub use people::People;
pub use position::{NotComparable, Position, Unlike};
pub use prices::{Split, SplitRefusal};
pub use ratios::{Ratio, RatioOf};
pub use series::Counted;
pub use settings::Settings;
pub use standing::{Standing, State, Why};
pub use sums::PartsSum;
pub use titles::{Holding, NoTitles, Titled};
pub use tracked::{Tracked, track};
pub use why::{Answer, Beside, Known, Lacking, NotUnderstood, Other, Question, Role, What, why};
