//! Shares of larger areas, ranks, refusals and local conversion: by hand, and over both bases.

use lodestone_model::base::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::ids::Id as _;
use lodestone_model::read::read_base;
use lodestone_track::run::{Conversion, Settings, Tracked, Unlike, track};

use crate::folder::small;

const SCOPES: &str = "scope,name_en,part_of\nchina,China,\ntown,Town,china\nother,Other,china\nzone,Zone,town\n";
const HEAD: &str = "subject,attribute,span,value,unit,status,capacity_kind,basis,sample,scope,stated_on\n";

fn tracked(base: &CheckedBase) -> Tracked {
    track(base, &Settings { paths: 200, ..Settings::default() })
}

fn of(rows: &str, comparisons: &str) -> Tracked {
    let reports = format!("{HEAD}{rows}");
    let tables = [
        ("scopes.csv", SCOPES),
        ("samples.csv", "sample,enterprise\nlarge,\n"),
        ("enterprises.csv", "enterprise,group\na,\nb,\nc,\nbelow-b,b\n"),
        ("comparisons.csv", comparisons),
        ("reports.csv", reports.as_str()),
    ];
    tracked(&small(&tables))
}

fn row(subject: &str, value: &str, tail: &str) -> String {
    format!("{subject},made,{value},{tail}\n")
}

const NONE: &str = "comparison,own,attribute,whole\n";

/// Each difference by itself is refused with its own reason; without one, 25 of 100 t is a quarter.
#[test]
fn every_difference_is_refused() {
    let whole = row("china", "2024,100", "t,actual,,,,,2025-03-01");
    for (part, wanted) in [
        (row("town", "2024,25", "t,target,,,,,2025-03-01"), Unlike::Status),
        (row("town", "2024,25", "t,expected,,,,,2025-03-01"), Unlike::Status),
        (row("town", "2024,25", "t,actual,filed,,,,2025-03-01"), Unlike::CapacityKind),
        (row("town", "2024,25", "t,actual,,REO,,,2025-03-01"), Unlike::Basis),
        (row("town", "2024,25", "t/yr,actual,,,,,2025-03-01"), Unlike::Unit),
        (row("town", "2023,25", "t,actual,,,,,2025-03-01"), Unlike::Span),
        (row("town", "2024,25", "t,actual,,,large,,2025-03-01"), Unlike::Sample),
    ] {
        let found = of(&format!("{whole}{part}"), NONE).positions;
        assert!(found.shares.is_empty(), "{part}");
        assert_eq!(found.refused.len(), 1, "{part}");
        assert_eq!((found.refused[0].why.as_slice(), found.refused[0].rows), ([wanted].as_slice(), [1, 0]), "{part}");
    }
    let found = of(&format!("{whole}{}", row("town", "2024,25", "t,actual,,,,,2025-03-01")), NONE).positions;
    assert!(found.refused.is_empty());
    assert_eq!((found.shares[0].share.value.mid, found.shares[0].rest.mid), (0.25, 75.0));
    // All of them at once, the gravest first.
    let found =
        of(&format!("{whole}{}", row("town", "2023,25", "t/yr,target,filed,REO,large,,2025-03-01")), NONE).positions;
    use Unlike::{Basis, CapacityKind, Sample, Span, Status, Unit};
    assert_eq!(found.refused[0].why, [Status, CapacityKind, Basis, Unit, Span, Sample]);
}

/// A zone of one town is no part of another; a firm whose area is not stated is of nobody knows where.
#[test]
fn what_does_not_lie_inside_is_refused() {
    let rows = row("zone", "2024,25", "t,actual,,,,,2025-03-01")
        + &row("other", "2024,100", "t,actual,,,,,2025-03-01")
        + &row("a", "2024,25", "t,actual,,,,,2025-03-01")
        + &row("b", "2024,25", "t,actual,,,,other,2025-03-01");
    let found = of(&rows, &format!("{NONE}zone-other,zone,made,other\na,a,made,other\nb,b,made,other\n")).positions;
    let why: Vec<(Option<u32>, &[Unlike])> =
        found.refused.iter().map(|refused| (refused.comparison, refused.why.as_slice())).collect();
    assert_eq!(why, [(Some(0), [Unlike::Area].as_slice()), (Some(1), &[Unlike::Area])]);
    assert_eq!((found.shares.len(), found.shares[0].comparison), (1, Some(2)));
    assert_eq!(found.shares[0].share.value.mid, 0.25);
}

/// Of 100.1 t: a 30.1, b 35.1, of which below-b 20.1, c 10.1; within rounding 25 t are unknown, too few to hold another of 30. So a is second, b first,
/// and c third to fifth: 25 t may hold two above 10.05. The firm below b is not counted beside b.
#[test]
fn ranks_are_as_certain_as_the_rest_allows() {
    let firm = |id: &str, value: &str| row(id, &format!("2024,{value}"), "t,actual,,,,china,2025-03-01");
    let whole = row("china", "2024,100.1", "t,actual,,,,,2025-03-01");
    let rows = whole.clone() + &firm("a", "30.1") + &firm("b", "35.1") + &firm("c", "10.1") + &firm("below-b", "20.1");
    let asked = format!("{NONE}a,a,made,china\nb,b,made,china\nc,c,made,china\n");
    let ranks = |tracked: &Tracked| -> Vec<Option<(u32, u32, Vec<u32>)>> {
        let of = |position: &lodestone_track::run::Position| {
            position.rank.as_ref().map(|rank| (rank.best, rank.worst, rank.others.clone()))
        };
        tracked.positions.shares.iter().map(of).collect()
    };
    let found = ranks(&of(&rows, &asked));
    assert_eq!(found, [Some((2, 2, vec![2, 3])), Some((1, 1, vec![1, 3])), Some((3, 5, vec![2, 1]))]);
    // Alone, 30.1 of 100.1 has no place, and 60.1 is first.
    let alone = |value: &str| ranks(&of(&(whole.clone() + &firm("a", value)), &format!("{NONE}a,a,made,china\n")));
    assert_eq!(alone("30.1"), [None]);
    assert_eq!(alone("60.1"), [Some((1, 1, vec![]))]);
}

/// A comparison says which side nobody states.
#[test]
fn one_side_alone_is_said() {
    let rows = row("town", "2024,25", "t,actual,,,,,2025-03-01");
    let found = of(&rows, &format!("{NONE}x,town,made,china\ny,zone,made,town\n")).positions;
    let lacking: Vec<(u32, bool)> = found.one_sided.iter().map(|one| (one.comparison, one.has_own)).collect();
    assert_eq!(lacking, [(0, true), (1, false)]);
}

/// Stated shares of two definitions, of two areas, or of an indicator without formula are no change.
#[test]
fn stated_shares_are_not_a_change() {
    let changes = |indicators: &str, rows: &str| -> Vec<Vec<Unlike>> {
        let reports = format!("indicator,span,value,unit,scope,basis,stated_on\n{rows}");
        let tables = [("scopes.csv", SCOPES), ("indicators.csv", indicators), ("reports.csv", reports.as_str())];
        let found = tracked(&small(&tables)).positions;
        assert!(found.refused.iter().all(|refused| refused.is_change));
        found.refused.into_iter().map(|refused| refused.why).collect()
    };
    let with = "indicator,measure,over\nout,made,\nkept,made,made\n";
    let without = "indicator,measure,over\nout,made,\nkept,,\n";
    let two = |area: &str, basis: &str| {
        format!("kept,2022,80,%,{area},{basis},2023-01-01\nkept,2024,88,%,town,salts,2025-01-01\n")
    };
    assert_eq!(changes(with, &two("town", "salts")), Vec::<Vec<Unlike>>::new());
    assert_eq!(changes(with, &two("town", "ore")), [[Unlike::Basis]]);
    assert_eq!(changes(with, &two("zone", "salts")), [[Unlike::Area]]);
    assert_eq!(changes(without, &two("town", "salts")), [[Unlike::Formula]]);
}

fn base(name: &str) -> CheckedBase {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap();
    check(read_base(&root.join("bases").join(name)).unwrap(), &[]).base.unwrap()
}

/// Earth: a sells 100 of its own, 40 of it to b, 10 to the trader t; it pays 5 to the toller c, who put out only that fee.
/// Made 100 + 5 − 5 = 100, used 40, low 40 %. Tolled at most 100 − 5 = 95: (40 + 10 + 95) / (100 + 95) = 74.4 %.
/// Material: b sells 200 and nobody of the base buys it: 0 %.
#[test]
fn conversion_by_hand() {
    let reports = "subject,indicator,span,value,unit,stated_on\n\
        a,gross,2024,100,元,2025-02-01\nb,gross,2024,200,元,2025-02-01\n\
        c,gross,2024,5,元,2025-02-01\nt,gross,2024,10,元,2025-02-01\n";
    let links = |more: &str| {
        format!("seller,buyer,span,kind,value\na,b,2024,sale,40\na,t,2024,sale,10\nc,a,2024,toll,5\n{more}")
    };
    let by_stage = |links: &str| -> Vec<Conversion> {
        let tables = [
            ("stages.csv", "stage\nearth\nmaterial\n"),
            ("commodities.csv", "commodity,unit,stage\nore,t,earth\noxide,t,earth\nmagnet,t,material\n"),
            ("enterprises.csv", "enterprise,trading\na,\nb,\nc,\nt,yes\n"),
            (
                "recipes.csv",
                "process,line,commodity,amount\nseparate,in,ore,2\nseparate,out,oxide,1\nseparate,out,magnet,1\n",
            ),
            (
                "plants.csv",
                "plant,site,processes,counted,enterprise\np,baotou,separate,oxide,a\nq,baotou,separate,magnet,b\nr,baotou,separate,oxide,c\n",
            ),
            ("capacities.csv", "plant,kind,capacity,availability\np,effective,9,1\nq,effective,9,1\nr,effective,9,1\n"),
            ("measures.csv", "measure,kind,commodity,valued\nmade,output,oxide,\ngross-output,gross_output,,current\n"),
            ("indicators.csv", "indicator,measure,over\nout,made,\ngross,gross-output,\n"),
            ("sales_links.csv", links),
            ("reports.csv", reports),
        ];
        tracked(&small(&tables)).conversions
    };
    let found = by_stage(&links(""));
    let [earth, material] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!((earth.made, earth.used, earth.traded, earth.tolled), (100.0, 40.0, 10.0, 95.0));
    let rate = earth.rate.unwrap();
    assert!((rate.low - 0.4).abs() < 1e-12 && (rate.high - 145.0 / 195.0).abs() < 1e-12, "{rate:?}");
    assert_eq!((material.made, material.rate.unwrap().high), (200.0, 0.0));
    // More bought than made is no rate.
    let found = by_stage(&links("a,c,2024,sale,60\n"));
    assert_eq!((found[0].used, found[0].rate), (100.0, None));
    // Without links: nothing to all that stage sells, as the others could buy it all.
    let found = by_stage("seller,buyer,span,kind,value\n");
    let rate = found[0].rate.unwrap();
    assert_eq!((rate.low, rate.high), (0.0, 1.0));
}

/// Sums of the tables of the park for 2024, in ten thousand yuan: the last statement of each firm and month of gross output by
/// stage, less tolls, and links.
#[test]
fn conversion_of_the_park() {
    let base = base("sample-park");
    let found = tracked(&base).conversions;
    let wanted = [
        (179_815.08, 56_921.20 + 16_625.67),
        (756_357.47 - 3_679.64, 179_388.93 + 20_351.75),
        (857_561.83, 203_145.16),
        (542_406.62, 0.0),
    ];
    assert_eq!(found.len(), wanted.len());
    for (of, (made, used)) in found.iter().zip(wanted) {
        assert!((of.made / 1e4 - made).abs() < 0.01 && (of.used / 1e4 - used).abs() < 0.01, "{of:?}");
        let rate = of.rate.unwrap();
        assert!((rate.low - used / made).abs() < 1e-9);
        assert_eq!(rate.high > rate.low, of.tolled > 0.0);
    }
    let has_tolled: Vec<bool> = found.iter().map(|of| of.tolled > 0.0).collect();
    assert_eq!(has_tolled, [false, true, false, false]);
}

/// The group's quota of 2023 (A) and 2024 (C), three groups of the first batch of 2020, and the Zone in the city.
#[test]
fn shares_of_baotou() {
    let base = base("baotou");
    let found = tracked(&base);
    let id = |row: Option<u32>| base.text(base.rows.comparisons[row.unwrap() as usize].comparison);
    let shares: Vec<_> = found
        .positions
        .shares
        .iter()
        .map(|p| {
            let rank = p.rank.as_ref().map(|rank| [rank.best, rank.worst]);
            (id(p.comparison), p.span.to_string(), (p.share.value.mid * 1e4).round() / 1e4, p.rest.mid, rank)
        })
        .collect();
    let wanted = [
        ("mining-quota", "2023", 0.7006, 255_000.0 - 178_650.0, Some([1, 1])),
        ("mining-quota", "2024", 0.6987, 270_000.0 - 188_650.0, Some([1, 1])),
        ("smelting-quota", "2023", 0.6694, 243_850.0 - 163_234.0, Some([1, 1])),
        ("smelting-quota", "2024", 0.6693, 254_000.0 - 170_000.0, Some([1, 1])),
        ("mining-quota-batch", "2020", 0.536, 66_000.0 - 35_375.0, Some([1, 1])),
        ("zone-in-city", "2023", 0.3619, 82.9e9 - 30e9, None),
    ];
    let wanted: Vec<_> = wanted.map(|(id, span, share, rest, rank)| (id, span.to_owned(), share, rest, rank)).into();
    assert_eq!(shares, wanted);
    let grades: Vec<String> = found.positions.shares.iter().map(|p| format!("{:?}", p.share.grade)).collect();
    assert_eq!(grades, ["A", "C", "A", "C", "C", "C"]);
    // No magnet figure of the city, the Zone or JL Mag may be divided by the nation's.
    let refused: Vec<(&str, &[Unlike])> = found
        .positions
        .refused
        .iter()
        .filter(|refused| refused.comparison.is_some())
        .map(|refused| (id(refused.comparison), refused.why.as_slice()))
        .collect();
    use Unlike::{Area, Basis, Span, Status};
    assert_eq!(
        refused,
        [
            ("magnets-city", [Status, Basis, Span].as_slice()),
            ("magnets-zone", &[Basis, Span]),
            ("jlmag-blanks", &[Area, Span]),
        ]
    );
    // 75, 80 (of the Zone and of the city) and 88 % are no series.
    let changes = found.positions.refused.iter().filter(|refused| refused.is_change);
    let is_conversion = |row: u32| {
        let indicator = base.rows.reports[row as usize].indicator;
        matches!(indicator, Some(lodestone_model::ids::IndicatorRef::Indicator(id))
            if base.text(base.rows.indicators[id.index()].indicator) == "local-conversion")
    };
    assert_eq!(changes.filter(|refused| is_conversion(refused.rows[0])).count(), 3);
    assert!(found.conversions.is_empty());
}
