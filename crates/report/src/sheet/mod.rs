//! Results as tables: plain data first, then CSV files and one workbook.

mod balance;
mod cell;
mod csv;
mod dispatch;
mod dispatch_since;
mod findings;
mod judge;
mod plan;
mod track;
mod track_nowcast;
mod why;
mod workbook;

pub use balance::balance;
pub use cell::{Column, Sheet, Value};
pub use dispatch::dispatch;
pub use findings::findings;
pub use judge::judge;
pub use plan::{plan, published};
pub use track::track;
pub use why::why;
pub use workbook::{WorkbookError, workbook};
