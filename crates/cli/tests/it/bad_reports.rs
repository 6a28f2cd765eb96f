//! Measures, targets and statements that do not fit: place, message and hint in both languages, word for word.

use crate::fixture::check;

#[test]
fn a_target_that_nothing_can_tell() {
    check(
        "G10",
        &[
            ("indicators.csv", "indicator,measure,over\nstaff,,\n"),
            ("targets.csv", "target,indicator,span,value,unit,source\nt,staff,2025,100,persons,own\n"),
        ],
        [
            "targets.csv，第 2 行，indicator 列\n\
             目标“t”没有可计算的指标，也没有报告值\n\
             提示：请给指标配一个 measure，或在 reports 表填报告值",
            "targets.csv, line 2, column indicator\n\
             target “t” has neither a measure to compute it nor a reported value\n\
             hint: give its indicator a measure, or report values in the table reports",
        ],
    );
}

#[test]
fn a_measure_of_two_units() {
    check(
        "G18",
        &[("measures.csv", "measure,term,kind,commodity\nmade,1,output,oxide\nmade,2,spend,\n")],
        [
            "measures.csv，第 3 行，kind 列\n\
             量度“made”各项的单位不同，不能相加：这一项是金额，首项是质量\n\
             提示：同一 measure 的各项要么都是吨，要么都是元",
            "measures.csv, line 3, column kind\n\
             the terms of measure “made” cannot be added: this one is money, the first mass\n\
             hint: value every term of a measure in tonnes, or every one in money",
        ],
    );
}

#[test]
fn parts_above_the_whole() {
    check(
        "R01",
        &[
            ("scopes.csv", "scope,part_of\ncity,\nzone,city\n"),
            ("measures.csv", "measure,kind,commodity\nmade,output,oxide\n"),
            ("indicators.csv", "indicator,measure,over\nout,made,\n"),
            (
                "reports.csv",
                "indicator,scope,span,value,rounding,stated_on,source\nout,city,2025,100 t,1 t,2026-01-10,own\nout,zone,2025,130 t,1 t,2026-01-10,own\n",
            ),
        ],
        [
            "reports.csv，第 2 行，value 列\n\
             分项合计 130 与总数 100 相差 30\n\
             提示：可能是口径不同或四舍五入；本程序不改数",
            "reports.csv, line 2, column value\n\
             the parts sum to 130, which differs from the whole 100 by 30\n\
             hint: definitions or rounding may differ; no figure is corrected",
        ],
    );
}

#[test]
fn growth_against_levels() {
    check(
        "R02",
        &[
            ("measures.csv", "measure,kind,commodity\nmade,output,oxide\n"),
            ("indicators.csv", "indicator,measure,over\nout,made,\n"),
            (
                "reports.csv",
                "indicator,span,value,rounding,growth,stated_on,source\nout,2024,100 t,0.1 t,,2025-01-10,own\nout,2025,150 t,0.1 t,40 %,2026-01-10,own\n",
            ),
        ],
        [
            "reports.csv，第 3 行，growth 列\n\
             报告增速 40 %，按两期数值推算为 50 %\n\
             提示：可能是可比口径；本程序不改数，也不用两期公布数推算增速",
            "reports.csv, line 3, column growth\n\
             the reported growth is 40 %, the levels imply 50 %\n\
             hint: the sample may differ; no figure is corrected, and growth is never computed from two published levels",
        ],
    );
}

#[test]
fn a_daily_rate_against_the_month() {
    check(
        "R03",
        &[(
            "reports.csv",
            "subject,commodity,span,value,reporter,stated_on,source\nworks,oxide,2025-03,55 t/day,firm,2025-04-10,own\nworks,oxide,2025-03,1800 t,bureau,2025-04-10,own\n",
        )],
        [
            "reports.csv，第 2 行，value 列\n\
             日产 55 与同期合计 1,800 不符\n\
             提示：请核对天数和口径；本程序不改数",
            "reports.csv, line 2, column value\n\
             a daily rate of 55 does not fit the total of 1,800\n\
             hint: check days and definitions; no figure is corrected",
        ],
    );
}

#[test]
fn more_than_capacity() {
    check(
        "R04",
        &[("reports.csv", "subject,commodity,span,value,stated_on,source\nworks,oxide,2025,1500 t,2026-01-10,own\n")],
        [
            "reports.csv，第 2 行，value 列\n\
             装置“works”报告产量 1,500，超过产能 1,000\n\
             提示：请核对产能种类和口径；本程序不改数",
            "reports.csv, line 2, column value\n\
             plant “works” reports an output of 1,500, above its capacity of 1,000\n\
             hint: check the kind of capacity and the definitions; no figure is corrected",
        ],
    );
}
