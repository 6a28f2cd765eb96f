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

/// Lights and forecasts of targets on the day of the last meeting and now, as `track` has them on both days.
#[test]
fn targets_then_and_now() {
    let (_, out) = dispatched("sample-park", &["--losses", "none", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&out).unwrap();
    let tracked = |day: &str| -> serde_json::Value {
        let base = format!("{}/../../bases/sample-park", env!("CARGO_MANIFEST_DIR"));
        let run = Folder::with_base().run(&["track", &base, "--as-of", day, "--json"]);
        serde_json::from_str(&run.out).unwrap()
    };
    let (then, now) = (tracked("2025-09-20"), tracked("2025-10-15"));
    let targets = document["targets"].as_array().unwrap();
    assert!(targets.len() >= 3, "{targets:?}");
    for one in targets {
        let of = |tracked: &serde_json::Value| {
            let all = tracked["targets"].as_array().unwrap();
            all.iter().find(|target| target["target"] == one["target"]).unwrap().clone()
        };
        for (at, tracked) in [of(&then), of(&now)].into_iter().enumerate() {
            assert_eq!(one["light"][at], tracked["light"]["light"]);
            assert_eq!(one["median"][at], tracked["median"]);
            assert_eq!(one["probability"][at], tracked["probability"]);
        }
    }
}

/// A slip that was sent is a decision: added to the base it is open, asks for evidence, and is not sent twice.
#[test]
fn a_slip_becomes_a_decision_and_stays_open_until_evidence_is_linked() {
    let folder = Folder::new();
    let park = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bases/sample-park");
    std::fs::create_dir_all(folder.base()).unwrap();
    for name in crate::fixture::names(&park) {
        std::fs::copy(park.join(&name), folder.base().join(&name)).unwrap();
    }
    let base = folder.base().to_str().unwrap().to_owned();
    let results = folder.join("results");
    let run = folder.run(&["dispatch", &base, "--losses", "none", "--out", results.to_str().unwrap(), "--lang", "zh"]);
    assert!(run.out.contains("份督办单尚未记入 decisions"), "{}", run.out);
    let slips = std::fs::read_to_string(results.join("slips.csv")).unwrap();
    let slips = slips.trim_start_matches('\u{feff}');
    let count = slips.lines().count() - 1;
    assert_eq!(count, 10, "{slips}");
    // d01 is open about x06, so none is ready for it.
    assert!(!slips.contains("slip-2025-10-15-x06") && slips.contains("slip-2025-10-15-x16"), "{slips}");
    // The rows of the base, then those of the slips under the base's columns.
    let own = std::fs::read_to_string(folder.base().join("decisions.csv")).unwrap();
    let head: Vec<&str> = own.lines().next().unwrap().split(',').collect();
    let document = std::fs::read_to_string(results.join("lodestone.json")).unwrap();
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    let mut text = own.clone();
    for slip in document["slips"].as_array().unwrap() {
        let cell = |column: &&str| {
            let found = match *column {
                "matter_zh" => &slip["matter"]["zh"],
                "matter_en" => &slip["matter"]["en"],
                "stated_on" => &slip["date"],
                other => &slip[other],
            };
            found.as_str().map_or_else(String::new, |text| format!("\"{}\"", text.replace('"', "\"\"")))
        };
        text.push_str(&format!("{}\n", head.iter().map(cell).collect::<Vec<String>>().join(",")));
    }
    folder.write("decisions.csv", &text);
    let sheet = |folder: &Folder| -> serde_json::Value {
        let run = folder.run(&["dispatch", &base, "--losses", "none", "--json", "--since", "2025-09-20"]);
        serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err))
    };
    let open = sheet(&folder);
    assert_eq!(open["slips"].as_array().unwrap().len(), 0);
    let state = |document: &serde_json::Value, id: &str| {
        let all = document["decisions"].as_array().unwrap();
        all.iter().find(|one| one["decision"] == id).unwrap()["state"].clone()
    };
    assert!(["open", "due", "overdue"].contains(&state(&open, "slip-2025-10-15-x16").as_str().unwrap()));
    // Done without evidence is refused by the check; with evidence it is done.
    let of = |evidence: &str| {
        let row = |column: &str| match column {
            "decision" => "slip-2025-10-15-x16",
            "date" => "2025-10-15",
            "subject" => "x16",
            "status" => "done",
            "evidence" => evidence,
            "closed_on" => "2025-10-15",
            "stated_on" => "2025-10-16",
            _ => "",
        };
        format!("{text}{}\n", head.iter().map(|column| row(column)).collect::<Vec<&str>>().join(","))
    };
    folder.write("decisions.csv", of(""));
    assert_eq!(folder.run(&["dispatch", &base, "--losses", "none"]).code, Some(2));
    folder.write("decisions.csv", of("minutes 12"));
    assert_eq!(state(&sheet(&folder), "slip-2025-10-15-x16"), "done");
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
