//! Records, defaults and sources: place, message and hint in both languages, word for word.

use crate::fixture::{MANIFEST, check};

#[test]
fn two_tables_of_one_kind() {
    check(
        "F14",
        &[("plants.tsv", "plant\tsite\tprocesses\tcounted\nworks\tbaotou\tseparate\toxide\n")],
        [
            "plants.tsv\n\
             表 plants（装置）出现两次\n\
             提示：每张表只留一个文件或工作表",
            "plants.tsv\n\
             table plants is there twice\n\
             hint: keep one file or sheet for each table",
        ],
    );
}

#[test]
fn a_gap_in_a_record() {
    check(
        "T07",
        &[(
            "capacities.csv",
            "plant,kind,span,capacity,availability\nworks,effective,2025-H1,1000,1\nworks,effective,2026,1000,1\n",
        )],
        [
            "capacities.csv，第 2 行，span 列\n\
             “works / effective”的时段有空缺：2025-07..2025-12\n\
             提示：空缺期间没有数值；若应延续，请补一行；最后一行之后如何，由 base.toml 的 [extend] 写明（hold 沿用，none 不沿用）",
            "capacities.csv, line 2, column span\n\
             the spans of “works / effective” leave a gap: 2025-07..2025-12\n\
             hint: there is no value in the gap; add a row if the value goes on; [extend] of base.toml says what follows after the last row (hold or none)",
        ],
    );
}

#[test]
fn a_record_that_ends_before_the_plan() {
    check(
        "T07",
        &[("capacities.csv", "plant,kind,span,capacity,availability\nworks,effective,2025,1000,1\n")],
        [
            "capacities.csv，第 2 行，span 列\n\
             “works / effective”的时段有空缺：2026\n\
             提示：空缺期间没有数值；若应延续，请补一行；最后一行之后如何，由 base.toml 的 [extend] 写明（hold 沿用，none 不沿用）",
            "capacities.csv, line 2, column span\n\
             the spans of “works / effective” leave a gap: 2026\n\
             hint: there is no value in the gap; add a row if the value goes on; [extend] of base.toml says what follows after the last row (hold or none)",
        ],
    );
}

#[test]
fn more_of_the_same() {
    let rows: String = (1900..2026).map(|year| format!("works,effective,{year},-1,1\n")).collect();
    check(
        "T08",
        &[("capacities.csv", &("plant,kind,span,capacity,availability\n".to_owned() + &rows))],
        [
            "capacities.csv，capacity 列\n\
             C09 在这一列另有 26 处，不逐条列出",
            "capacities.csv, column capacity\n\
             26 more of C09 in this column are not listed",
        ],
    );
}

#[test]
fn a_stated_number_without_a_unit() {
    check(
        "C17",
        &[
            ("measures.csv", "measure,kind,commodity\nmade,output,oxide\n"),
            ("indicators.csv", "indicator,measure,over\nout,made,\n"),
            ("targets.csv", "target,indicator,span,value,source\nt,out,2025,100,own\n"),
        ],
        [
            "targets.csv，第 2 行，value 列\n\
             数值没有单位\n\
             提示：请填 unit 列，或在数后写单位，如 3.25 万吨",
            "targets.csv, line 2, column value\n\
             the number has no unit\n\
             hint: fill the column unit, or write the unit behind the number, as in 32.5 kt",
        ],
    );
}

#[test]
fn defaults_that_nobody_gave() {
    check(
        "S04",
        &[("capacities.csv", "plant,kind,capacity\nworks,effective,1000\n")],
        [
            "capacities.csv\n\
             availability 有 1 行未填，按默认值计，等级为 D",
            "capacities.csv\n\
             1 row leaves availability blank; its default is grade D",
        ],
    );
}

#[test]
fn a_record_that_is_held() {
    check(
        "S05",
        &[
            ("base.toml", &MANIFEST.replace("[default_source]", "[extend]\ncapacities = \"hold\"\n[default_source]")),
            ("capacities.csv", "plant,kind,span,capacity,availability\nworks,effective,2025,1000,1\n"),
        ],
        [
            "capacities.csv\n\
             表 capacities（产能）的记录最早止于 2025-12-31，其后沿用末值，等级为 D",
            "capacities.csv\n\
             the records of table capacities end at 2025-12-31 at the earliest; the last values hold after that, with grade D",
        ],
    );
}

#[test]
fn a_source_for_one_firm_without_the_firm() {
    check(
        "S06",
        &[("sources.csv", "source,title_en,grade,audience\nown,Own,D,owner\n")],
        [
            "sources.csv，第 2 行，owner 列\n\
             受众为“仅本企业”的来源没有写明企业\n\
             提示：请填 owner 列",
            "sources.csv, line 2, column owner\n\
             a source that only one firm may see names no firm\n\
             hint: fill the column owner",
        ],
    );
}

#[test]
fn a_source_for_a_firm_that_is_unknown() {
    check(
        "C16",
        &[
            ("sources.csv", "source,title_en,grade,audience,owner\nown,Own,D,owner,nobody\n"),
            ("enterprises.csv", "enterprise\nsmelting\n"),
        ],
        [
            "sources.csv，第 2 行，owner 列\n\
             表 enterprises（企业）里没有“nobody”\n\
             提示：请在表 enterprises（企业）补上“nobody”，或改正此处",
            "sources.csv, line 2, column owner\n\
             table enterprises has no “nobody”\n\
             hint: add “nobody” to table enterprises, or correct it here",
        ],
    );
}

#[test]
fn a_period_without_discount_factor() {
    check(
        "P03",
        &[("base.toml", &MANIFEST.replace("discount_rate = 0\n", "discount_factors = { \"2025\" = 1.0 }\n"))],
        [
            "base.toml，第 6 行\n\
             2026 没有折现系数\n\
             提示：discount_factors 要么每个规划期都给，要么都不给",
            "base.toml, line 6\n\
             2026 has no discount factor\n\
             hint: discount_factors names every planned period or is left out",
        ],
    );
}

const FIRMS: (&str, &str) = ("enterprises.csv", "enterprise\none\nother\n");

#[test]
fn a_title_that_ends_before_it_was_granted() {
    check(
        "L01",
        &[
            FIRMS,
            ("titles.csv", "enterprise,title,granted_on,valid_to,source\none,hnte-2016,2025-06-01,2025-05-31,own\n"),
        ],
        [
            "titles.csv，第 2 行，valid_to 列\n\
             资质的认定日为 2025-06-01，终止日为 2025-05-31，早于认定日\n\
             提示：请改正其中一个日期",
            "titles.csv, line 2, column valid_to\n\
             the title was granted on 2025-06-01 and ends on 2025-05-31, before that\n\
             hint: correct one of the two days",
        ],
    );
}

#[test]
fn a_certificate_that_two_firms_hold() {
    let head = "enterprise,title,granted_on,valid_to,certificate,source\n";
    let rows = "one,hnte-2016,2023-06-01,2026-05-31,GR1,own\nother,hnte-2016,2025-06-01,2028-05-31,GR1,own\n";
    check(
        "L02",
        &[FIRMS, ("titles.csv", &format!("{head}{rows}"))],
        [
            "titles.csv，第 3 行，certificate 列\n\
             证书“GR1”在第 2 行已有，有效期重叠\n\
             提示：一张证书只属一家企业；续期有新的编号，或从旧证期满之后起",
            "titles.csv, line 3, column certificate\n\
             certificate “GR1” of line 2 holds at the same time\n\
             hint: a certificate belongs to one firm; a renewal has a number of its own or begins after the old one ends",
        ],
    );
}

#[test]
fn two_ratios_that_one_target_means() {
    let head = "indicator,basis,numerator,denominator,judged\n";
    check(
        "L03",
        &[
            ("indicators.csv", "indicator,unit\nrd,%\nspend,元\nrevenue,元\n"),
            ("ratios.csv", &format!("{head}rd,a,spend,revenue,yes\nrd,b,revenue,spend,yes\n")),
        ],
        [
            "ratios.csv，第 3 行，judged 列\n\
             指标“rd”有两个口径都标为目标口径：“a”与“b”\n\
             提示：只留一个“是”；目标未注明口径时都不填",
            "ratios.csv, line 3, column judged\n\
             “rd” has two ratios that its targets mean: “a” and “b”\n\
             hint: keep “yes” in one of them, or in none if the target does not say which",
        ],
    );
}
