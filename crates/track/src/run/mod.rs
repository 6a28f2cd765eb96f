//! Track, from a checked base: every method over what the base's reports say, and in words why one cannot be used.
//!
//! Statements after the as-of date are never looked at, nor are targets and expectations used as facts.

mod capacity;
mod checks;
mod conversion;
mod facts;
mod growths;
mod intensities;
mod levelless;
mod lights;
mod linked;
mod outputs;
mod people;
mod plants;
mod position;
mod prices;
mod rank;
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
mod unlike;
mod weights;
mod why;
mod years;

pub use capacity::Utilised;
pub use checks::Check;
pub use conversion::Conversion;
pub use facts::{Fact, Topic};
pub use growths::Growing;
pub use intensities::{Found, Intensity, NoRatio, Side};
pub use levelless::Levelless;
pub use lights::{DEFAULT, TargetLight};
pub use outputs::{FirmsOutputs, OutputsRefusal};
pub use people::People;
pub use position::{NotComparable, OneSided, Position, Positions};
pub use prices::{Split, SplitRefusal};
pub use rank::Rank;
pub use ratios::{Ratio, RatioOf};
pub use series::Counted;
pub use settings::Settings;
pub use standing::{Standing, State, Why};
pub use sums::PartsSum;
pub use titles::{Holding, NoTitles, Titled};
pub use tracked::{Tracked, track};
pub use unlike::Unlike;
pub use why::{Answer, Beside, Known, Lacking, NotUnderstood, Other, Question, Role, What, why};
