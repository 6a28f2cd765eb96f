//! `base.toml`, or the sheet `base` that holds the same: a flat list of entries, a tree of values, a typed manifest.

mod cases;
mod fields;
mod flat;
mod path;
mod periods;
mod tree;
mod typed;

pub(crate) use flat::{FlatEntry, SheetHeader, entries_of_rows, entries_of_toml};
pub(crate) use path::{Step, write_key};
pub(crate) use typed::{ReadManifest, read_manifest};
