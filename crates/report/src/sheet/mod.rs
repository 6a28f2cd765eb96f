//! Results as tables: plain data first, then CSV files and one workbook.

mod cell;
mod csv;
mod findings;
mod workbook;

pub use cell::{Column, Sheet, Value};
pub use findings::findings;
pub use workbook::{WorkbookError, workbook};
