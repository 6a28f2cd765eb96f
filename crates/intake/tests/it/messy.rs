//! Thirty and more ways to lay out a month: each becomes exactly the rows that the clean park has.

use lodestone_intake::import::{Imported, SentFile, Use, import};
use lodestone_intake::profile::{Profile, read_profile};
use lodestone_model::diagnostic::{Diagnostic, Severity};
use lodestone_model::read::candidates::{Known, candidates};
use lodestone_model::read::sheets::{read_sheets, sha256};
use lodestone_model::tables::reports;

use crate::page::{FileForm, bytes, ending};
use crate::park::{self, Firm};
use crate::style::{Digits, Layout, Made, Naming, Style, Sums, UnitAt};

pub const MONTH: &str = "2025-09";

/// Every style of the tests.
pub fn styles() -> Vec<Style> {
    let plain = Style { name: "plain", days: Some("2025年9月"), ..Style::default() };
    let of = |name: &'static str| Style { name, ..plain.clone() };
    vec![
        plain.clone(),
        Style { form: FileForm::Csv, ..of("csv") },
        Style { form: FileForm::Gb18030, ..of("csv of Excel in China") },
        Style { form: FileForm::Ods, ..of("ods") },
        Style { naming: Naming::Id, ..of("ids") },
        Style { naming: Naming::Code, ..of("credit codes") },
        Style { naming: Naming::Traditional, ..of("traditional and full width") },
        Style { naming: Naming::Spaced, ..of("names with spaces") },
        Style { naming: Naming::Confirmed, ..of("names that somebody confirmed") },
        Style { unit_at: UnitAt::Title, ..of("unit in the title") },
        Style { unit_at: UnitAt::Cell, ..of("unit in the cells") },
        Style { unit_at: UnitAt::Profile, ..of("unit in the profile") },
        Style { money: "亿元", ..of("hundred millions") },
        Style { money: "元", digits: Digits::Thousands, ..of("yuan with thousands") },
        Style { digits: Digits::Text, ..of("numbers as text") },
        Style { digits: Digits::FullWidth, ..of("full-width digits") },
        Style { sums: Sums::Bottom, ..of("total below") },
        Style { sums: Sums::Top, ..of("total above") },
        Style { sums: Sums::Groups, ..of("subtotals") },
        Style { sums: Sums::Formula, ..of("totals as formulas") },
        Style { parts: true, ..of("parts") },
        Style { two_rows: true, ..of("header of two rows") },
        Style { triples: true, ..of("month, to date, growth") },
        Style { triples: true, form: FileForm::Csv, ..of("triples without merges") },
        Style { triples: true, form: FileForm::Ods, ..of("triples in ods") },
        Style { blanks: Some(("—", 5)), ..of("dashes") },
        Style { blanks: Some(("…", 7)), ..of("ellipses") },
        Style { blanks: Some(("", 6)), ..of("empty cells") },
        Style { extras: true, ..of("row numbers and remarks") },
        Style { notes: true, ..of("notes and signatures") },
        Style { hidden: true, extras: true, ..of("hidden row, column and sheet") },
        Style { groups: true, ..of("merged groups") },
        Style { letters: true, ..of("letters under the header") },
        Style { repeated: true, ..of("header repeated on a page") },
        Style { days: Some("2025.9"), ..of("2025.9") },
        Style { days: Some("（2025-09）"), ..of("2025-09") },
        Style { days: Some("２０２５年０９月份"), ..of("full-width days") },
        Style { days: None, ..of("days in a column") },
        Style { days: None, form: FileForm::Ods, ..of("days in a column of ods") },
        Style { layout: Layout::PerFirm, ..of("a file per firm") },
        Style { layout: Layout::PerFirm, form: FileForm::Gb18030, digits: Digits::Thousands, ..of("a csv per firm") },
        Style { layout: Layout::Long, days: None, ..of("a row per figure") },
        Style { layout: Layout::Stacked, ..of("two tables on a sheet") },
        Style { layout: Layout::TwoSheets, ..of("two sheets") },
        Style {
            naming: Naming::Traditional,
            unit_at: UnitAt::Title,
            money: "亿元",
            digits: Digits::FullWidth,
            sums: Sums::Groups,
            triples: true,
            blanks: Some(("—", 9)),
            extras: true,
            notes: true,
            hidden: true,
            parts: true,
            ..of("everything at once")
        },
        Style {
            form: FileForm::Ods,
            naming: Naming::Code,
            unit_at: UnitAt::Cell,
            money: "千元",
            digits: Digits::Thousands,
            sums: Sums::Bottom,
            two_rows: true,
            blanks: Some(("……", 4)),
            notes: true,
            letters: true,
            repeated: true,
            ..of("another mixture")
        },
        Style {
            form: FileForm::Gb18030,
            naming: Naming::Confirmed,
            money: "百万元",
            digits: Digits::Text,
            sums: Sums::Top,
            triples: true,
            layout: Layout::Wide,
            extras: true,
            notes: true,
            ..of("a third mixture")
        },
        Style {
            layout: Layout::Stacked,
            naming: Naming::Spaced,
            sums: Sums::Bottom,
            unit_at: UnitAt::Title,
            blanks: Some(("-", 8)),
            extras: true,
            ..of("stacked with totals")
        },
    ]
}

/// Sums of a firm's figures from January to September, and its figures a year ago.
pub fn around(firms: &[Firm]) -> (Vec<Firm>, Vec<Firm>) {
    let months: Vec<Vec<Firm>> = (1..=9).map(|month| park::month(&format!("2025-{month:02}"))).collect();
    let sum = |at: usize, of: &dyn Fn(&Firm) -> &String| {
        let cents: i64 =
            months.iter().map(|month| (of(&month[at]).parse::<f64>().unwrap() * 100.0).round() as i64).sum();
        format!("{}.{:02}", cents / 100, cents % 100)
    };
    let to_date = firms.iter().enumerate().map(|(at, firm)| Firm {
        gross: sum(at, &|firm| &firm.gross),
        inside: sum(at, &|firm| &firm.inside),
        power: sum(at, &|firm| &firm.power),
        ..firm.clone()
    });
    (to_date.collect(), park::month("2024-09"))
}

/// The files of a style as they are sent.
pub fn sent(made: &Made, form: FileForm) -> Vec<SentFile> {
    let file = |(name, pages): &(String, Vec<crate::page::Page>)| {
        let (name, bytes) = (format!("{name}.{}", ending(form)), bytes(pages, form));
        SentFile { sha256: sha256(&bytes), sheets: read_sheets(&name, bytes).unwrap(), name }
    };
    made.files.iter().map(file).collect()
}

/// A profile without findings.
pub fn profile(text: &str) -> Profile {
    let mut findings = Vec::new();
    read_profile("profile.toml", text, &mut findings).unwrap_or_else(|| panic!("{findings:?}\n{text}"))
}

pub fn errors(imported: &Imported) -> Vec<&Diagnostic> {
    imported.findings.iter().filter(|finding| finding.severity() == Severity::Error).collect()
}

/// The rows of reports of an import.
pub fn statements(imported: &Imported) -> (usize, &str) {
    let table = imported.tables.iter().find(|table| table.table.id == "reports");
    table.map_or((0, ""), |table| (table.rows, table.csv.as_str()))
}

#[test]
fn every_style_becomes_the_clean_park() {
    let (clean, stripped) = (park::clean(), park::without(&[MONTH]));
    let firms = park::month(MONTH);
    let (to_date, year_ago) = around(&firms);
    let styles = styles();
    assert!(styles.len() >= 30);
    for style in &styles {
        let made = style.make(&firms, &to_date, &year_ago);
        let imported = import(&stripped, &profile(&made.profile), &sent(&made, style.form));
        assert_eq!(errors(&imported), [] as [&Diagnostic; 0], "{}", style.name);
        let (rows, csv) = statements(&imported);
        assert_eq!(rows, made.statements, "{}", style.name);
        let known = candidates(&clean, &reports::TABLE, csv);
        let other = known.known.iter().position(|known| *known != Known::Same);
        assert_eq!(other, None, "{}: {:?}\n{}", style.name, other.map(|at| csv.lines().nth(at + 1)), made.profile);
        assert_eq!(known.findings, [], "{}", style.name);
        for account in &imported.accounts {
            let left = [Use::Loaded, Use::Check, Use::Heading, Use::Unmapped].map(|what| account.count(what));
            let ruled: usize = account.by_rule().iter().map(|(_, cells)| cells).sum();
            assert_eq!(left.iter().sum::<usize>() + ruled, account.cells(), "{}", style.name);
            // A title that is read for nothing is all that may be left.
            assert!(account.count(Use::Unmapped) <= 8, "{}: {:?}", style.name, imported.findings);
        }
        let suspicious: Vec<&str> = imported
            .findings
            .iter()
            .map(|finding| finding.code.id())
            .filter(|id| ["I15", "I16", "I17", "I19", "I21"].contains(id))
            .collect();
        assert_eq!(suspicious, [""; 0], "{}: {:?}", style.name, imported.findings);
    }
}
