//! Integration tests of `track`.
#![allow(clippy::unwrap_used, missing_docs)]

mod moon;
mod regimes;
