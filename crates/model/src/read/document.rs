//! A TOML text as a tree of values with their lines, and typed access to it: for files of other crates that are read, and
//! complained of, as `base.toml` is.

pub use super::manifest::{Fields, Node, Report, SyntaxFault, Value, text_of, tree_of_text};
