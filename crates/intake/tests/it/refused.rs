//! Workbooks that cannot be understood: nothing is taken from them, and the cell is named.

use lodestone_intake::import::{SentFile, import};
use lodestone_model::diagnostic::Code;
use lodestone_model::read::sheets::{read_sheets, sha256};

use crate::messy::{MONTH, around, errors, profile};
use crate::page::{Cell, FileForm, bytes};
use crate::park;
use crate::style::{Style, UnitAt};

/// A month in the plain style with one cell changed: the code and the cell that the import names.
fn refused(row: u32, column: u16, cell: Cell) -> (Code, String) {
    refused_of(&Style { name: "refused", days: Some("2025年9月"), ..Style::default() }, row, column, cell)
}

fn refused_of(style: &Style, row: u32, column: u16, cell: Cell) -> (Code, String) {
    let base = park::without(&[MONTH]);
    let firms = park::month(MONTH);
    let (to_date, year_ago) = around(&firms);
    let mut made = style.make(&firms, &to_date, &year_ago);
    made.files[0].1[0].set(row, column, cell);
    let bytes = bytes(&made.files[0].1, FileForm::Xlsx);
    let sheets = read_sheets("a.xlsx", bytes.clone()).unwrap();
    let file = SentFile { name: "a.xlsx".to_owned(), sha256: sha256(&bytes), sheets };
    let imported = import(&base, &profile(&made.profile), &[file]);
    assert!(!imported.is_sound());
    let errors = errors(&imported);
    assert_eq!(errors.len(), 1, "{errors:?}");
    let place = &errors[0].place;
    (errors[0].code, format!("{}{}", place.column.as_deref().unwrap_or_default(), place.line.unwrap_or_default()))
}

fn text(text: &str) -> Cell {
    Cell::Text(text.to_owned())
}

#[test]
fn five_and_more_that_cannot_be_understood_name_their_cell() {
    for (row, column, cell, code, place) in [
        (6, 1, text("大约很多"), Code::NumberBad, "B6"),
        (7, 2, text("1,30"), Code::NumberBad, "C7"),
        (8, 3, text("12.5 瓩"), Code::UnitUnknown, "D8"),
        (9, 0, text("无名企业"), Code::NameUnknown, "A9"),
        (10, 1, text("12-15"), Code::UnitUnknown, "B10"),
        (3, 1, text("总产出（万元）"), Code::ColumnGone, "3"),
        (1, 0, text("企业月报"), Code::DaysMissing, "3"),
        (11, 1, text("12.5 USD"), Code::UnitCurrency, "B11"),
    ] {
        assert_eq!(refused(row, column, cell.clone()), (code, place.to_owned()), "{cell:?}");
    }
    let style = Style { name: "no unit", unit_at: UnitAt::Title, days: Some("2025年9月"), ..Style::default() };
    assert_eq!(
        refused_of(&style, 12, 2, text("#REF!")),
        (Code::NumberBad, "C12".to_owned()),
        "a text that looks like an error"
    );
}
