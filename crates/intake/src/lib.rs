//! Spreadsheets as offices have them → rows of a base, each with the cell that it came from.
//!
//! Owns: what a cell says ([`cells`]), the profile that says what the blocks of a file mean ([`profile`]), names and the
//! identities that they stand for ([`names`]), a first draft of a profile ([`mod@suggest`]), and the import itself ([`mod@import`]): rows to add, what became of every cell,
//! and what looks wrong. Refuses: reading files (`model::read::sheets` does), writing anything, words for people, correcting
//! a figure, merging names that nobody confirmed.
//!
//! The same files, base and profile give the same rows, whatever the order of files, sheets, rows and columns.

pub mod cells;
pub mod import;
pub mod names;
pub mod profile;
pub mod suggest;
pub mod template;

pub use import::{Imported, SentFile, import};
pub use profile::{Profile, read_profile};
pub use suggest::{Suggestion, suggest};
