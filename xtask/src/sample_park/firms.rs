//! The 38 firms, each with one plant.

use super::chain::{COMMODITIES, Trade};
use super::draw::Draw;
use super::sheet::Sheet;

/// Position of the firm that splits, and of the firm that comes of it.
pub const SPLITS: (usize, usize) = (19, 37);
/// The month in which it splits, by year and number, and the share that leaves.
pub const SPLIT_MONTH: (i32, usize) = (2023, 7);
/// What of the firm's plant leaves with the new firm.
pub const SPLIT_SHARE: f64 = 0.45;
/// What of the new firm's goods the old one takes and sells, instead of outside.
pub const FINISHED: f64 = 0.3;

/// Which metal maker works the oxide of which separator for a fee, by position; yuan per tonne of metal.
pub const TOLLED: [(usize, usize); 2] = [(12, 4), (13, 5)];
/// The fee.
pub const TOLL_FEE: f64 = 17_000.0;

/// The head of a group and its members, by position.
pub const GROUP: (usize, [usize; 2]) = (0, [4, 14]);

/// A firm and its plant.
#[derive(Clone, Copy)]
pub struct Firm {
    pub trade: Trade,
    /// Units of its main commodity a year, as accepted at the start (the new firm: when it begins).
    pub capacity: f64,
    /// Of it that is used in January 2021.
    pub used: f64,
    /// Growth of use a year.
    pub growth: f64,
}

const CAPACITIES: [(Trade, &[f64]); 9] = [
    (Trade::Concentrator, &[50_000.0, 35_000.0, 20_000.0, 15_000.0]),
    (Trade::Separation, &[4_000.0, 3_200.0, 2_400.0, 1_800.0, 1_500.0, 1_100.0]),
    (Trade::Reduction, &[3_600.0, 2_600.0, 1_600.0, 1_200.0]),
    (Trade::Casting, &[11_000.0, 8_000.0, 5_000.0]),
    (Trade::Magnets, &[5_000.0, 3_600.0, 2_800.0, 2_400.0, 1_900.0, 1_600.0, 1_200.0]),
    (Trade::Polishing, &[11_000.0, 7_000.0]),
    (Trade::Storage, &[3_000.0, 2_000.0]),
    (Trade::Motors, &[800_000.0, 600_000.0, 500_000.0, 400_000.0, 300_000.0, 250_000.0, 150_000.0]),
    (Trade::Batteries, &[5_000.0, 3_000.0]),
];

/// Position of the firm that has room for twice what it makes.
pub const IDLE: usize = 30;

/// All firms, by position; the one that comes of a split is the last.
pub fn firms() -> Vec<Firm> {
    let all = CAPACITIES.iter().flat_map(|(trade, capacities)| capacities.iter().map(move |c| (*trade, *c)));
    let mut firms: Vec<Firm> = all
        .enumerate()
        .map(|(at, (trade, capacity))| {
            let mut draw = Draw::of("firm", at);
            let (used, growth) = (draw.between(0.58, 0.7), draw.between(0.02, 0.07));
            let (used, growth) = if at == IDLE { (0.38, 0.02) } else { (used, growth) };
            Firm { trade, capacity, used, growth }
        })
        .collect();
    let whole = firms[SPLITS.0];
    firms.push(Firm { capacity: whole.capacity * SPLIT_SHARE, ..whole });
    assert_eq!(firms.len(), 38, "the park has 38 firms");
    firms
}

/// Id of a firm by its position.
pub fn firm_id(at: usize) -> String {
    format!("f{:02}", at + 1)
}

/// Id of its plant.
pub fn plant_id(at: usize) -> String {
    format!("p{:02}", at + 1)
}

/// The tables of firms and plants, by file.
pub fn tables(firms: &[Firm]) -> Vec<(&'static str, String)> {
    vec![
        ("enterprises", enterprises(firms)),
        ("plants", plants(firms)),
        ("capacities", capacities(firms)),
        ("tolling", tolling()),
    ]
}

fn enterprises(firms: &[Firm]) -> String {
    let mut sheet = Sheet::new("enterprise,name_zh,name_en,credit_code,group,site,valid_from");
    for (at, firm) in firms.iter().enumerate() {
        let process = firm.trade.process();
        let group = if GROUP.1.contains(&at) { firm_id(GROUP.0) } else { String::new() };
        let from = if at == SPLITS.1 { format!("{}-{:02}-01", SPLIT_MONTH.0, SPLIT_MONTH.1) } else { String::new() };
        let zh = format!("{}企业{:02}", process.zh, at + 1);
        let en = format!("{} firm {:02}", process.en, at + 1);
        sheet.row(&[&firm_id(at), &zh, &en, &credit_code(at), &group, "park", &from]);
    }
    sheet.text()
}

/// A unified social credit code (GB 32100-2015) whose region 999999 exists nowhere, with its check digit.
fn credit_code(at: usize) -> String {
    const DIGITS: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
    let body = format!("91999999XAMPLE{:03}", at + 1);
    let digit = |byte: u8| DIGITS.iter().position(|&digit| digit == byte).expect("only letters of the standard");
    let (sum, _) = body.bytes().fold((0, 1), |(sum, weight), byte| (sum + weight * digit(byte), weight * 3 % 31));
    format!("{body}{}", char::from(DIGITS[(31 - sum % 31) % 31]))
}

fn plants(firms: &[Firm]) -> String {
    let mut sheet = Sheet::new("plant,name_zh,name_en,enterprise,site,processes,counted,valid_from");
    for (at, firm) in firms.iter().enumerate() {
        let process = firm.trade.process();
        let from = if at == SPLITS.1 { format!("{}-{:02}-01", SPLIT_MONTH.0, SPLIT_MONTH.1) } else { String::new() };
        let zh = format!("{}装置{:02}", process.zh, at + 1);
        let en = format!("{} plant {:02}", process.en, at + 1);
        let counted = COMMODITIES[firm.trade.commodity()].id;
        sheet.row(&[&plant_id(at), &zh, &en, &firm_id(at), "park", process.id, counted, &from]);
    }
    sheet.text()
}

fn capacities(firms: &[Firm]) -> String {
    let mut sheet = Sheet::new("plant,kind,span,capacity,availability");
    let (year, month) = SPLIT_MONTH;
    let (before, after) = (format!("2021-01..{year}-{:02}", month - 1), format!("{year}-{month:02}..2027-12"));
    for (at, firm) in firms.iter().enumerate() {
        let row = |span: &str, capacity: f64, sheet: &mut Sheet| {
            sheet.row(&[&plant_id(at), "accepted", span, &capacity.round().to_string(), "1"]);
        };
        if at == SPLITS.0 {
            row(&before, firm.capacity, &mut sheet);
            row(&after, firm.capacity * (1.0 - SPLIT_SHARE), &mut sheet);
        } else {
            let span = if at == SPLITS.1 { after.as_str() } else { "" };
            row(span, firm.capacity, &mut sheet);
        }
    }
    sheet.text()
}

fn tolling() -> String {
    let mut sheet = Sheet::new("plant,principal,fee");
    for (operator, principal) in TOLLED {
        sheet.row(&[&plant_id(operator), &firm_id(principal), &TOLL_FEE.to_string()]);
    }
    sheet.text()
}
