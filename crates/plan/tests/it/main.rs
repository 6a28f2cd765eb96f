//! Integration tests of `plan`.
#![allow(clippy::unwrap_used, missing_docs)]

mod cases;
mod support;
