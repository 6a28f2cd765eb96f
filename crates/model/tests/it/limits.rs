//! Input that would exhaust a machine, or do more than hold data.

use std::fmt::Write as _;
use std::fs::File;
use std::io::Write as _;

use lodestone_model::read::read_base;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::fixture::{Folder, read_findings, small_base, with};

/// A workbook of these entries.
fn archive(folder: &Folder, entries: &[(&str, &[u8])]) -> std::path::PathBuf {
    let path = folder.join("book.xlsx");
    let mut writer = ZipWriter::new(File::create(&path).unwrap());
    for (name, content) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(content).unwrap();
    }
    writer.finish().unwrap();
    path
}

#[test]
fn workbooks_with_macros_are_refused() {
    let folder = Folder::new();
    let path = archive(&folder, &[("xl/workbook.xml", b"<workbook/>"), ("xl/vbaProject.bin", b"code")]);
    assert_eq!(read_findings(&path), [format!("F08 {}", path.display())]);
    let renamed = folder.join("book.XLSM");
    std::fs::rename(&path, &renamed).unwrap();
    assert_eq!(read_findings(&renamed), [format!("F08 {}", renamed.display())]);
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let folder = Folder::new();
    let zeros = vec![b' '; 101 << 20];
    let path = archive(&folder, &[("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(std::fs::metadata(&path).unwrap().len() < 1 << 20);
    let found = read_findings(&path);
    assert!(found.len() == 1 && found[0].starts_with("F09 ") && found[0].ends_with(" limit=200"), "{found:?}");
    let declared = patch_declared_size(&path, u32::MAX - 1);
    assert_eq!(read_findings(&declared), [format!("F06 {} size=4294967294 limit=2147483648", declared.display())]);
    let lying = patch_declared_size(&path, 1000);
    let found = read_findings(&lying);
    assert!(found[0].starts_with("F02 "), "what grows beyond its declared size is stopped: {found:?}");
}

/// The archive with another unpacked size in its directory and local header.
fn patch_declared_size(path: &std::path::Path, size: u32) -> std::path::PathBuf {
    let mut bytes = std::fs::read(path).unwrap();
    for (signature, at) in [(b"PK\x01\x02", 24), (b"PK\x03\x04", 22)] {
        let start = bytes.windows(4).position(|window| window == signature).unwrap();
        bytes[start + at..][..4].copy_from_slice(&size.to_le_bytes());
    }
    let patched = path.with_file_name(format!("patched-{size}.xlsx"));
    std::fs::write(&patched, bytes).unwrap();
    patched
}

#[test]
fn a_table_of_strings_that_claims_too_many() {
    let folder = Folder::new();
    let strings = b"<sst uniqueCount=\"4000000000000\"><si><t>a</t></si></sst>";
    let path = archive(&folder, &[("xl/sharedStrings.xml", strings), ("xl/workbook.xml", b"<workbook/>")]);
    let found = read_findings(&path);
    assert!(found[0].ends_with("reason=sharedStrings.xml claims 4000000000000 strings"), "{found:?}");
}

#[test]
fn what_only_looks_like_a_workbook() {
    let folder = Folder::new();
    for content in [&b""[..], b"not a zip", b"PK\x03\x04", &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]] {
        folder.write("book.xlsx", content);
        let found = read_findings(&folder.join("book.xlsx"));
        assert!(found.len() == 1 && found[0].starts_with("F02 "), "{found:?}");
    }
    let path = archive(&folder, &[("hello.txt", b"hello")]);
    assert_eq!(read_findings(&path).len(), 1);
}

#[test]
fn files_beyond_the_limit_are_refused_unread() {
    let folder = small_base();
    let file = File::create(folder.join("sites.csv")).unwrap();
    file.set_len((1 << 30) + 1).unwrap();
    assert_eq!(read_findings(folder.path()), ["F06 sites.csv size=1073741825 limit=1073741824"]);
}

#[test]
fn many_rows_and_many_wrong_cells() {
    let mut text = "plant,kind,span,capacity [kt/yr],source\n".to_owned();
    let rows = 200_000;
    for row in 0..rows {
        writeln!(text, "plant-{},effective,2025,{}.5,doc", row, row % 1000).unwrap();
    }
    let input = read_base(with("capacities.csv", &text).path()).unwrap();
    assert_eq!(input.findings, []);
    assert_eq!(input.grids.last().unwrap().rows, rows);
    let wrong = text.replace(".5,", "x,");
    let found = read_findings(with("capacities.csv", wrong).path());
    assert_eq!(found.len(), 101, "the first hundred, and how many more");
    assert_eq!(found[0], "C06 capacities.csv:2:capacity text=x hint=");
    assert_eq!(found[100], format!("T08 capacities.csv:capacity code=C06 count={}", rows - 100));
}
