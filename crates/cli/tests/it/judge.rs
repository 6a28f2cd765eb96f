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
    has_line(&run.out, "  达标 1 · 待定 1 · 不达标 3 · 无法评定 0 · 差一步 2 · 没有证据 41");
    has_line(&run.out, "  x15：最省的一步：投资完成进度 由 85 % 到 80 %");
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
    let step = "    cheapest step: share of income from high-tech products and services from 52 % to 60 %";
    has_line(&run.out, step);
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
