//! Where tables stand on a sheet that nobody described: rows of text above rows with numbers.

use lodestone_model::read::sheets::{Cell, CellKind, Sheet};
use lodestone_model::unit::Units;

use crate::cells::{compact, is_blank_mark, read_number, starts_with_word};

/// A table: first row of its header, first row behind it, first row that is no longer its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    pub top: u32,
    pub data: u32,
    pub end: u32,
}

/// Most rows of a header.
const HEADER_ROWS: usize = 3;

/// Every table of a sheet.
pub(super) fn tables(sheet: &Sheet, units: &Units) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while at < sheet.row_count() {
        let header = (1..=HEADER_ROWS.min(at)).take_while(|back| is_header(sheet, at - back, units)).count();
        if header == 0 || !is_data(sheet, at, units) {
            at += 1;
            continue;
        }
        let top = sheet.row_number(at - header);
        let mut data = at;
        while data < sheet.row_count() && is_letters(sheet, data) {
            data += 1;
        }
        let first = at;
        while at < sheet.row_count() && !(at > first && is_header(sheet, at, units) && next_is_data(sheet, at, units)) {
            at += 1;
        }
        let end = if at < sheet.row_count() { sheet.row_number(at) } else { sheet.row_number(at - 1) + 1 };
        found.push(Found { top, data: sheet.row_number(first), end });
    }
    found
}

/// Whether one of the next rows, behind more header, has figures.
fn next_is_data(sheet: &Sheet, at: usize, units: &Units) -> bool {
    let rows = (at + 1..sheet.row_count()).take(HEADER_ROWS);
    rows.take_while(|&row| is_header(sheet, row, units) || is_data(sheet, row, units))
        .any(|row| is_data(sheet, row, units))
}

/// A row of labels: two texts at least, no number, no field such as `单位：万元`.
fn is_header(sheet: &Sheet, at: usize, units: &Units) -> bool {
    let is_label = |cell: Cell<'_>| {
        cell.kind == CellKind::Text
            && cell.text.chars().count() <= 40
            && !is_blank_mark(cell.text)
            && !is_number(cell.text, units)
            && !is_field(cell.text)
    };
    sheet.row_at(at).count() >= 2 && sheet.row_at(at).all(is_label) && !is_note(sheet, at)
}

/// `填报单位：示例`, but not `产值：万元`, whose end names a unit.
fn is_field(text: &str) -> bool {
    text.split_once(['：', ':']).is_some_and(|(label, value)| {
        let label = compact(label);
        !value.trim().is_empty() && ["单位", "日期", "人", "时间", "期", "电话"].iter().any(|end| label.ends_with(end))
    })
}

fn is_note(sheet: &Sheet, at: usize) -> bool {
    let words = ["注", "说明", "填表", "制表", "单位负责人"].map(str::to_owned);
    sheet.row_at(at).next().is_some_and(|cell| starts_with_word(cell.text, &words) && cell.text.contains(['：', ':']))
}

/// A row with a number, or marks of blanks, and something before it.
fn is_data(sheet: &Sheet, at: usize, units: &Units) -> bool {
    let is_figure = |cell: Cell<'_>| {
        matches!(cell.kind, CellKind::Number | CellKind::Formula)
            || is_number(cell.text, units)
            || is_blank_mark(cell.text)
    };
    sheet.row_at(at).count() >= 2 && sheet.row_at(at).skip(1).any(is_figure)
}

/// A number, alone or with a unit: `1—10月累计` is none.
fn is_number(text: &str, units: &Units) -> bool {
    read_number(text).is_some_and(|number| number.unit.is_none_or(|unit| units.parse(&unit).is_ok()))
}

fn is_letters(sheet: &Sheet, at: usize) -> bool {
    sheet.row_at(at).next().is_some_and(|cell| cell.text == "甲")
}
