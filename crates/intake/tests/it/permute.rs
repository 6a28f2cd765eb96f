//! The order of columns, rows and files plays no part.

use lodestone_intake::import::{SentFile, import};
use lodestone_model::read::sheets::{CellKind, SheetBuilder};
use proptest::prelude::{Just, ProptestConfig, Strategy as _};
use proptest::{prop_assert_eq, proptest};

use crate::messy::{MONTH, around, profile, sent, statements};
use crate::page::FileForm;
use crate::park;
use crate::style::{Layout, Style};

/// The rows of an import without their sources, which are the hashes of files.
fn rows(csv: &str) -> Vec<&str> {
    csv.lines().map(|line| line.rsplit_once(',').unwrap().0).collect()
}

/// A sheet of the figures of some firms with its columns and rows in an order.
fn file(columns: &[usize], firms: &[usize]) -> SentFile {
    let park = park::month(MONTH);
    let heads = ["企业名称", "工业总产值（万元）", "园区内销售（万元）", "用电量（MWh）"];
    let mut builder = SheetBuilder::new("s");
    builder.push(1, 0, CellKind::Text, "示例园区2025年9月月报").unwrap();
    for (to, &column) in (0..).zip(columns) {
        builder.push(2, to, CellKind::Text, heads[column]).unwrap();
    }
    for (row, &firm) in (3..).zip(firms) {
        let firm = &park[firm];
        let cells = [&firm.zh, &firm.gross, &firm.inside, &firm.power];
        for (to, &column) in (0..).zip(columns) {
            builder.push(row, to, CellKind::Text, cells[column]).unwrap();
        }
    }
    let sha256 = format!("{:064x}", columns.iter().chain(firms).fold(7_u64, |hash, at| hash * 31 + *at as u64));
    SentFile { name: "a.csv".to_owned(), sha256, sheets: vec![builder.finish()] }
}

const PROFILE: &str = "profile = \"p\"\nstated_on = \"2025-10-15\"\n[[block]]\nanchor = \"企业名称\"\nspan = \"title\"\n\
    [[block.column]]\nheader = \"企业名称\"\nto = \"subject\"\n[[block.column]]\nheader = \"工业总产值\"\nindicator = \"gross-output\"\n\
    [[block.column]]\nheader = \"园区内销售\"\nindicator = \"inside-sales\"\n[[block.column]]\nheader = \"用电量\"\nindicator = \"electricity\"\n";

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn columns_and_rows(
        columns in Just(vec![0_usize, 1, 2, 3]).prop_shuffle(),
        firms in Just((0..38).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let base = park::without(&[MONTH]);
        let profile = profile(PROFILE);
        let plain = import(&base, &profile, &[file(&[0, 1, 2, 3], &(0..38).collect::<Vec<_>>())]);
        let mixed = import(&base, &profile, &[file(&columns, &firms)]);
        prop_assert_eq!(rows(statements(&plain).1), rows(statements(&mixed).1));
        prop_assert_eq!(statements(&plain).0, 3 * 38);
    }

    #[test]
    fn files(seed in 0_u64..1000) {
        let base = park::without(&[MONTH]);
        let firms = park::month(MONTH);
        let (to_date, year_ago) = around(&firms);
        let style = Style { name: "files", layout: Layout::PerFirm, days: Some("2025年9月"), ..Style::default() };
        let made = style.make(&firms, &to_date, &year_ago);
        let files = sent(&made, FileForm::Csv);
        let mut order: Vec<usize> = (0..files.len()).collect();
        order.sort_by_key(|at| (*at as u64 + 1).wrapping_mul(seed * 2 + 0x9E37_79B9) % 1009);
        let mixed: Vec<SentFile> = order.iter().map(|&at| files[at].clone()).collect();
        let profile = profile(&made.profile);
        let (plain, mixed) = (import(&base, &profile, &files), import(&base, &profile, &mixed));
        prop_assert_eq!(&plain.id, &mixed.id);
        for (a, b) in plain.tables.iter().zip(&mixed.tables) {
            prop_assert_eq!(&a.csv, &b.csv);
        }
        prop_assert_eq!(plain.findings, mixed.findings);
    }
}
