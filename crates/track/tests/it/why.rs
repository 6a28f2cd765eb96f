//! Where a figure comes from: Baotou's published figures and the sample park.

use std::path::Path;

use lodestone_model::base::CheckedBase;
use lodestone_model::check::check;
use lodestone_model::figure::Figure;
use lodestone_model::read::read_base;
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Date;
use lodestone_model::trail::{Op, Trail};
use lodestone_track::run::{Answer, Beside, Lacking, NotUnderstood, Question, Role, Settings, Tracked, track, why};

fn base(name: &str) -> CheckedBase {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap().join("bases").join(name);
    check(read_base(&path).unwrap(), &[]).base.unwrap()
}

fn settings(as_of: Option<&str>) -> Settings {
    Settings { as_of: as_of.map(|day| Date::parse(day).unwrap()), paths: 200, ..Settings::default() }
}

fn asked(base: &CheckedBase, text: &str, as_of: Option<&str>) -> (Tracked, Answer) {
    let settings = settings(as_of);
    let tracked = track(base, &settings);
    let answer = why(base, &tracked, &settings, &Question::parse(base, text).unwrap());
    (tracked, answer)
}

fn answer(base: &CheckedBase, text: &str) -> Answer {
    asked(base, text, None).1
}

fn figure(answer: &Answer, role: Role) -> &Figure {
    &answer.figures.iter().find(|known| known.role == role).unwrap_or_else(|| panic!("{role:?}: {answer:?}")).figure
}

fn formula(figure: &Figure) -> (Op, &[Figure]) {
    match figure.trail.as_deref().unwrap() {
        Trail::Formula(op, inputs) => (*op, inputs),
        other => panic!("{other:?}"),
    }
}

/// Lines of `reports.csv` behind a figure, and its source ids.
fn cells(base: &CheckedBase, figure: &Figure) -> Vec<(u32, String)> {
    let cells = figure.trail.as_ref().unwrap().cells();
    let of = |cell: &lodestone_model::trail::Cell| {
        let line = base.place(cell.table, cell.row, cell.column).line.unwrap();
        (line, base.text(cell.source.unwrap()).to_owned())
    };
    cells.iter().map(of).collect()
}

fn close(value: f64, wanted: f64) -> bool {
    (value / wanted - 1.0).abs() < 1e-9
}

/// 172.3 less 155.2 (1e8 yuan, both rounded to 0.1): wetrussian.com (…/1617.html) and asianmetal.com, viewNews 1752022.
#[test]
fn october_2021_is_the_difference_of_two_published_cumulative_values() {
    let base = base("baotou");
    let answer = answer(&base, "gross-output-zone@2021-10");
    let october = figure(&answer, Role::Value);
    let (op, inputs) = formula(october);
    assert_eq!((op, inputs.len()), (Op::Difference, 2));
    let value = october.value;
    assert!(close(value.low, 17.0e8) && close(value.mid, 17.1e8) && close(value.high, 17.2e8), "{value:?}");
    assert_eq!(october.period.unwrap().to_string(), "2021-10");
    assert_eq!(cells(&base, october), [(15, "zone-2021".to_owned()), (11, "zone-2021-09".to_owned())]);
    let growth = figure(&answer, Role::Growth);
    assert_eq!(formula(growth).0, Op::PartGrowth);
    assert_eq!(growth.trail.as_ref().unwrap().cells().len(), 4);
    assert!((growth.value.mid - 0.483).abs() < 1e-3 && (growth.value.high - 0.491).abs() < 1e-3);
}

/// 124.6 of 327.1 (1e8 yuan), mayor Zhang Rui at the 14th Baotou forum, 18 August 2022.
#[test]
fn the_share_of_new_materials_is_the_ratio_of_two_statements() {
    let base = base("baotou");
    let answer = answer(&base, "new-share@2022-H1");
    let share = figure(&answer, Role::Value);
    assert_eq!(formula(share).0, Op::Ratio);
    assert!((share.value.mid - 0.381).abs() < 5e-4 && share.grade == Grade::C, "{share:?}");
    assert_eq!(cells(&base, share), [(5, "forum-2022".to_owned()), (4, "forum-2022".to_owned())]);
}

/// 9,332 persons, 116.65 % of the plan (government work report 2025, in the article); the plan is derived, grade D.
#[test]
fn a_target_brings_what_was_reached_its_share_and_the_weaker_grade() {
    let base = base("baotou");
    let (tracked, answer) = asked(&base, "talents-2024", None);
    assert_eq!(figure(&answer, Role::Value).value.mid, 9332.0);
    let share = figure(&answer, Role::Completion);
    assert_eq!((share.value.mid * 10_000.0).round(), 11665.0);
    assert_eq!((share.grade, share.weakest().unwrap().grade), (Grade::D, Grade::D));
    let row = base.rows.targets.iter().find(|row| base.text(row.target) == "talents-2024").unwrap().row;
    let standing = tracked.standings.iter().find(|standing| standing.row == row).unwrap();
    assert_eq!(standing.completion.unwrap().mid, share.value.mid, "as track says");
}

#[test]
fn without_a_figure_the_nearest_statements() {
    let base = base("baotou");
    let answer = answer(&base, "gross-output@2024");
    assert!(answer.figures.is_empty());
    assert_eq!((answer.lacking, answer.statements), (Some(Lacking::Span), 8));
    let first = base.rows.reports.iter().find(|row| row.row == answer.nearest[0]).unwrap();
    assert_eq!(first.span.to_string(), "2024", "what was expected of the same year");
    let level = asked(&base, "local-conversion@2023", None).1;
    assert_eq!(level.lacking, Some(Lacking::NotAnAmount), "80 % in 2022 and 88 % in 2024 say nothing of 2023");
}

#[test]
fn what_was_stated_later_is_never_used() {
    let base = base("baotou");
    let later = asked(&base, "gross-output-zone@2021-10", Some("2021-11-15")).1;
    assert_eq!((later.figures.len(), later.lacking), (0, Some(Lacking::Span)));
    let known = asked(&base, "gross-output-zone@2021-10", Some("2021-11-30")).1;
    assert!(known.figures.iter().any(|known| known.role == Role::Value));
}

#[test]
fn a_year_is_the_sum_over_firms_of_their_months_as_track_adds_them() {
    let base = base("sample-park");
    let (tracked, answer) = asked(&base, "gross-output@2024", None);
    let year = figure(&answer, Role::Value);
    let (op, firms) = formula(year);
    assert_eq!((op, firms.len()), (Op::Sum, 38));
    let months: Vec<usize> = firms.iter().map(|firm| formula(firm).1.len()).collect();
    assert!(months.iter().all(|count| *count <= 12) && months.iter().filter(|count| **count == 12).count() >= 36);
    let gross = tracked.outputs.as_ref().unwrap().outputs.whole.gross;
    assert!((year.value.mid / gross - 1.0).abs() < 1e-9, "{} {gross}", year.value.mid);
    let revised: Vec<&Beside> = answer.others.iter().map(|other| &other.beside).collect();
    assert_eq!(revised, [&Beside::Revised], "one month of 2024 was stated anew");
    assert!(!answer.checks.is_empty());
}

#[test]
fn a_firm_of_its_own_and_a_level_that_does_not_add_up() {
    let base = base("sample-park");
    let firm = answer(&base, "gross-output@2025-03/f01");
    assert!(matches!(figure(&firm, Role::Value).trail.as_deref(), Some(Trail::Cell(_))));
    let quarter = answer(&base, "gross-output@2025-Q1/f01");
    assert_eq!(formula(figure(&quarter, Role::Value)).1.len(), 3);
    let staff = answer(&base, "staff@2024-12");
    assert_eq!(formula(figure(&staff, Role::Value)).1.len(), 38);
    assert_eq!(answer(&base, "staff@2024").lacking, Some(Lacking::NotAnAmount), "staff of twelve months is no sum");
}

#[test]
fn a_running_year_is_the_nowcast_of_track_with_its_methods() {
    let base = base("sample-park");
    let (tracked, answer) = asked(&base, "output-2025", None);
    let nowcast = figure(&answer, Role::Nowcast);
    let (op, inputs) = formula(nowcast);
    assert_eq!((op, inputs.len()), (Op::Combined, 5));
    let own = tracked.standings[0].nowcast.as_ref().unwrap();
    assert_eq!(nowcast.value.mid, own.median);
    assert_eq!([nowcast.value.low, nowcast.value.high], own.interval.unwrap());
    let weights: f64 = inputs
        .iter()
        .filter_map(|input| match formula(input).0 {
            Op::Foreseen(_, weight) => Some(weight),
            _ => None,
        })
        .sum();
    assert!((weights - 1.0).abs() < 1e-9, "{weights}");
    assert!((inputs[0].value.mid / own.so_far - 1.0).abs() < 1e-9, "so far, from the firms' months");
    assert_eq!(answer.nowcast.unwrap().back_test.len(), 3);
    for (role, op) in [(Role::Pace, Op::Difference), (Role::Completion, Op::Ratio), (Role::Required, Op::Required(3.0))]
    {
        let found = answer.figures.iter().find(|known| known.role == role).unwrap();
        assert_eq!(formula(&found.figure).0, op);
    }
    let alone = asked(&base, "gross-output@2025", None).1;
    assert_eq!(figure(&alone, Role::Nowcast).value.mid, own.median, "asked by the indicator");
}

#[test]
fn outputs_and_the_split_of_growth_open() {
    let base = base("sample-park");
    let (tracked, answer) = asked(&base, "outputs@2024", None);
    let whole = tracked.outputs.as_ref().unwrap().outputs.whole;
    let consolidated = figure(&answer, Role::Consolidated);
    assert_eq!((formula(consolidated).0, consolidated.value), (Op::Consolidated, whole.consolidated));
    let [gross, links] = formula(consolidated).1 else { panic!("gross and links") };
    assert!((gross.value.mid - links.value.mid - whole.consolidated.mid).abs() < 1.0, "in yuan");
    assert_eq!(figure(&answer, Role::ValueAdded).value.low, f64::NEG_INFINITY);
    let split = asked(&base, "price-volume@2024", None).1;
    let change = figure(&split, Role::Change);
    let parts: f64 = [Role::Volume, Role::Mix, Role::Price].map(|role| figure(&split, role).value.mid).iter().sum();
    assert!((parts / change.value.mid - 1.0).abs() < 1e-9);
    let [before, after, first, second] = &formula(change).1[..4] else { panic!("amounts and prices") };
    assert_eq!((formula(first).0, formula(second).0), (Op::DayMean, Op::DayMean));
    assert!(after.value.mid > 0.0 && before.value.mid > 0.0);
    let used = asked(&base, "utilisation@2025-03/p01", None).1;
    assert_eq!(formula(figure(&used, Role::Utilisation)).0, Op::Ratio);
}

#[test]
fn what_only_plants_report_is_their_sum() {
    let base = base("sample-park");
    let (tracked, answer) = asked(&base, "magnets-2025", None);
    let nowcast = figure(&answer, Role::Nowcast);
    let so_far = &formula(nowcast).1[0];
    let own = tracked.standings.iter().find_map(|standing| {
        let row = &base.rows.targets[standing.row as usize];
        (base.text(row.target) == "magnets-2025").then(|| standing.nowcast.as_ref().unwrap().so_far)
    });
    assert!((so_far.value.mid / own.unwrap() - 1.0).abs() < 1e-9);
    assert_eq!(formula(so_far).0, Op::Sum);
}

#[test]
fn what_cannot_be_understood_says_what_was_meant() {
    let base = base("baotou");
    let refused = |text: &str| Question::parse(&base, text).unwrap_err();
    let hint = Some("gross-output".to_owned());
    assert_eq!(refused("gros-output@2025"), NotUnderstood::Indicator { id: "gros-output".to_owned(), hint });
    assert_eq!(refused("gross-output"), NotUnderstood::NoSpan { id: "gross-output".to_owned() });
    assert_eq!(refused("gross-output@2025-13"), NotUnderstood::Span { text: "2025-13".to_owned() });
    let hint = Some("zone".to_owned());
    assert_eq!(refused("gross-output@2025/zonne"), NotUnderstood::Subject { id: "zonne".to_owned(), hint });
}
