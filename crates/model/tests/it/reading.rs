//! Files, headers and cells that are not what they should be: the exact finding for each.

use lodestone_model::diagnostic::Code;
use lodestone_model::grid::Cells;
use lodestone_model::read::read_base;

use crate::fixture::{Folder, MANIFEST, check_findings, read_findings, small_base, with};

#[test]
fn a_sound_base_has_no_findings() {
    let folder = small_base();
    folder.write("README.md", "not a table").write("#draft.csv", "anything\n").write(".hidden.csv", "x\n");
    let input = read_base(folder.path()).unwrap();
    assert_eq!(input.findings, []);
    let tables: Vec<&str> = input.grids.iter().map(|grid| grid.table.id).collect();
    assert_eq!(tables, ["sources", "commodities", "processes", "recipes", "sites", "plants", "capacities"]);
    let capacities = &input.grids[6];
    assert_eq!(capacities.rows, 3);
    let (capacity, _) = capacities.table.column("capacity").unwrap();
    let Cells::Numbers(numbers) = &capacities.cells[capacity] else { panic!("numbers") };
    assert_eq!(numbers.values, [20_000.0, 30_500.0, 4_000.0]);
    assert_eq!(numbers.unit_of(0).unwrap().written, "kt/yr");
    let notes = capacities.carried[0].texts.iter().map(|text| text.map(|sym| input.texts.get(sym)));
    assert_eq!(notes.collect::<Vec<_>>(), [Some("批复"), None, Some("旧线")]);
    assert_eq!(capacities.place(1, Some(capacity)).line, Some(3));
    let source = |row| input.texts.get(capacities.sources.of(row, capacity).unwrap());
    assert_eq!([source(0), source(2)], ["doc", "own"]);
    assert_eq!(input.texts.get(input.grids[3].sources.of_row(0).unwrap()), "own", "the default source");
    let same = read_base(&folder.join("base.toml")).unwrap();
    assert_eq!(same.grids.len(), 7, "base.toml stands for its folder");
}

#[test]
fn a_path_that_is_no_base() {
    let folder = Folder::new();
    let shown = folder.path().display().to_string();
    assert_eq!(read_findings(folder.path()), [format!("F01 {shown} path={shown}")]);
    for name in ["absent", "notes.txt"] {
        folder.write("notes.txt", "hello");
        let path = folder.join(name);
        assert_eq!(read_findings(&path), [format!("F01 {0} path={0}", path.display())]);
    }
}

#[test]
fn tables_missing_unknown_and_twice() {
    let folder = small_base();
    folder.remove("plants.csv").remove("sites.csv");
    folder.write("plant.csv", "plant\nx\n").write("地点.csv", "site\nbaotou\n").write("weather.csv", "a\n1\n");
    folder.write("processes.tsv", "process\nx\n");
    assert_eq!(
        read_findings(folder.path()),
        [
            "F04 plant.csv name=plant hint=plants",
            "F14 processes.tsv table=processes",
            "F04 weather.csv name=weather hint=",
            "F03 base.toml table=plants",
        ]
    );
}

#[test]
fn headers_unknown_twice_and_missing() {
    let text = "plnat,kind,capacity,产能,Weather,source\nworks,effective,1,2,3,doc\n";
    let folder = with("capacities.csv", text);
    assert_eq!(
        check_findings(folder.path(), &[], &[Code::ColumnUnknown, Code::ColumnTwice, Code::ColumnMissing]),
        [
            "T01 capacities.csv column=plant",
            "T02 capacities.csv:1:Weather column=Weather hint=",
            "T02 capacities.csv:1:plnat column=plnat hint=plant",
            "T03 capacities.csv:1:产能 column=产能",
        ]
    );
}

#[test]
fn headers_in_any_order_and_language() {
    let text = "備註,来源：产能,產能（千吨/年）,Availability,產能性質,span,等級,裝置,#draft\nx,doc,20,90 %,有效,2024,D,works,y\n";
    let input = read_base(with("capacities.csv", text).path()).unwrap();
    assert_eq!(input.findings, []);
    let grid = input.grids.last().unwrap();
    let (capacity, _) = grid.table.column("capacity").unwrap();
    assert_eq!(input.texts.get(grid.sources.of(0, capacity).unwrap()), "doc");
    assert_eq!(grid.sources.of(0, 0), None);
    assert_eq!(input.texts.get(grid.grades[&0]), "D");
    let headers: Vec<&str> = grid.carried.iter().map(|carried| carried.header.as_str()).collect();
    assert_eq!(headers, ["備註", "#draft"]);
}

#[test]
fn rows_that_are_longer_than_the_header() {
    let text = "site,name_zh,,\nbaotou,包头,,\nbeifang,,x\nlast,,,,y\n\n,,\n";
    assert_eq!(
        read_findings(with("sites.csv", text).path()),
        ["T04 sites.csv:3 cells=3 columns=2", "T04 sites.csv:4 cells=5 columns=2"]
    );
}

#[test]
fn every_bad_cell_with_its_exact_text() {
    let text = "plant,kind,span,capacity,availability,source\n\
        works,effektive,2025,12 abc,0.9,doc\n\
        works,effective,spring,n/a,NaN,doc\n\
        works,filed,2025-13,1e400,#REF!,doc\n\
        works,permitted,2026,\"1.300,5\",,doc\n\
        works,installed,2026,3 USD/t,,doc\n\
        works,accepted,2026,5 mt,,doc\n\
        #N/A,sustained,2026,7,,doc\n";
    let choices = "filed / permitted / installed / accepted / effective / sustained";
    assert_eq!(
        read_findings(with("capacities.csv", text).path()),
        [
            format!("C11 capacities.csv:2:kind text=effektive choices={choices} hint=effective"),
            "C06 capacities.csv:2:capacity text=abc hint=".to_owned(),
            "C13 capacities.csv:3:span text=spring".to_owned(),
            "C02 capacities.csv:3:capacity text=n/a".to_owned(),
            "C03 capacities.csv:3:availability text=NaN".to_owned(),
            "C13 capacities.csv:4:span text=2025-13".to_owned(),
            "C04 capacities.csv:4:capacity text=1e400".to_owned(),
            "C05 capacities.csv:4:availability text=#REF!".to_owned(),
            "C18 capacities.csv:5:capacity text=1.300,5".to_owned(),
            "C08 capacities.csv:6:capacity found=USD base=CNY".to_owned(),
            "C19 capacities.csv:7:capacity text=mt readings=t / Mt".to_owned(),
            "C05 capacities.csv:8:plant text=#N/A".to_owned(),
        ]
    );
}

#[test]
fn dates_flags_and_counts() {
    let folder = small_base();
    folder.write("enterprises.csv", "enterprise,trading,valid_from\na,是,2025年3月15日\nb,maybe,2025-02-30\n");
    folder.write("stages.csv", "stage,order\nore,１\nearth,-1\nmaterial,1.5\nuse,2.0\n");
    assert_eq!(
        read_findings(folder.path()),
        [
            "C15 stages.csv:3:order text=-1",
            "C15 stages.csv:4:order text=1.5",
            "C14 enterprises.csv:3:trading text=maybe",
            "C12 enterprises.csv:3:valid_from text=2025-02-30",
        ]
    );
}

#[test]
fn a_quote_that_stays_open_does_not_swallow_the_table() {
    let text = "site,name_zh\nbaotou,\"包头\nhohhot,呼和浩特\n";
    assert_eq!(read_findings(with("sites.csv", text).path()), ["T09 sites.csv:2"]);
}

#[test]
fn toml_that_is_none() {
    let folder = with("base.toml", "id = \"a\"\nname_zh = 小\n");
    let found = read_findings(folder.path());
    assert_eq!(found.len(), 1);
    assert!(found[0].starts_with("F10 base.toml:2 reason="), "{}", found[0]);
}

#[test]
fn toml_keys_and_values() {
    let text = "id = \"包头\"\ncurency = \"CNY\"\nperiods = [\"2024\", \"spring\"]\nobjective = \"vlaue\"\noperating = \"end\"\n\
        count_units = [\"t\", \"case\", \"boat\"]\n[extend]\nprices = \"growth\"\nprice = \"hold\"\n[[case]]\nname = \"x\"\n\
        [[case.change]]\ntable = \"plants\"\nop = \"grow\"\n";
    assert_eq!(
        read_findings(with("base.toml", text).path()),
        [
            "F13 base.toml:1 key=currency",
            "F12 base.toml:6 key=count_units expected=new word",
            "F12 base.toml:1 key=id expected=letters, digits, - and _",
            "F12 base.toml:3 key=periods expected=span",
            "F13 base.toml:1 key=discount_rate",
            "F12 base.toml:4 key=objective expected=value | targets-then-value | cost",
            "F11 base.toml:9 key=extend.price hint=prices",
            "F12 base.toml:8 key=extend.prices expected=hold | none",
            "F12 base.toml:14 key=case[0].change[0].op expected=set | times | plus | shift | drop | add",
            "F11 base.toml:2 key=curency hint=currency",
        ]
    );
}

#[test]
fn periods() {
    let manifest = |periods: &str| MANIFEST.replace("periods = [\"2024\", \"2025\", \"2026\"]", periods);
    let found = |periods: &str| read_findings(with("base.toml", manifest(periods)).path());
    assert_eq!(found("periods = [\"2024\", \"2026\"]")[0], "P01 base.toml:5 from=2024 to=2026");
    assert_eq!(found("periods = [\"2024\", \"2024-12..2025\"]")[0], "P01 base.toml:5 from=2024 to=2024-12..2025-12");
    assert_eq!(found("periods = \"2024-02..2026\"\nstep = \"year\"")[0].split(' ').next(), Some("P01"));
    assert_eq!(
        found("periods = [\"2024-07..2025-06\", \"2025-07..2026-06\"]"),
        ["P02 base.toml:6 plan_from=2025-01-01"]
    );
    for (periods, count) in [
        ("periods = \"2024..2030\"", 7),
        ("periods = \"2024..2025\"\nstep = \"quarter\"", 8),
        ("periods = \"2024..2025\"\nstep = \"month\"", 24),
        ("periods = [2024, \"2025-H1\", \"2025-H2\"]", 3),
    ] {
        let input = read_base(with("base.toml", manifest(periods)).path()).unwrap();
        assert_eq!(input.findings, [], "{periods}");
        assert_eq!(input.manifest.unwrap().periods.len(), count, "{periods}");
    }
}

#[test]
fn discount_factors() {
    let text = format!("{MANIFEST}[discount_factors]\n2025 = 1.0\n2027 = 0.9\n");
    assert_eq!(
        read_findings(with("base.toml", text).path()),
        ["F11 base.toml:13 key=discount_factors.2027 hint=2025", "P03 base.toml:12 period=2026"]
    );
    let text = format!("{MANIFEST}[discount_factors]\n2026 = \"50 %\"\n\"2025\" = 1\n");
    let input = read_base(with("base.toml", text).path()).unwrap();
    assert_eq!(input.manifest.unwrap().discount_factors, Some(vec![1.0, 0.5]));
}

#[test]
fn defaults_of_the_manifest() {
    let text = "id = \"a\"\ncurrency = \"CNY\"\nperiods = [\"2024\"]\ndiscount_rate = \"8 %\"\nname_en = \"A\"\n";
    let manifest = read_base(with("base.toml", text).path()).unwrap().manifest.unwrap();
    assert_eq!((manifest.name_zh.as_str(), manifest.name_en.as_str()), ("A", "A"));
    assert_eq!((manifest.discount_rate, manifest.vat_rate, manifest.price_vat_included), (0.08, 0.13, false));
    assert_eq!(manifest.plan_from, manifest.periods[0].start);
    assert_eq!(manifest.discount_from, manifest.plan_from);
    assert_eq!(manifest.price_kinds, ["list", "contract", "spot", "exchange", "FOB"]);
    let dollars = text.replace("CNY", "USD");
    assert_eq!(read_base(with("base.toml", dollars).path()).unwrap().manifest.unwrap().vat_rate, 0.0);
}
