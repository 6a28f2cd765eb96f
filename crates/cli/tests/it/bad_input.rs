//! Wrong files, settings and cases: place, message and hint in both languages, word for word.

use crate::fixture::{Folder, MANIFEST, findings};

#[test]
fn a_missing_table() {
    let folder = Folder::with_base();
    std::fs::remove_file(folder.base().join("plants.csv")).unwrap();
    assert_eq!(
        findings(&folder, "F03", &[]),
        [
            "base.toml\n\
             缺少必需的表 plants（装置）\n\
             提示：请补上这张表；lodestone tables 列出各表的列和含义",
            "base.toml\n\
             required table plants is missing\n\
             hint: add the table; lodestone tables lists the columns of each and what they mean",
        ]
    );
}

#[test]
fn an_unknown_table() {
    let folder = Folder::with_base();
    folder.write("plant.csv", "a\n1\n");
    assert_eq!(
        findings(&folder, "F04", &[]),
        [
            "plant.csv\n\
             “plant”不是基地的表\n\
             提示：是否应为“plants”？与基地无关的文件请移出；lodestone tables 列出全部表名",
            "plant.csv\n\
             “plant” is no table of a base\n\
             hint: did you mean “plants”? move files that do not belong to the base elsewhere; lodestone tables lists every table",
        ]
    );
}

#[test]
fn broken_gb18030() {
    let folder = Folder::with_base();
    folder.write("sites.csv", b"site,note\nbaotou,\xb0\xfc\xcd\xb7\nx,\xff\xff\n");
    assert_eq!(
        findings(&folder, "F05", &[]),
        [
            "sites.csv，第 3 行\n\
             第 24 字节起既不是 UTF-8 也不是 GB18030\n\
             提示：请用 Excel 另存为“CSV UTF-8”，或重新导出；本程序不猜测、不替换乱码",
            "sites.csv, line 3\n\
             from byte 24 on this is neither UTF-8 nor GB18030\n\
             hint: save it as “CSV UTF-8” in Excel, or export it again; broken characters are neither guessed nor replaced",
        ]
    );
}

#[test]
fn broken_toml() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.to_owned() + "plan_from = \n");
    assert_eq!(
        findings(&folder, "F10", &[]),
        [
            "base.toml，第 13 行\n\
             语法有误：string values must be quoted, expected literal string\n\
             提示：文字要加英文双引号，如 id = \"baotou\"；日期也写成文字",
            "base.toml, line 13\n\
             syntax error: string values must be quoted, expected literal string\n\
             hint: put texts in double quotes, as in id = \"baotou\"; dates are texts too",
        ]
    );
}

#[test]
fn an_unknown_setting() {
    let folder = Folder::with_base();
    folder.write("base.toml", "discount_ratte = 1\n".to_owned() + MANIFEST);
    assert_eq!(
        findings(&folder, "F11", &[]),
        [
            "base.toml，第 1 行\n\
             没有名为“discount_ratte”的设置\n\
             提示：是否应为“discount_rate”？",
            "base.toml, line 1\n\
             there is no setting “discount_ratte”\n\
             hint: did you mean “discount_rate”?",
        ]
    );
}

#[test]
fn a_wrong_setting() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.replace("discount_rate = 0\n", "discount_rate = \"much\"\n"));
    assert_eq!(
        findings(&folder, "F12", &[]),
        [
            "base.toml，第 6 行\n\
             “discount_rate”的值不对，应为：数值",
            "base.toml, line 6\n\
             “discount_rate” has the wrong value: expected a number",
        ]
    );
}

#[test]
fn a_missing_setting() {
    let folder = Folder::with_base();
    folder.write(
        "base.toml",
        MANIFEST.replace("currency = \"CNY\"\nperiods = [\"2025\", \"2026\"]\n", "periods = [\"2025\", \"2026\"]\n"),
    );
    assert_eq!(
        findings(&folder, "F13", &[]),
        [
            "base.toml，第 1 行\n\
             缺少设置“currency”\n\
             提示：各项设置的写法见 lodestone template 生成的工作簿的 base 页",
            "base.toml, line 1\n\
             setting “currency” is missing\n\
             hint: the sheet base of the workbook that lodestone template writes shows every setting",
        ]
    );
}

#[test]
fn a_gap_between_periods() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.replace("periods = [\"2025\", \"2026\"]\n", "periods = [\"2025\", \"2027\"]\n"));
    assert_eq!(
        findings(&folder, "P01", &[]),
        [
            "base.toml，第 5 行\n\
             2025 与 2027 之间有空缺或重叠\n\
             提示：base.toml 的 periods 必须首尾相接",
            "base.toml, line 5\n\
             there is a gap or an overlap between 2025 and 2027\n\
             hint: the periods of base.toml must follow one another",
        ]
    );
}

#[test]
fn a_plan_that_starts_inside_a_period() {
    let folder = Folder::with_base();
    folder
        .write("base.toml", MANIFEST.replace("discount_rate = 0\n", "plan_from = \"2025-07-01\"\ndiscount_rate = 0\n"));
    assert_eq!(
        findings(&folder, "P02", &[]),
        [
            "base.toml，第 6 行\n\
             plan_from 为 2025-07-01，不是任何一期的第一天\n\
             提示：请改为某一期的第一天",
            "base.toml, line 6\n\
             plan_from is 2025-07-01, which is not the first day of a period\n\
             hint: name the first day of a period",
        ]
    );
}

#[test]
fn an_unknown_case() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.to_owned() + "[[case]]\nname = \"low\"\n");
    assert_eq!(
        findings(&folder, "K01", &["--case", "lwo"]),
        [
            "base.toml\n\
             base.toml 里没有名为“lwo”的情景\n\
             提示：是否应为“low”？",
            "base.toml\n\
             base.toml has no case “lwo”\n\
             hint: did you mean “low”?",
        ]
    );
}

#[test]
fn a_case_of_an_unknown_table() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.to_owned() + "[[case]]\nname = \"low\"\nsource = \"own\"\n[[case.change]]\ntable = \"plant\"\nwhere = { plant = \"works\" }\nop = \"drop\"\n");
    assert_eq!(
        findings(&folder, "K02", &["--case", "low"]),
        [
            "base.toml，第 17 行\n\
             情景“low”要改的表“plant”不存在\n\
             提示：是否应为“plants”？",
            "base.toml, line 17\n\
             case “low” changes table “plant”, which is not there\n\
             hint: did you mean “plants”?",
        ]
    );
}

#[test]
fn a_case_of_an_unknown_column() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.to_owned() + "[[case]]\nname = \"low\"\nsource = \"own\"\n[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"works\" }\ncolumn = \"capasity\"\nvalue = 1\n");
    assert_eq!(
        findings(&folder, "K03", &["--case", "low"]),
        [
            "base.toml，第 17 行\n\
             情景“low”要改的列“capasity”不存在\n\
             提示：是否应为“capacity”？",
            "base.toml, line 17\n\
             case “low” changes column “capasity”, which is not there\n\
             hint: did you mean “capacity”?",
        ]
    );
}

#[test]
fn a_case_that_meets_no_row() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.to_owned() + "[[case]]\nname = \"low\"\nsource = \"own\"\n[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"mill\" }\ncolumn = \"capacity\"\nvalue = 1\n");
    assert_eq!(
        findings(&folder, "K04", &["--case", "low"]),
        [
            "base.toml，第 17 行\n\
             情景“low”找不到符合 plant = mill 的行\n\
             提示：请核对 where 的列和值；改动必须至少落在一行上",
            "base.toml, line 17\n\
             case “low” finds no row with plant = mill\n\
             hint: check the columns and values of where; a change must meet one row at least",
        ]
    );
}

#[test]
fn two_cases_that_set_one_cell() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.to_owned() + "[[case]]\nname = \"low\"\nsource = \"own\"\n[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"works\" }\ncolumn = \"capacity\"\nvalue = 1\n[[case]]\nname = \"lower\"\nsource = \"own\"\n[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"works\" }\ncolumn = \"capacity\"\nvalue = 2\n");
    assert_eq!(
        findings(&folder, "K05", &["--case", "low", "--case", "lower"]),
        [
            "base.toml，第 25 行\n\
             情景“lower”与“low”改了同一个单元格（capacity 列）\n\
             提示：两者择一，或另写一个情景把两处改动合在一起",
            "base.toml, line 25\n\
             cases “lower” and “low” set the same cell of column capacity\n\
             hint: take one of them, or write a case that does both",
        ]
    );
}

#[test]
fn an_operation_that_does_not_fit() {
    let folder = Folder::with_base();
    folder.write("base.toml", MANIFEST.to_owned() + "[[case]]\nname = \"low\"\nsource = \"own\"\n[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"works\" }\ncolumn = \"kind\"\nop = \"times\"\nvalue = 2\n");
    assert_eq!(
        findings(&folder, "K06", &["--case", "low"]),
        [
            "base.toml，第 17 行\n\
             情景“low”的操作“times”不适用于“kind”列\n\
             提示：times、plus 用于数值，shift 用于日期和时段，set 都可以",
            "base.toml, line 17\n\
             operation “times” of case “low” does not fit column “kind”\n\
             hint: times and plus are for numbers, shift for dates and spans, set for all",
        ]
    );
}
