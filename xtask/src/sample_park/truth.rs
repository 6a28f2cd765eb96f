//! The true totals by month and stage: gross output, and what of it went outside.

use super::calendar::Month;
use super::chain::STAGES;
use super::firms::Firm;
use super::sheet::{Sheet, hundredths};
use super::trade::Trades;

/// The truth as a table, in 10,000 yuan. Consolidated output is the sum of what was sold outside: it is not worked out
/// from gross output, as a program under test does.
pub fn truth(firms: &[Firm], trades: &Trades) -> String {
    let mut sheet = Sheet::new("month,stage,gross,consolidated");
    for month in Month::all() {
        for (stage, [id, ..]) in STAGES.iter().enumerate() {
            let own = || (0..firms.len()).filter(|&firm| firms[firm].trade.process().stage == stage);
            let gross: i64 = own().map(|firm| trades.gross(firm, month)).sum();
            let outside: i64 = own().map(|firm| trades.outside[firm][month.0]).sum();
            sheet.row(&[&month.text(), id, &hundredths(gross), &hundredths(outside)]);
        }
    }
    sheet.text()
}
