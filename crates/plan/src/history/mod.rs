//! History: what was before the plan. "Periods before `plan_from` are history: their activity is
//! fixed to reports, not optimised."
//!
//! Owns: which statements count (`facts`), how they add up to a span (`cover`), whether a statement
//! is about exactly what is asked (`same`), what plants' reported outputs tell (`plants`, `gross`),
//! what the tables themselves tell (`tables`), the constant with its trail (`past`), and the answer
//! as plain data (`part`). Refuses: a zero for what nobody told; days without an answer are named.
//!
//! A measure over days before the plan is, in this order: what was reported of exactly that
//! measure; what firms and plants reported of it, or of outputs that determine it; what the tables say (capital of
//! fixed projects, capacities, opening stocks).

mod cover;
mod facts;
mod gross;
mod part;
mod past;
mod plants;
mod same;
mod tables;

pub use cover::Piece;
pub use part::{HistoryBasis, HistoryOf, HistoryPart, QuotaLeft, ReportPart};
pub use past::{History, Past, Told, Use};
