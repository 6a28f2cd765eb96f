//! The one catalogue: every message in both languages, the words for terms, and how numbers are written.

mod both;
mod catalogue;
mod finding;
pub mod number;
mod term;
pub mod unit;

pub use both::{Both, Languages};
pub use catalogue::Words;
pub use finding::Rendered;
