//! `lodestone import`: the month of docs/intake from its workbook to the tracking answer, again, and back.

use std::path::{Path, PathBuf};

use crate::fixture::Folder;

fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A folder with a copy of the sample park in `park`.
fn park() -> Folder {
    let folder = Folder::new();
    std::fs::create_dir(folder.join("park")).unwrap();
    for entry in std::fs::read_dir(repository().join("bases/sample-park")).unwrap() {
        let entry = entry.unwrap();
        std::fs::copy(entry.path(), folder.join("park").join(entry.file_name())).unwrap();
    }
    for name in ["2025-10.xlsx", "monthly.toml"] {
        std::fs::copy(repository().join("docs/intake").join(name), folder.join(name)).unwrap();
    }
    folder
}

fn files(folder: &Folder) -> Vec<(String, Vec<u8>)> {
    let park = folder.join("park");
    let names = crate::fixture::names(&park).into_iter().filter(|name| park.join(name).is_file());
    names.map(|name| (name.clone(), std::fs::read(park.join(name)).unwrap())).collect()
}

#[test]
fn a_month_from_its_workbook_to_the_answer_and_back() {
    let folder = park();
    let before = files(&folder);
    let tracked = || folder.run(&["track", "park", "--target", "output-2025", "--lang", "zh"]).out;
    assert!(tracked().contains("到 9 月完成 73.1 %"));
    let import = ["import", "2025-10.xlsx", "park", "--map", "monthly.toml", "--lang", "zh"];

    let dry = folder.run(&[&import[..], &["--dry-run"]].concat());
    assert_eq!(dry.code, Some(1), "{}", dry.out);
    assert!(dry.out.contains("试运行，什么也没有写入"));
    assert_eq!(files(&folder), before);

    let run = folder.run(&import);
    assert_eq!(run.code, Some(1), "a sum that does not add up and a slip of the unit: {}", run.out);
    assert!(
        run.finding("I15").starts_with("2025-10.xlsx，第 44 行，C 列\n合计写 196361.27，各行相加为 196,261，差 100")
    );
    assert!(run.finding("I17").starts_with("2025-10.xlsx，第 10 行，F 列\n是 2025-09 的 980 倍"));
    assert!(
        run.out.contains("reports（报告）：增加 76 行") && run.out.contains("aliases（别名）：增加 1 行"),
        "{}",
        run.out
    );
    let after = tracked();
    assert!(after.contains("到 10 月完成 81.3 %"), "{after}");
    assert_eq!(folder.run(&["check", "park"]).code, Some(0));

    let once = files(&folder);
    let again = folder.run(&import);
    assert_eq!(again.code, Some(0));
    assert!(again.out.contains("没有新的内容") && again.finding("I24").contains("已经录入过"), "{}", again.out);
    assert_eq!(files(&folder), once, "the same file twice changes nothing");

    let id = run.out.split("编号 ").nth(1).and_then(|rest| rest.split('；').next()).unwrap().to_owned();
    let back = folder.run(&["import", "--undo", &id, "park", "--lang", "en"]);
    assert_eq!((back.code, back.out), (Some(0), format!("{id} is undone, 3 files are as they were\n")));
    assert_eq!(files(&folder), before, "the bytes before");
    assert_eq!(folder.run(&["import", "--undo", &id, "park"]).code, Some(2), "there is nothing left to undo");
}

#[test]
fn the_document_accounts_for_every_cell() {
    let folder = park();
    let run = folder.run(&["import", "2025-10.xlsx", "park", "--map", "monthly.toml", "--dry-run", "--json"]);
    let document: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!((&document["command"], &document["outcome"]), (&"import".into(), &"dry-run".into()));
    let sheet = &document["sheets"][0];
    let count = |key: &str| sheet[key].as_u64().unwrap();
    let ruled: u64 = sheet["left_out"].as_array().unwrap().iter().map(|rule| rule["cells"].as_u64().unwrap()).sum();
    assert_eq!(count("loaded") + count("checked") + count("headings") + count("unmapped") + ruled, count("cells"));
    assert_eq!(count("unmapped"), 0);
}

#[test]
fn without_the_name_that_somebody_confirmed_nothing_is_written() {
    let folder = park();
    let before = files(&folder);
    let profile = std::fs::read_to_string(folder.join("monthly.toml")).unwrap();
    let names = profile.replace("\"示例分离企业07（园区）\" = \"f07\"", "");
    std::fs::write(folder.join("monthly.toml"), names).unwrap();
    let run = folder.run(&["import", "2025-10.xlsx", "park", "--map", "monthly.toml", "--lang", "en"]);
    assert_eq!(run.code, Some(2));
    assert!(
        run.finding("I07").contains("line 12, column B") && run.finding("I07").contains("f07 = 示例分离企业07 (100 %)")
    );
    assert!(run.out.ends_with("there are errors, nothing was written\n"), "{}", run.out);
    assert_eq!(files(&folder), before);
}

#[test]
fn wrong_usage() {
    let folder = park();
    for (args, said) in [
        (&["import", "2025-10.xlsx", "park"][..], "there is no profile"),
        (&["import", "park"], "<FILE>"),
        (&["import", "2025-10.xlsx", "2025-10.xlsx", "--map", "monthly.toml"], "is no base in a folder"),
        (&["import", "--undo", "i1", "park"], "there is no import i1"),
        (&["import", "2025-10.xlsx", "park", "--map", "monthly.toml", "--as-of", "2025-01-01"], "exclude each other"),
        (&["import", "2025-10.xlsx", "park", "--map", "2025-10.xlsx"], "valid UTF-8"),
    ] {
        let run = folder.run(&[args, &["--lang", "en"]].concat());
        assert!(run.err.contains(said), "{args:?}: {}{}", run.out, run.err);
        assert!(matches!(run.code, Some(2 | 3)), "{args:?}");
    }
}
