//! Names and words as people write them: one key for all spellings of a name, and the nearest known name.

mod fold;
mod variants;

pub use fold::{did_you_mean, eq_folded, fold, fold_into};

pub(crate) use fold::{half_width, unify};
