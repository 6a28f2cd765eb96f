//! A workbook to fill in: a sheet per table with help on every header, drop-downs, and an example of the sheet `base`.

use std::path::Path;

use rust_xlsxwriter::{Color, DataValidation, DataValidationErrorStyle, Format, Note, Workbook, Worksheet};

use super::convert::{Existing, new_workbook, write_manifest_sheet};
use super::error::WriteError;
use super::source::ManifestText;
use super::words::{kind, note};
use crate::read::MANIFEST_SHEET;
use crate::read::disk::write_file;
use crate::read::manifest::entries_of_toml;
use crate::schema::{Column, Kind, Need, Table};
use crate::tables::TABLES;

/// The example on the sheet `base`.
const MANIFEST: &str = r#"# 以 # 开头的行只供人阅读 | Lines that begin with # are for people.
# 编号：字母、数字、- 和 _ | Letters, digits, - and _.
id = "my-base"
name_zh = "我的基地"
name_en = "My base"
currency = "CNY"
# 各期，首尾相接；历史在前 | Periods without gaps, history first.
periods = "2024..2030"
# year | half | quarter | month
step = "year"
# 此日之前为历史 | What lies before this day is history.
plan_from = "2025-01-01"
# value | targets-then-value | cost
objective = "value"
discount_rate = 0.08
# start | middle | end
operating = "middle"
# spend | annuity
capex = "spend"
# mean | end
stock_cost_at = "mean"
# 未注明的价格：without 不含税 | with 含税
price_vat = "without"
vat_rate = 0.13
# 项目节点表：some 只是所知的一部分 | all 发生的都在表里，没写的就没有发生 | The table milestones: some of what is known, or all: what is not stated has not happened.
# milestones = "all"
# 红黄绿灯按哪一种公布的办法（lodestone track --lights 列出） | Which published rules for lights (lodestone track --lights).
# lights = "yinchuan-2025"
# 各表未写来源的行 | Source of the rows of a table that name none.
# default_source.plants = "my-source"
# 记录结束之后：hold 保持 | none 没有 | What follows where a record ends.
# extend.prices = "hold"
"#;

const REMARKS: [(&str, &str); 6] = [
    (
        "每张表一个工作表，一行一条；不用的表留空。",
        "One sheet per table, one row per entry; leave what you do not use empty.",
    ),
    ("鼠标停在表头上可见说明。橙色列必填。", "Hover a header for help. Orange columns must be filled."),
    (
        "数字可带单位，如 2 万吨/年、3.6 %；也可把单位写进表头，如 capacity [万吨/年]。",
        "Numbers may have units, such as 20 kt/yr or 3.6 %; or put the unit into the header: capacity [kt/yr].",
    ),
    (
        "每个数字都要有来源：先填 sources，再在各行写 source。",
        "Every number needs a source: fill in sources, then name one in each row.",
    ),
    (
        "期间可写 2025、2025-Q1、2025-03、2025-01..2025-09、2025-03-15。",
        "Spans are written 2025, 2025-Q1, 2025-03, 2025-01..2025-09, 2025-03-15.",
    ),
    ("以 # 开头的工作表和列不读取。", "Sheets and columns that begin with # are not read."),
];

/// Writes the template workbook. It reads back as a base without rows.
///
/// # Errors
/// See [`WriteError`].
pub fn template(target: &Path, existing: Existing) -> Result<(), WriteError> {
    if existing == Existing::Refuse && target.exists() {
        return Err(WriteError::Exists(target.to_owned()));
    }
    let mut workbook = new_workbook()?;
    write_remarks(workbook.add_worksheet().set_name("#说明")?)?;
    let (entries, rest) = entries_of_toml(MANIFEST).expect("the example is written in TOML");
    let manifest = ManifestText { entries, rest, text: None };
    write_manifest_sheet(workbook.add_worksheet().set_name(MANIFEST_SHEET)?, &manifest)?;
    for table in TABLES {
        write_table(&mut workbook, table)?;
    }
    write_file(target, |out| Ok(workbook.save_to_writer(out)?))
}

fn write_remarks(sheet: &mut Worksheet) -> Result<(), WriteError> {
    let bold = Format::new().set_bold();
    let mut row = 0;
    for (zh, en) in REMARKS {
        sheet.write_string(row, 0, zh)?.write_string(row, 3, en)?;
        row += 1;
    }
    row += 1;
    for table in TABLES {
        sheet.write_string_with_format(row, 0, table.id, &bold)?;
        let required = if table.required { "必需 required" } else { "" };
        for (column, text) in (1..).zip([table.zh, table.help_zh, table.en, table.help_en, required]) {
            sheet.write_string(row, column, text)?;
        }
        row += 1;
    }
    for (column, width) in (0..).zip([20, 14, 44, 24, 56]) {
        sheet.set_column_width(column, width)?;
    }
    Ok(())
}

fn write_table(workbook: &mut Workbook, table: &Table) -> Result<(), WriteError> {
    let sheet = workbook.add_worksheet().set_name(table.id)?;
    let text = Format::new().set_num_format("@");
    for (at, column) in (0..).zip(table.columns) {
        write_header(sheet, at, column.id, &note(column), column.need == Need::Required)?;
        if !matches!(column.kind, Kind::Number(_) | Kind::Count) {
            sheet.set_column_format(at, &text)?;
        }
        if let Some(list) = drop_down(column)? {
            sheet.add_data_validation(1, at, 1_048_575, at, &list)?;
        }
    }
    if table.id != "sources" {
        let universal = [
            ("source", "来源 | Source\n→ sources"),
            ("grade", "等级 | Grade\nA / B / C / D / S\n只能弱于来源的等级 | Weaker than the source's only"),
            ("note", "备注 | Note\n保留，不读取 | Kept, not read"),
        ];
        for (at, (id, help)) in (table.columns.len() as u16..).zip(universal) {
            write_header(sheet, at, id, help, false)?;
            sheet.set_column_format(at, &text)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?;
    Ok(())
}

fn write_header(sheet: &mut Worksheet, column: u16, id: &str, help: &str, is_required: bool) -> Result<(), WriteError> {
    let fill = if is_required { Color::RGB(0xFFD9A0) } else { Color::RGB(0xDDE6F0) };
    let format = Format::new().set_bold().set_background_color(fill);
    let lines = help.lines().count() as u32;
    let note = Note::new(help).add_author_prefix(false).set_width(320).set_height(24 + 20 * lines);
    sheet.write_string_with_format(0, column, id, &format)?.insert_note(0, column, &note)?;
    sheet.set_column_width(column, (id.len() + 4).max(12) as f64)?;
    Ok(())
}

/// The drop-down of a closed list; other spellings that the reader knows only raise a warning.
fn drop_down(column: &Column) -> Result<Option<DataValidation>, WriteError> {
    let ids: Vec<&str> = match column.kind {
        Kind::Choice(choices) => choices.iter().map(|choice| choice.id).collect(),
        Kind::YesNo => vec!["yes", "no"],
        _ => return Ok(None),
    };
    let list = DataValidation::new().allow_list_strings(&ids)?.set_error_style(DataValidationErrorStyle::Warning);
    Ok(Some(list.set_error_message(kind(column).chars().take(255).collect::<String>())?))
}
