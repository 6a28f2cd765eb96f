//! Schemes, verdicts, steps, risks and counts.
#![allow(clippy::unwrap_used)]

mod counts;
mod editions;
mod expected;
mod files;
mod generated;
mod properties;
mod risks;
mod steps;
mod subject;
mod uncertain;
