//! Integration tests of `plan`.
#![allow(clippy::unwrap_used, missing_docs)]

mod blocks;
mod cases;
mod shop;
mod support;
