//! The synthetic park `bases/sample-park` against the truth that only tests know: every planted fault is flagged, few
//! other months are, and what adds up in truth adds up in the results.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use lodestone_model::base::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::diagnostic::{Diagnostic, Severity};
use lodestone_model::ids::{CommodityId, EnterpriseId, Id as _, IndicatorRef, Subject};
use lodestone_model::read::read_base;
use lodestone_model::tables::reports::Report;
use lodestone_model::tables::sales_links::{self, SalesLink};
use lodestone_model::time::{Date, Span};
use lodestone_track::Month;
use lodestone_track::outputs::{FirmOutput, Link, LinkKind, outputs};
use lodestone_track::plausible::Flag;
use lodestone_track::run::{Check, Counted, Settings, Tracked, track};

const STAGES: [&str; 4] = ["ore", "earth", "material", "use"];
pub const FIRM_YEARS: f64 = 37.0 * 4.75 + 2.25;
/// The truth is written in 10,000 yuan.
const WAN: f64 = 1e4;

pub fn park() -> CheckedBase {
    park_at(&Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().join("bases/sample-park"))
}

/// A park in a folder, without errors and warnings.
pub fn park_at(path: &Path) -> CheckedBase {
    let checked = check(read_base(path).unwrap(), &[]);
    let is_note = |finding: &Diagnostic| finding.severity() == Severity::Note;
    assert!(checked.findings.iter().all(is_note), "{:?}", checked.findings);
    checked.base.unwrap()
}

/// Rows of a file of the truth, without its header.
fn truth(file: &str) -> Vec<Vec<String>> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample-park").join(file);
    rows(&std::fs::read_to_string(path).unwrap())
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().skip(1).map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

pub fn month(text: &str) -> Month {
    Month::of_span(Span::parse(text).unwrap()).unwrap().0
}

/// True gross and consolidated output of a year by stage, yuan.
pub fn true_outputs(year: i32) -> Vec<(f64, f64)> {
    let rows = truth("totals.csv");
    let of_stage = |stage: &&str| {
        let own = rows.iter().filter(|row| month(&row[0]).year() == year && row[1] == **stage);
        let sum = |column: usize| own.clone().map(|row| row[column].parse::<f64>().unwrap() * WAN).sum();
        (sum(2), sum(3))
    };
    STAGES.iter().map(of_stage).collect()
}

pub fn tracked(base: &CheckedBase) -> Tracked {
    track(base, &Settings { paths: 200, ..Settings::default() })
}

/// A fault or a flag: firm, month, and the flag that a fault must raise.
pub type Mark = (String, Month, &'static str);

/// Planted faults, from their file.
fn planted(faults: &[Vec<String>]) -> BTreeSet<Mark> {
    let code = |kind: &str| match kind {
        "doubled" => "V04",
        "slipped" => "V07",
        "copied" => "V06",
        "split" => "V08",
        "revised" => "V09",
        other => panic!("no flag for {other}"),
    };
    faults.iter().map(|row| (row[0].clone(), month(&row[1]), code(&row[2]))).collect()
}

fn firm_of(base: &CheckedBase, check: &Check) -> String {
    let firm = match check.topic.subject {
        Some(Subject::Enterprise(firm)) => firm,
        Some(Subject::Plant(plant)) => base.rows.plants[plant.index()].enterprise.unwrap(),
        ref other => panic!("no check is about {other:?}"),
    };
    base.text(base.rows.enterprises[firm.index()].enterprise).to_owned()
}

fn mark(base: &CheckedBase, check: &Check) -> Mark {
    let month = match check.flag {
        Flag::RatioBreak { month, .. }
        | Flag::CopiedMonth { month, .. }
        | Flag::UnitSlip { month, .. }
        | Flag::Split { month, .. } => month,
        Flag::FlatLine { from, .. } => from,
        _ => Month::of_span(base.rows.reports[check.rows[0] as usize].span).unwrap().0,
    };
    (firm_of(base, check), month, check.flag.code())
}

/// Faults that were not flagged, and flags in months without a fault. A second flag on a faulty month is no false alarm.
pub fn judge(base: &CheckedBase, checks: &[Check], faults: &str) -> (Vec<Mark>, Vec<Mark>) {
    let flagged: BTreeSet<Mark> = checks.iter().map(|check| mark(base, check)).collect();
    let planted = planted(&rows(faults));
    let missed = planted.difference(&flagged).cloned().collect();
    let faulty: BTreeSet<(&str, Month)> = planted.iter().map(|(firm, month, _)| (firm.as_str(), *month)).collect();
    let is_false = |(firm, month, _): &&Mark| !faulty.contains(&(firm.as_str(), *month));
    (missed, flagged.iter().filter(is_false).cloned().collect())
}

#[test]
fn every_planted_fault_is_flagged_and_few_other_months_are() {
    let base = park();
    let faults = std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sample-park/faults.csv"));
    let (missed, false_alarms) = judge(&base, &tracked(&base).checks, &faults.unwrap());
    assert!(missed.is_empty(), "not flagged: {missed:?}");
    assert!(false_alarms.len() as f64 <= FIRM_YEARS / 10.0, "{false_alarms:?}");
}

/// Before the second revision was stated, the first statement counts; nothing of it is known to the checks.
#[test]
fn a_revision_counts_from_the_day_it_is_stated() {
    let base = park();
    let on = |day: &str| {
        let as_of = Some(Date::parse(day).unwrap());
        let tracked = track(&base, &Settings { as_of, paths: 200, ..Settings::default() });
        tracked.checks.iter().filter(|check| check.flag.code() == "V09").count()
    };
    assert_eq!([on("2022-08-14"), on("2022-08-15"), on("2024-07-14"), on("2024-07-15")], [0, 1, 1, 2]);
}

/// The last statement about a firm's gross output of each month.
pub fn gross_of_firms(base: &CheckedBase) -> BTreeMap<(EnterpriseId, Month), &Report> {
    let is_gross = |report: &&Report| match report.indicator {
        Some(IndicatorRef::Indicator(id)) => base.text(base.rows.indicators[id.index()].indicator) == "gross-output",
        _ => false,
    };
    let mut last: BTreeMap<(EnterpriseId, Month), &Report> = BTreeMap::new();
    for report in base.rows.reports.iter().filter(is_gross) {
        let Some(Subject::Enterprise(firm)) = report.subject else { continue };
        let held = last.entry((firm, Month::of_span(report.span).unwrap().0)).or_insert(report);
        if held.stated_on < report.stated_on {
            *held = report;
        }
    }
    last
}

pub fn stage_of(base: &CheckedBase, firm: EnterpriseId) -> usize {
    let plant = base.rows.plants.iter().find(|plant| plant.enterprise == Some(firm)).unwrap();
    let stage = base.rows.commodities[plant.counted.unwrap().index()].stage.unwrap();
    let id = base.text(base.rows.stages[stage.index()].stage);
    STAGES.iter().position(|known| *known == id).unwrap()
}

pub fn link(row: &SalesLink) -> Link {
    let kind = match row.kind {
        sales_links::LinkKind::Sale => LinkKind::Sale,
        sales_links::LinkKind::Group => LinkKind::Group,
        sales_links::LinkKind::Toll => LinkKind::Toll,
    };
    Link { seller: row.seller.index(), buyer: row.buyer.index(), kind, value: row.value }
}

pub fn close(found: f64, truth: f64) -> bool {
    (found - truth).abs() <= 1e-9 * truth
}

/// What was sold outside is what is left of the reports by `sales_links`: in every year, by stage. In 2024 a firm reported
/// two months twice as large, and in 2025 one repeated a month, so these years are left to the next test and to the flags.
#[test]
fn consolidated_output_is_what_truly_left_the_park() {
    let base = park();
    let reports = gross_of_firms(&base);
    for year in 2021..=2023 {
        let span = Span::year(year).unwrap();
        let firms: Vec<FirmOutput> = (0..base.rows.enterprises.len())
            .map(EnterpriseId::from_index)
            .map(|firm| {
                let own = reports.iter().filter(|((of, month), _)| *of == firm && month.year() == year);
                let sold = own.map(|(_, report)| report.value.unwrap().value).sum();
                FirmOutput { stage: stage_of(&base, firm), sold, ..FirmOutput::default() }
            })
            .collect();
        let links: Vec<Link> = base.rows.sales_links.iter().filter(|row| span.covers(row.span)).map(link).collect();
        assert!(
            [LinkKind::Sale, LinkKind::Group, LinkKind::Toll].map(|kind| links.iter().any(|l| l.kind == kind))
                == [true; 3]
        );
        let found = outputs(&firms, &links, &[]);
        let truth = true_outputs(year);
        for (stage, (gross, consolidated)) in found.stages.iter().zip(&truth) {
            assert!(close(stage.gross, *gross), "{year}: {} {gross}", stage.gross);
            assert!(close(stage.consolidated.mid, *consolidated), "{year}: {:?} {consolidated}", stage.consolidated);
        }
        assert!(close(found.whole.consolidated.mid, truth.iter().map(|(_, c)| c).sum()));
    }
}

/// End to end, for 2024: gross and consolidated output are too large by exactly what firm 31 reported twice.
#[test]
fn a_doubled_report_moves_the_outputs_by_itself_only() {
    let base = park();
    let tracked = tracked(&base);
    let found = tracked.outputs.as_ref().unwrap();
    assert_eq!((found.year, found.firms.len()), (2024, 38));
    let faults = truth("faults.csv");
    let reports = gross_of_firms(&base);
    let doubled: f64 = faults
        .iter()
        .filter(|row| row[2] == "doubled")
        .map(|row| {
            let is_it = |firm: &EnterpriseId| base.text(base.rows.enterprises[firm.index()].enterprise) == row[0];
            let report = reports.iter().find(|((firm, at), _)| is_it(firm) && *at == month(&row[1])).unwrap().1;
            report.value.unwrap().value / 2.0
        })
        .sum();
    let truth = true_outputs(2024);
    let (gross, consolidated) = truth.iter().fold((0.0, 0.0), |sum, stage| (sum.0 + stage.0, sum.1 + stage.1));
    assert!(doubled > 0.0 && close(found.outputs.whole.gross, gross + doubled));
    assert!(close(found.outputs.whole.consolidated.mid, consolidated + doubled));
}

/// Growth of 2024 by stage and commodity: the parts of each add up to its change, and those to the whole.
#[test]
fn growth_splits_without_a_rest() {
    let base = park();
    let tracked = tracked(&base);
    let split = tracked.split.as_ref().unwrap();
    assert_eq!((split.year, split.commodities.len()), (2024, 9));
    let parts = &split.parts;
    let scale: f64 = parts.products.iter().map(|product| product.total.abs()).sum();
    let same = |a: f64, b: f64| (a - b).abs() <= 1e-9 * scale;
    for part in parts.products.iter().chain(&parts.stages).chain([&parts.whole]) {
        assert!(same(part.sum(), part.total), "{part:?}");
    }
    assert!(parts.whole.price.abs() > 0.01 * scale && parts.whole.volume.abs() > 0.01 * scale, "{:?}", parts.whole);
    assert!(same(parts.stages.iter().map(|stage| stage.total).sum(), parts.whole.total));
    assert!(same(parts.products.iter().map(|product| product.total).sum(), parts.whole.total));
    let value = |commodity: CommodityId, year: i32| value_of(&base, commodity, year);
    for (commodity, product) in split.commodities.iter().zip(&parts.products) {
        let change = value(*commodity, 2024) - value(*commodity, 2023);
        assert!(same(product.total, change), "{commodity:?}: {} {change}", product.total);
    }
}

/// Output of a year times its mean price by days; of the plant that began in July 2023, of its months.
fn value_of(base: &CheckedBase, commodity: CommodityId, year: i32) -> f64 {
    let reports = base.rows.reports.iter().filter(|report| report.commodity == Some(commodity));
    let of_year = |span: Span| Span::year(year).unwrap().covers(span);
    let own = reports.filter(|report| matches!(report.subject, Some(Subject::Plant(_))));
    let amount: f64 = own.filter(|report| of_year(report.span)).map(|report| report.value.unwrap().value).sum();
    let prices = base.rows.prices.iter().filter(|price| price.commodity == commodity && of_year(price.span));
    let days = f64::from(Span::year(year).unwrap().days());
    amount * prices.map(|price| price.price * f64::from(price.span.days()) / days).sum::<f64>()
}

/// Four complete years and plants whose capacity is accepted: no way of foreseeing the year is left out.
#[test]
fn output_of_the_year_is_foreseen_in_all_four_ways() {
    let base = park();
    let tracked = tracked(&base);
    let is_output = |row: u32| base.text(base.rows.targets[row as usize].target) == "output-2025";
    let standing = tracked.standings.iter().find(|standing| is_output(standing.row)).unwrap();
    let nowcast = standing.nowcast.as_ref().unwrap();
    assert_eq!((nowcast.methods.len(), &nowcast.left_out[..]), (4, &[][..]));
    assert_eq!((nowcast.year, nowcast.month, standing.counted), (2025, 9, Some(Counted::Firms(38))));
}
