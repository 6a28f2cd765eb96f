//! Whatever stands in the files, reading ends with findings, and converting loses nothing.

use lodestone_model::read::read_base;
use lodestone_model::write::{Existing, convert};
use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest};
use proptest::test_runner::RngSeed;

use crate::fixture::{Folder, MANIFEST, small_base};

/// A cell as people and programs write them.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[ -~]{0,12}",
        2 => "[0-9]{1,18}(\\.[0-9]{0,18})?(e[0-9]{1,3})?",
        2 => "[０-９．，％年月日吨/万亿·（）　]{0,8}",
        1 => "[\\PC\n\r\t]{0,12}",
        1 => "[\u{0}\u{1}\u{8}\u{b}\u{1f}\u{7f}\u{85}\u{2028}\u{fffe}a]{1,3}",
        1 => "_x[0-9A-F]{4}_",
        1 => "#(REF|N/A|DIV/0|VALUE)!",
    ]
}

fn table() -> impl Strategy<Value = Vec<Vec<String>>> {
    (1_usize..6).prop_flat_map(|columns| prop::collection::vec(prop::collection::vec(cell(), columns), 1..8))
}

fn csv_of(rows: &[Vec<String>]) -> Vec<u8> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    rows.iter().for_each(|row| writer.write_record(row).unwrap());
    writer.into_inner().unwrap()
}

/// The cells of a CSV file without blank rows and without empty cells at the end of a row.
fn cells_of(text: &[u8]) -> Vec<Vec<String>> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let rows = reader.records().map(|record| {
        let mut row: Vec<String> = record.unwrap().iter().map(str::to_owned).collect();
        while row.last().is_some_and(String::is_empty) {
            row.pop();
        }
        row
    });
    rows.filter(|row| row.iter().any(|cell| !cell.trim().is_empty())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 150,
        failure_persistence: None,
        rng_seed: RngSeed::Fixed(1),
        ..ProptestConfig::default()
    })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let folder = small_base();
        folder.write("capacities.csv", &bytes).write("base.toml", &bytes[..bytes.len() / 2]).write("book.xlsx", &bytes);
        read_base(folder.path()).unwrap();
        read_base(&folder.join("book.xlsx")).unwrap();
    }

    #[test]
    fn any_cells_are_read_and_checked_without_panic(rows in table(), toml in cell()) {
        let folder = small_base();
        let header = vec!["plant".to_owned(), "kind".into(), "span".into(), "capacity".into(), "availability".into()];
        let rows: Vec<Vec<String>> = std::iter::once(header.clone())
            .chain(rows)
            .map(|mut row| { row.resize(header.len(), String::new()); row })
            .collect();
        folder.write("capacities.csv", csv_of(&rows)).write("base.toml", format!("{MANIFEST}{toml}\n"));
        let checked = lodestone_model::check(read_base(folder.path()).unwrap(), &[]);
        prop_assert!(checked.findings.iter().all(|finding| finding.place.line != Some(0)));
    }

    #[test]
    fn any_table_survives_the_way_to_a_workbook_and_back(rows in table()) {
        let folder = Folder::new();
        let header: Vec<String> = (0..rows[0].len()).map(|at| format!("#{at}")).collect();
        let csv = csv_of(&std::iter::once(header).chain(rows).collect::<Vec<_>>());
        folder.write("base.toml", MANIFEST).write("plants.csv", &csv);
        let (book, back) = (folder.join("a.xlsx"), folder.join("back"));
        convert(folder.path(), &book, Existing::Refuse).unwrap();
        convert(&book, &back, Existing::Refuse).unwrap();
        let returned = std::fs::read(back.join("plants.csv")).unwrap();
        prop_assert_eq!(cells_of(&returned), cells_of(&csv));
    }
}
