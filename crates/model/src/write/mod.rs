//! The way out: nothing but base tables. One form of a base into the other, a template to fill, and the reference of all
//! columns.

mod append;
mod convert;
mod csv_out;
mod docs;
mod error;
mod manifest_out;
mod sheet_out;
mod source;
mod template;
mod undo;
mod words;

pub use append::{Appended, append};
pub use convert::{Existing, convert};
pub use docs::docs_markdown;
pub use error::WriteError;
pub use template::template;
pub use undo::{FileChange, RowsChanged, record, undo};
