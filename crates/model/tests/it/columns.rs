//! What the schema says of single tables: empty cells, bounds, keys, defaults, sources.

use lodestone_model::check;
use lodestone_model::diagnostic::Code;
use lodestone_model::read::read_base;

use crate::fixture::{MANIFEST, check_findings, small_base, with};

#[test]
fn empty_and_out_of_bounds() {
    let text = "plant,kind,capacity,availability,source\nworks,filed,,0.5,doc\n,effective,3,1.5,doc\nmill,effective,-4,-0.1,doc\n";
    let folder = with("capacities.csv", text);
    assert_eq!(
        check_findings(folder.path(), &[], &[Code::CellEmpty, Code::BelowMin, Code::AboveMax, Code::NumberBad]),
        [
            "C01 capacities.csv:2:capacity",
            "C10 capacities.csv:3:availability value=1.5 max=1",
            "C01 capacities.csv:3:plant",
            "C09 capacities.csv:4:availability value=-0.1 min=0",
            "C09 capacities.csv:4:capacity value=-4 min=0",
        ]
    );
}

#[test]
fn a_cell_that_cannot_be_read_is_not_reported_as_empty_too() {
    let text = "plant,kind,capacity,source\nworks,effective,many,doc\n";
    let codes = [Code::CellEmpty, Code::NumberBad];
    assert_eq!(
        check_findings(with("capacities.csv", text).path(), &[], &codes),
        ["C02 capacities.csv:2:capacity text=many"]
    );
}

#[test]
fn duplicate_keys_name_the_first_line() {
    let folder = with(
        "plants.csv",
        "plant,site,processes\nworks,baotou,separate\nmill,baotou,separate\nＷorks,baotou,separate\n",
    );
    folder.write(
        "recipes.csv",
        "process,recipe,line,commodity,amount\nseparate,,in,ore,1\nseparate,main,in,ore,2\nseparate,b,in,ore,2\nseparate,,out,oxide,1\n",
    );
    assert_eq!(
        check_findings(folder.path(), &[], &[Code::KeyDuplicate]),
        [
            "T05 plants.csv:4:plant key=works first=2",
            "T05 recipes.csv:3:commodity key=separate / main / in / ore first=2"
        ]
    );
}

#[test]
fn free_texts_are_keys_by_their_meaning() {
    let folder = small_base();
    folder.write("enterprises.csv", "enterprise\na\nb\n");
    folder.write("aliases.csv", "alias,enterprise\n廈門鎢業,a\n北方,a\n厦门钨业,b\n");
    let found = check_findings(folder.path(), &[], &[Code::KeyDuplicate]);
    assert_eq!(found, ["T05 aliases.csv:4:alias key=厦门钨业 first=2"]);
}

#[test]
fn spans_of_one_key_do_not_overlap() {
    let text = "plant,kind,span,capacity,source\n\
        works,effective,2026,1,doc\n\
        works,effective,2024..2025,1,doc\n\
        works,,2025-Q3,1,doc\n\
        works,filed,2025,1,doc\n\
        works,effective,2026,1,doc\n\
        mill,effective,2024,1,doc\n\
        mill,effective,,1,doc\n";
    assert_eq!(
        check_findings(with("capacities.csv", text).path(), &[], &[Code::SpanOverlap, Code::KeyDuplicate]),
        [
            "T06 capacities.csv:4:span key=works / effective a=2024..2025 b=2025-07..2025-09",
            "T05 capacities.csv:6:span key=works / effective first=2",
            "T06 capacities.csv:8:span key=mill / effective a=2024 b=*",
        ]
    );
}

#[test]
fn statements_may_overlap_but_not_repeat() {
    let folder = small_base();
    folder.write(
        "reports.csv",
        "subject,commodity,span,value,unit,stated_on,source\nworks,oxide,2024,5,kt,2025-01-10,doc\nworks,oxide,2024-Q1,1,kt,2025-01-10,doc\nworks,oxide,2024,6,kt,2025-01-10,doc\n",
    );
    assert_eq!(
        check_findings(folder.path(), &[], &[Code::SpanOverlap, Code::KeyDuplicate]),
        ["T05 reports.csv:4:stated_on key=works / oxide / 2024 / 2025-01-10 first=2"]
    );
}

#[test]
fn defaults_are_filled_marked_and_listed() {
    let folder = with("capacities.csv", "plant,capacity,availability,source\nworks,1,,doc\nmill,1,0.9,doc\n");
    assert_eq!(
        check_findings(folder.path(), &[], &[Code::DefaultsUsed]),
        ["S04 capacities.csv columns=availability rows=1"]
    );
    let checked = check(read_base(folder.path()).unwrap(), &[]);
    let base = checked.base.unwrap();
    let grid = base.grid("capacities").unwrap();
    let at = |id: &str| grid.table.column(id).unwrap().0;
    assert!(grid.is_default(at("availability"), 0) && !grid.is_default(at("availability"), 1));
    assert!(grid.is_default(at("kind"), 0) && grid.is_default(at("kind"), 1), "no such column in the file");
    assert!(!grid.is_default(at("capacity"), 0));
}

#[test]
fn numbers_without_a_source_once_per_table() {
    let text = "plant,kind,capacity,source\nworks,filed,1,doc\nworks,effective,1,\nmill,effective,1,\n";
    let folder = with("capacities.csv", text);
    assert_eq!(check_findings(folder.path(), &[], &[Code::SourceMissing]), ["S01 capacities.csv:3 rows=2"]);
    let folder = with("capacities.csv", "plant,capacity,source:capacity\nworks,1,doc\n");
    assert_eq!(check_findings(folder.path(), &[], &[Code::SourceMissing]), [""; 0]);
}

#[test]
fn sources_that_do_not_exist_and_grades_that_are_too_good() {
    let text = "plant,kind,capacity,source,grade,source:capacity\n\
        works,filed,1,dok,,\nworks,effective,1,dok,,\nworks,installed,1,own,A,\nworks,accepted,1,doc,D,press\nmill,filed,1,doc,E,\n";
    let folder = with("capacities.csv", text);
    folder.write("base.toml", MANIFEST.replace("recipes = \"own\"", "recipes = \"owm\""));
    assert_eq!(
        check_findings(folder.path(), &[], &[Code::SourceUnknown, Code::GradeTooGood, Code::ChoiceUnknown]),
        [
            "S02 base.toml id=owm hint=own",
            "S02 capacities.csv:2:source id=dok hint=doc",
            "S03 capacities.csv:4:grade grade=A source=own",
            "S02 capacities.csv:5:source:capacity id=press hint=",
            "C11 capacities.csv:6:grade text=E choices=A / B / C / D / S hint=",
        ]
    );
}
