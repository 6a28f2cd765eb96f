//! The symmetric system of a least squares problem with exact rows, its factors and its selected inverse.

mod assemble;
mod factor;
mod iterative;
mod pattern;
mod scales;
mod selected;
mod solution;
mod spreads;

pub(crate) use assemble::System;
pub(crate) use solution::Solved;
pub(crate) use spreads::Spreads;
