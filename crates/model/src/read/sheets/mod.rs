//! A file that somebody sent → sheets of cells with their places, whatever its form: xlsx, xls, ods or CSV.
//!
//! Unlike the reader of bases, nothing is expected of the cells: no header, no columns, no table. A cell is the text that a
//! CSV file would hold and what kind of cell it was; merges, hidden rows and columns, and formulas without a stored value
//! are kept, as far as the form of the file tells them (see [`open`](read_sheets)).

mod biff;
mod compound;
mod layout;
mod ods;
mod open;
mod sheet;
mod tags;
mod xlsx;

pub use crate::canonical::sha256;
pub use open::read_sheets;
pub use sheet::{Area, Cell, CellKind, Sheet, SheetBuilder, column_letters};
