//! `lodestone plan` as people run it.

use crate::fixture::{Folder, MANIFEST, names};

fn dantzig() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../bases/cases/dantzig").to_owned()
}

/// The number behind `"value":` in the objective of a document.
fn objective(document: &str) -> f64 {
    let (_, objective) = document.split_once("\"objective\": {").unwrap();
    let (_, value) = objective.split_once("\"value\": ").unwrap();
    value.split([',', '\n']).next().unwrap().parse().unwrap()
}

/// 153.675 thousand dollars: Dantzig (1963), Linear Programming and Extensions, chapter 3.3.
#[test]
fn the_transport_problem_of_dantzig() {
    let run = Folder::new().run(&["plan", &dantzig(), "--json"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    assert!((objective(&run.out) / 153_675.0 - 1.0).abs() < 1e-6, "{}", objective(&run.out));
}

#[test]
fn the_solution_alone_is_the_same() {
    let run = Folder::new().run(&["plan", &dantzig(), "--json", "--answers", "solution"]);
    assert_eq!(run.code, Some(0));
    assert!((objective(&run.out) / 153_675.0 - 1.0).abs() < 1e-6);
    assert!(run.out.contains("\"bottlenecks\": []"));
}

/// 1,000 t of oxide from 2,000 t of ore: 500 · 1,000 − 100 · 2,000 in each of two years, undiscounted.
#[test]
fn results_in_a_folder_and_in_both_languages() {
    let folder = Folder::with_base();
    let run = folder.run(&["plan", "base", "--out", "out", "--lang", "zh"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    assert!(run.out.contains("扣除已知成本后的余额（净现值）：60 万元"), "{}", run.out);
    assert!(names(&folder.join("out")).contains(&"flows.csv".to_owned()));
    assert!(names(&folder.join("out")).contains(&"lodestone.xlsx".to_owned()));
    assert_eq!(folder.names(), ["base", "out"]);
    let run = folder.run(&["plan", "base", "--lang", "en"]);
    assert!(run.out.contains("margin over known costs (net present value): 600,000 yuan"), "{}", run.out);
}

#[test]
fn a_base_with_errors_is_not_planned() {
    let folder = Folder::with_base();
    folder.write("plants.csv", "plant,site,processes,counted\nworks,nowhere,separate,oxide\n");
    let run = folder.run(&["plan", "base", "--lang", "en"]);
    assert_eq!(run.code, Some(2), "{}", run.out);
}

/// 1,200 t from 2024 to 2026, 2024 is history: 700 t were stated, later revised to 600 t. A tonne earns 300.
#[test]
fn history_as_it_was_known_on_a_day() {
    let folder = Folder::with_base();
    let periods = "periods = [\"2024\", \"2025\", \"2026\"]\nplan_from = \"2025-01-01\"";
    let manifest = MANIFEST.replace("periods = [\"2025\", \"2026\"]", periods);
    folder.write("base.toml", manifest + "quotas = \"own\"\nreports = \"own\"\n");
    folder.write("measures.csv", "measure,kind,commodity\nmade,output,oxide\n");
    folder.write("quotas.csv", "quota,span,measure,limit,unit\nq,2024..2026,made,1200,t\n");
    folder.write(
        "reports.csv",
        "subject,commodity,span,value,unit,stated_on\n\
         works,oxide,2024,700,t,2025-02-01\nworks,oxide,2024,600,t,2025-08-01\n",
    );
    let of = |more: &[&str]| {
        let run = folder.run(&[&["plan", "base", "--json"], more].concat());
        assert_eq!(run.code, Some(0), "{}", run.err);
        let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let history = &document["history"][0];
        (objective(&run.out), history["known"].as_f64(), history["quota"]["planned"].as_f64().unwrap())
    };
    assert_eq!(of(&[]), (180_000.0, Some(600.0), 600.0));
    assert_eq!(of(&["--as-of", "2025-06-30"]), (150_000.0, Some(700.0), 500.0));
    let (value, known, planned) = of(&["--as-of", "2025-01-15"]);
    assert_eq!(known, None);
    assert!((planned - 1200.0 * 730.0 / 1096.0).abs() < 1e-9 && (value / 300.0 - planned).abs() < 1e-6);
}

/// A tonne of capacity is worth 500 − 2 · 100 = 300, and 100 where the price is 300. The source is of grade D, so that
/// the worth is a range over the base and its case; under the case itself no other case is left.
#[test]
fn a_doubtful_worth_is_a_range_over_the_cases() {
    let folder = Folder::with_base();
    let case = "[[case]]\nname = \"cheap\"\n[[case.change]]\ntable = \"markets\"\nwhere = { commodity = \"oxide\" }\n\
                column = \"price\"\nop = \"set\"\nvalue = \"300\"\n";
    folder.write("base.toml", format!("{MANIFEST}{case}"));
    folder.write("markets.csv", "commodity,site,price\noxide,baotou,500\n");
    let run = folder.run(&["plan", "base", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    assert!(run.out.contains(" 100–300 "), "{}", run.out);
    assert!(run.out.contains("measured again in 1 of the 1 cases"), "{}", run.out);
    let run = folder.run(&["plan", "base", "--lang", "en", "--case", "cheap"]);
    assert!(!run.out.contains("–300"), "{}", run.out);
    assert!(run.out.contains("the base has no case that varies it"), "{}", run.out);
    let run = folder.run(&["plan", "base", "--json"]);
    assert!(run.out.contains("\"low\": 100.0") && run.out.contains("\"worth_unit\": \"CNY/t\""), "{}", run.out);
}

/// A missed unit costs 100 where one above the minimum earns 500: least cost cannot be asked, whether base.toml or the
/// command line asks; the best value can.
#[test]
fn revenue_before_the_minimum_is_refused_in_words() {
    let folder = Folder::with_base();
    folder.write("markets.csv", "commodity,site,price,min,shortfall_cost\noxide,baotou,500,10,100\n");
    for (lang, said) in [
        (
            "zh",
            "不能按最低成本规划：市场 main oxide baotou 超出最低量部分的售价高于缺货成本，最低量会被放到最后才满足；\
             请把 shortfall_cost 提到售价以上，或改用目标函数 value\n",
        ),
        (
            "en",
            "the objective cost cannot be asked: market main oxide baotou earns more above its minimum than a missed unit \
             costs, so the minimum would be met last; raise shortfall_cost above the price, or choose the objective value\n",
        ),
    ] {
        let run = folder.run(&["plan", "base", "--objective", "cost", "--lang", lang]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.starts_with(said), "{}", run.err);
    }
    assert_eq!(folder.run(&["plan", "base", "--objective", "value"]).code, Some(0));
}
