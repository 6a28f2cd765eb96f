//! Workbooks: the same base as the folder, there and back, and the template.

use std::path::Path;

use lodestone_model::read::read_base;
use lodestone_model::write::{Existing, WriteError, convert, template};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet};

use crate::fixture::{Folder, MANIFEST, TABLES, canonical_of, read_findings, shown, small_base, with};

const REFUSE: Existing = Existing::Refuse;

#[test]
fn a_folder_and_its_workbook_are_one_base() {
    let folder = small_base();
    let expected = canonical_of(folder.path());
    for (name, label) in [("sites.csv", "地點.csv"), ("plants.csv", "PLANTS.tsv")] {
        std::fs::rename(folder.join(name), folder.join(label)).unwrap();
    }
    assert_eq!(canonical_of(folder.path()), expected);
    let book = folder.join("base.xlsx");
    convert(folder.path(), &book, REFUSE).unwrap();
    assert_eq!(canonical_of(&book), expected);
}

#[test]
fn real_bases_survive_the_way_to_a_workbook_and_back() {
    for base in ["cases/dantzig", "cases/mexss", "baotou"] {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bases").join(base);
        let folder = Folder::new();
        let (book, back) = (folder.join("base.xlsx"), folder.join("back"));
        convert(&path, &book, REFUSE).unwrap();
        convert(&book, &back, REFUSE).unwrap();
        let expected = canonical_of(&path);
        assert!(canonical_of(&book) == expected, "{base} as a workbook");
        assert!(canonical_of(&back) == expected, "{base} there and back");
    }
}

#[test]
fn there_and_back_loses_nothing() {
    let folder = with("base.toml", format!("# A comment\n{MANIFEST}# the end\n"));
    folder.write("capacities.csv", "plant,capacity,span,source,note,#x\nworks,1.0,2025-03,doc,\"two\nlines, \"\"quoted\"\"\",007\nmill,1e3,2025,doc,  spaced  ,_x0041_\n");
    folder.write("#说明.csv", "for people\n");
    let (book, back) = (folder.join("a.xlsx"), folder.join("back"));
    convert(folder.path(), &book, REFUSE).unwrap();
    convert(&book, &back, REFUSE).unwrap();
    let text = |path: &Path, name: &str| std::fs::read_to_string(path.join(name)).unwrap();
    for (name, _) in TABLES.iter().chain(&[("#说明.csv", "")]) {
        assert_eq!(text(&back, name), text(folder.path(), name), "{name}");
    }
    let toml = text(&back, "base.toml");
    assert!(toml.starts_with("# A comment\nid = \"small\"\n") && toml.ends_with("# the end\n"), "{toml}");
    assert_eq!(canonical_of(&back), canonical_of(folder.path()));
    let again = folder.join("again.xlsx");
    convert(&back, &again, REFUSE).unwrap();
    assert_eq!(std::fs::read(&again).unwrap(), std::fs::read(&book).unwrap(), "the same bytes");
}

#[test]
fn targets_that_exist() {
    let folder = small_base();
    let book = folder.join("a.xlsx");
    convert(folder.path(), &book, REFUSE).unwrap();
    assert!(matches!(convert(folder.path(), &book, REFUSE), Err(WriteError::Exists(path)) if path == book));
    convert(folder.path(), &book, Existing::Replace).unwrap();
    let target = with("markets.csv", "old\n");
    target.write("README.md", "mine");
    assert!(matches!(convert(&book, target.path(), REFUSE), Err(WriteError::Exists(_))));
    convert(&book, target.path(), Existing::Replace).unwrap();
    assert_eq!(canonical_of(target.path()), canonical_of(&book));
    assert!(target.names().contains(&"README.md".to_owned()), "what is no table stays");
    assert!(!target.names().contains(&"markets.csv".to_owned()), "tables that the source does not have go");
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let folder = small_base();
    folder.write("sites.csv", [0xFF, 0xFF, 0xFF]);
    let before = folder.names();
    for target in ["a.xlsx", "out"] {
        let Err(WriteError::Refused(findings)) = convert(folder.path(), &folder.join(target), REFUSE) else {
            panic!("{target} was written")
        };
        assert_eq!(shown(&findings[0]), "F05 sites.csv:1 offset=0");
    }
    folder.write("sites.csv", format!("site,name_zh\nbaotou,{}\n", "长".repeat(32_768)));
    let Err(WriteError::SheetLimit { table, what }) = convert(folder.path(), &folder.join("a.xlsx"), REFUSE) else {
        panic!("a sheet cannot hold this")
    };
    assert_eq!((table.as_str(), what.as_str()), ("sites", "a text of 32768 characters"));
    assert_eq!(folder.names(), before);
    let absent = Folder::new();
    let Err(WriteError::Refused(findings)) = convert(absent.path(), &folder.join("out"), REFUSE) else {
        panic!("an empty folder is no base")
    };
    assert_eq!(findings[0].code.id(), "F01");
    assert_eq!(folder.names(), before);
}

#[test]
fn the_template_reads_back() {
    let folder = Folder::new();
    let path = folder.join("template.xlsx");
    template(&path, REFUSE).unwrap();
    assert_eq!(read_findings(&path), [""; 0]);
    let input = read_base(&path).unwrap();
    assert_eq!(input.grids.len(), lodestone_model::tables::TABLES.len());
    assert_eq!(input.manifest.unwrap().periods.len(), 7);
    let other = folder.join("other.xlsx");
    template(&other, REFUSE).unwrap();
    assert_eq!(std::fs::read(&other).unwrap(), std::fs::read(&path).unwrap(), "the same bytes");
    assert!(matches!(template(&path, REFUSE), Err(WriteError::Exists(_))));
    let back = folder.join("back");
    convert(&path, &back, REFUSE).unwrap();
    assert_eq!(read_findings(&back), [""; 0]);
}

/// The small base as a workbook, with one sheet written by hand.
fn book_with(name: &str, write: impl Fn(&mut Worksheet)) -> (Folder, std::path::PathBuf) {
    let folder = Folder::new();
    let mut book = Workbook::new();
    let base = book.add_worksheet().set_name("base").unwrap();
    for (row, line) in
        (0..).zip(MANIFEST.replace("[default_source]\n", "").replace("recipes =", "default_source.recipes =").lines())
    {
        if let Some((key, value)) = line.split_once(" = ") {
            base.write_string(row, 0, key).unwrap().write_string(row, 1, value).unwrap();
        }
    }
    for (table, text) in TABLES {
        let stem = table.trim_end_matches(".csv");
        let sheet = book.add_worksheet().set_name(stem).unwrap();
        if stem == name {
            write(sheet);
            continue;
        }
        for (row, line) in (0..).zip(text.lines()) {
            for (column, cell) in (0..).zip(line.split(',')) {
                sheet.write_string(row, column, cell).unwrap();
            }
        }
    }
    book.add_worksheet().set_name("Sheet1").unwrap();
    book.add_worksheet().set_name("#draft").unwrap().write_string(0, 0, "x").unwrap();
    let path = folder.join("book.xlsx");
    book.save(&path).unwrap();
    (folder, path)
}

#[test]
fn dates_percentages_and_formulas_are_what_they_show() {
    let (_folder, path) = book_with("capacities", |sheet| {
        for (column, header) in (0..).zip(["plant", "kind", "span", "capacity", "availability", "source"]) {
            sheet.write_string(0, column, header).unwrap();
        }
        let dates = ["mmm-yy", "yyyy", "yyyy-mm-dd"].map(|code| Format::new().set_num_format(code));
        let date = ExcelDateTime::from_ymd(2025, 3, 15).unwrap();
        for (row, format) in (1..).zip(&dates) {
            let kind = ["filed", "permitted", "installed"][row as usize - 1];
            sheet.write_string(row, 0, "works").unwrap().write_string(row, 1, kind).unwrap();
            sheet.write_datetime_with_format(row, 2, &date, format).unwrap();
            sheet.write_formula(row, 3, Formula::new("=1+1").set_result("20000")).unwrap();
            sheet.write_number_with_format(row, 4, 0.57, &Format::new().set_num_format("0%")).unwrap();
            sheet.write_string(row, 5, "doc").unwrap();
        }
    });
    let csv = "plant,kind,span,capacity,availability,source\nworks,filed,2025-03,20000,57%,doc\nworks,permitted,2025,20000,57%,doc\nworks,installed,2025-03-15,20000,57%,doc\n";
    assert_eq!(canonical_of(&path), canonical_of(with("capacities.csv", csv).path()));
}

#[test]
fn errors_of_formulas_are_findings() {
    let (_folder, path) = book_with("sites", |sheet| {
        sheet.write_string(0, 0, "site").unwrap().write_string(0, 1, "name_zh").unwrap();
        sheet.write_formula(1, 0, Formula::new("=A9").set_result("#REF!")).unwrap();
        sheet.write_string(3, 0, "baotou").unwrap();
    });
    assert_eq!(read_findings(&path), ["C05 sites:2:site text=#REF!"]);
    let input = read_base(&path).unwrap();
    let sites = input.grids.iter().find(|grid| grid.table.id == "sites").unwrap();
    assert_eq!([sites.line(0), sites.line(1)], [Some(2), Some(4)]);
}

#[test]
fn sheets_missing_and_unknown() {
    let folder = Folder::new();
    let path = folder.join("book.xlsx");
    let mut book = Workbook::new();
    book.add_worksheet().set_name("plants").unwrap();
    book.save(&path).unwrap();
    let shown = path.display().to_string();
    assert_eq!(read_findings(&path), [format!("F01 {shown} path={shown}")], "no sheet base");
    let mut book = Workbook::new();
    let base = book.add_worksheet().set_name("base").unwrap();
    base.write_string(0, 0, "key").unwrap().write_string(0, 1, "value").unwrap();
    base.write_string(1, 0, "id").unwrap().write_string(1, 1, "x").unwrap();
    base.write_string(2, 0, "case[1].name").unwrap().write_string(2, 1, "y").unwrap();
    book.add_worksheet().set_name("capacity").unwrap().write_string(0, 0, "plant").unwrap();
    book.save(&path).unwrap();
    let found = read_findings(&path);
    assert_eq!(found[0], "F10 base:3 reason=case[1].name stands here twice or skips a number");
    assert!(found.contains(&"F04 capacity name=capacity hint=capacities".to_owned()), "{found:?}");
    assert!(found.contains(&"F03 base table=plants".to_owned()), "{found:?}");
}
