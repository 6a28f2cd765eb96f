//! `lodestone why`: a small case word for word in both languages, bad input, the document.

use crate::fixture::{Folder, Run};

const HEAD: &str = "indicator,span,value,unit,reporter,stated_on,source\n";

/// A cumulative report to February, one to March, stated anew, and another reporter.
fn small() -> Folder {
    let folder = Folder::with_base();
    folder.write("measures.csv", "measure,kind,commodity\nmade,output,oxide\n");
    let rows = "made,2025-01..2025-02,123.4,t,a,2025-03-05,own\nmade,2025-01..2025-03,180.1,t,a,2025-04-05,own\n\
                made,2025-01..2025-03,191.2,t,a,2025-05-05,own\nmade,2025-01..2025-02,130,t,b,2025-03-01,own\n";
    folder.write("reports.csv", format!("{HEAD}{rows}"));
    folder
}

fn ask(folder: &Folder, args: &[&str]) -> Run {
    folder.run(&[&["why", "base"], args].concat())
}

/// What follows the three lines of the base.
fn answer(folder: &Folder, args: &[&str]) -> String {
    let run = ask(folder, args);
    assert_eq!((run.err.as_str(), run.code), ("", Some(0)), "{}", run.out);
    run.out.split_once("2025–2026\n").unwrap().1.to_owned()
}

#[test]
fn a_month_out_of_cumulative_reports_word_for_word() {
    let folder = small();
    assert_eq!(
        answer(&folder, &["made@2025-03", "--lang", "en"]),
        "\
statements up to 2025-05-05

made · 2025-03
  value: 67.8 t (67.7 to 67.9)
  weakest grade D: made (reports.csv line 4, column value)

value
  made, 2025-03: 67.8 t (67.7 to 67.9), grade D
    = a − b
    made 2025-01..2025-03: 191.2 t as published, grade D
      reports.csv line 4, column value · reported by a · stated on 2025-05-05 · source own “Own”
    made 2025-01..2025-02: 123.4 t as published, grade D
      reports.csv line 2, column value · reported by a · stated on 2025-03-05 · source own “Own”

Stated besides
  another reporter says otherwise: made 2025-01..2025-02: 130 t as published, grade D
    reports.csv line 5, column value · reported by b · stated on 2025-03-01 · source own “Own”
  stated earlier and revised since: made 2025-01..2025-03: 180.1 t as published, grade D
    reports.csv line 3, column value · reported by a · stated on 2025-04-05 · source own “Own”

Checks about it (flagged, never corrected)
  V10 [certain] made: two reporters differ: 123.4 t and 130 t; both are kept [reports:2,5]
  V09 [weak] made: a later statement changed it by 6.2 % [reports:3,4]
"
    );
    assert_eq!(
        answer(&folder, &["made@2025-03", "--lang", "zh", "--as-of", "2025-04-10"]),
        "\
情景 as-of 2025-04-10
截至 2025-04-10 的陈述

made · 2025-03
  数值：56.7 吨（56.6 至 56.8）
  最弱的等级 D：made（reports.csv 第 3 行 value 列）

数值
  made，2025-03：56.7 吨（56.6 至 56.8），等级 D
    = a − b
    made 2025-01..2025-03：公布为 180.1 t，等级 D
      reports.csv 第 3 行 value 列 · 报告者 a · 2025-04-05 陈述 · 来源 own“Own”
    made 2025-01..2025-02：公布为 123.4 t，等级 D
      reports.csv 第 2 行 value 列 · 报告者 a · 2025-03-05 陈述 · 来源 own“Own”

另有陈述
  另一报告者说法不同：made 2025-01..2025-02：公布为 130 t，等级 D
    reports.csv 第 5 行 value 列 · 报告者 b · 2025-03-01 陈述 · 来源 own“Own”

与此有关的核查（只提示，不改数）
  V10 ［确定］made：两个报告者各执一词：123.4 吨 与 130 吨，两者都保留 [reports:2,5]
"
    );
}

#[test]
fn no_figure_is_an_answer_with_its_reason() {
    let run = ask(&small(), &["made@2025-05", "--lang", "zh"]);
    assert_eq!(run.code, Some(1));
    assert!(run.out.contains("  没有这个数：已有的陈述拼不成这段期间\n"), "{}", run.out);
    assert!(run.out.contains("最接近的陈述，共 4 条\n  已报告：made 2025-01..2025-03：公布为 191.2 t"), "{}", run.out);
}

#[test]
fn wrong_indicator_span_and_subject() {
    let folder = small();
    for (asked, zh, en) in [
        (
            "mode@2025",
            "没有指标、量度、目标或物料“mode”\n是否应为“made”？\n",
            "there is no indicator, measure, target or commodity “mode”\ndid you mean “made”?\n",
        ),
        (
            "made@2025-13",
            "“2025-13”不能作 SPAN 的值，可以是：2025, ",
            "“2025-13” is no value of SPAN; possible: 2025, ",
        ),
        (
            "made",
            "请写明期间：made@2025、made@2025-03、made@2025-01..2025-09\n",
            "say for which days: made@2025, made@2025-03, made@2025-01..2025-09\n",
        ),
        (
            "made@2025/work",
            "没有企业、装置、项目、物料或地区“work”\n是否应为“works”？\n",
            "there is no firm, plant, project, commodity or area “work”\ndid you mean “works”?\n",
        ),
    ] {
        for (lang, said) in [("zh", zh), ("en", en)] {
            let run = ask(&folder, &[asked, "--lang", lang]);
            assert_eq!((run.code, run.out.as_str()), (Some(2), ""), "{asked}");
            assert!(run.err.starts_with(said), "{}", run.err);
        }
    }
}

#[test]
fn the_document_has_the_same_tree() {
    let run = ask(&small(), &["made@2025-03", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&document["command"], &document["outcome"]), (&"why".into(), &"known".into()));
    let trail = &document["figures"][0]["trail"];
    assert_eq!((&trail["formula"], trail["value"].as_f64()), (&"difference".into(), Some(191.2 - 123.4)));
    let cell = &trail["inputs"][1]["cell"];
    assert_eq!((&cell["line"], &cell["reporter"], &cell["source"]), (&2.into(), &"a".into(), &"own".into()));
    assert_eq!(document["others"][0]["beside"], "contradicts");
}

/// The table has a row per step; the audience of a reader is refused, as it shows the base itself.
#[test]
fn the_table_and_the_audience() {
    let folder = small();
    let run = ask(&folder, &["made@2025-03", "--lang", "en", "--out", "out"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let table = std::fs::read_to_string(folder.join("out").join("why.csv")).unwrap();
    let rows: Vec<&str> = table.lines().collect();
    assert_eq!(rows.len(), 4, "{table}");
    assert!(rows[2].starts_with("value,1,made,2025-01..2025-03,191.2,191.1"), "{table}");
    assert!(rows[2].ends_with(",t,D,,191.2 t,reports.csv,4,value,a,2025-05-05,own,Own"), "{table}");
    assert_eq!(ask(&folder, &["made@2025-03", "--audience", "public"]).code, Some(2));
}

/// Every reference in a document of `track` is understood, and small trails are in it.
#[test]
fn what_track_refers_to_opens() {
    let base = format!("{}/../../bases/baotou", env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new();
    let run = folder.run(&["track", &base, "--json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let growth = &document["growth"][0];
    assert_eq!(
        (&growth["why"], &growth["trail"]["formula"]),
        (&"gross-output-zone@2021-10/zone".into(), &"part-growth".into())
    );
    let cell = &growth["trail"]["inputs"][0];
    assert_eq!(
        (&cell["line"], &cell["reporter"], &cell["stated_on"]),
        (&15.into(), &"稀土高新区".into(), &"2021-11-30".into())
    );
    let lists =
        ["targets", "growth", "utilisation", "figures", "questions"].map(|list| document[list].as_array().unwrap());
    let asked: Vec<&str> = lists.into_iter().flatten().filter_map(|entry| entry["why"].as_str()).collect();
    assert!(asked.len() > 14, "{asked:?}");
    for text in asked {
        let run = folder.run(&["why", &base, text, "--json"]);
        assert!(matches!(run.code, Some(0 | 1)), "{text}: {}", run.err);
    }
}

/// Long sums are folded unless all is asked for.
#[test]
fn long_sums_fold() {
    let base = format!("{}/../../bases/sample-park", env!("CARGO_MANIFEST_DIR"));
    let folder = Folder::new();
    let lines = |args: &[&str]| {
        let run = folder.run(&[&["why", base.as_str(), "gross-output@2024", "--lang", "en"], args].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        run.out
    };
    let (short, long) = (lines(&[]), lines(&["--all"]));
    assert!(short.contains("    … 34 more (--all shows all)\n") && short.lines().count() < 80, "{short}");
    assert!(!long.contains("(--all shows all)"));
    let flowing = long.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flowing.matches("as published").count() >= 450, "38 firms, their months");
}
