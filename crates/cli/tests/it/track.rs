//! `lodestone track`: the published figures of Baotou in both languages, and bad input.

use crate::fixture::Folder;

/// Tracks a base of the repository.
fn at(base: &str, args: &[&str]) -> (Option<i32>, String) {
    let base = format!("{}/../../bases/{base}", env!("CARGO_MANIFEST_DIR"));
    let run = Folder::with_base().run(&[&["track", base.as_str()], args].concat());
    (run.code, run.out)
}

fn tracked(args: &[&str]) -> (Option<i32>, String) {
    at("baotou", args)
}

fn has_line(out: &str, line: &str) {
    assert!(out.lines().any(|found| found == line), "{line}\n{out}");
}

#[test]
fn the_talent_plan_in_both_languages() {
    let (code, out) = tracked(&["--as-of", "2025-02-28", "--target", "talents-2024", "--lang", "en"]);
    assert_eq!(code, Some(0));
    has_line(&out, "met 8,000 talents in 2024");
    has_line(&out, "  reported 9,332 persons, 116.65 % of the target");
    let (_, out) = tracked(&["--as-of", "2025-02-28", "--target", "talents-2024", "--lang", "zh"]);
    has_line(&out, "已达到 2024 年引进人才 8000 人");
    has_line(&out, "  报告 9,332 人，为目标的 116.65 %");
}

#[test]
fn the_document_has_octobers_growth_and_what_is_missing() {
    let (_, out) = tracked(&["--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&document["command"], &document["outcome"]), (&"track".into(), &"on-course".into()));
    let growth = &document["growth"][0];
    assert!((growth["value"].as_f64().unwrap() - 0.483).abs() < 1e-3);
    assert_eq!(document["targets"][0]["state"], "not-known");
    assert_eq!(document["questions"][1]["code"], "N06");
}

#[test]
fn a_target_that_is_not_there() {
    assert_eq!(tracked(&["--target", "nothing"]).0, Some(2));
}

/// Two reporters for one figure: both are kept, and the conflict is shown.
#[test]
fn two_reporters_and_a_cumulative_that_falls() {
    let folder = Folder::with_base();
    folder.write("measures.csv", "measure,kind,commodity\nmade,output,oxide\n");
    let head = "indicator,span,value,unit,reporter,stated_on,source\n";
    let rows = "made,2025-01..2025-02,123.4,t,a,2025-03-05,own\nmade,2025-01..2025-02,157.3,t,b,2025-03-05,own\n\
                made,2025-01..2025-03,91.2,t,a,2025-04-05,own\n";
    folder.write("reports.csv", format!("{head}{rows}"));
    let run = folder.run(&["track", "base", "--lang", "en"]);
    let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains("V10 [certain] made: two reporters differ: 123.4 t and 157.3 t; both are kept [reports:2,3]"),
        "{text}"
    );
    assert!(
        text.contains("V11 [certain] made: a cumulative value falls: 91.2 t after 123.4 t [reports:2,4]"),
        "{text}"
    );
    let run = folder.run(&["track", "base", "--lang", "zh", "--as-of", "2025-03-31"]);
    assert!(run.out.contains("［确定］made：两个报告者各执一词：123.4 吨 与 157.3 吨，两者都保留"), "{}", run.out);
    assert!(!run.out.contains("V11"), "stated later: {}", run.out);
}

/// A code means one thing: those of `track` are not those of `check`.
#[test]
fn codes_are_not_those_of_check() {
    let of_check: Vec<&str> = lodestone_model::diagnostic::Code::ALL.iter().map(|code| code.id()).collect();
    for base in ["baotou", "sample-park"] {
        let (_, out) = at(base, &["--json"]);
        let document: serde_json::Value = serde_json::from_str(&out).unwrap();
        let lists = ["growth", "utilisation", "figures", "position", "checks", "questions", "titles"]
            .map(|list| &document[list]);
        let codes = lists.iter().flat_map(|list| list.as_array().unwrap()).filter_map(|entry| entry["code"].as_str());
        let codes: Vec<&str> = codes.collect();
        assert!(!codes.is_empty() && codes.iter().all(|code| !of_check.contains(code)), "{codes:?}");
    }
}

/// The terminal has the last utilisation of each of the 38 plants; the document has every one.
#[test]
fn the_last_utilisation_of_each_plant() {
    for (lang, earlier) in [("en", "earlier ones are in --out and --json"), ("zh", "个见 --out 与 --json")] {
        let (code, out) = at("sample-park", &["--lang", lang]);
        assert_eq!(code, Some(1), "a target of the park is unlikely");
        let share = if lang == "en" { "of capacity (" } else { "产能利用率 " };
        assert_eq!(out.matches(share).count(), 38, "{out}");
        assert!(out.contains(earlier), "{out}");
    }
    let (_, out) = at("sample-park", &["--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert!(document["utilisation"].as_array().unwrap().len() > 2000);
}

/// An area's capacity or output is divided by that of the area around it only where kind and basis are the same.
#[test]
fn a_filed_capacity_is_not_divided_by_an_accepted_one() {
    let folder = Folder::with_base();
    folder.write("scopes.csv", "scope,name_en,name_zh,part_of,source\nchina,China,全国,,own\ntown,Town,市,china,own\n");
    let head = "subject,attribute,span,value,unit,capacity_kind,basis,stated_on,source\n";
    let rows = "town,magnet capacity,2024,100,t/yr,filed,,2025-03-05,own\nchina,magnet capacity,2024,400,t/yr,accepted,,2025-03-05,own\n\
                town,magnets,2024,80,t,,blanks,2025-03-05,own\nchina,magnets,2024,320,t,,,2025-03-05,own\n\
                town,metals,2024,30,t,,REO,2025-03-05,own\nchina,metals,2024,120,t,,REO,2025-03-05,own\n";
    folder.write("reports.csv", format!("{head}{rows}"));
    for (lang, lines) in [
        (
            "en",
            [
                "N26 Town · magnet capacity is not divided by China: different kinds of capacity (filed; accepted)",
                "N27 Town · magnets is not divided by China: different bases (blanks; not stated)",
                "Town · metals: 25.0 % of China in 2024; 30 t of 120 t, the rest is 90 t",
                "Town · magnet capacity 2024: 100 t/yr (actual, filed, basis not stated); “Own”, grade D",
            ],
        ),
        (
            "zh",
            [
                "N26 市 · magnet capacity 不与全国相除：产能性质不同（备案；验收）",
                "N27 市 · magnets 不与全国相除：口径不同（blanks；未注明）",
                "市 · metals 占全国 2024 的 25.0 %：30 吨／120 吨，其余合计 90 吨",
                "全国 · magnet capacity 2024：400 吨/年（实际、验收、口径未注明）",
            ],
        ),
    ] {
        let run = folder.run(&["track", "base", "--lang", lang]);
        let text = run.out.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.iter().for_each(|line| assert!(text.contains(line), "{line}\n{text}"));
    }
}

/// Position of Baotou in both languages: a quota's share, the structure target, and what is not compared, with both sides.
#[test]
fn the_position_of_baotou() {
    for (lang, lines) in [
        (
            "en",
            [
                "70.1 % of China in 2023; 178.7 kt of 255 kt, the rest is 76.35 kt; more than half, so no other can be larger",
                "2022-01..2022-06: 38.09 %; the target of 2025 is 60.0 %: 21.91 points short; the days differ",
                "N28 Baotou city · Finished magnets is not divided by China: one is not what was (target; actual); N27",
                "N32 no firm reports its output of a whole year",
                "80 % and 88 % are not read as a change: neither the base nor the statements say what is divided by what",
            ],
        ),
        (
            "zh",
            [
                "70.1 %：17.86 万 吨／25.5 万吨",
                "38.09 %；2025 目标 60.0 %，差 21.91 个百分点",
                "N28 包头市 · 成品磁体产量 不与全国相除：有一方不是实际数（目标；实际）；N27",
                "N32 没有企业报告全年产值",
                "80 % 与 88 % 不能读作变化",
            ],
        ),
    ] {
        let (_, out) = at("baotou", &["--lang", lang]);
        let text = out.split_whitespace().collect::<Vec<_>>().join(" ");
        lines.iter().for_each(|line| assert!(text.contains(line), "{line}\n{text}"));
    }
    let (_, out) = at("baotou", &["--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    let first = &document["position"][0];
    assert_eq!(
        [&first["comparison"], &first["rest"], &first["rank"], &first["sides"][0]["grade"]].map(ToString::to_string),
        ["\"mining-quota\"", "76350.0", "[1,1]", "\"A\""]
    );
}
