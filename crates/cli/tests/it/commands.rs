//! What the commands print and write, on the small base and on Dantzig's.

use std::path::Path;

use crate::fixture::{Folder, names};

fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap()
}

fn dantzig() -> String {
    repository().join("bases/cases/dantzig").display().to_string()
}

#[test]
fn a_sound_base() {
    let folder = Folder::with_base();
    let run = folder.run(&["check", "base", "--lang", "zh"]);
    assert_eq!((run.code, run.err.as_str()), (Some(0), ""));
    let lines: Vec<&str> = run.out.lines().filter(|line| !line.starts_with("编号 ")).collect();
    assert_eq!(
        lines,
        [
            "small 小基地",
            "规划期 2025–2026",
            "9 张表，11 行",
            "错误 0，警告 0，说明 0",
            "",
            "现在还不能回答任何问题。",
            "再补 composition（成分），可以回答：",
            "  Q6   新产能投下去，料够不够？瓶颈在哪一环？",
            "再补 reports（报告），可以回答：",
            "  Q15  这个数哪来的？和用电、税、流向对得上吗？",
        ]
    );
}

#[test]
fn the_document_of_a_check() {
    let folder = Folder::with_base();
    folder.write("capacities.csv", "plant,kind,capacity,availability\nworks,effective,-5,1\n");
    let run = folder.run(&["check", "base", "--json"]);
    assert_eq!(run.code, Some(2));
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(document["lodestone"], env!("CARGO_PKG_VERSION"));
    assert_eq!(document["schema"], 1);
    assert_eq!(document["command"], "check");
    assert_eq!(document["outcome"], "errors");
    assert!(document["base"].is_null());
    assert_eq!(
        document["findings"][0],
        serde_json::json!({
            "code": "C09",
            "severity": "error",
            "file": "capacities.csv",
            "line": 2,
            "column": "capacity",
            "args": { "value": -5.0, "min": 0.0 },
            "message": { "zh": "-5 小于下限 0", "en": "-5 is below the minimum of 0" },
            "hint": null,
        })
    );
    let sound = folder.run(&["check", &dantzig(), "--json"]);
    let document: serde_json::Value = serde_json::from_str(&sound.out).unwrap();
    assert_eq!((sound.code, &document["outcome"]), (Some(0), &"sound".into()));
    assert_eq!(document["base"]["id"].as_str().unwrap().len(), 64);
    assert_eq!(document["base"]["planned"], serde_json::json!(["1963"]));
}

#[test]
fn results_in_a_folder() {
    let folder = Folder::with_base();
    for _ in 0..2 {
        let run = folder.run(&["check", "base", "--out", "deep/out", "--lang", "en"]);
        assert_eq!((run.code, run.err.as_str()), (Some(0), "wrote deep/out\n"));
        assert_eq!(names(&folder.join("deep/out")), ["findings.csv", "lodestone.json", "lodestone.xlsx"]);
        assert_eq!(names(&folder.join("deep")), ["out"], "nothing unfinished is left");
    }
    let csv = std::fs::read_to_string(folder.join("deep/out/findings.csv")).unwrap();
    assert_eq!(csv, "\u{feff}severity,code,file,line,column,message,hint\n");
}

#[test]
fn a_folder_with_other_files_is_left_alone() {
    let folder = Folder::with_base();
    let before = names(&folder.base());
    let run = folder.run(&["check", "base", "--out", "base", "--lang", "en"]);
    assert_eq!((run.code, run.out.as_str()), (Some(2), ""));
    assert_eq!(
        run.err,
        "“base” holds other files (base.toml) and was left as it is; name an empty folder\nsee lodestone --help\n"
    );
    assert_eq!(names(&folder.base()), before);
    assert_eq!(folder.names(), ["base"]);
}

#[test]
fn the_template_reads_back_and_is_not_overwritten() {
    let folder = Folder::new();
    let run = folder.run(&["template", "--out", "base.xlsx", "--lang", "en"]);
    assert_eq!((run.code, run.out.as_str(), run.err.as_str()), (Some(0), "", "wrote base.xlsx\n"));
    assert_eq!(folder.run(&["check", "base.xlsx"]).code, Some(0));
    let again = folder.run(&["template", "--out", "base.xlsx", "--lang", "zh"]);
    assert_eq!((again.code, again.err.as_str()), (Some(2), "“base.xlsx”已存在，未改动；要覆盖请加 --force\n"));
    assert_eq!(folder.run(&["template", "--out", "base.xlsx", "--force"]).code, Some(0));
    assert_eq!(folder.names(), ["base.xlsx"]);
}

#[test]
fn converting_there_and_back_keeps_the_id() {
    let folder = Folder::new();
    let id = |base: &str| {
        let document: serde_json::Value = serde_json::from_str(&folder.run(&["check", base, "--json"]).out).unwrap();
        document["base"]["id"].as_str().unwrap().to_owned()
    };
    assert_eq!(folder.run(&["convert", &dantzig(), "--out", "dantzig.xlsx"]).code, Some(0));
    assert_eq!(folder.run(&["convert", "dantzig.xlsx", "--out", "dantzig"]).code, Some(0));
    assert_eq!(id("dantzig.xlsx"), id(&dantzig()));
    assert_eq!(id("dantzig"), id(&dantzig()));
    let refused = folder.run(&["convert", "nowhere", "--out", "x.xlsx", "--lang", "en"]);
    assert_eq!((refused.code, refused.out.as_str()), (Some(2), ""));
    assert!(refused.err.contains("“nowhere” is not a base"), "{}", refused.err);
    assert_eq!(folder.names(), ["dantzig", "dantzig.xlsx"]);
}

#[test]
fn statements_after_the_day_are_hidden() {
    let folder = Folder::with_base();
    folder.write(
        "reports.csv",
        "subject,attribute,span,value,unit,stated_on,source\n\
         works,staff,2025,100,人,2025-02-01,own\n\
         works,staff,2025-H1,120,人,2025-08-01,own\n",
    );
    let rows = |args: &[&str]| {
        let run = folder.run(&[&["tables", "base", "--json"], args].concat());
        let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
        let tables = document["tables"].as_array().unwrap();
        let reports = tables.iter().find(|table| table["table"] == "reports").unwrap();
        (reports["rows"].as_u64().unwrap(), document["base"]["cases"].clone())
    };
    assert_eq!(rows(&[]), (2, serde_json::json!([])));
    assert_eq!(rows(&["--as-of", "2025-06-30"]), (1, serde_json::json!(["as-of 2025-06-30"])));
    assert_eq!(rows(&["--as-of", "2025-08-01"]), (2, serde_json::json!(["as-of 2025-08-01"])));
}

#[test]
fn the_reference_of_tables_is_current() {
    let run = Folder::new().run(&["tables", "--markdown"]);
    let path = repository().join("docs/tables.md");
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(run.out == written, "docs/tables.md is out of date: run make docs");
}

#[test]
fn tables_line_up() {
    let run = Folder::new().run(&["tables", &dantzig(), "--lang", "zh"]);
    assert_eq!(
        run.out,
        "\
表           名称  行数  已填列  文件
──────────── ───── ───── ─────── ────────────────
sources      来源     1    7/10  sources.csv
commodities  物料     1     5/9  commodities.csv
processes    工艺     1     3/4  processes.csv
recipes      配方     1     5/9  recipes.csv
sites        地点     5     3/4  sites.csv
routes       运输     6     5/7  routes.csv
plants       装置     2     6/9  plants.csv
capacities   产能     2     4/5  capacities.csv
markets      销售     3    6/11  markets.csv
"
    );
    let columns = Folder::new().run(&["tables", "--table", "装置", "--lang", "zh"]).out;
    assert!(columns.starts_with("plants 装置\n"), "{columns}");
}

#[test]
fn an_empty_workbook_says_where_to_start() {
    let folder = Folder::new();
    assert_eq!(folder.run(&["template", "--out", "base.xlsx"]).code, Some(0));
    for (lang, start) in
        [("zh", "先填来源、地点、物料、工艺、配方、装置、产能，"), ("en", "start with sources, sites, ")]
    {
        let run = folder.run(&["check", "base.xlsx", "--lang", lang]);
        assert!(run.code == Some(0) && run.out.contains(start), "{}", run.out);
    }
}
