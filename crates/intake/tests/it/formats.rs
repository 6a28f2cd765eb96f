//! Workbooks whose bytes are not ours: written by openpyxl (xlsx), xlwt (xls) and odfpy (ods), see `tests/files/make.py`.

use lodestone_intake::import::{SentFile, import};
use lodestone_model::diagnostic::Diagnostic;
use lodestone_model::read::candidates::{Known, candidates};
use lodestone_model::read::sheets::{Area, CellKind, Sheet, read_sheets, sha256};
use lodestone_model::tables::reports;

use crate::messy::{MONTH, errors, profile, statements};
use crate::park;

fn read(name: &str) -> (Vec<u8>, Vec<Sheet>) {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files").join(name);
    let bytes = std::fs::read(path).unwrap();
    let sheets = read_sheets(name, bytes.clone()).unwrap();
    (bytes, sheets)
}

const PROFILE: &str = "profile = \"p\"\nstated_on = \"2025-10-15\"\n[[block]]\nanchor = \"企业名称\"\nheader_rows = 2\n\
    [[block.column]]\nheader = \"企业名称\"\nto = \"subject\"\n[[block.column]]\nheader = \"月份\"\nto = \"span\"\n\
    [[block.column]]\nheader = \"工业总产值/本月\"\nindicator = \"gross-output\"\nrounding = \"0.01\"\n\
    [[block.column]]\nheader = \"备注\"\nignore = \"备注\"\n";

#[test]
fn xlsx_xls_and_ods_of_other_libraries_give_the_same_rows() {
    let (clean, stripped) = (park::clean(), park::without(&[MONTH]));
    let mut all = Vec::new();
    for name in ["openpyxl.xlsx", "xlwt.xls", "odfpy.ods"] {
        let (bytes, sheets) = read(name);
        assert_eq!(sheets.len(), 1, "{name}");
        let title = Area { top: 1, bottom: 1, left: 0, right: 3 };
        assert!(sheets[0].merges.contains(&title), "{name}: {:?}", sheets[0].merges);
        let file = SentFile { name: name.to_owned(), sha256: sha256(&bytes), sheets };
        let imported = import(&stripped, &profile(PROFILE), &[file]);
        assert_eq!(errors(&imported), [] as [&Diagnostic; 0], "{name}");
        let (rows, csv) = statements(&imported);
        assert_eq!(rows, 8, "{name}");
        let known = candidates(&clean, &reports::TABLE, csv);
        assert!(known.known.iter().all(|known| *known == Known::Same), "{name}\n{csv}");
        all.push(csv.lines().map(|line| line.rsplit_once(',').unwrap().0.to_owned()).collect::<Vec<String>>());
    }
    assert!(all.iter().all(|rows| *rows == all[0]), "all but the source is the same");
}

#[test]
fn what_is_hidden_is_told_where_the_form_tells_it() {
    assert_eq!(read("openpyxl.xlsx").1[0].hidden_rows, [6]);
    assert_eq!(read("odfpy.ods").1[0].hidden_rows, [6]);
    assert_eq!(read("xlwt.xls").1[0].hidden_rows, [] as [u32; 0], "xls does not tell");
}

#[test]
fn a_formula_without_its_value_is_no_blank() {
    let (_, sheets) = read("formula.xlsx");
    let cell = sheets[0].cell(2, 1).unwrap();
    assert_eq!((cell.kind, cell.text), (CellKind::Formula, "="));
}

/// The table of sectors says that the directory follows itself: without a check it would be read until memory is gone.
#[test]
fn an_xls_whose_sectors_run_in_a_circle_is_refused() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/xlwt.xls");
    let mut bytes = std::fs::read(path).unwrap();
    let word = |bytes: &[u8], at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap());
    let (directory, table) = (word(&bytes, 48), word(&bytes, 76) as usize);
    let at = 512 * (table + 1) + 4 * directory as usize;
    bytes[at..at + 4].copy_from_slice(&directory.to_le_bytes());
    let refused = read_sheets("circle.xls", bytes).unwrap_err();
    assert_eq!(refused.code, lodestone_model::diagnostic::Code::FileUnreadable);
}

/// A sheet that claims four thousand million rows is refused before memory is set aside for them.
#[test]
fn an_xls_that_claims_too_much_is_refused() {
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/files/xlwt.xls");
    let mut bytes = std::fs::read(path).unwrap();
    // DIMENSIONS: kind 0x0200, 14 bytes; first row, row after the last.
    let at = bytes.windows(4).position(|four| four == [0x00, 0x02, 0x0E, 0x00]).unwrap() + 8;
    bytes[at..at + 4].copy_from_slice(&u32::MAX.to_le_bytes());
    let refused = read_sheets("wide.xls", bytes).unwrap_err();
    assert!(format!("{:?}", refused.args).contains("4294967295 rows"), "{refused:?}");
}

/// A table that is never closed: a reader that waits for its end would wait for ever.
#[test]
fn an_ods_whose_table_is_not_closed_is_refused() {
    use std::io::{Cursor, Read as _, Write as _};
    let (bytes, _) = read("odfpy.ods");
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut content = String::new();
    archive.by_name("content.xml").unwrap().read_to_string(&mut content).unwrap();
    let mut out = zip::ZipWriter::new(Cursor::new(Vec::new()));
    out.start_file("content.xml", zip::write::SimpleFileOptions::default()).unwrap();
    out.write_all(content.replace("</table:table>", "").as_bytes()).unwrap();
    let refused = read_sheets("open.ods", out.finish().unwrap().into_inner()).unwrap_err();
    assert!(format!("{:?}", refused.args).contains("a tag is not closed"), "{refused:?}");
}
