//! Integration tests of `plan`.
#![allow(clippy::unwrap_used, missing_docs)]

mod answers;
mod baotou;
mod blocks;
mod cases;
mod conventions;
mod dense;
mod endings;
mod enumeration;
mod history;
mod lexicographic;
mod numbers;
mod properties;
mod random;
mod raw;
mod second;
mod shop;
mod slips;
mod support;
