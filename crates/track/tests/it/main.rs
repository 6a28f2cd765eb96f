//! Integration tests of `track`.
#![allow(clippy::unwrap_used, missing_docs)]

mod calibration;
mod moon;
mod regimes;
