//! What is wrong with the reports, and where: planted, and known to the tests only.

use super::calendar::Month;
use super::firms::{IDLE, SPLITS, firm_id};
use super::sheet::Sheet;
use super::works::split;

/// A firm whose output of some months is reported twice as large, with the electricity that it really took.
pub const DOUBLED: (usize, [Month; 2]) = (IDLE, [Month(46), Month(47)]);
/// A firm whose tonnes of a month stand in units of ten thousand tonnes.
pub const SLIPPED: (usize, Month) = (14, Month(16));
/// A firm whose figures of a month are those of the month before.
pub const COPIED: (usize, Month) = (22, Month(51));
/// Two outputs that were stated wrongly at first, per cent of the truth, and put right so many months later.
pub const REVISED: [(usize, Month, i64, usize); 2] = [(6, Month(14), 112, 4), (32, Month(37), 90, 4)];

/// The faults as a table: firm, month, kind.
pub fn faults() -> String {
    let mut sheet = Sheet::new("firm,month,kind");
    let mut add = |firm: usize, month: Month, kind: &str| sheet.row(&[&firm_id(firm), &month.text(), kind]);
    for month in DOUBLED.1 {
        add(DOUBLED.0, month, "doubled");
    }
    add(SLIPPED.0, SLIPPED.1, "slipped");
    add(COPIED.0, COPIED.1, "copied");
    add(SPLITS.0, split(), "split");
    for (firm, month, _, _) in REVISED {
        add(firm, month, "revised");
    }
    sheet.text()
}
