//! Integration tests of `plan`.
#![allow(clippy::unwrap_used, missing_docs)]

mod answers;
mod baotou;
mod blocks;
mod cases;
mod conventions;
mod endings;
mod enumeration;
mod history;
mod properties;
mod shop;
mod support;
