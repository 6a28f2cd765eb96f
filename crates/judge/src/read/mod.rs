//! Files of schemes: TOML text → library and findings, all at once, each with its line.

mod conditions;
mod facts;
mod file;
pub mod limits;
mod quantity;
mod reader;
mod schemes;
mod scores;

pub use file::{Counts, Read, read_file, refused};
