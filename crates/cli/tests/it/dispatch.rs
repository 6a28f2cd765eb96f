//! `lodestone dispatch`: the sheet of the sample park in both languages, and bad usage.

use crate::fixture::Folder;

fn dispatched(base: &str, args: &[&str]) -> (Option<i32>, String) {
    let base = format!("{}/../../bases/{base}", env!("CARGO_MANIFEST_DIR"));
    let run = Folder::with_base().run(&[&["dispatch", base.as_str()], args].concat());
    (run.code, run.out)
}

fn has_line(out: &str, line: &str) {
    assert!(out.lines().any(|found| found == line), "{line}\n{out}");
}

#[test]
fn the_sample_park_in_both_languages() {
    let (code, out) = dispatched("sample-park", &["--losses", "none", "--lang", "en"]);
    assert_eq!(code, Some(1));
    has_line(&out, "statements up to 2025-10-15; compared with 2025-09-20");
    has_line(&out, "  Sample project 17: commissioned foreseen for 2026-03-01 instead of 2025-12-01");
    has_line(&out, "    decision d01 of 2025-09-20 about it is still open: evidence is missing");
    has_line(&out, "  what delays cost was not worked out (--losses plan does)");
    let (_, out) = dispatched("sample-park", &["--losses", "none", "--lang", "zh"]);
    has_line(&out, "  d02 超期 10 天：示例：协调排污许可换证（示例项目11；示例责任单位02 sample unit 02）");
    has_line(&out, "  示例项目17：预计投产由 2025-12-01 改为 2026-03-01");
}

/// What a month before was not known is not shown then.
#[test]
fn a_sheet_of_an_earlier_day() {
    let (_, out) =
        dispatched("sample-park", &["--losses", "none", "--as-of", "2025-09-15", "--since", "2025-08-31", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    assert_eq!((&document["as_of"], &document["since"]), (&"2025-09-15".into(), &"2025-08-31".into()));
    assert_eq!(document["decisions"].as_array().unwrap().len(), 0);
    let project = |id: &str| {
        let all = document["projects"].as_array().unwrap();
        all.iter().find(|project| project["project"] == id).unwrap().clone()
    };
    assert_eq!(project("x17")["next_day"], "2025-12-01");
}

/// What delays cost comes from plans; the dearest is at the top.
#[test]
fn the_dearest_delay_is_at_the_top() {
    let (_, out) = dispatched("sample-park", &["--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    let losses: Vec<f64> =
        document["projects"].as_array().unwrap().iter().filter_map(|project| project["loss_money"].as_f64()).collect();
    assert!(losses.len() > 5 && losses[0] > 0.0, "{losses:?}");
    let positive: Vec<f64> = losses.into_iter().filter(|loss| *loss > 0.0).collect();
    assert!(positive.is_sorted_by(|a, b| a >= b), "{positive:?}");
}

#[test]
fn rules_that_are_not_there() {
    assert_eq!(dispatched("sample-park", &["--lights", "nowhere-1900"]).0, Some(2));
    assert_eq!(dispatched("sample-park", &["--since", "yesterday"]).0, Some(2));
}
