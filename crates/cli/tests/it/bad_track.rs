//! `lodestone track` on reports that cannot be used, contradict each other, or come later: word for word, in both languages.

use crate::fixture::{Folder, check};

const HEAD: &str = "indicator,span,value,unit,growth,reporter,stated_on,source\n";

/// A base whose reports are about the output of oxide.
fn reported(rows: &str) -> Folder {
    let folder = Folder::with_base();
    folder.write("measures.csv", "measure,weight,kind,commodity\nmade,1,output,oxide\n");
    folder.write("indicators.csv", "indicator,measure,over\nout,made,\n");
    folder.write("reports.csv", format!("{HEAD}{rows}"));
    folder
}

/// Both languages, line breaks as spaces.
fn said(folder: &Folder, args: &[&str]) -> [String; 2] {
    ["zh", "en"].map(|lang| {
        let run = folder.run(&[&["track", "base", "--lang", lang], args].concat());
        run.out.split_whitespace().collect::<Vec<_>>().join(" ")
    })
}

fn has(said: &[String; 2], wanted: [&str; 2]) {
    for (text, wanted) in said.iter().zip(wanted) {
        assert!(text.contains(wanted), "{wanted}\n{text}");
    }
}

#[test]
fn a_thirteenth_month() {
    check(
        "C13",
        &[("reports.csv", "indicator,span,value,unit,stated_on,source\nmade,2025-13,12,t,2026-01-05,own\n")],
        [
            "reports.csv，第 2 行，span 列\n\
             “2025-13”不是时段\n\
             提示：应写作 2025、2025-Q1、2025-03、2025-01..2025-09 或 2025-03-15",
            "reports.csv, line 2, column span\n\
             “2025-13” is not a span\n\
             hint: write it as 2025, 2025-Q1, 2025-03, 2025-01..2025-09 or 2025-03-15",
        ],
    );
    assert_eq!(reported("out,2025-13,12,t,,,2026-01-05,own\n").run(&["track", "base"]).code, Some(2));
}

#[test]
fn a_target_without_a_unit() {
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
fn a_cumulative_that_falls() {
    let folder =
        reported("out,2025-01..2025-02,157.3,t,,a,2025-03-05,own\nout,2025-01..2025-03,91.2,t,,a,2025-04-05,own\n");
    has(
        &said(&folder, &[]),
        [
            "V11 ［确定］out：累计值下降：157.3 吨 之后为 91.2 吨 [reports:2,3]",
            "V11 [certain] out: a cumulative value falls: 91.2 t after 157.3 t [reports:2,3]",
        ],
    );
}

/// A growth of which no level is known anywhere, and one whose level stands beside it.
#[test]
fn a_growth_without_a_base() {
    let folder = reported("out,2025-02,,,12 %,,2025-03-05,own\n");
    has(
        &said(&folder, &[]),
        [
            "N01 out 2025-02：只报增速 12.0 %，本期与上年同期都没有数值：推不出金额或数量 [reports:2]",
            "N01 out 2025-02: a growth of 12.0 % without any level, of these days or of those a year before: no amount \
             follows from it [reports:2]",
        ],
    );
    let folder = reported("out,2025-02,,,12 %,,2025-03-05,own\nout,2024-02,80,t,,,2024-03-05,own\n");
    assert!(!said(&folder, &[])[1].contains("N01"), "a year before there is a level");
    // Of two cumulative reports one has no growth.
    let folder =
        reported("out,2025-01..2025-02,50.5,t,9 %,,2025-03-05,own\nout,2025-01..2025-03,91.2,t,,,2025-04-05,own\n");
    has(
        &said(&folder, &[]),
        [
            "N01 out：不计算当期增速，报告未注明样本 [reports:2,3]",
            "N01 out: no growth of the months between: the reports do not name their sample [reports:2,3]",
        ],
    );
}

#[test]
fn two_reporters_of_one_figure() {
    let folder =
        reported("out,2025-01..2025-02,123.4,t,,a,2025-03-05,own\nout,2025-01..2025-02,157.3,t,,b,2025-03-05,own\n");
    has(
        &said(&folder, &[]),
        [
            "V10 ［确定］out：两个报告者各执一词：123.4 吨 与 157.3 吨，两者都保留 [reports:2,3]",
            "V10 [certain] out: two reporters differ: 123.4 t and 157.3 t; both are kept [reports:2,3]",
        ],
    );
    let run = folder.run(&["track", "base", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["reports"], 2);
}

/// What is stated after the as-of date changes nothing but the id of the base, whose tables it stands in.
#[test]
fn nothing_stated_later_is_used() {
    let months: String = (0..30)
        .map(|at| {
            let (year, month) = (2023 + at / 12, at % 12 + 1);
            let stated =
                if month == 12 { format!("{}-01-15", year + 1) } else { format!("{year}-{:02}-15", month + 1) };
            format!("out,{year}-{month:02},{}.7,t,,,{stated},own\n", 90 + 3 * (at % 5))
        })
        .collect();
    let later = "out,2025-05,999.9,t,77 %,,2025-08-01,own\nout,2025-07,1.1,t,,,2025-08-15,own\n\
                 out,2025-01..2025-06,3.3,t,,b,2025-08-15,own\nout,2024,7.7,t,,b,2025-09-01,own\n";
    let seen = |rows: &str, day: &str| {
        let folder = reported(rows);
        folder.write("targets.csv", "target,indicator,span,value,unit,source\ngoal,out,2025,1200,t,own\n");
        let run = folder.run(&["track", "base", "--json", "--as-of", day]);
        let mut document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        document.as_object_mut().unwrap().remove("base").unwrap();
        document
    };
    let with = format!("{months}{later}");
    let (then, known) = (seen(&months, "2025-07-20"), seen(&with, "2025-07-20"));
    assert!(then["targets"][0]["median"].as_f64().is_some(), "{}", then["targets"]);
    assert_eq!(then, known);
    assert_ne!(seen(&with, "2025-09-30")["targets"], known["targets"], "they count once they are stated");
}
