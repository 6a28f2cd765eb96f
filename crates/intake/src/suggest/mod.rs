//! A first draft of a profile from a file: what each column most likely is, how sure that is, and one question for each
//! column that is not clear. A person reads it before anything is imported.

mod columns;
mod draft;
mod measures;
mod tables;

pub use columns::{Guess, Question};
pub use draft::{Suggestion, suggest};
