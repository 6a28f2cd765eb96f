//! Prices by month: a common course of the trade, and each commodity's own.

use super::calendar::{MONTHS, Month};
use super::chain::COMMODITIES;
use super::draw::Draw;
use super::sheet::Sheet;

/// Deviation of a month's step: of all prices together, and of each by itself.
const STEPS: (f64, f64) = (0.018, 0.010);
/// How much of the common course a price follows, by stage: what is far from the mine moves less.
const FOLLOWS: [f64; 4] = [1.0, 1.0, 0.8, 0.3];
/// How fast both return to where they began, a month.
const RETURN: f64 = 0.04;

/// Yuan per unit without VAT, by commodity and month; whole yuan.
pub fn prices() -> Vec<Vec<f64>> {
    let common = course(&mut Draw::of("price", 0), STEPS.0);
    let of = |(at, commodity): (usize, &super::chain::Commodity)| {
        let own = course(&mut Draw::of("price", at + 1), STEPS.1);
        let follows = FOLLOWS[commodity.stage];
        let price = |month: usize| (commodity.price * (follows * common[month] + own[month]).exp()).round();
        (0..MONTHS).map(price).collect()
    };
    COMMODITIES.iter().enumerate().map(of).collect()
}

fn course(draw: &mut Draw, step: f64) -> Vec<f64> {
    let mut at = 0.0;
    (0..MONTHS)
        .map(|_| {
            at = at * (1.0 - RETURN) + draw.normal(step);
            at
        })
        .collect()
}

/// The tables of prices, markets and supplies, by file.
pub fn tables(prices: &[Vec<f64>]) -> Vec<(&'static str, String)> {
    let mut sheet = Sheet::new("commodity,span,kind,vat,price");
    for (commodity, prices) in COMMODITIES.iter().zip(prices) {
        for month in Month::all() {
            sheet.row(&[commodity.id, &month.text(), "spot", "without", &prices[month.0].to_string()]);
        }
    }
    vec![("prices", sheet.text()), ("markets", markets(prices)), ("supplies", supplies(prices))]
}

/// The last year's mean price.
fn recent(prices: &[f64]) -> f64 {
    (prices[MONTHS - 12..].iter().sum::<f64>() / 12.0).round()
}

/// Sales outside: as much again as the park can make at 6 % less.
fn markets(prices: &[Vec<f64>]) -> String {
    const WIDTH: [f64; 10] = [60e3, 8e3, 30e3, 5e3, 15e3, 14e3, 15e3, 4e3, 3e6, 7e3];
    let mut sheet = Sheet::new("market,commodity,site,span,step,price,vat,max");
    for ((commodity, prices), width) in COMMODITIES.iter().zip(prices).zip(WIDTH) {
        let price = recent(prices);
        let max = format!("{width} {}/yr", commodity.unit);
        let mut row = |step: &str, price: f64, max: &str| {
            sheet.row(&["outside", commodity.id, "park", "2025..2027", step, &price.to_string(), "without", max]);
        };
        row("1", price, &max);
        row("2", (price * 0.94).round(), &max);
    }
    sheet.text()
}

/// Purchases outside: raw ore without limit, the goods that the park's own makers lack at 5 % more.
fn supplies(prices: &[Vec<f64>]) -> String {
    let mut sheet = Sheet::new("supply,commodity,site,span,price,vat,max");
    sheet.row(&["mine", "ore", "park", "2025..2027", "600", "without", "1500000 t/yr"]);
    for (at, width) in [(0, 60e3), (1, 4e3), (3, 3e3), (4, 8e3)] {
        let price = (recent(&prices[at]) * 1.05).round().to_string();
        let max = format!("{width} t/yr");
        sheet.row(&["outside", COMMODITIES[at].id, "park", "2025..2027", &price, "without", &max]);
    }
    sheet.text()
}
