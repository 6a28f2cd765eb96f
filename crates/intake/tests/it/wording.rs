//! The text of a profile for a style, and decimal numbers as text.

use crate::style::{FIGURES, Style, UnitAt};

/// The text of a block of a profile.
pub struct BlockText {
    pub text: String,
}

impl BlockText {
    pub fn new(style: &Style, anchor: &str) -> Self {
        let mut text = format!("[[block]]\nanchor = \"{anchor}\"\n");
        if style.two_rows || style.triples {
            text.push_str("header_rows = 2\n");
        }
        if style.days.is_some() {
            text.push_str("span = \"title\"\n");
        }
        if style.unit_at == UnitAt::Title {
            text.push_str("unit = \"title\"\n");
        }
        BlockText { text }
    }

    pub fn on(self, sheet: &str) -> String {
        self.text.replacen("[[block]]\n", &format!("[[block]]\nsheet = \"{sheet}\"\n"), 1)
    }

    pub fn column(&mut self, header: &str, what: &str) {
        self.text.push_str(&format!("[[block.column]]\nheader = \"{header}\"\n{what}\n"));
    }

    pub fn ignore(&mut self, header: &str, rule: &str) {
        self.column(header, &format!("ignore = \"{rule}\""));
    }

    pub fn value(&mut self, header: &str, figure: usize, style: &Style) {
        let (_, id, unit, rounding) = FIGURES[figure];
        let unit = if figure < 2 { style.money() } else { unit };
        let rounding =
            if figure < 2 { format!("{}{}", moved(rounding, shift(style.money())), "") } else { rounding.to_owned() };
        let mut what = format!("indicator = \"{id}\"\nrounding = \"{rounding}\"\ndays = \"month\"");
        if style.unit_at == UnitAt::Profile {
            what.push_str(&format!("\nunit = \"{unit}\""));
        }
        self.column(header, &what);
    }
}

/// By how many places the point moves from 万元 to another unit.
pub fn shift(money: &str) -> i32 {
    match money {
        "万元" => 0,
        "亿元" => -4,
        "元" => 4,
        "千元" => 1,
        "百万元" => -2,
        _ => panic!("{money}"),
    }
}

/// A decimal number with its point moved; exact, as text.
pub fn moved(digits: &str, places: i32) -> String {
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let all = format!("{whole}{part}");
    let point = whole.len() as i32 + places;
    let padded = match point {
        point if point <= 0 => format!("0.{}{all}", "0".repeat(-point as usize)),
        point if point as usize >= all.len() => format!("{all}{}", "0".repeat(point as usize - all.len())),
        point => format!("{}.{}", &all[..point as usize], &all[point as usize..]),
    };
    let trimmed = padded.trim_start_matches('0');
    let text = if trimmed.is_empty() || trimmed.starts_with('.') { format!("0{trimmed}") } else { trimmed.to_owned() };
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.').to_owned() } else { text }
}

pub fn thousands(digits: &str) -> String {
    let (whole, part) = digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            out.push(',');
        }
        out.push(c);
    }
    part.map_or(out.clone(), |part| format!("{out}.{part}"))
}
