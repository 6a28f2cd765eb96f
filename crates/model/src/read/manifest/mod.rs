//! `base.toml`, or the sheet `base` that holds the same: a flat list of entries, a tree of values, a typed manifest.

mod cases;
mod fields;
mod flat;
mod path;
mod periods;
mod tree;
mod typed;

pub use fields::{Fields, Report, text_of};
pub use flat::SyntaxFault;
pub(crate) use flat::{FlatEntry, SheetHeader, entries_of_rows, entries_of_toml};
pub(crate) use path::{Step, write_key};
pub use tree::{Node, Value, tree_of_text};
pub(crate) use typed::{ReadManifest, read_manifest};
