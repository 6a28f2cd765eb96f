//! Schemes, verdicts, steps, risks and counts; the dispatch of projects.
#![allow(clippy::unwrap_used, missing_docs)]

mod counts;
mod dispatch;
mod editions;
mod expected;
mod files;
mod generated;
mod properties;
mod risks;
mod run;
mod steps;
mod subject;
mod support;
mod uncertain;
