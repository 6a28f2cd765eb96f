//! One test per finding of the checks of meaning, on a small chain with as little changed as possible.

mod definitions;
mod extend;
mod gaps;
mod graph;
mod pieces;
mod projects;
mod questions;
mod reports;
mod steps;
