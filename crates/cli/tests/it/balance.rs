//! `lodestone balance`: the public figures of Baotou in both languages, reports that disagree, and bad input.

use crate::fixture::{Folder, MANIFEST};

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

/// The sample park counts motors in units and has no loop: every node closes that is in one unit and known.
#[test]
fn every_node_of_the_sample_park_closes_in_its_own_unit() {
    let base = format!("{}/../../bases/sample-park", env!("CARGO_MANIFEST_DIR"));
    let run = Folder::with_base().run(&["balance", &base, "--period", "2025-06", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let drawn = &document["diagrams"][0];
    assert!(drawn["loops"].as_array().unwrap().is_empty());
    let inside = |node: &&serde_json::Value| ["good", "process"].contains(&node["kind"].as_str().unwrap());
    let mut closed = 0;
    for node in drawn["nodes"].as_array().unwrap().iter().filter(inside) {
        if let (Some(into), Some(out)) = (node["into"].as_f64(), node["out"].as_f64()) {
            assert!((into / out - 1.0).abs() < 1e-12, "{node}");
            closed += 1;
        }
    }
    assert!(closed >= 14, "{closed}");
    let motors = drawn["nodes"].as_array().unwrap().iter().find(|node| node["id"] == "process:motor-making").unwrap();
    assert!(motors["into"].is_null() && motors["out"].is_null(), "magnets in t, motors in units");
}

const PERIODS: &str = "periods = [\"2023\", \"2024\", \"2025\", \"2026\"]\nplan_from = \"2025-01-01\"";

/// The small base with two years of history, exact recipes, a stock of oxide, and these reports.
fn with_history(reports: &str) -> Folder {
    let folder = Folder::with_base();
    let manifest = MANIFEST.replace("periods = [\"2025\", \"2026\"]", PERIODS);
    folder.write("base.toml", manifest.replace("recipes = \"own\"", "recipes = \"law\"\nstocks = \"own\""));
    folder.write("sources.csv", "source,title_en,grade,audience\nown,Own,D,public\nlaw,Arithmetic,A,public\n");
    folder.write("stocks.csv", "commodity,site\noxide,baotou\n");
    let measures = "ore-used,input,ore\noxide-sold,sale,oxide\noxide-held,stock,oxide\n";
    folder.write("measures.csv", format!("measure,kind,commodity\n{measures}"));
    let head = "subject,indicator,commodity,span,value,uncertainty,unit,reporter,stated_on,source\n";
    folder.write("reports.csv", format!("{head}{reports}"));
    folder
}

/// Made 100 and 100, sold 90 and 95, from 5 to 25 in stock, each ± 1: 5 too much, shared by the six alike.
#[test]
fn periods_are_tied_by_their_stocks() {
    let folder = with_history(
        ",oxide-held,,2022,5,1,t,a,2025-01-05,own\n\
         works,,oxide,2023,100,1,t,a,2025-01-05,own\n\
         ,oxide-sold,,2023,90,1,t,a,2025-01-05,own\n\
         works,,oxide,2024,100,1,t,a,2025-01-05,own\n\
         ,oxide-sold,,2024,95,1,t,a,2025-01-05,own\n\
         ,oxide-held,,2024,25,1,t,a,2025-01-05,own\n",
    );
    let run = folder.run(&["balance", "base", "--period", "2023,2024", "--lang", "en"]);
    // χ² = 25/6 on one degree of freedom.
    assert_eq!(run.code, Some(1), "{}{}", run.out, run.err);
    has_line(&run.out, "they fit together by 4.12 % (χ² 4.2 on 1 degrees of freedom)");
    has_line(&run.out, "2023 oxide in stock at the beginning 5.83 ± 0.91 t checked by others");
    has_line(&run.out, "2023 oxide in stock at the end 17.5 ± 1.2 t follows from others");
    has_line(&run.out, "2024 oxide in stock at the end 24.17 ± 0.91 t checked by others");
    // Alone, the second year does not know what it began with.
    let run = folder.run(&["balance", "base", "--period", "2024", "--lang", "en"]);
    has_line(&run.out, "oxide in stock at the end 25.0 ± 1.0 t reported, unchecked");
    has_line(&run.out, "oxide in stock at the beginning 20.0 ± 1.7 t follows from others");
    let run = folder.run(&["balance", "base", "--period", "2023,2025", "--lang", "en"]);
    assert_eq!(run.code, Some(2), "years that do not follow each other");
}

/// 200 t of ore with 40 % Nd; 100 t of oxide with 80 ± 1 %, of which 95 were sold. ± of a flow and of the content together.
#[test]
fn the_surplus_of_an_element_has_the_uncertainty_of_its_content() {
    let folder =
        with_history("works,,oxide,2024,100,1,t,a,2025-01-05,own\n,oxide-sold,,2024,95,1,t,a,2025-01-05,own\n");
    folder.write("elements.csv", "element,molar_mass,source\nNd,144.242,own\n");
    let contents = "ore,Nd,0.4,,own\noxide,Nd,0.8,0.01,own\n";
    folder.write("composition.csv", format!("commodity,element,content,uncertainty,source\n{contents}"));
    let run = folder.run(&["balance", "base", "--period", "2024", "--lang", "en"]);
    // 80 ± 0.4 × 2; 80 ± 0.8 × 1 and 100 × 0.01; 4 ± 0.8 × √2 and 5 × 0.01.
    has_line(&run.out, "Nd 80.00 ± 0.80 t 80.0 ± 1.3 t 4.0 ± 1.1 t");
}

/// Made 100 ± 1 by one report, 102 ± 1 by the ore that went in; 10 ± 1 in stock before, 81 ± 1 sold.
#[test]
fn a_plan_begins_with_the_balance_of_the_year_before() {
    let folder = with_history(
        ",oxide-held,,2023,10,1,t,a,2025-01-05,own\n\
         works,,oxide,2024,100,1,t,a,2025-01-05,own\n\
         ,ore-used,,2024,204,2,t,b,2025-01-05,own\n\
         ,oxide-sold,,2024,81,1,t,a,2025-01-05,own\n",
    );
    let plan = |more: &[&str]| folder.run(&[&["plan", "base", "--answers", "solution"], more].concat());
    let run = plan(&["--from-balance", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}{}", run.out, run.err);
    let out = flat(&run.out);
    for text in [
        "Begins with the balance of 2024: 2 reported figures replaced, 0 outputs and sums added that nobody reported, 1 opening stocks set; all others are as reported",
        "works · oxide (says a, line 3): 101.00 ± 0.71 t, instead of 100 t",
        "ore-used (says b, line 4): 202.0 ± 1.4 t, instead of 204 t",
        "stock of oxide when the plan opens (stocks, line 2): 30.0 ± 1.6 t, instead of 0 t",
    ] {
        assert!(out.contains(text), "{text}\n{out}");
    }
    let zh: String = plan(&["--from-balance", "--lang", "zh"]).out.split_whitespace().collect();
    assert!(zh.contains("以2024的平衡为起点：替换2个报告值"), "{zh}");
    // 300 on each of the 1,000 t a year that the market takes; 30 t in stock save ore for 200 a t.
    let value = |more: &[&str]| -> f64 {
        let document: serde_json::Value = serde_json::from_str(&plan(&[&["--json"], more].concat()).out).unwrap();
        document["objective"]["value"].as_f64().unwrap()
    };
    assert!((value(&[]) - 600_000.0).abs() < 1e-6);
    assert!((value(&["--from-balance"]) - 606_000.0).abs() < 1e-6);
}

#[test]
fn a_plan_of_baotou_gets_the_sums_that_nobody_reported() {
    let base = format!("{}/../../bases/baotou", env!("CARGO_MANIFEST_DIR"));
    let run = Folder::with_base().run(&["plan", &base, "--from-balance", "--answers", "solution", "--lang", "en"]);
    has_line(&run.out, "Northern Rare Earth · Smelting and separation, REO: 163.4 ± 8.8 kt");
    has_line(&run.out, "Smelting and separation, REO 2024 163.4 kt reported D");
}

#[test]
fn a_plan_without_a_balance_to_begin_with_says_why() {
    let folder = Folder::with_base();
    let run = folder.run(&["plan", "base", "--from-balance", "--lang", "en"]);
    assert_eq!((run.code, run.out.as_str()), (Some(1), ""));
    assert!(run.err.contains("no report of the period speaks of an amount: nothing to balance"), "{}", run.err);
}

/// A firm's statement of a measure counts its plants only, and is no statement of the base.
#[test]
fn a_report_of_a_measure_counts_for_whom_it_is_about() {
    let folder =
        with_history("works,ore-used,,2024,200,2,t,a,2025-01-05,own\n,ore-used,,2024,300,3,t,a,2025-01-05,own\n");
    folder.write(
        "plants.csv",
        "plant,site,processes,counted\nworks,baotou,separate,oxide\nother,baotou,separate,oxide\n",
    );
    let run = folder.run(&["balance", "base", "--period", "2024", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}", run.out);
    has_line(&run.out, "ore taken by works 200.0 ± 2.0 t reported, unchecked");
    has_line(&run.out, "ore taken by other 100.0 ± 3.6 t follows from others");
    has_line(&run.out, "oxide given by separate 150.0 ± 1.5 t follows from others");
}

/// A rate counts over its span; a quota that is exceeded is said and moves nothing.
#[test]
fn a_rate_is_an_amount_and_a_quota_moves_nothing() {
    let folder = with_history("works,,oxide,2024,1,0.01,t/day,a,2025-01-05,own\n");
    folder.write("measures.csv", "measure,kind,commodity\nmade,output,oxide\n");
    folder.write("quotas.csv", "quota,span,measure,limit,unit,source\ncap,2024,made,200,t,law\n");
    let run = folder.run(&["balance", "base", "--period", "2024", "--lang", "en"]);
    // 365 ± 3.65 t against 200 ± 2 t, grade A.
    assert_eq!(run.code, Some(1), "{}", run.out);
    has_line(&run.out, "cap: 365.0 ± 3.6 t, 165.0 ± 4.2 t (39.6 σ) above the limit of 200 t");
    let zh = folder.run(&["balance", "base", "--period", "2024", "--lang", "zh"]).out;
    has_line(&zh, "cap：365.0 ± 3.6 吨，超出限额 200 吨 165.0 ± 4.2 吨（39.6 σ）");
}
