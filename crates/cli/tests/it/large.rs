//! Input as large as it may be, in bounded memory: the shell gives the binary so much address space and no more.

use std::io::{BufWriter, Write};
use std::process::Command;

use crate::fixture::Folder;

/// Runs the binary in the folder with a limit of address space; what it prints.
fn within(folder: &Folder, limit_kib: u32, args: &[&str]) -> (Option<i32>, String) {
    let run = format!("ulimit -v {limit_kib}; exec \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &run, "sh", env!("CARGO_BIN_EXE_lodestone")]).args(args).current_dir(folder.join(""));
    let output = command.output().unwrap();
    let said = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
    (output.status.code(), said)
}

/// Writes a table line by line.
fn write_rows(folder: &Folder, name: &str, header: &str, rows: u32, row: impl Fn(u32) -> String) {
    let file = std::fs::File::create(folder.base().join(name)).unwrap();
    let mut out = BufWriter::new(file);
    writeln!(out, "{header}").unwrap();
    (0..rows).for_each(|at| writeln!(out, "{}", row(at)).unwrap());
    out.flush().unwrap();
}

/// 200 MB of prices, each with a remark of its own, in 900 MB: the file once, and what it says once.
#[test]
#[cfg(target_os = "linux")]
fn a_table_of_200_megabytes() {
    let folder = Folder::with_base();
    let remark = "x".repeat(950);
    write_rows(&folder, "prices.csv", "commodity,span,kind,place,price,source,note", 200_000, |at| {
        format!("oxide,2025..2026,spot,place {at},500.25,own,{at} {remark}")
    });
    assert!(std::fs::metadata(folder.base().join("prices.csv")).unwrap().len() > 200_000_000);
    let (code, said) = within(&folder, 900_000, &["check", "base", "--lang", "en"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("10 tables, 200,011 rows\n0 errors, 0 warnings, 0 notes\n"), "{said}");
}

/// A sheet with a million rows, in 1 GB; the folder that it is made from gives the same base.
#[test]
#[cfg(target_os = "linux")]
fn a_sheet_of_a_million_rows() {
    let folder = Folder::with_base();
    write_rows(&folder, "sites.csv", "site\nbaotou", 1_000_000, |at| format!("s{at}"));
    let (code, said) = within(&folder, 3_000_000, &["convert", "base", "--out", "book.xlsx"]);
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = within(&folder, 1_000_000, &["check", "book.xlsx", "--lang", "en"]);
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("9 tables, 1,000,011 rows\n0 errors, 0 warnings, 0 notes\n"), "{said}");
    let (_, of_folder) = within(&folder, 1_000_000, &["check", "base", "--lang", "en"]);
    assert_eq!(said, of_folder);
}

/// One row more than is read, in 1 GB.
#[test]
#[cfg(target_os = "linux")]
fn more_rows_than_are_read() {
    let folder = Folder::with_base();
    std::fs::write(folder.base().join("sites.csv"), "site\nbaotou\n".to_owned() + &"a\n".repeat(20_000_000)).unwrap();
    let (code, said) = within(&folder, 1_000_000, &["check", "base", "--json"]);
    assert_eq!(code, Some(2), "{said}");
    let document: serde_json::Value = serde_json::from_str(&said).unwrap();
    let findings = document["findings"].as_array().unwrap();
    let finding = findings.iter().find(|finding| finding["code"] == "F07").unwrap();
    assert_eq!((&finding["file"], &finding["line"]), (&serde_json::json!("sites.csv"), &serde_json::Value::Null));
    assert_eq!(
        finding["message"],
        serde_json::json!({
            "zh": "表超过 20,000,000 行，第 20,000,001 行起不读",
            "en": "the table has more than 20,000,000 rows; it is not read from row 20,000,001 on",
        })
    );
    assert_eq!(
        finding["hint"],
        serde_json::json!({
            "zh": "请按时段或物料汇总后再读",
            "en": "sum it up by span or commodity first",
        })
    );
}
