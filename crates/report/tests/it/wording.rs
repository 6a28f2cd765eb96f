//! Findings in both languages, word for word.

use lodestone_model::base::Lang;
use lodestone_model::diagnostic::{Code, Diagnostic, Place};
use lodestone_report::words::Words;

fn rendered(finding: &Diagnostic) -> [String; 2] {
    [Lang::Zh, Lang::En].map(|lang| {
        let rendered = Words::new(lang).diagnostic(finding);
        [Some(rendered.place), Some(rendered.message), rendered.hint]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join("\n")
    })
}

#[test]
fn a_wrong_unit_shows_both_dimensions() {
    let place = Place { file: "capacities.csv".into(), line: Some(3), column: Some("capacity".into()) };
    let finding = Diagnostic::new(Code::UnitDimension, place)
        .with("unit", "元")
        .with_term("found", "money")
        .with_term("expected", "mass/time");
    assert_eq!(
        rendered(&finding),
        [
            "capacities.csv，第 3 行，capacity 列\n“元”是金额的单位，此列应为质量/时间",
            "capacities.csv, line 3, column capacity\n“元” is a unit of money; this column expects mass/time",
        ]
    );
}

#[test]
fn did_you_mean_stands_before_the_general_hint() {
    let place = Place { file: "plants.csv".into(), line: Some(1), column: Some("sit".into()) };
    let finding = Diagnostic::new(Code::ColumnUnknown, place).with("column", "sit").with("hint", "site");
    assert_eq!(
        rendered(&finding),
        [
            "plants.csv，第 1 行，sit 列\n这张表没有“sit”列\n是否应为“site”？只供人看的列，请命名为“备注”或以 # 开头",
            "plants.csv, line 1, column sit\nthis table has no column “sit”\ndid you mean “site”? call a column that is for people only “note”, or let it start with #",
        ]
    );
}

#[test]
fn numbers_and_names_of_tables() {
    let finding = Diagnostic::new(Code::TooManyRows, Place::file("supplies.csv"))
        .with("rows", 20_000_001_usize)
        .with("limit", 20_000_000_usize);
    assert_eq!(
        rendered(&finding)[0],
        "supplies.csv\n表超过 20,000,000 行，第 20,000,001 行起不读\n请按时段或物料汇总后再读"
    );
    let finding = Diagnostic::new(Code::ReferenceUnknown, Place::file("recipes.csv"))
        .with("id", "PrNb")
        .with("table", "elements / element_groups")
        .with("hint", "PrNd");
    assert_eq!(
        rendered(&finding)[0],
        "recipes.csv\n表 elements（元素） / element_groups（元素组）里没有“PrNb”\n\
         是否应为“PrNd”？请在表 elements（元素） / element_groups（元素组）补上“PrNb”，或改正此处"
    );
}

#[test]
fn one_and_many() {
    let rows = |rows: usize| {
        let finding = Diagnostic::new(Code::SourceMissing, Place::file("prices.csv")).with("rows", rows);
        Words::new(Lang::En).diagnostic(&finding).message
    };
    assert_eq!(rows(1), "the numbers of this row have no source");
    assert_eq!(rows(1_200), "the numbers of 1,200 rows, from this one on, have no source");
}
