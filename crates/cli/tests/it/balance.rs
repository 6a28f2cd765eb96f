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
    // What contradicts: oxides sold beyond what was made.
    assert_eq!(code, Some(1));
    has_line(&out, "La-Ce salts given by Solvent extraction 121.7 ± 6.6 kt follows from others");
    has_line(&out, "322 flows follow from no report");
    let (_, out) = baotou(&["--lang", "zh", "--period", "2024"]);
    has_line(&out, "萃取分离产出的镧铈盐 12.17 ± 0.66 万吨 由其他数据得出");
    has_line(&out, "322 个流量没有任何报告可以推出");
}

#[test]
fn the_document_has_numbers_classes_and_reasons() {
    let (_, out) = baotou(&["--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&document["command"], &document["outcome"]), (&"balance".into(), &"doubtful".into()));
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
    has_line(&run.out, "z = -3.0: one of works · oxide (says a, line 2) / works · oxide (says b, line 3)");
    // 101 ± 15 % and 203 ± 15 %: weighed 4 to 1.
    has_line(&run.out, "oxide of works 121 ± 14 t checked by others");
    has_line(&run.out, "ore taken by separate 242 ± 32 t follows from others");
    let flows = std::fs::read_to_string(folder.join("out/flows.csv")).unwrap();
    assert!(flows.contains("oxide of works,121.2"), "{flows}");
}

/// All of it on one line each: the terminal wraps.
fn flat(out: &str) -> String {
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_contradicts_in_baotou_is_said_with_amounts_and_reporters() {
    let (_, out) = baotou(&["--lang", "en"]);
    let out = flat(&out);
    let says = |text: &str| assert!(out.contains(text), "{text}\n{out}");
    says(
        "15.07 ± 0.99 kt (15.3 σ) more sold than made: from stock, or bought and sold on. Northern Rare Earth · rare-earth oxides sold",
    );
    says(
        "Smelting and separation quota of the Northern Rare Earth group: 163.4 ± 8.8 kt, 6,608 ± 12,258 t (0.5 σ) below the limit of 170 kt",
    );
    says(
        "if salts and oxides are counted as REO: 3 reports add up to 184.8 ± 6.7 kt (between 183.6 kt and 185.9 kt): 15 ± 11 kt (1.4 σ) above Smelting and separation quota of the Northern Rare Earth group, 170 kt; 21 ± 11 kt (1.9 σ) more than the balance has of it, 163.4 ± 8.8 kt",
    );
    says(
        "if salts and oxides are counted as weighed: 3 reports add up to 106.5 ± 6.4 kt (between 95.83 kt and 117.2 kt)",
    );
    let (_, out) = baotou(&["--lang", "zh"]);
    let out: String = out.split_whitespace().collect();
    for text in [
        "销量比产量多1.507±0.099万吨（15.3σ）：来自库存，或买进再卖。",
        "如果盐类、氧化物按REO计：3条报告合计18.48±0.67万吨",
    ] {
        assert!(out.contains(text), "{text}\n{out}");
    }
}

#[test]
fn the_diagram_has_flows_with_their_uncertainty_and_its_loops() {
    let (_, out) = baotou(&["--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    let drawn = &document["diagrams"][0];
    let links = drawn["links"].as_array().unwrap();
    let back = links.iter().find(|link| link["from"] == "process:swarf-recycling").unwrap();
    let path = drawn["loops"][back["closes"].as_u64().unwrap() as usize].as_array().unwrap();
    assert_eq!((&path[0], path.last().unwrap()), (&back["to"], &back["from"]));
    let concentrate = links.iter().find(|link| link["from"] == "process:beneficiation").unwrap();
    assert_eq!((&concentrate["good"], &concentrate["reported"][0]), (&"concentrate".into(), &370_000.0.into()));
    assert!(concentrate["uncertainty"].as_f64().unwrap() > 0.0);
    let node = drawn["nodes"].as_array().unwrap().iter().find(|node| node["id"] == "process:separation").unwrap();
    assert!((node["into"].as_f64().unwrap() / node["out"].as_f64().unwrap() - 1.0).abs() < 1e-12);
}
