//! Statements about plants, about firms that the base does not have, with words beside numbers; rows of other tables.

use lodestone_intake::import::{Imported, SentFile, import};
use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::read::candidates::{Known, candidates};
use lodestone_model::read::sheets::{read_sheets, sha256};
use lodestone_model::tables::{reports, titles};

use crate::messy::{MONTH, errors, profile, statements};
use crate::park;

fn imported(csv: &str, blocks: &str) -> Imported {
    let base = park::without(&[MONTH]);
    let sheets = read_sheets("a.csv", csv.as_bytes().to_vec()).unwrap();
    let file = SentFile { name: "a.csv".to_owned(), sha256: sha256(csv.as_bytes()), sheets };
    import(&base, &profile(&format!("profile = \"p\"\nstated_on = \"2025-10-15\"\n{blocks}")), &[file])
}

fn rows(imported: &Imported, table: &str) -> String {
    let table = imported.tables.iter().find(|new| new.table.id == table);
    table.map(|table| table.csv.clone()).unwrap_or_default()
}

const SUBJECT: &str =
    "[[block]]\nanchor = \"企业\"\nspan = \"2025-09\"\n[[block.column]]\nheader = \"企业\"\nto = \"subject\"\n";

/// A firm's output is what its only plant put out of the commodity that its capacity counts.
#[test]
fn output_of_the_only_plant() {
    let firms = park::month(MONTH);
    let line = |firm: &park::Firm| format!("{},{},{}\n", firm.zh, firm.output.2, firm.output.3);
    let csv = format!("企业,产量,计量单位\n{}", firms.iter().map(line).collect::<String>());
    let blocks = format!(
        "{SUBJECT}[[block.column]]\nheader = \"计量单位\"\nto = \"unit\"\n\
         [[block.column]]\nheader = \"产量\"\nvalue = \"yes\"\nsubject = \"plant\"\n"
    );
    let imported = imported(&csv, &blocks);
    assert_eq!(errors(&imported), [] as [&Diagnostic; 0]);
    let (count, csv) = statements(&imported);
    assert_eq!(count, firms.len());
    assert!(csv.contains(&format!("{},{},2025-09", firms[0].output.0, firms[0].output.1)), "{csv}");
    assert!(candidates(&park::clean(), &reports::TABLE, csv).known.iter().all(|known| *known == Known::Same));
}

#[test]
fn words_beside_numbers_are_qualifiers() {
    let value =
        "[[block.column]]\nheader = \"研发投入\"\nindicator = \"rd-spend\"\nunit = \"万元\"\nset = { sample = \"\" }\n";
    let value = value.replace("set = { sample = \"\" }\n", "");
    let csv = "企业,研发投入\nf01,约120\nf02,近 130\nf03,140以上\nf04,150余万元\nf05,不足 9\n";
    let imported = imported(csv, &format!("{SUBJECT}{value}"));
    let text = statements(&imported).1.to_owned();
    for (firm, qualifier) in
        [("f01", "about"), ("f02", "nearly"), ("f03", "at_least"), ("f04", "at_least"), ("f05", "at_most")]
    {
        let line = text.lines().find(|line| line.starts_with(firm)).unwrap();
        assert!(line.contains(&format!(",万元,{qualifier},")), "{line}");
    }
}

#[test]
fn blanks_and_zeros_mean_what_the_profile_says() {
    let csv = "企业,产值\nf01,—\nf02,0\nf03,5\n";
    let value = "[[block.column]]\nheader = \"产值\"\nindicator = \"gross-output\"\nunit = \"万元\"\n";
    let with = |more: &str| {
        let blocks = SUBJECT.replace("[[block]]\n", &format!("[[block]]\n{more}")) + value;
        statements(&imported(csv, &blocks)).0
    };
    assert_eq!([with(""), with("blank = \"zero\"\n"), with("zero = \"skip\"\n")], [2, 3, 1]);
}

/// Every spelling of one new name is one firm with one provisional id.
#[test]
fn a_new_firm_gets_a_provisional_id() {
    let value = "[[block.column]]\nheader = \"产值\"\nindicator = \"gross-output\"\nunit = \"万元\"\n[[block.column]]\nheader = \"用电\"\nindicator = \"electricity\"\nunit = \"MWh\"\n";
    let csv = "企业,产值,用电\n新企业,1,\n新企業,,2\n";
    let imported = imported(csv, &format!("[names]\n\"新企业\" = \"new\"\n{SUBJECT}{value}"));
    assert_eq!(errors(&imported), [] as [&Diagnostic; 0]);
    let firms = rows(&imported, "enterprises");
    assert_eq!(firms.lines().count(), 2, "{firms}");
    let id = firms.lines().nth(1).unwrap().split(',').next().unwrap();
    assert!(id.starts_with("new-"));
    assert_eq!(statements(&imported).1.matches(id).count(), 2);
    assert!(imported.findings.iter().any(|finding| finding.code == Code::FirmProvisional));
}

#[test]
fn prices_titles_and_posts() {
    let blocks = "[[block]]\ntable = \"prices\"\nanchor = \"品种\"\n\
        set = { kind = \"spot\", vat = \"without\" }\n\
        [[block.column]]\nheader = \"品种\"\nto = \"commodity\"\n[[block.column]]\nheader = \"月份\"\nto = \"span\"\n\
        [[block.column]]\nheader = \"均价\"\nto = \"price\"\n\
        [[block]]\ntable = \"titles\"\nanchor = \"获认定企业\"\nset = { title = \"srdi-sme-2022\" }\n\
        [[block.column]]\nheader = \"获认定企业\"\nto = \"enterprise\"\n[[block.column]]\nheader = \"认定日\"\nto = \"granted_on\"\n\
        [[block]]\ntable = \"posts\"\nanchor = \"岗位编号\"\n[[block.column]]\nheader = \"岗位编号\"\nto = \"post\"\n\
        [[block.column]]\nheader = \"用人企业\"\nto = \"enterprise\"\n[[block.column]]\nheader = \"人数\"\nto = \"wanted\"\n";
    let csv = "品种,月份,均价（元/吨）\n示例精矿,2026年1月,\"19,500\"\n示例氧化镨钕,2026.1,46.5 万元/吨\n\n\
               获认定企业,认定日,\n示例选矿企业01,2025年11月3日,\n\n岗位编号,用人企业,人数\npost99,f02,５\n";
    let imported = imported(csv, blocks);
    assert_eq!(errors(&imported), [] as [&Diagnostic; 0]);
    let prices = rows(&imported, "prices");
    assert!(prices.contains("concentrate,2026-01,spot,without,19500 元/吨,in-"), "{prices}");
    assert!(prices.contains("prnd-oxide,2026-01,spot,without,46.5 万元/吨,in-"), "{prices}");
    assert!(rows(&imported, titles::TABLE.id).contains("f01,srdi-sme-2022,2025-11-03,in-"));
    assert!(rows(&imported, "posts").contains("post99,f02,5,in-"), "{}", rows(&imported, "posts"));
    let sources = rows(&imported, "sources");
    assert_eq!(sources.lines().count(), 4, "a source for each table of the sheet: {sources}");
    assert!(sources.contains("sha256:") && sources.contains("a!A1:C3"), "{sources}");
}
