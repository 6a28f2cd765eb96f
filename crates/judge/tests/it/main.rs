//! Schemes, verdicts, steps and risks; the dispatch of projects.
#![allow(clippy::unwrap_used, missing_docs)]

mod dispatch;
mod editions;
mod expected;
mod files;
mod generated;
mod means;
mod properties;
mod risks;
mod run;
mod steps;
mod subject;
mod support;
mod uncertain;
