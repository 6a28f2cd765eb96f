//! `lodestone balance`: the public figures of Baotou in both languages, reports that disagree, and bad input.

use crate::fixture::Folder;

fn baotou(args: &[&str]) -> (Option<i32>, String) {
    let base = format!("{}/../../bases/baotou", env!("CARGO_MANIFEST_DIR"));
    let run = Folder::with_base().run(&[&["balance", base.as_str()], args].concat());
    (run.code, run.out)
}

fn has_line(out: &str, line: &str) {
    let single = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(out.lines().any(|found| single(found) == line), "{line}\n{out}");
}

#[test]
fn what_baotou_made_of_its_concentrate_in_2024() {
    let (code, out) = baotou(&["--lang", "en"]);
    assert_eq!(code, Some(0));
    has_line(&out, "La-Ce salts given by Solvent extraction 121.7 ± 6.6 kt follows from others");
    has_line(&out, "308 flows follow from no report");
    let (_, out) = baotou(&["--lang", "zh", "--period", "2024"]);
    has_line(&out, "萃取分离产出的镧铈盐 12.17 ± 0.66 万吨 由其他数据得出");
    has_line(&out, "308 个流量没有任何报告可以推出");
}

#[test]
fn the_document_has_numbers_classes_and_reasons() {
    let (_, out) = baotou(&["--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&document["command"], &document["outcome"]), (&"balance".into(), &"balanced".into()));
    let flows = document["flows"].as_array().unwrap();
    let salts = flows.iter().find(|flow| flow["what"]["en"] == "La-Ce salts given by Solvent extraction").unwrap();
    assert!((salts["value"].as_f64().unwrap() - 121_727.04).abs() < 0.01);
    assert_eq!((&salts["class"], &salts["unit"]), (&"observable".into(), &"t".into()));
    assert_eq!(document["left_out"][0]["why"]["en"], "an attribute in words: what it counts is not stated");
}

#[test]
fn a_period_without_amounts_and_one_that_is_none() {
    let (code, out) = baotou(&["--period", "2018", "--lang", "en"]);
    assert_eq!(code, Some(1));
    has_line(&out, "no report of the period speaks of an amount: nothing to balance");
    assert_eq!(baotou(&["--period", "soon"]).0, Some(2));
}

/// Two reporters of one output: neither is preferred, the set is named, and the exit code says so.
#[test]
fn two_reports_that_disagree_are_one_set() {
    let folder = Folder::with_base();
    let head = "subject,commodity,span,value,unit,reporter,stated_on,source\n";
    let rows = "works,oxide,2024,101,t,a,2025-01-05,own\nworks,oxide,2024,203,t,b,2025-01-05,own\n";
    folder.write("reports.csv", format!("{head}{rows}"));
    let run = folder.run(&["balance", "base", "--period", "2024", "--lang", "en", "--out", "out"]);
    assert_eq!(run.code, Some(1), "{}", run.out);
    has_line(&run.out, "z = -3.0: one of works · oxide (line 2) / works · oxide (line 3)");
    // 101 ± 15 % and 203 ± 15 %: weighed 4 to 1.
    has_line(&run.out, "oxide of works 121 ± 14 t checked by others");
    has_line(&run.out, "ore taken by separate 242 ± 32 t follows from others");
    let flows = std::fs::read_to_string(folder.join("out/flows.csv")).unwrap();
    assert!(flows.contains("oxide of works,121.2"), "{flows}");
}
