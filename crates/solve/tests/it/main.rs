//! Tests of the whole crate, against the program's own numbers, enumeration, and solves from scratch.
#![allow(clippy::unwrap_used)]

mod build;
mod conflict;
mod conformance;
mod edit;
mod integer;
mod random;
mod repair;
mod scaling;
mod session;
mod warm;
mod worth;
