//! What the year will come to: four methods, their back-test, one answer with its interval and its probability.

mod backtest;
mod bottom_up;
mod combine;
mod draws;
mod drivers;
mod foresee;
mod method;
mod register;
mod rolling;
mod share;
mod smooth;

pub use backtest::PastYear;
pub use bottom_up::ProjectEffect;
pub use combine::{PRIOR_CORRELATION, PRIOR_YEARS, Spread, YEARS_FOR_PROBABILITY};
pub use draws::{Draws, PATHS};
pub use drivers::{Driver, DriverKind};
pub use foresee::{MethodResult, Nowcast, Probability, foresee};
pub use method::{Method, WhyLeftOut};
pub use register::{Plant, Project, Register};
pub use smooth::{STEPS_MIN, Smoothed};
