//! Yearly facts of each firm, for the rules that grade firms: revenue, that of high-tech products, science staff, rights.

use super::calendar::{FIRST_YEAR, Month};
use super::draw::Draw;
use super::firms::firm_id;
use super::reports::{BLANK, Park, Statement, staff, state};
use super::sheet::{Sheet, hundredths};
use super::works::exists;

/// States a firm's facts of every complete year.
pub fn state_facts(park: &Park<'_>, firm: usize, sheet: &mut Sheet) {
    let id = firm_id(firm);
    let mut draw = Draw::of("facts", firm);
    let (high_tech, science) = (draw.between(0.4, 0.95), draw.between(0.06, 0.2));
    let mut rights = [draw.whole(0, 3), draw.whole(0, 14)];
    for year in FIRST_YEAR..FIRST_YEAR + 4 {
        rights = [rights[0] + draw.whole(0, 2), rights[1] + draw.whole(0, 4)];
        let months: Vec<Month> = (1..=12).map(|m| Month::new(year, m)).filter(|month| exists(firm, *month)).collect();
        let Some(last) = months.last() else { continue };
        let revenue: i64 = months.iter().map(|month| park.trades.gross(firm, *month)).sum();
        let (span, day) = (year.to_string(), format!("{}-03-31", year + 1));
        let of_firm = Statement { subject: &id, span: &span, stated_on: &day, ..BLANK };
        let mut add = |attribute: &str, value: &str, unit: &str| {
            state(sheet, &Statement { attribute, value, unit, ..of_firm });
        };
        add("revenue", &hundredths(revenue), "万元");
        add("high_tech_revenue", &hundredths((revenue as f64 * high_tech).round() as i64), "万元");
        let people = staff(park, firm, *last) as f64;
        add("science_staff", &(people * science).round().to_string(), "人");
        add("rights_class_1", &rights[0].to_string(), "件");
        add("rights_class_2", &rights[1].to_string(), "件");
    }
}
