//! Numbers with units in cells, headers and the `unit` column.

use lodestone_model::grid::{Cells, Grid};
use lodestone_model::read::read_base;

use crate::fixture::{Folder, read_findings, small_base, with};

fn numbers(folder: &Folder, table: &str, column: &str) -> (Vec<f64>, Vec<Option<String>>) {
    let input = read_base(folder.path()).unwrap();
    assert_eq!(input.findings, []);
    let grid: &Grid = input.grids.iter().find(|grid| grid.table.id == table).unwrap();
    let (at, _) = grid.table.column(column).unwrap();
    let Cells::Numbers(numbers) = &grid.cells[at] else { panic!("{column} is no number") };
    let unit = |row: usize| numbers.unit_of(row).map(|unit| unit.dimension.to_string());
    (numbers.values.clone(), (0..grid.rows).map(unit).collect())
}

#[test]
fn ways_to_write_twenty_thousand_tonnes_a_year() {
    for cell in [
        "20000 t/yr",
        "20,000吨/年",
        "２０，０００ t/yr",
        "2万吨/年",
        "2 萬噸/年",
        "20 kt/yr",
        "0.02 Mt/yr",
        "２ 万吨／年",
        "2万 吨/年",
    ] {
        let text = format!("plant,capacity,source\nworks,\"{cell}\",doc\n");
        let (values, units) = numbers(&with("capacities.csv", text), "capacities", "capacity");
        assert_eq!((values, units), (vec![20_000.0], vec![Some("mass/time".to_owned())]), "{cell}");
    }
}

#[test]
fn a_cell_wins_over_its_header() {
    let text = "plant,kind,capacity（万吨/年）,source\nworks,filed,1.3,doc\nworks,effective,800 t/month,doc\n";
    let (values, _) = numbers(&with("capacities.csv", text), "capacities", "capacity");
    assert_eq!(values, [13_000.0, 9_600.0]);
}

#[test]
fn bare_numbers_keep_their_face_value() {
    let text = "plant,capacity,availability,source\nworks,20,95%,doc\n";
    let folder = with("capacities.csv", text);
    assert_eq!(numbers(&folder, "capacities", "capacity"), (vec![20.0], vec![None]));
    assert_eq!(numbers(&folder, "capacities", "availability"), (vec![0.95], vec![Some("share".to_owned())]));
}

#[test]
fn scaled_in_decimal() {
    let folder = small_base();
    folder.write(
        "reports.csv",
        "indicator,span,value,unit,growth,rounding,stated_on,source\n\
         v,2025,\"1,300\",亿元,3.6%,10,2025-06-01,doc\nv,2024,0.57,%,,,2025-06-01,doc\nv,2023,2 kt,t,,,2025-06-01,doc\nv,2022,7,,,,2025-06-01,doc\n",
    );
    let (values, units) = numbers(&folder, "reports", "value");
    assert_eq!(values, [1.3e11, 0.0057, 2000.0, 7.0]);
    let units: Vec<&str> = units.iter().map(|unit| unit.as_deref().unwrap_or("-")).collect();
    assert_eq!(units, ["money", "share", "mass", "-"]);
    assert_eq!(numbers(&folder, "reports", "growth").0[0], 0.036);
    assert_eq!(numbers(&folder, "reports", "rounding").0[0], 1e9, "the unit of the row");
}

#[test]
fn molar_masses() {
    let folder = small_base();
    for (header, cell) in
        [("molar_mass", "144.242"), ("molar_mass [g/mol]", "144.242"), ("molar_mass", "144.242 g/mol")]
    {
        folder.write("elements.csv", format!("element,{header},source\nNd,{cell},doc\n"));
        assert_eq!(numbers(&folder, "elements", "molar_mass"), (vec![144.242], vec![None]), "{header} {cell}");
    }
}

#[test]
fn a_bad_unit_of_a_header_is_reported_once() {
    let text = "plant,kind,capacity [parsec],source\nworks,filed,1,doc\nworks,effective,2,doc\n";
    assert_eq!(
        read_findings(with("capacities.csv", text).path()),
        ["C06 capacities.csv:1:capacity [parsec] text=parsec hint="]
    );
    let text = "plant,capacity [USD/t],source\nworks,1,doc\n";
    assert_eq!(
        read_findings(with("capacities.csv", text).path()),
        ["C08 capacities.csv:1:capacity [USD/t] found=USD base=CNY"]
    );
}

#[test]
fn a_wrong_dimension_shows_both() {
    let text = "plant,capacity,source\nworks,20 kt,doc\n";
    let codes = [lodestone_model::diagnostic::Code::UnitDimension];
    assert_eq!(
        crate::fixture::check_findings(with("capacities.csv", text).path(), &[], &codes),
        ["C07 capacities.csv:2:capacity unit=kt found=mass expected=mass/time"]
    );
}

#[test]
fn a_unit_column_that_cannot_be_read_is_one_finding() {
    let folder = small_base();
    folder.write("reports.csv", "indicator,span,value,unit,stated_on,source\nv,2025,1,parsec,2025-06-01,doc\n");
    assert_eq!(read_findings(folder.path()), ["C06 reports.csv:2:unit text=parsec hint="]);
}
