//! The bases of the repository.

use std::path::Path;

use lodestone_balance::Fault;
use lodestone_balance::run::{Balanced, Node, Settings, Why, balance, sankey};
use lodestone_model::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::ids::{ElementId, Id as _};
use lodestone_model::read::read_base;
use lodestone_model::time::Span;

pub fn base(name: &str) -> CheckedBase {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    check(read_base(&root.join("bases").join(name)).unwrap(), &[]).base.unwrap()
}

fn settings(year: i32) -> Settings {
    Settings { periods: vec![Span::year(year).unwrap()], as_of: None, alpha: 0.05 }
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
    // Oxides produced and sold, of unknown basis; metals sold, in t; a share that is no flow.
    assert_eq!((why(22), why(24)), (Some(Why::Read), Some(Why::Read)));
    assert_eq!((why(26), why(27)), (Some(Why::SaleOfAFirm), Some(Why::Attribute)));
    assert!(found.worth_measuring.len() > 50 && found.worth_measuring[0].1 >= found.worth_measuring[1].1);
}

#[test]
fn a_year_without_amounts_is_refused() {
    let base = base("baotou");
    assert_eq!(balance(&base, &settings(2018)).err().unwrap(), [Fault::NothingObserved]);
}

#[test]
fn baotou_2024_beside_its_quotas() {
    let base = base("baotou");
    let found = balance(&base, &settings(2024)).unwrap();
    // 370 kt of 50 % REO; 96 % of the salts of 92 % of it. Limits of press grade: ± 5 %.
    let [mined, separated] = &found.limits[..] else { panic!("two quotas of 2024") };
    assert!((mined.sum.unwrap().value - 185_000.0).abs() < 1e-6 && mined.limit.value == 188_650.0);
    assert!((separated.sum.unwrap().value - 163_392.0).abs() < 1e-6 && separated.limit.value == 170_000.0);
    assert!((separated.limit.uncertainty - 8_500.0).abs() < 1e-9);
    assert!(mined.above(mined.sum.unwrap()).1 < 0.0 && separated.above(separated.sum.unwrap()).1 < 0.0);
}

#[test]
fn baotou_sold_twice_the_oxides_that_it_made() {
    let base = base("baotou");
    let found = balance(&base, &settings(2024)).unwrap();
    let pair = found.sales.iter().find(|pair| (pair.sold, pair.made) == (24, 22)).unwrap();
    // 30,573.32 ± 2 % less 15,500 ± 5 %.
    assert!((pair.excess.value - 15_073.32).abs() < 1e-6);
    assert!((pair.excess.uncertainty - 611.466_f64.hypot(775.5)).abs() < 1.0 && pair.z > 15.0);
    let salts = found.sales.iter().find(|pair| (pair.sold, pair.made) == (25, 23)).unwrap();
    let metals = found.sales.iter().find(|pair| (pair.sold, pair.made) == (26, 21)).unwrap();
    assert!(salts.excess.value < 0.0 && metals.z.abs() < 1.0);
    assert!(found.is_doubtful(), "what contradicts is said by the exit code");
}

#[test]
fn baotou_salts_and_oxides_as_reo_would_exceed_the_quota() {
    let base = base("baotou");
    let found = balance(&base, &settings(2024)).unwrap();
    let [reo, weight, all_sites] = &found.readings[..] else { panic!("three readings") };
    let sum = &reo.sums[0];
    assert_eq!(sum.rows, [21, 22, 23]);
    // 125,000 + 15,500 + 37,000 × (1.166 + 1.228)/2.
    assert!((sum.sum.value - 184_789.0).abs() < 1e-6);
    let (above, z) = found.limits[sum.quota].above(sum.sum);
    assert!((above.value - 14_789.0).abs() < 1e-6 && (1.2..1.5).contains(&z), "{z}");
    // 125,000 × 0.30 + 15,500 × 0.98 + 37,000 × 1.166, and at most.
    let [low, high] = weight.sums[0].between;
    assert!((low - 95_832.0).abs() < 1e-6 && (high - 117_186.0).abs() < 1e-6);
    // Bounds of what nothing determines are neither kept nor contradicted.
    assert!(all_sites.sums.is_empty() && all_sites.fit.as_ref().unwrap().chi2 < 1e-9);
    // A reading is no fact: the balance is as without it.
    assert_eq!(value(&found, "sold lace-salt"), None);
}

#[test]
fn the_loops_of_baotou_are_those_of_swarf_and_of_lanthanum() {
    let base = base("baotou");
    let found = balance(&base, &settings(2024)).unwrap();
    let drawn = sankey(&base, &found, 0);
    let id = |node: Node| match node {
        Node::Commodity(id) => base.text(base.rows.commodities[id.index()].commodity),
        Node::Process(id) => base.text(base.rows.processes[id.index()].process),
        _ => "outside",
    };
    let closing = drawn.links.iter().filter(|link| link.closes.is_some());
    let ends: Vec<[&str; 2]> =
        closing.map(|link| [link.from, link.to].map(|at| id(drawn.nodes[at as usize]))).collect();
    assert_eq!(ends, [["la-oxide", "electrolysis"], ["swarf-recycling", "prnd-oxide"]]);
    for (place, link) in drawn.links.iter().enumerate().filter(|(_, link)| link.closes.is_some()) {
        let nodes = &drawn.loops[link.closes.unwrap() as usize];
        assert_eq!((nodes.first(), nodes.last()), (Some(&link.to), Some(&link.from)), "link {place}");
        for two in nodes.windows(2) {
            assert!(drawn.links.iter().any(|link| [link.from, link.to] == two[..]), "a loop is made of links");
        }
    }
}

/// Total and every element: what goes in goes out, where all of it is known.
#[test]
fn what_goes_in_at_a_node_goes_out() {
    let base = base("baotou");
    let found = balance(&base, &settings(2024)).unwrap();
    let drawn = sankey(&base, &found, 0);
    let mut closed = 0;
    for (at, _) in drawn.nodes.iter().enumerate().filter(|(_, n)| matches!(n, Node::Commodity(_) | Node::Process(_))) {
        let at = at as u32;
        let own: Vec<_> = drawn.links.iter().filter(|link| link.from == at || link.to == at).collect();
        if own.iter().any(|link| link.amount.is_none()) {
            continue;
        }
        let sum = |of: &dyn Fn(&lodestone_balance::run::Link) -> f64| {
            let signed = |link: &&lodestone_balance::run::Link| if link.to == at { of(link) } else { -of(link) };
            let largest = own.iter().map(|link| of(link).abs()).fold(0.0, f64::max);
            own.iter().map(signed).sum::<f64>().abs() <= 1e-9 * largest
        };
        assert!(sum(&|link| link.amount.unwrap().value), "{:?}", drawn.nodes[at as usize]);
        for element in (0..base.rows.elements.len()).map(ElementId::from_index) {
            let of = |link: &lodestone_balance::run::Link| {
                link.elements.iter().find(|(id, _)| *id == element).map_or(0.0, |(_, amount)| amount.value)
            };
            assert!(sum(&of), "{:?} {element:?}", drawn.nodes[at as usize]);
        }
        closed += 1;
    }
    // Ore, concentrate, mixed salts and what makes and takes them; the alloy line.
    assert!(closed >= 6, "{closed}");
    let concentrate = drawn.links.iter().find(|link| !link.reports.is_empty()).unwrap();
    assert_eq!(concentrate.reports, [18]);
}

/// Twelve months of each of the park's 38 plants; with one of them not yet stated there is nothing to add up.
#[test]
fn months_add_up_to_a_year() {
    let base = base("sample-park");
    let found = balance(&base, &settings(2024)).unwrap();
    assert_eq!(found.placed.len(), 38);
    for placed in &found.placed {
        let first = &base.rows.reports[placed.row as usize];
        assert_eq!((placed.table, placed.parts, first.span.to_string().as_str()), ("reports", 12, "2024-01"));
        let year = Span::year(2024).unwrap();
        let own = base.rows.reports.iter().filter(|row| {
            (row.subject, row.commodity) == (first.subject, first.commodity)
                && row.indicator.is_none()
                && row.attribute.is_none()
                && year.intersection(row.span) == Some(row.span)
        });
        // A later statement about a month takes the place of an earlier one.
        let mut months: std::collections::BTreeMap<String, (lodestone_model::time::Date, f64)> = Default::default();
        for row in own {
            let kept = months.entry(row.span.to_string()).or_insert((row.stated_on, 0.0));
            if row.stated_on >= kept.0 {
                *kept = (row.stated_on, row.value.unwrap().value);
            }
        }
        assert_eq!(months.len(), 12);
        let sum: f64 = months.values().map(|(_, value)| value).sum();
        let seen = &found.problem.observations[placed.observation as usize];
        assert!((seen.value / sum - 1.0).abs() < 1e-12, "{} {sum}", seen.value);
    }
    // December is stated in January.
    let as_of = lodestone_model::time::Date::new(2024, 12, 31);
    let early = balance(&base, &Settings { as_of, ..settings(2024) });
    assert!(early.is_err(), "there are only eleven months");
}
