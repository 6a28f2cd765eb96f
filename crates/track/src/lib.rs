//! Where a base stands against what was promised, and why: series as they are published, pace, nowcasts with
//! probabilities, price against volume, three outputs, and whether a reported figure can be true.
//!
//! Owns: the methods and their results as plain data. Refuses: reading files, words for people, the solver, correcting
//! a reported figure (it flags).

pub mod decompose;
pub mod decumulate;
pub mod festival;
pub mod growth;
pub mod history;
pub mod intensity;
pub mod month;
pub mod nowcast;
pub mod outputs;
pub mod pace;
pub mod plausible;
pub mod reading;
pub mod run;
pub mod season;
pub mod talents;

pub use month::Month;
