//! The plan of an industrial base: what the chain can make, with what, and why not more.
//!
//! Owns: the formulation (one file per block, each with its equation), the time conventions, the
//! audit from raw tables, and the answers: bottlenecks, why-not, targets, conflicts, element
//! accounts, gaps. Refuses: reading files, words for people (results are typed; `report` speaks),
//! and the solver itself (`solve`).

mod audit;
mod audit_past;
pub mod blocks;
mod capacity_of;
mod cases;
mod categories;
pub mod conventions;
pub mod disclosure;
mod elements;
mod explain;
mod filter;
mod formulation;
mod history;
mod limits;
pub mod measure;
mod prices;
mod progress;
mod project_audit;
mod project_terms;
mod quantities;
mod records;
mod request;
pub mod result;
mod run;
pub mod sets;
mod slips;
mod stages;
mod summary;
mod units;
mod words;

pub use cases::{Case, over_cases, rests_on_doubt};
pub use formulation::Formulation;
pub use progress::Progress;
pub use request::{Answers, PlanError, Request};
pub use result::PlanResult;
pub use run::plan;
pub use slips::{SlipCost, Slipped, slip_costs};
