//! What the firms report, month by month, with the planted faults; and what the park's office adds once a year.

use super::calendar::{FIRST_YEAR, MONTHS, Month};
use super::chain::{COMMODITIES, Trade};
use super::draw::Draw;
use super::facts;
use super::faults::{COPIED, DOUBLED, REVISED, SLIPPED};
use super::firms::{Firm, firm_id, plant_id};
use super::people::{Arrival, came};
use super::sheet::{Sheet, hundredths};
use super::trade::Trades;
use super::works::{Made, exists};

/// Day of the next month on which a month is reported.
const STATED: usize = 15;

/// Everything that is reported on.
pub struct Park<'a> {
    pub firms: &'a [Firm],
    pub works: &'a [Vec<Made>],
    pub trades: &'a Trades,
    pub arrivals: &'a [Arrival],
}

/// A firm's figures of a month as reported, in hundredths of their units.
#[derive(Clone, Copy)]
struct Figures {
    value: i64,
    amount: i64,
    power: i64,
    inside: i64,
}

/// One statement: what it is about, its days, its number, and when it was made.
pub struct Statement<'a> {
    pub subject: &'a str,
    pub indicator: &'a str,
    pub attribute: &'a str,
    pub commodity: &'a str,
    pub span: &'a str,
    pub value: &'a str,
    pub unit: &'a str,
    pub rounding: &'a str,
    pub stated_on: &'a str,
}

/// Nothing yet: a statement fills in what it needs.
pub const BLANK: Statement<'static> = Statement {
    subject: "",
    indicator: "",
    attribute: "",
    commodity: "",
    span: "",
    value: "",
    unit: "",
    rounding: "",
    stated_on: "",
};

/// Adds a statement to the table.
pub fn state(sheet: &mut Sheet, s: &Statement<'_>) {
    sheet.row(&[s.subject, s.indicator, s.attribute, s.commodity, s.span, s.value, s.unit, s.rounding, s.stated_on]);
}

/// The table `reports`.
pub fn reports(park: &Park<'_>) -> String {
    let mut sheet = Sheet::new("subject,indicator,attribute,commodity,span,value,unit,rounding,stated_on");
    for firm in 0..park.firms.len() {
        for month in Month::all().filter(|month| exists(firm, *month)) {
            monthly(park, firm, month, &mut sheet);
            if month.of_year() % 3 == 0 {
                quarterly(park, firm, month, &mut sheet);
            }
        }
        facts::state_facts(park, firm, &mut sheet);
    }
    of_office(park, &mut sheet);
    sheet.text()
}

fn true_figures(park: &Park<'_>, firm: usize, month: Month) -> Figures {
    let made = park.works[firm][month.0];
    let (value, inside) = (park.trades.gross(firm, month), park.trades.inside(firm, month));
    Figures { value, amount: made.amount, power: made.power, inside }
}

fn reported(park: &Park<'_>, firm: usize, month: Month) -> Figures {
    let is_copied = (firm, month.0) == (COPIED.0, COPIED.1.0);
    let mut figures = true_figures(park, firm, if is_copied { Month(month.0 - 1) } else { month });
    if firm == DOUBLED.0 && DOUBLED.1.iter().any(|doubled| doubled.0 == month.0) {
        figures.value *= 2;
        figures.amount *= 2;
    }
    if (firm, month.0) == (SLIPPED.0, SLIPPED.1.0) {
        figures.amount /= 10_000;
    }
    figures
}

fn monthly(park: &Park<'_>, firm: usize, month: Month, sheet: &mut Sheet) {
    let figures = reported(park, firm, month);
    let (id, span, day) = (firm_id(firm), month.text(), month.day_after(1, STATED));
    let of_firm = Statement { subject: &id, span: &span, rounding: "0.01", stated_on: &day, ..BLANK };
    let money = |indicator: &'static str, value: i64, day: &str, sheet: &mut Sheet| {
        let value = hundredths(value);
        state(sheet, &Statement { indicator, value: &value, unit: "万元", stated_on: day, ..of_firm });
    };
    match REVISED.iter().find(|revised| (revised.0, revised.1.0) == (firm, month.0)) {
        Some((_, _, percent, later)) => {
            money("gross-output", figures.value * percent / 100, &day, sheet);
            money("gross-output", figures.value, &month.day_after(1 + later, STATED), sheet);
        }
        None => money("gross-output", figures.value, &day, sheet),
    }
    money("inside-sales", figures.inside, &day, sheet);
    let power = hundredths(figures.power);
    state(sheet, &Statement { indicator: "electricity", value: &power, unit: "MWh", ..of_firm });
    let (plant, trade) = (plant_id(firm), park.firms[firm].trade);
    let commodity = &COMMODITIES[trade.commodity()];
    let pieces = (figures.amount / 100).to_string();
    let parts = hundredths(figures.amount);
    let (value, rounding) = if trade == Trade::Motors { (&pieces, "1") } else { (&parts, "0.01") };
    let amount =
        Statement { subject: &plant, commodity: commodity.id, value, unit: commodity.unit, rounding, ..of_firm };
    state(sheet, &amount);
}

/// Spending on research of a firm in the quarter that ends with a month, hundreds of yuan.
pub fn research(park: &Park<'_>, firm: usize, last: Month) -> i64 {
    let share = Draw::of("research", firm).between(0.012, 0.05);
    let noise = Draw::of("research month", firm * MONTHS + last.0).normal(0.1).exp();
    let value: i64 = (last.0 - 2..=last.0).map(|month| park.trades.gross(firm, Month(month))).sum();
    (value as f64 * share * noise).round() as i64
}

/// Regional product of a year, hundreds of yuan to a million: what is sold outside, less what is bought there.
pub fn product(park: &Park<'_>, year: i32) -> i64 {
    let months = || (1..=12).map(move |month| Month::new(year, month).0);
    let outside: i64 = park.trades.outside.iter().map(|firm| months().map(|month| firm[month]).sum::<i64>()).sum();
    (outside as f64 * Draw::of("product", year as usize).between(0.55, 0.65) / 10_000.0).round() as i64 * 10_000
}

/// Staff of a firm at the end of a month.
pub fn staff(park: &Park<'_>, firm: usize, month: Month) -> i64 {
    let mut draw = Draw::of("staff", firm);
    let (per_year, growth) = (draw.between(0.9, 1.4), draw.between(0.0, 0.05));
    let first = if exists(firm, Month(0)) { Month(0) } else { month };
    let value = park.trades.gross(firm, first) as f64 / 10_000.0;
    (30.0 + 1.6 * value.sqrt() * 10.0 * per_year * (1.0 + growth).powf(month.0 as f64 / 12.0)).round() as i64
}

fn quarterly(park: &Park<'_>, firm: usize, month: Month, sheet: &mut Sheet) {
    let (id, day) = (firm_id(firm), month.day_after(1, STATED));
    let quarter = format!("{}-Q{}", month.year(), month.of_year() / 3);
    let of_firm = Statement { subject: &id, stated_on: &day, ..BLANK };
    let spent = hundredths(research(park, firm, month));
    let rd =
        Statement { indicator: "rd-spend", span: &quarter, value: &spent, unit: "万元", rounding: "0.01", ..of_firm };
    state(sheet, &rd);
    let (people, span) = (staff(park, firm, month).to_string(), month.text());
    state(sheet, &Statement { indicator: "staff", span: &span, value: &people, unit: "人", rounding: "1", ..of_firm });
}

/// Yearly statements of the park's office: research intensity, and people who came.
fn of_office(park: &Park<'_>, sheet: &mut Sheet) {
    let of_park = Statement { subject: "park", ..BLANK };
    for year in FIRST_YEAR..FIRST_YEAR + 4 {
        let months = || (1..=12).map(move |month| Month::new(year, month));
        let firms = || (0..park.firms.len()).filter(move |&firm| exists(firm, Month::new(year, 1)));
        let spent: i64 = firms()
            .flat_map(|firm| months().skip(2).step_by(3).map(move |last| (firm, last)))
            .map(|(f, m)| research(park, f, m))
            .sum();
        let value: i64 = firms()
            .flat_map(|firm| months().map(move |month| (firm, month)))
            .map(|(f, m)| park.trades.gross(f, m))
            .sum();
        let intensity = format!("{:.2}", 100.0 * spent as f64 / value as f64);
        let (span, day) = (year.to_string(), format!("{}-02-28", year + 1));
        let rd = Statement {
            indicator: "rd-intensity",
            span: &span,
            value: &intensity,
            unit: "%",
            rounding: "0.01",
            stated_on: &day,
            ..of_park
        };
        state(sheet, &rd);
        let product = hundredths(product(park, year) / 10_000);
        let product = Statement {
            indicator: "regional-product",
            span: &span,
            value: &product,
            unit: "亿元",
            rounding: "0.01",
            stated_on: &day,
            ..of_park
        };
        state(sheet, &product);
        talents(&span, came(park.arrivals, year, 12), &day, sheet);
    }
    for (span, until, day) in
        [("2025-Q1", 3, "2025-04-15"), ("2025-H1", 6, "2025-07-15"), ("2025-01..2025-09", 9, "2025-10-15")]
    {
        talents(span, came(park.arrivals, 2025, until), day, sheet);
    }
}

fn talents(span: &str, count: usize, day: &str, sheet: &mut Sheet) {
    let value = count.to_string();
    let of = Statement {
        subject: "park",
        indicator: "talents",
        span,
        value: &value,
        unit: "人",
        rounding: "1",
        stated_on: day,
        ..BLANK
    };
    state(sheet, &of);
}
