//! What a face shows, as plain data: both languages, exact numbers. One file per command.

pub mod balance;
mod base;
mod check;
pub mod dispatch;
mod finding;
mod import;
pub mod judge;
pub mod plan;
mod scheme;
mod suggest;
mod tables;
pub mod track;
pub mod trail;
pub mod why;

pub use balance::BalanceView;
pub use base::BaseView;
pub use check::{CheckView, Counts, NextTable, QuestionView};
pub use dispatch::DispatchView;
pub use finding::FindingView;
pub use import::{AddedView, ImportOutcome, ImportView, RuleView, SheetView};
pub use judge::JudgeView;
pub use plan::{PlanView, PublishedView};
pub use scheme::{SchemeFileView, SchemeView};
pub use suggest::{GuessView, SuggestView};
pub use tables::{TableView, tables_of};
pub use track::TrackView;
pub use why::WhyView;
