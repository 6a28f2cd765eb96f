//! What may be shown to whom: classes of sources, and the withholding of figures that would give a firm away.
//!
//! A figure's class is the strictest among the rows of its own defining expression, as its grade is the weakest. Rows of
//! class `office` and `restricted` are documents that the reader may not see: what is defined by them is withheld, sums
//! too. Rows of class `owner` are a firm's own data: they may enter a sum over firms, but not be read off it.

mod reader;
mod suppress;
mod veil;

pub use reader::Reader;
pub use suppress::{Ledger, Quantity, Sum, Why, Withheld, suppress};
pub use veil::{HiddenRow, Veil, hidden_rows};
