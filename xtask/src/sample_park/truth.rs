//! The true totals by month and stage: gross output, and what of it went outside; research and output of firms by year.

use super::calendar::{FIRST_YEAR, Month};
use super::chain::STAGES;
use super::firms::{Firm, firm_id};
use super::reports::{Park, product, research as spent};
use super::sheet::{Sheet, hundredths};
use super::trade::Trades;
use super::works::exists;

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

/// Research spending and output of every firm, and the regional product, by year, in 10,000 yuan.
pub fn research(park: &Park<'_>) -> String {
    let mut sheet = Sheet::new("year,firm,spent,output,product");
    for year in FIRST_YEAR..FIRST_YEAR + 4 {
        let product = hundredths(product(park, year));
        for firm in 0..park.firms.len() {
            let months = || (1..=12).map(|month| Month::new(year, month)).filter(|month| exists(firm, *month));
            let quarters = months().filter(|month| month.of_year() % 3 == 0);
            let spent: i64 = quarters.map(|last| spent(park, firm, last)).sum();
            let output: i64 = months().map(|month| park.trades.gross(firm, month)).sum();
            sheet.row(&[&year.to_string(), &firm_id(firm), &hundredths(spent), &hundredths(output), &product]);
        }
    }
    sheet.text()
}
