//! The one way in: a folder of CSV files or a workbook → manifest, typed columns, findings.
//!
//! A file becomes rows of texts ([`csv`], [`workbook`]); a header row says which text belongs to which column of the
//! schema ([`header`]); a cell is read by the kind of its column ([`cell`]), the same way whatever it came from.

mod alike;
mod archive;
mod base;
pub mod candidates;
pub(crate) mod cell;
mod column;
pub(crate) mod csv;
pub(crate) mod disk;
pub mod document;
pub(crate) mod encoding;
mod fault;
pub(crate) mod folder;
pub(crate) mod header;
pub mod journal;
pub mod limits;
pub(crate) mod manifest;
pub(crate) mod names;
pub(crate) mod rows;
pub mod sheets;
mod table;
pub(crate) mod units;
pub(crate) mod workbook;
pub(crate) mod workbook_base;

pub(crate) use alike::Alike;
pub use base::{Input, read_base};
pub(crate) use base::{MANIFEST_FILE, MANIFEST_SHEET, is_workbook};
pub use disk::DiskError;
pub(crate) use fault::CellFault;

/// Why a base could not be read: the disk failed.
pub type ReadError = DiskError;
