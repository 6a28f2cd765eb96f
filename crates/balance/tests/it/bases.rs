//! The bases of the repository.

use std::path::Path;

use lodestone_balance::Fault;
use lodestone_balance::run::{Balanced, Settings, Why, balance};
use lodestone_model::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::read::read_base;
use lodestone_model::time::Span;

pub fn base(name: &str) -> CheckedBase {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    check(read_base(&root.join("bases").join(name)).unwrap(), &[]).base.unwrap()
}

fn settings(year: i32) -> Settings {
    Settings { period: Span::year(year).unwrap(), as_of: None, alpha: 0.05 }
}

fn value(found: &Balanced, name: &str) -> Option<(f64, f64)> {
    let at = found.problem.unknowns.iter().position(|unknown| unknown.name == name).unwrap();
    found.found.values[at].value.zip(found.found.values[at].uncertainty)
}

#[test]
fn baotou_2024_is_known_down_to_the_separated_salts() {
    let base = base("baotou");
    let found = balance(&base, &settings(2024)).unwrap();
    // Reported: concentrate 370,000 t of 50 % REO; 92 % and 96 % of it come through (grade D recipes: ±5 % each).
    let near = |name: &str, expected: f64, share: f64| {
        let (value, uncertainty) = value(&found, name).unwrap();
        assert!((value / expected - 1.0).abs() < 1e-9, "{name}: {value}");
        assert!((uncertainty / value / share - 1.0).abs() < 0.2, "{name}: ±{uncertainty}");
    };
    near("made roast-leach main mixed-salt", 170_200.0, 0.05);
    near("made separation main lace-salt", 121_727.04, 0.055);
    near("made separation main prnd-salt", 38_397.12, 0.055);
    near("output alloy strip-casting alloy-n", 58_800.0, 0.05);
    // Which plant smelted how much is not known, nor what became of the salts.
    assert_eq!(value(&found, "output smelting roast-leach mixed-salt"), None);
    assert_eq!(value(&found, "sold lace-salt"), None);
    assert_eq!((found.found.degrees, found.suspects.len()), (0, 0));
    let why = |row: u32| found.left_out.iter().find(|left| left.row == row).map(|left| left.why);
    // Oxides produced and sold, of unknown basis.
    assert_eq!((why(22), why(24)), (Some(Why::Attribute), Some(Why::Attribute)));
    assert!(found.worth_measuring.len() > 50 && found.worth_measuring[0].1 >= found.worth_measuring[1].1);
}

#[test]
fn a_year_without_amounts_is_refused() {
    let base = base("baotou");
    assert_eq!(balance(&base, &settings(2018)).err().unwrap(), [Fault::NothingObserved]);
}
