//! Wrong headers, rows and sources: place, message and hint in both languages, word for word.

use crate::fixture::{Folder, MANIFEST, findings};

#[test]
fn a_missing_column() {
    let folder = Folder::with_base();
    folder.write("plants.csv", "plant,processes\nworks,separate\n");
    assert_eq!(
        findings(&folder, "T01", &[]),
        [
            "plants.csv\n\
             缺少必需的列“site（地点）”\n\
             提示：请在表头补上这一列；列名可用编号、中文名或英文名",
            "plants.csv\n\
             required column “site” is missing\n\
             hint: add it to the header, by its id or its Chinese or English name",
        ]
    );
}

#[test]
fn an_unknown_column() {
    let folder = Folder::with_base();
    folder.write("plants.csv", "plant,site,processes,countd\nworks,baotou,separate,oxide\n");
    assert_eq!(
        findings(&folder, "T02", &[]),
        [
            "plants.csv，第 1 行，countd 列\n\
             这张表没有“countd”列\n\
             提示：是否应为“counted”？只供人看的列，请命名为“备注”或以 # 开头",
            "plants.csv, line 1, column countd\n\
             this table has no column “countd”\n\
             hint: did you mean “counted”? call a column that is for people only “note”, or let it start with #",
        ]
    );
}

#[test]
fn a_column_twice() {
    let folder = Folder::with_base();
    folder.write("sites.csv", "site,地点\nbaotou,baotou\n");
    assert_eq!(
        findings(&folder, "T03", &[]),
        [
            "sites.csv，第 1 行，地点 列\n\
             “地点”列出现两次\n\
             提示：编号、中文名、英文名指同一列，请只留一个",
            "sites.csv, line 1, column 地点\n\
             column “地点” is there twice\n\
             hint: id, Chinese and English name mean the same column; keep one",
        ]
    );
}

#[test]
fn a_row_too_long() {
    let folder = Folder::with_base();
    folder.write("sites.csv", "site\nbaotou,x\n");
    assert_eq!(
        findings(&folder, "T04", &[]),
        [
            "sites.csv，第 2 行\n\
             这一行有 2 格，表头只有 1 列\n\
             提示：文字里若有逗号，请给整格加英文双引号",
            "sites.csv, line 2\n\
             the row has 2 cells, the header only 1 column\n\
             hint: put a text with commas in double quotes",
        ]
    );
}

#[test]
fn a_duplicate_key() {
    let folder = Folder::with_base();
    folder.write("sites.csv", "site\nbaotou\nbaotou\n");
    assert_eq!(
        findings(&folder, "T05", &[]),
        [
            "sites.csv，第 3 行，site 列\n\
             主键“baotou”与第 2 行重复\n\
             提示：请合并或删去其中一行",
            "sites.csv, line 3, column site\n\
             key “baotou” is that of line 2 again\n\
             hint: merge the two rows or drop one",
        ]
    );
}

#[test]
fn overlapping_spans() {
    let folder = Folder::with_base();
    folder.write(
        "capacities.csv",
        "plant,kind,span,capacity,availability\nworks,effective,2025,1000,1\nworks,effective,2025-06..2026-12,1200,1\n",
    );
    assert_eq!(
        findings(&folder, "T06", &[]),
        [
            "capacities.csv，第 3 行，span 列\n\
             “works / effective”的时段 2025 与 2025-06..2026-12 重叠\n\
             提示：同一主键的时段不能重叠，请改其中一行的起止",
            "capacities.csv, line 3, column span\n\
             spans 2025 and 2025-06..2026-12 of “works / effective” overlap\n\
             hint: spans of one key must not overlap; change where one begins or ends",
        ]
    );
}

#[test]
fn an_open_quote() {
    let folder = Folder::with_base();
    folder.write("sites.csv", "site,note\nbaotou,\"x\nwuhai,y\n");
    assert_eq!(
        findings(&folder, "T09", &[]),
        [
            "sites.csv，第 2 行\n\
             这一行开头的英文双引号没有闭合\n\
             提示：请补上闭合的双引号；文字里的双引号要写两遍",
            "sites.csv, line 2\n\
             the double quote that opens on this line is never closed\n\
             hint: close it; write a double quote inside a text twice",
        ]
    );
}

#[test]
fn no_source() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.replace("capacities = \"own\"\nsupplies = \"own\"\n", "supplies = \"own\"\n"));
    assert_eq!(
        findings(&folder, "S01", &[]),
        [
            "capacities.csv，第 2 行\n\
             这一行的数值没有来源\n\
             提示：请填 source 列，或在 base.toml 的 [default_source] 给整张表定来源",
            "capacities.csv, line 2\n\
             the numbers of this row have no source\n\
             hint: fill the column source, or name a source for the whole table in [default_source] of base.toml",
        ]
    );
}

#[test]
fn an_unknown_source() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability,source\nworks,effective,1000,1,onw\n");
    assert_eq!(
        findings(&folder, "S02", &[]),
        [
            "capacities.csv，第 2 行，source 列\n\
             来源表里没有“onw”\n\
             提示：是否应为“own”？请在 sources 表登记“onw”",
            "capacities.csv, line 2, column source\n\
             table sources has no “onw”\n\
             hint: did you mean “own”? register “onw” in the table sources",
        ]
    );
}

#[test]
fn a_grade_better_than_its_source() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability,grade\nworks,effective,1000,1,A\n");
    assert_eq!(
        findings(&folder, "S03", &[]),
        [
            "capacities.csv，第 2 行，grade 列\n\
             此行定为 A 级，高于来源“own”的等级\n\
             提示：等级只能调低；来源确实更可信时，请改 sources 表",
            "capacities.csv, line 2, column grade\n\
             the row claims grade A, better than that of its source “own”\n\
             hint: a grade may only be weakened; if the source deserves better, change it in the table sources",
        ]
    );
}

/// A table without the column of its ids is said once, not at every row that refers to it.
#[test]
fn what_follows_from_a_missing_id_is_not_said() {
    let folder = Folder::with_base();
    folder.write("sites.csv", "place\nbaotou\n");
    let run = folder.run(&["check", "base", "--lang", "en"]);
    assert_eq!(run.code, Some(2));
    assert!(run.out.contains("required column “site” is missing"), "{}", run.out);
    assert!(!run.out.contains("C16"), "{}", run.out);
}
