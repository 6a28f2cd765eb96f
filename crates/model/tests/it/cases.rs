//! Cases: every operation, what does not fit, and where the changed numbers come from.

use lodestone_model::case::apply;
use lodestone_model::grid::{Grid, Value};
use lodestone_model::read::{Input, read_base};

use crate::fixture::{MANIFEST, shown, with};

fn case(changes: &str) -> String {
    format!("{MANIFEST}[[case]]\nname = \"x\"\nsource = \"own\"\ngrade = \"D\"\n{changes}")
}

fn applied(toml: &str, names: &[&str]) -> Input {
    let folder = with("base.toml", toml);
    let mut input = read_base(folder.path()).unwrap();
    assert_eq!(input.findings, []);
    apply(&mut input, names);
    input
}

fn findings(toml: &str, names: &[&str]) -> Vec<String> {
    applied(toml, names).findings.iter().map(shown).collect()
}

fn grid<'a>(input: &'a Input, table: &str) -> &'a Grid {
    input.grids.iter().find(|grid| grid.table.id == table).unwrap()
}

fn values(input: &Input, table: &str, column: &str) -> Vec<f64> {
    let grid = grid(input, table);
    let (at, _) = grid.table.column(column).unwrap();
    let number = |row| match grid.cells[at].get(row) {
        Some(Value::Number(value, _)) => value,
        other => panic!("{other:?}"),
    };
    (0..grid.rows).map(number).collect()
}

const WORKS: &str =
    "[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"Works\", kind = \"有效\" }\ncolumn = \"capacity\"\n";

#[test]
fn set_times_and_plus() {
    for (op, expected) in [
        ("value = 25", [25_000.0, 25_000.0, 4_000.0]),
        ("value = \"2.4 万吨/年\"", [24_000.0, 24_000.0, 4_000.0]),
        ("op = \"times\"\nvalue = 0.5", [10_000.0, 15_250.0, 4_000.0]),
        ("op = \"times\"\nvalue = \"50 %\"", [10_000.0, 15_250.0, 4_000.0]),
        ("op = \"plus\"\nvalue = 1", [21_000.0, 31_500.0, 4_000.0]),
        ("op = \"plus\"\nvalue = \"-100 t/yr\"", [19_900.0, 30_400.0, 4_000.0]),
    ] {
        let input = applied(&case(&format!("{WORKS}{op}\n")), &["X"]);
        assert_eq!(input.findings, []);
        assert_eq!(values(&input, "capacities", "capacity"), expected, "{op}");
    }
}

#[test]
fn changed_cells_say_where_they_come_from() {
    let input = applied(&case(&format!("{WORKS}value = 25\n")), &["x"]);
    let capacities = grid(&input, "capacities");
    let (capacity, _) = capacities.table.column("capacity").unwrap();
    let (kind, _) = capacities.table.column("kind").unwrap();
    let source = |row, column| input.texts.get(capacities.sources.of(row, column).unwrap());
    assert_eq!([source(0, capacity), source(0, kind), source(2, capacity)], ["own", "doc", "own"]);
    assert_eq!(capacities.grade_of(0, capacity).map(|sym| input.texts.get(sym)), Some("D"));
    assert_eq!(capacities.grade_of(0, kind), None);
    let unsourced = case(&format!("{WORKS}value = 25\n")).replace("source = \"own\"\ngrade = \"D\"\n", "");
    let input = applied(&unsourced, &["x"]);
    let capacities = grid(&input, "capacities");
    assert_eq!(capacities.grade_of(0, capacity).map(|sym| input.texts.get(sym)), Some("D"), "nobody vouches for it");
}

#[test]
fn an_empty_cell_counts_as_its_default() {
    let change = "[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"mill\" }\ncolumn = \"availability\"\n";
    let input = applied(&case(&format!("{change}op = \"times\"\nvalue = 0.9\n")), &["x"]);
    assert_eq!(input.findings, []);
    assert_eq!(values(&input, "capacities", "availability")[2], 0.9);
    let by_default = "[[case.change]]\ntable = \"recipes\"\nwhere = { recipe = \"main\", line = \"in\" }\ncolumn = \"amount\"\nvalue = 2\n";
    let input = applied(&case(by_default), &["x"]);
    assert_eq!(values(&input, "recipes", "amount"), [2.0, 1.0]);
}

#[test]
fn plus_counts_bare_cells_in_what_the_row_counts() {
    let folder = with("capacities.csv", "plant,capacity,source\nworks,20,doc\n");
    folder.write("commodities.csv", "commodity,unit\nore,t\noxide,kt\n");
    let change =
        "[[case.change]]\ntable = \"capacities\"\ncolumn = \"capacity\"\nop = \"plus\"\nvalue = \"500 t/yr\"\n";
    folder.write("base.toml", case(change));
    let mut input = read_base(folder.path()).unwrap();
    apply(&mut input, &["x"]);
    assert_eq!(input.findings, []);
    assert_eq!(values(&input, "capacities", "capacity"), [20_500.0]);
    folder.write("base.toml", case(&change.replace("500 t/yr", "500 t")));
    let mut input = read_base(folder.path()).unwrap();
    apply(&mut input, &["x"]);
    assert_eq!(shown(&input.findings[0]), "K06 base.toml:16 op=plus column=capacity case=x");
}

#[test]
fn shift_drop_and_add() {
    let shift = "[[case.change]]\ntable = \"capacities\"\nwhere = { span = \"2025年至2026年\" }\ncolumn = \"span\"\nop = \"shift\"\nvalue = 12\n";
    let drop = "[[case.change]]\ntable = \"capacities\"\nwhere = { plant = \"mill\" }\nop = \"drop\"\n";
    let add = "[[case.change]]\ntable = \"capacities\"\nop = \"add\"\nrow = { plant = \"mill\", kind = \"filed\", capacity = \"3 kt/yr\", note = \"new\" }\n";
    let input = applied(&case(&format!("{shift}{drop}{add}")), &["x"]);
    assert_eq!(input.findings, []);
    let capacities = grid(&input, "capacities");
    let (span, _) = capacities.table.column("span").unwrap();
    let Some(Value::Span(Some(moved))) = capacities.cells[span].get(1) else { panic!("a span") };
    assert_eq!(moved.to_string(), "2026..2027");
    assert_eq!(values(&input, "capacities", "capacity"), [20_000.0, 30_500.0, 3_000.0]);
    assert_eq!(capacities.line(1), Some(3));
    assert_eq!(capacities.line(2), None, "a row of a case stands in no file");
    assert_eq!(input.texts.get(capacities.sources.of_row(2).unwrap()), "own");
    assert_eq!(input.texts.get(capacities.grades[&2]), "D");
}

#[test]
fn a_row_of_a_table_that_the_base_did_not_have() {
    let add = "[[case.change]]\ntable = \"stocks\"\nop = \"add\"\nrow = { commodity = \"ore\", site = \"baotou\", opening = \"2 kt\" }\n";
    let input = applied(&case(add), &["x"]);
    assert_eq!(input.findings, []);
    assert_eq!(values(&input, "stocks", "opening"), [2000.0]);
    let order: Vec<&str> = input.grids.iter().map(|grid| grid.table.id).collect();
    assert_eq!(order.last(), Some(&"stocks"));
}

#[test]
fn what_does_not_fit() {
    for (change, expected) in [
        ("table = \"plant\"\ncolumn = \"site\"\nvalue = 1\n", "K02 base.toml:16 table=plant hint=plants case=x"),
        ("table = \"markets\"\ncolumn = \"price\"\nvalue = 1\n", "K02 base.toml:16 table=markets hint=markets case=x"),
        ("table = \"plants\"\ncolumn = \"sit\"\nvalue = 1\n", "K03 base.toml:16 column=sit hint=site case=x"),
        (
            "table = \"plants\"\nwhere = { plnat = \"a\" }\nop = \"drop\"\n",
            "K03 base.toml:16 column=plnat hint=plant case=x",
        ),
        (
            "table = \"plants\"\nwhere = { plant = \"a\", site = \"baotou\" }\nop = \"drop\"\n",
            "K04 base.toml:16 where=plant = a, site = baotou case=x",
        ),
        (
            "table = \"plants\"\ncolumn = \"site\"\nop = \"times\"\nvalue = 2\n",
            "K06 base.toml:16 op=times column=site case=x",
        ),
        (
            "table = \"recipes\"\ncolumn = \"recovery\"\nop = \"times\"\nvalue = 2\n",
            "K06 base.toml:16 op=times column=recovery case=x",
        ),
        (
            "table = \"capacities\"\ncolumn = \"capacity\"\nop = \"shift\"\nvalue = 2\n",
            "K06 base.toml:16 op=shift column=capacity case=x",
        ),
        ("table = \"capacities\"\ncolumn = \"capacity\"\nvalue = \"much\"\n", "C02 base.toml:16 text=much case=x"),
    ] {
        assert_eq!(findings(&case(&format!("[[case.change]]\n{change}")), &["x"]), [expected]);
    }
    assert_eq!(
        findings(&case(""), &["y", "weather"]),
        ["K01 base.toml case=y hint=", "K01 base.toml case=weather hint="]
    );
}

#[test]
fn two_cases_do_not_set_one_cell() {
    let second = format!("[[case]]\nname = \"y\"\n{WORKS}value = 26\n");
    let toml = case(&format!("{WORKS}value = 25\n{WORKS}op = \"times\"\nvalue = 2\n{second}"));
    assert_eq!(findings(&toml, &["x"]), [""; 0], "one case may change a cell twice");
    assert_eq!(findings(&toml, &["x", "y"]), ["K05 base.toml:29 other=x column=capacity case=y"]);
    let input = applied(&toml, &["x"]);
    assert_eq!(values(&input, "capacities", "capacity")[0], 50_000.0);
}
