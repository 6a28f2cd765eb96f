//! The plan of an industrial base: what the chain can make, with what, and why not more.
//!
//! Owns: the formulation (one file per block, each with its equation), the time conventions, the
//! audit from raw tables, and the answers: bottlenecks, why-not, targets, conflicts, element
//! accounts, gaps. Refuses: reading files, words for people (results are typed; `report` speaks),
//! and the solver itself (`solve`).

pub mod blocks;
mod capacity_of;
pub mod conventions;
mod formulation;
pub mod measure;
mod prices;
mod project_terms;
pub mod sets;
mod words;

pub use formulation::Formulation;
