//! A table in memory: typed columns, one source per row with sparse overrides, and the place of
//! every cell in the user's file.

mod cells;
mod interner;
mod marks;
mod row;
mod table;

pub use cells::{ABSENT, Cells, Numbers, Value};
pub use interner::{Interner, Sym};
pub use marks::{MarkedCells, Marks};
pub(crate) use row::bare_scale;
pub use row::{Flow, Row, RowReader, Stated};
pub use table::{Carried, Grid, Lines, Sources};
