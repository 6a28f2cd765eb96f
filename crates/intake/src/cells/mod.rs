//! What one cell says: a number as people write it, a day, days, a growth, a blank.

mod days;
mod number;
mod words;

pub use days::{find_date, find_span, read_date, read_span};
pub use number::{Number, is_blank_mark, read_growth, read_number};
pub use words::{compact, label_key, starts_with_word, without_unit};
