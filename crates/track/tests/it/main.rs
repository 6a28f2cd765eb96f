//! Integration tests of `track`.
#![allow(clippy::unwrap_used, missing_docs)]

mod calibration;
mod decumulate;
mod foreseen;
mod moon;
mod nowcast;
mod park;
mod published;
mod regimes;
mod why;
