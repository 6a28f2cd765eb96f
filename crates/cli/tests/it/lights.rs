//! `lodestone track --lights`: published rules over monthly reports of a small base, in both languages.

use serde_json::Value;

use crate::fixture::{Folder, MANIFEST};

/// A base whose output of 2025 is to reach `target` t, with reports of `made`: span and tonnes.
fn base(target: f64, made: &[(String, f64)]) -> Folder {
    let folder = Folder::with_base();
    folder.write("measures.csv", "measure,kind,commodity\nmade,output,oxide\n");
    folder.write("indicators.csv", "indicator,measure,unit\nmade-year,made,t\n");
    folder.write(
        "targets.csv",
        format!("target,indicator,sense,value,unit,span,source\ngoal,made-year,ge,{target},t,2025,own\n"),
    );
    let row = |(span, value): &(String, f64)| format!("made-year,{span},{value},t,0.01,2025-03-15,own\n");
    let rows: String = made.iter().map(row).collect();
    folder.write("reports.csv", format!("indicator,span,value,unit,rounding,stated_on,source\n{rows}"));
    folder
}

/// Four years of 1,000 t of which January and February bring 14 %, and what 2025 has brought by February.
fn months(this_year: f64) -> Vec<(String, f64)> {
    let year = |year: i32| (1..=12).map(move |m| (format!("{year}-{m:02}"), if m <= 2 { 70.0 } else { 86.0 }));
    let mut made: Vec<(String, f64)> = (2021..2025).flat_map(year).collect();
    made.extend([1, 2].map(|month| (format!("2025-{month:02}"), this_year)));
    made
}

fn said(folder: &Folder, args: &[&str]) -> String {
    folder.run(&[&["track", "base"], args].concat()).out
}

fn light(folder: &Folder, preset: &str) -> Value {
    let out = said(folder, &["--json", "--lights", preset]);
    serde_json::from_str::<Value>(&out).unwrap()["targets"][0]["light"]["light"].clone()
}

fn has_line(out: &str, line: &str) {
    assert!(out.lines().any(|found| found == line), "{line}\n{out}");
}

/// On course by the base's own season, −2.7 points by twelfths: no preset warns.
#[test]
fn february_of_a_base_on_course_is_not_red() {
    let folder = base(1300.0, &months(91.0));
    let out = said(&folder, &["--lang", "en", "--lights", "yinchuan-2025"]);
    has_line(&out, "  14.0 % by month 2, usually 14.0 %: 0.0 points (by twelfths -2.7, for comparison only)");
    has_line(&out, "  green light (progress: at or before the pace)");
    let out = said(&folder, &["--lang", "zh", "--lights", "yinchuan-2025"]);
    has_line(&out, "  绿灯（进度：达到应有进度）");
    assert_eq!(light(&folder, "suqian-2025"), Value::Null, "by twelfths it would be yellow");
    assert_eq!(light(&folder, "yinchuan-2025"), "green");
}

/// 91 of 1,300 t a month is on course: for a target 1.4 times as high the first months are 4 points behind, which the
/// source leaves open; for one 4 times as high 10.5 points, which it calls yellow.
#[test]
fn behind_the_pace_the_rule_that_lit_and_what_was_resolved_are_said() {
    let out = said(&base(1820.0, &months(91.0)), &["--lang", "en", "--lights", "yinchuan-2025"]);
    let text = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        text.contains(
            "green light (progress: behind the pace by less than 10 points); the source defines nothing between 0 and \
             10 points; read as green here"
        ),
        "{text}"
    );
    let out = said(&base(5200.0, &months(91.0)), &["--lang", "zh", "--lights", "yinchuan-2025"]);
    has_line(&out, "  黄灯（进度：落后应有进度 10 至 30 个百分点（含两端））");
    assert_eq!(light(&base(1820.0, &months(91.0)), "suqian-2025"), "yellow");
}

/// Growth of 30 % so far where the plan asks for 30 %, 40 % and none.
#[test]
fn growth_against_the_plan_and_an_unknown_mean() {
    assert_eq!(light(&base(1400.0, &months(91.0)), "tianjin-2022"), "yellow");
    assert_eq!(light(&base(1300.0, &months(63.0)), "tianjin-2022"), "red");
    let out = said(&base(1300.0, &months(91.0)), &["--lang", "en", "--lights", "tianjin-2022"]);
    has_line(&out, "  no light; not known: that growth against the mean of the city");
}

/// From 100 in 2021 to 121.550625 in 2025 takes 5 % a year; by 2023 it came to 110.25, then R = 1. To 130 it takes
/// 6.78 % a year, R = 0.74; to 160, 12.5 % and R = 0.4. A fall is below 0.
#[test]
fn ratio_of_observed_to_required_growth() {
    let years = |last: f64| [("2021".to_owned(), 100.0), ("2023".to_owned(), last)];
    assert_eq!(light(&base(121.550_625, &years(110.25)), "open-sdg"), "green");
    assert_eq!(light(&base(130.0, &years(110.25)), "open-sdg"), "yellow");
    assert_eq!(light(&base(160.0, &years(110.25)), "open-sdg"), "orange");
    assert_eq!(light(&base(130.0, &years(90.0)), "open-sdg"), "red");
    assert_eq!(light(&base(130.0, &years(131.0)), "open-sdg"), "green");
    assert_eq!(light(&base(130.0, &years(110.25)[..1]), "open-sdg"), Value::Null, "one year shows no growth");
}

#[test]
fn the_preset_is_said_with_its_source_and_an_unknown_one_refused() {
    let folder = base(1300.0, &months(91.0));
    let preset = |args: &[&str]| {
        let document: Value = serde_json::from_str(&said(&folder, &[args, &["--json"]].concat())).unwrap();
        let lights = &document["lights"];
        assert!(lights["document"]["zh"].as_str().is_some_and(|title| title.contains('《')));
        [&lights["preset"], &lights["chosen_by"], &lights["grade"]].map(|value| value.as_str().unwrap().to_owned())
    };
    assert_eq!(preset(&[]), ["suqian-2025", "default", "A"]);
    assert_eq!(preset(&["--lights", "tianjin-2022"]), ["tianjin-2022", "asked", "C"]);
    folder.write("base.toml", format!("lights = \"yinchuan-2025\"\n{MANIFEST}"));
    assert_eq!(preset(&[]), ["yinchuan-2025", "base", "C"]);
    assert_eq!(said(&folder, &["--json"]), said(&folder, &["--json"]), "the same input, the same lights");
    let run = folder.run(&["track", "base", "--lights", "traffic", "--lang", "en"]);
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("yinchuan-2025, tianjin-2022, suqian-2025, open-sdg"), "{}", run.err);
    let help = folder.run(&["track", "--help", "--lang", "en"]).out;
    assert!(lodestone_model::lights::known().iter().all(|id| help.contains(id)), "{help}");
}

/// What the nowcast rests on, first in words, then whole in the document and the tables.
#[test]
fn drivers_methods_and_back_test() {
    let folder = base(1820.0, &months(91.0));
    let out = said(&folder, &["--lang", "en"]);
    let text = out.split_whitespace().collect::<Vec<_>>().join(" ");
    // 182 t by February at 14 % of the year: 1,300 t, 520 t less than the target. Nothing else moves it.
    assert!(text.contains("nowcast less target -"), "{text}");
    assert!(text.contains("-520 t as this year’s months are behind their usual share"), "{text}");
    assert!(text.contains("the same months of last year brought 86 t a month"), "{text}");
    let zh = said(&folder, &["--lang", "zh"]);
    assert!(zh.contains("今年各月慢于往年同期份额 -520 吨"), "{zh}");
    let document: Value = serde_json::from_str(&said(&folder, &["--json"])).unwrap();
    let nowcast = &document["targets"][0]["nowcast"];
    let drivers = nowcast["drivers"].as_array().unwrap();
    let parts: f64 = drivers.iter().map(|driver| driver["effect"].as_f64().unwrap()).sum();
    let median = document["targets"][0]["median"].as_f64().unwrap();
    assert!((parts - (median - 1820.0)).abs() < 1e-6, "drivers add up to median less target");
    let years: Vec<i64> =
        nowcast["back_test"].as_array().unwrap().iter().map(|year| year["year"].as_i64().unwrap()).collect();
    assert_eq!(years, [2022, 2023, 2024]);
    let weights: f64 =
        nowcast["methods"].as_array().unwrap().iter().map(|method| method["weight"].as_f64().unwrap()).sum();
    assert!((weights - 1.0).abs() < 1e-9);
    let run = folder.run(&["track", "base", "--lang", "en", "--out", "out"]);
    assert_eq!(run.code, Some(1), "{}", run.err);
    let table = std::fs::read_to_string(folder.join("out").join("methods.csv")).unwrap();
    let past =
        table.lines().filter(|line| line.contains(",2022,") || line.contains(",2023,") || line.contains(",2024,"));
    assert_eq!(past.count(), 12, "three past years, four methods: {table}");
}

/// With two complete years one can be back-tested, and no probability is defended.
#[test]
fn a_probability_that_is_not_given_says_why() {
    let short: Vec<(String, f64)> = months(91.0).split_off(24);
    let folder = base(1300.0, &short);
    let out = said(&folder, &["--lang", "en"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.contains("not given (1 back-tested years, it takes 2)"), "{out}");
    let out: String = said(&folder, &["--lang", "zh"]).split_whitespace().collect();
    assert!(out.contains("不给出（回测只有1年，需要2年）"), "{out}");
    let first: Vec<(String, f64)> = months(91.0).split_off(36);
    let out = said(&base(1300.0, &first), &["--lang", "en"]);
    let text = out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(text.contains("80 % interval none (one complete year shows no error)"), "{text}");
    assert!(text.contains("left out: momentum: 12 reported steps (11 to a year), it takes 22"), "{text}");
}
