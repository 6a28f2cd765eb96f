//! Sheets that a base wants from others: headers and drop-downs from its own names, and the profile by which they import,
//! carried along in a hidden sheet.

mod firm;
mod lists;
mod monthly;
mod project;
mod write;

pub use write::{TemplateFor, template};
