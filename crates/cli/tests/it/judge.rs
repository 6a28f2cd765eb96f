//! `lodestone judge`: the sample park in both languages, one firm in full, schemes that are refused.

use crate::fixture::{Folder, Run};

fn judged(base: &str, args: &[&str]) -> Run {
    let base = format!("{}/../../bases/{base}", env!("CARGO_MANIFEST_DIR"));
    Folder::with_base().run(&[&["judge", base.as_str()], args].concat())
}

fn has_line(out: &str, line: &str) {
    assert!(out.lines().any(|found| found.trim_end() == line), "{line}\n{out}");
}

#[test]
fn the_sample_park_in_both_languages() {
    let run = judged("sample-park", &["--lang", "en"]);
    assert_eq!(run.code, Some(0));
    has_line(&run.out, "on 2025-10-15, for a first application");
    has_line(&run.out, "High-tech enterprise (hnte-2016)");
    let counts = "  met 8 · undecided 8 · not met 15 · not evaluable 7 · one step away 8 · no evidence 0";
    has_line(&run.out, counts);
    has_line(&run.out, "  met by: f01, f06, f11, f16, f21, f26, f31, f36");
    let run = judged("sample-park", &["--lang", "zh", "--scheme", "two-news-industry-call"]);
    has_line(&run.out, "  2026年第一批征集：2025-09-15 至 2025-10-24，还剩 9 天");
    has_line(&run.out, "  达标 1 · 待定 1 · 不达标 3 · 无法评定 0 · 差一步 1 · 没有证据 41");
    has_line(&run.out, "  x23：最省的一步：投资完成进度 由 0 % 到 0.01 %");
    has_line(&run.out, "  x17 示例项目17 最高补助 453.9 万元");
}

/// Every rule with its value, limit, distance, and the line of the evidence.
#[test]
fn one_firm_in_full() {
    let run = judged("sample-park", &["--lang", "en", "--scheme", "hnte", "--subject", "f02"]);
    has_line(&run.out, "  f02 Sample concentrating firm 02: not met; weakest grade S");
    has_line(&run.out, "    [not met] at least 60 % of last year’s income is from high-tech products and services");
    let answer = "        share of income from high-tech products and services: 52 %; asked: ≥ 60 %, short by 8 pp";
    has_line(&run.out, answer);
    has_line(
        &run.out,
        "    [does not apply] sales up to 50 m yuan (inclusive): R&D at least 5 % of sales over three years",
    );
    let step = "    cheapest step: share of income from high-tech products and services from 52 % to 60 %; counts";
    has_line(&run.out, step);
    has_line(&run.out, "      from 2026-01-01");
    let run = judged("sample-park", &["--json", "--scheme", "hnte-2016", "--subject", "F02"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let case = &document["editions"][0]["cases"][0];
    assert_eq!((&case["verdict"], &case["one_step"]), (&"not-met".into(), &true.into()));
    let rules = case["rules"].as_array().unwrap();
    let income = rules.iter().find(|rule| rule["rule"] == "hnt-income").unwrap();
    let distance = income["answers"][0]["distance"].as_f64().unwrap();
    assert!((distance - 0.08).abs() < 1e-12, "{distance}");
    let evidence = &income["answers"][0]["evidence"][0];
    assert_eq!((&evidence["table"], &evidence["grade"]), (&"reports".into(), &"S".into()));
    let line = evidence["line"].as_u64().unwrap() as usize;
    let reports = include_str!("../../../../bases/sample-park/reports.csv");
    assert!(reports.lines().nth(line - 1).unwrap().starts_with("f02,,hnt_income_share,,2024,52,%,"));
}

#[test]
fn schemes_and_subjects_that_are_refused() {
    for (args, said) in [
        (["--scheme", "hntee"], "there is no scheme “hntee”\ndid you mean “hnte”?"),
        (["--subject", "f99"], "there is no firm or project “f99”\ndid you mean"),
        (["--scheme", "two-news-2026"], "“two-news-2026” is not in force on 2025-10-15"),
        (["--scheme", "gazelle-nm-2021"], "the rules of “gazelle-nm-2021” are not loaded, nobody is judged by it"),
    ] {
        let run = judged("sample-park", &[&args[..], &["--lang", "en"]].concat());
        assert_eq!(run.code, Some(2), "{args:?}");
        assert!(run.err.starts_with(said), "{}", run.err);
        assert!(run.out.is_empty(), "{}", run.out);
    }
    let run = judged("sample-park", &["--scheme", "gazelle-nm-2021", "--lang", "zh"]);
    assert!(run.err.starts_with("“gazelle-nm-2021”的条件未载入，不作评定"), "{}", run.err);
}

/// Of Baotou only totals are public.
#[test]
fn a_base_without_facts_of_firms() {
    let run = judged("baotou", &["--lang", "en"]);
    assert_eq!(run.code, Some(0));
    assert!(run.out.contains("there is nothing to judge"), "{}", run.out);
    assert!(run.out.contains("facts of single firms are not public"), "{}", run.out);
}

#[test]
fn tables_of_verdicts() {
    let folder = Folder::with_base();
    let base = format!("{}/../../bases/sample-park", env!("CARGO_MANIFEST_DIR"));
    let out = folder.join("results");
    let run = folder.run(&["judge", &base, "--out", out.to_str().unwrap(), "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    let verdicts = std::fs::read_to_string(out.join("verdicts.csv")).unwrap();
    assert!(verdicts.lines().any(|line| line.starts_with("two-news-industry-2026,x17,") && line.contains("4538700")));
    for name in ["editions.csv", "rules.csv", "year-end.csv", "lodestone.xlsx", "lodestone.json"] {
        assert!(out.join(name).exists(), "{name}");
    }
}

const OWN: &str = r#"
[[source]]
id = "ours"
zh = "园区办法"
en = "Measures of the zone"
grade = "S"
[[scheme]]
id = "zone-2025"
family = "zone"
zh = "园区创新企业"
en = "Innovative firm of the zone"
authority_zh = "管委会"
authority_en = "zone committee"
document = "无"
title_zh = "办法"
title_en = "Measures"
sources = ["ours"]
grade = "S"
subject = "enterprise"
in_force = [{ from = "2025-01-01" }]
[[scheme.rule]]
id = "ip"
zh = "一类知识产权不少于3件"
en = "three pieces of class I IP"
fact = "class1_ip"
op = ">="
value = "3 件"
"#;

/// A bureau's own file judges, and the answer names it with its hash; a wrong one is told line by line.
#[test]
fn schemes_of_ones_own() {
    let folder = Folder::with_base();
    folder.write("ours.toml", OWN).write("wrong.toml", OWN.replace("3 件\"", "3 吨\""));
    let base = format!("{}/../../bases/sample-park", env!("CARGO_MANIFEST_DIR"));
    let path = |name: &str| folder.base().join(name).to_str().unwrap().to_owned();
    let run = folder.run(&["judge", &base, "--schemes", &path("ours.toml"), "--scheme", "zone", "--lang", "en"]);
    assert_eq!(run.code, Some(0), "{}", run.err);
    assert!(run.out.contains("with the schemes of ours.toml (SHA-256 "), "{}", run.out);
    has_line(&run.out, "Innovative firm of the zone (zone-2025)");
    has_line(&run.out, "  met 0 · undecided 0 · not met 38 · not evaluable 0 · one step away 38 · no evidence 0");
    let run = folder.run(&["judge", &base, "--schemes", &path("wrong.toml"), "--lang", "zh"]);
    assert_eq!(run.code, Some(2));
    assert!(run.out.contains("J07") && run.out.contains("wrong.toml，第 "), "{}", run.out);
    let run = folder.run(&["judge", &base, "--schemes", &path("none.toml"), "--lang", "en"]);
    assert_eq!(run.code, Some(2));
}

/// 2024 is over: by the end of 2025 its figures stay what they are.
#[test]
fn steps_by_a_day() {
    let args = ["--lang", "en", "--scheme", "hnte", "--subject", "f02", "--by"];
    let run = judged("sample-park", &[&args[..], &["2025-12-31"]].concat());
    has_line(&run.out, "    no step: a rule that fails rests on what cannot change by 2025-12-31");
    let run = judged("sample-park", &[&args[..], &["2025-10-01"]].concat());
    assert_eq!(run.code, Some(2));
    assert!(run.err.contains("--by") && run.err.contains("≥ 2025-10-15"), "{}", run.err);
}

/// A shipment of concentrate with its assay: 50.3 % ± 0.2 %, so U = 0.4 % reaches below the 50 % of the third grade.
#[test]
fn a_lot_of_concentrate() {
    let folder = Folder::with_base();
    folder.write(
        "reports.csv",
        "subject,attribute,span,value,unit,uncertainty,text,stated_on,source\n\
         ore,concentrate_reo,2025-02-20,50.3,%,0.2,,2025-02-21,own\n\
         ore,concentrate_tfe,2025-02-20,6.1,%,0.1,,2025-02-21,own\n\
         ore,concentrate_f,2025-02-20,6.6,%,0.1,,2025-02-21,own\n\
         ore,concentrate_moisture,2025-02-20,4.0,%,,,2025-02-21,own\n\
         ore,concentrate_is_dry,2025-02-20,,,,yes,2025-02-21,own\n",
    );
    let base = folder.base().to_str().unwrap().to_owned();
    let of = |grade: &str| {
        let run = folder.run(&["judge", &base, "--scheme", grade, "--json"]);
        let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        document["editions"][0]["cases"][0].clone()
    };
    let third = of("concentrate-grade-3");
    assert_eq!((&third["verdict"], &third["kind"]), (&"undecided".into(), &"commodity".into()));
    let answer = &third["rules"][0]["answers"][0];
    assert_eq!(answer["evidence"][0]["line"], 2);
    assert_eq!(of("concentrate-grade-2")["verdict"], "not-met");
    assert_eq!(of("concentrate-grade-4")["verdict"], "met");
}

/// Tables that a scheme cannot use: the message at its cell in both languages; the rest is judged.
#[test]
fn titles_and_costs_that_cannot_be_used() {
    let said = |lang: &str| {
        let folder = Folder::with_base();
        folder.write("enterprises.csv", "enterprise,source\nmill,own\n");
        folder.write("titles.csv", "enterprise,title,granted_on,source\nmill,hntee,2024-01-01,own\n");
        folder.write("step_costs.csv", "fact,cost,source\nrd_spend,5,own\n");
        let run = folder.run(&["judge", folder.base().to_str().unwrap(), "--lang", lang]);
        assert_eq!(run.code, Some(0), "{}", run.err);
        ["J21", "J22"].map(|code| run.finding(code))
    };
    assert_eq!(
        said("en"),
        [
            "titles.csv, line 2, column title\n\
             no scheme gives the title “hntee”; the certificate counts for nothing here\n\
             hint: did you mean “hnte”? write the id of an edition or of a family; give a file of your own that has it \
             with --schemes",
            "step_costs.csv, line 2, column per\n\
             a cost for “rd_spend” without the amount that it is for\n\
             hint: fill the column per with an amount of the fact above zero, with its unit: 1 件, 100 万元, 1 %",
        ]
    );
    assert_eq!(
        said("zh"),
        [
            "titles.csv，第 2 行，title 列\n\
             没有哪个办法授予“hntee”；这张证书在这里不起作用\n\
             提示：是否应为“hnte”？请写办法的版本或系列编号；办法在自己的文件里时，用 --schemes 给出该文件",
            "step_costs.csv，第 2 行，per 列\n\
             “rd_spend”有费用，没有说明对应多少\n\
             提示：在 per 列填大于零的数量和单位：1 件、100 万元、1 %",
        ]
    );
}
