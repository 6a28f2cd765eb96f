//! Results as tables: plain data first, then CSV files and one workbook.

mod balance;
mod cell;
mod csv;
mod findings;
mod plan;
mod track;
mod why;
mod workbook;

pub use balance::balance;
pub use cell::{Column, Sheet, Value};
pub use findings::findings;
pub use plan::{plan, published};
pub use track::track;
pub use why::why;
pub use workbook::{WorkbookError, workbook};
