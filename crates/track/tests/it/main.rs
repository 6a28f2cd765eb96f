//! Integration tests of `track`.
#![allow(clippy::unwrap_used, missing_docs)]

mod calibration;
mod decumulate;
mod folder;
mod foreseen;
mod moon;
mod nowcast;
mod park;
mod parts;
mod position;
mod published;
mod regimes;
mod seeds;
mod shares;
mod small;
mod why;
