//! `lodestone plan` as people run it.

use crate::fixture::{Folder, names};

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
    assert!(run.out.contains("净现值：60 万元"), "{}", run.out);
    assert!(names(&folder.join("out")).contains(&"flows.csv".to_owned()));
    assert!(names(&folder.join("out")).contains(&"lodestone.xlsx".to_owned()));
    assert_eq!(folder.names(), ["base", "out"]);
    let run = folder.run(&["plan", "base", "--lang", "en"]);
    assert!(run.out.contains("net present value: 600,000 yuan"), "{}", run.out);
}

#[test]
fn a_base_with_errors_is_not_planned() {
    let folder = Folder::with_base();
    folder.write("plants.csv", "plant,site,processes,counted\nworks,nowhere,separate,oxide\n");
    let run = folder.run(&["plan", "base", "--lang", "en"]);
    assert_eq!(run.code, Some(2), "{}", run.out);
}

/// A source for the office only: the office sees the plan, the public sees that it is withheld, and no number.
#[test]
fn a_source_above_the_audience_withholds_the_plan() {
    let folder = Folder::with_base();
    folder.write("sources.csv", "source,title_en,grade,audience\nown,Own,D,office\n");
    assert_eq!(folder.run(&["plan", "base", "--audience", "office"]).code, Some(0));
    let said = [
        ("zh", "不予显示：该基地依据的来源中有 1 个高于所选受众；去掉 --audience，或换一个受众"),
        (
            "en",
            "withheld: 1 of the sources that this base rests on are above the chosen audience; leave --audience out, or choose another",
        ),
    ];
    for (lang, message) in said {
        let run = folder.run(&["plan", "base", "--audience", "public", "--lang", lang]);
        assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
        assert!(run.err.contains(message), "{}", run.err);
    }
    let run = folder.run(&["plan", "base", "--audience", "firm:nobody", "--lang", "en"]);
    assert!(run.err.contains("table enterprises has no “nobody”"), "{}", run.err);
}
