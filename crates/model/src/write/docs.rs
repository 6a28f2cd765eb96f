//! The reference of all tables and columns, from the schema.

use std::fmt::Write as _;

use super::words::{bare_unit, bounds, kind, moves, need};
use crate::schema::{Column, Kind, Table};
use crate::tables::TABLES;

const HEAD: &str = "\
# 输入表 | Input tables

本页由表定义生成（`cargo xtask docs`）。表头可以写编号、中文或英文名称，顺序不限；数字列可在表头写单位，如 `capacity [kt/yr]`。
This page is generated from the schema (`cargo xtask docs`). Headers may be the id, the Chinese or the English label, in any
order; a number column may say its unit in the header, as in `capacity [kt/yr]`.

每个表还可以有：`source`（来源）、`source:列`（一列的来源）、`grade`（等级，只能更弱）、`note` 或以 `#` 开头的列（保留，不读取）。
Every table may also have: `source`, `source:COLUMN` for one column, `grade` (weaker only), and `note` or columns that begin
with `#` (kept, not read).

单位一栏是不写单位的数字所用的单位：`k` 为该行物料的计量单位，`c` 为基地的货币。时间一栏说明数值如何落到各期：amount 按天数分摊，
rate 和 mean 按天数加权平均，level 为时点值。
The unit is what a bare number means: `k` is the unit of the row's commodity, `c` the currency of the base. Time says how a
value moves to the periods: amounts are shared by days, rates and means are day-weighted means, levels are at an instant.
";

/// `docs/tables.md`: every input table with its columns, in both languages. The same schema gives the same text.
pub fn docs_markdown() -> String {
    let mut out = HEAD.to_owned();
    out.push_str("\n| 表 table | 名称 name | 一行是什么 | What a row is | |\n|---|---|---|---|---|\n");
    for table in TABLES {
        let required = if table.required { "必需 required" } else { "" };
        let cells = [format!("[`{0}`](#{0})", table.id), format!("{} {}", table.zh, table.en)];
        row(&mut out, cells.iter().map(String::as_str).chain([table.help_zh, table.help_en, required]));
    }
    TABLES.iter().for_each(|table| section(&mut out, table));
    out
}

fn section(out: &mut String, table: &Table) {
    write!(out, "\n## {}\n\n**{} | {}**: {}. {}.\n\n", table.id, table.zh, table.en, table.help_zh, table.help_en)
        .expect("writing to a string cannot fail");
    out.push_str(
        "| 列 column | 中文 | English | 内容 kind | 单位 unit | 必填 need | 主键 key | 时间 time | 说明 help |\n",
    );
    out.push_str("|---|---|---|---|---|---|---|---|---|\n");
    for column in table.columns {
        let key = if column.key { "✓" } else { "" };
        let (id, kind, need) = (format!("`{}`", column.id), kind(column), need(column));
        let (unit, help) = (unit_and_bounds(column), help(column));
        let cells = [&id, column.zh, column.en, &kind, &unit, &need, key, moves(column), &help];
        row(out, cells);
    }
}

fn unit_and_bounds(column: &Column) -> String {
    let parts = [bare_unit(column), bounds(column)];
    parts.iter().filter(|part| !part.is_empty()).map(String::as_str).collect::<Vec<_>>().join(", ")
}

/// The help in both languages, and the labels of a closed list.
fn help(column: &Column) -> String {
    let mut parts: Vec<String> = vec![column.help_zh.to_owned(), column.help_en.to_owned()];
    if let Kind::Choice(choices) = column.kind {
        let labels = choices.iter().map(|choice| format!("{}: {} {}", choice.id, choice.zh, choice.en));
        parts.push(labels.collect::<Vec<_>>().join("; "));
    }
    parts.retain(|part| !part.is_empty());
    parts.join(". ")
}

fn row<'c>(out: &mut String, cells: impl IntoIterator<Item = &'c str>) {
    for cell in cells {
        out.push_str("| ");
        out.push_str(&cell.replace('|', "\\|").replace('\n', " "));
        out.push(' ');
    }
    out.push_str("|\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_its_row() {
        let text = docs_markdown();
        assert_eq!(text, docs_markdown());
        for table in TABLES {
            let section = text.split(&format!("\n## {}\n", table.id)).nth(1).expect("a section for each table");
            let section = section.split("\n## ").next().expect("the first part");
            for column in table.columns {
                assert!(section.contains(&format!("| `{}` | {} |", column.id, column.zh)), "{}", column.id);
            }
            let is_even = |line: &str| line.matches('|').count() - line.matches("\\|").count() == 10;
            assert!(section.lines().filter(|line| line.starts_with('|')).all(is_even), "{}", table.id);
        }
    }
}
