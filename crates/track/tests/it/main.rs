//! Integration tests of `track`.
#![allow(clippy::unwrap_used, missing_docs)]

mod calibration;
mod decumulate;
mod moon;
mod regimes;
