//! What a step changes when it must count by a day, and when changes cost money: `step_costs`, years that are over.

use lodestone_judge::read::read_file;
use lodestone_judge::run::{Case, Judged, Settings, judge_base};
use lodestone_judge::step::{Cheapest, NoStep};
use lodestone_judge::{Application, Library};
use lodestone_model::diagnostic::Code;
use lodestone_model::time::Date;

use crate::support::works;

/// Any of three conditions, each short by one: a figure of a year, and two counts.
const SCHEME: &str = r#"
[[source]]
id = "own"
zh = "自拟"
en = "own"
grade = "S"
[[scheme]]
id = "any-2025"
family = "any"
zh = "三选一"
en = "one of three"
authority_zh = "无"
authority_en = "none"
document = "none"
title_zh = "三选一"
title_en = "one of three"
sources = ["own"]
grade = "S"
subject = "enterprise"
in_force = [{ from = "2020-01-01" }]
[[scheme.rule]]
id = "any"
zh = "三选一"
en = "one of three"
any = [
  { fact = "rd_spend", op = ">=", value = "300 万元" },
  { fact = "class1_ip", op = ">=", value = "3 件" },
  { fact = "class2_ip", op = ">=", value = "10 件" },
]
[[scheme.rule]]
id = "size"
zh = "不超过500人"
en = "at most 500 people"
fact = "employees"
op = "<="
value = "500 人"
class = true
"#;

const REPORTS: &str = "subject,attribute,span,value,unit,reporter,stated_on\n\
    f1,rd_spend,2024,299,万元,f1,2025-03-01\n\
    f1,class1_ip,2025-09-30,2,件,f1,2025-10-10\n\
    f1,class2_ip,2025-09-30,9,件,f1,2025-10-10\n\
    f1,employees,2024,100,人,f1,2025-03-01\n\
    f2,class1_ip,2025-09-30,2,件,f2,2025-10-10\n\
    f2,employees,2024,501,人,f2,2025-03-01\n";

const FIRMS: (&str, &str) = ("enterprises", "enterprise\nf1\nf2\n");

fn judged(costs: &str, by: Option<&str>) -> (Judged, Library) {
    let read = read_file("own.toml", SCHEME.as_bytes(), &Library::builtin());
    assert_eq!(read.findings, []);
    let library = read.library;
    let costs = format!("fact,subject,cost,per,earliest_on\n{costs}");
    let base = works(&[FIRMS, ("reports", REPORTS), ("step_costs", &costs)], false);
    let day = |text: &str| Date::parse(text).unwrap();
    let scheme = library.scheme("any-2025");
    let settings = Settings { as_of: None, application: Application::New, by: by.map(day), scheme, subject: None };
    (judge_base(&base, &library, &settings), library)
}

/// A step of one change: fact, value, cost.
type Step = Option<(String, f64, Option<f64>)>;

/// The step of the firm at a place.
fn step(judged: &Judged, library: &Library, firm: usize) -> Step {
    match &case(judged, firm).step {
        Cheapest::Step(step) => {
            let [change] = &step.changes[..] else { panic!("{step:?}") };
            Some((library.fact_of(change.fact).id.clone(), change.to, step.cost))
        }
        _ => None,
    }
}

fn case(judged: &Judged, firm: usize) -> &Case {
    judged.schemes[0].cases.iter().find(|case| case.known == firm).unwrap()
}

fn found(costs: &str, by: Option<&str>) -> (Step, Option<String>, bool) {
    let (judged, library) = judged(costs, by);
    let one = case(&judged, 0);
    (step(&judged, &library, 0), one.counts_from.map(|day| day.to_string()), one.is_near_this_year)
}

/// 299 → 300 is the least relative change, but 2024 is over: it counts as a figure of 2025, from 2026 on.
#[test]
fn a_figure_of_a_year_counts_when_the_next_one_is_over() {
    let rd = |cost| Some(("rd_spend".to_owned(), 3e6, cost));
    let ip = |cost| Some(("class2_ip".to_owned(), 10.0, cost));
    assert_eq!(found("", None), (rd(None), Some("2026-01-01".to_owned()), true));
    assert_eq!(found("", Some("2025-12-31")), (ip(None), None, true));
    assert_eq!(found("", Some("2026-01-01")), (rd(None), Some("2026-01-01".to_owned()), true));
}

#[test]
fn the_step_that_costs_least() {
    let all = "class1_ip,,1000,1 件,\nclass2_ip,,10000,2 件,\nrd_spend,,1000000,100 万元,\n";
    let class1 = |cost| Some(("class1_ip".to_owned(), 3.0, Some(cost)));
    assert_eq!(found(all, None).0, class1(1000.0));
    // A row of its own comes before that of everybody: 9,000 for the first firm, so another 5,000 is less.
    let own = format!("{all}class1_ip,f1,9000,1 件,\n");
    assert_eq!(found(&own, None).0, Some(("class2_ip".to_owned(), 10.0, Some(5000.0))));
    // What has a cost comes before what has none.
    assert_eq!(found("class1_ip,,1000,1 件,\n", None).0, class1(1000.0));
}

#[test]
fn what_cannot_have_changed_by_the_day_stays() {
    let later = "class2_ip,,,,2026-03-01\nrd_spend,,,,2026-05-01\n";
    assert_eq!(found(later, Some("2025-12-31")).0, Some(("class1_ip".to_owned(), 3.0, None)));
    assert_eq!(found(later, None), (Some(("rd_spend".to_owned(), 3e6, None)), Some("2026-05-01".to_owned()), true));
    let none = "class1_ip,,,,2026-03-01\nclass2_ip,,,,2026-03-01\n";
    let (judged, _) = judged(none, Some("2025-12-31"));
    assert_eq!(case(&judged, 0).step, Cheapest::None(NoStep::Fixed));
    assert!(!case(&judged, 0).is_near_this_year);
}

/// 501 people: nobody is advised to shrink into the class that the scheme is for.
#[test]
fn no_step_leads_into_the_class() {
    let (judged, _) = judged("", None);
    assert_eq!(case(&judged, 1).step, Cheapest::None(NoStep::Fixed));
}

#[test]
fn costs_that_cannot_be_used_are_findings_and_the_others_count() {
    let costs = "class1_ip,,1000,1 件,\nclass1_pi,,1,1 件,\nclass2_ip,,1,,\nclass2_ip,f1,1,0 件,\nrd_spend,,1,1 件,\n\
                 rd_spend,f1,1,a lot,\n";
    let (judged, library) = judged(costs, None);
    let codes: Vec<(Code, Option<u32>)> = judged.findings.iter().map(|f| (f.code, f.place.line)).collect();
    let expected = [
        (Code::FactUnknown, Some(3)),
        (Code::StepCostWithoutAmount, Some(4)),
        (Code::StepCostWithoutAmount, Some(5)),
        (Code::FactUnit, Some(6)),
        (Code::FactValue, Some(7)),
    ];
    assert_eq!(codes, expected);
    assert_eq!(step(&judged, &library, 0), Some(("class1_ip".to_owned(), 3.0, Some(1000.0))));
}
