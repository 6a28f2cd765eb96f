//! The way out: nothing but base tables. One form of a base into the other, a template to fill, and the reference of all
//! columns.

mod convert;
mod csv_out;
mod docs;
mod error;
mod manifest_out;
mod sheet_out;
mod source;
mod template;
mod words;

pub use convert::{Existing, convert};
pub use docs::docs_markdown;
pub use error::WriteError;
pub use template::template;
