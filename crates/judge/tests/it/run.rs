//! The sample park judged: verdicts against what was planted in it.

use std::collections::BTreeMap;

use lodestone_judge::run::{Case, Judged, Settings, is_one_step, judge_base};
use lodestone_judge::{Application, Library, Verdict};
use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{Id as _, Subject};
use lodestone_model::time::Date;

use crate::support::{base, works};

const FIRMS: &str = include_str!("../sample-park/firms.csv");
const PROJECTS: &str = include_str!("../sample-park/projects.csv");

fn judged(base: &CheckedBase, library: &Library, as_of: Option<&str>) -> Judged {
    let as_of = as_of.map(|day| Date::parse(day).unwrap());
    let settings = Settings { as_of, application: Application::New, by: None, scheme: None, subject: None };
    judge_base(base, library, &settings)
}

/// Every case by subject and edition.
fn cases<'a>(base: &CheckedBase, library: &Library, judged: &'a Judged) -> BTreeMap<(String, String), &'a Case> {
    let id = |subject| match subject {
        Subject::Enterprise(id) => base.text(base.rows.enterprises[id.index()].enterprise).to_owned(),
        Subject::Project(id) => base.text(base.rows.projects[id.index()].project).to_owned(),
        other => panic!("{other:?}"),
    };
    let all = judged.schemes.iter().flat_map(|of| &of.cases);
    all.map(|case| ((id(case.subject), library.scheme_of(case.judgement.scheme).id.clone()), case)).collect()
}

fn word(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Undecided => "undecided",
        Verdict::NotMet => "not-met",
        Verdict::NotEvaluable => "not-evaluable",
    }
}

fn rows(text: &str) -> impl Iterator<Item = Vec<&str>> {
    text.lines().skip(1).map(|line| line.split(',').collect())
}

#[test]
fn firms_as_planted() {
    let (base, library) = (base("sample-park"), Library::builtin());
    let judged = judged(&base, &library, None);
    assert!(judged.findings.is_empty(), "{:?}", judged.findings);
    let cases = cases(&base, &library, &judged);
    let mut wrong = Vec::new();
    for row in rows(FIRMS) {
        let [firm, scheme, verdict, one_step] = row[..] else { panic!("{row:?}") };
        let case = cases[&(firm.to_owned(), scheme.to_owned())];
        let found = (word(case.judgement.verdict), if is_one_step(&case.step) { "yes" } else { "no" });
        if found.0 != verdict || (!one_step.is_empty() && found.1 != one_step) {
            wrong.push(format!("{firm} {scheme}: {found:?} instead of {verdict}, {one_step}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert_eq!(rows(FIRMS).count(), 4 * 38);
}

#[test]
fn projects_as_planted() {
    let (base, library) = (base("sample-park"), Library::builtin());
    let on_last = judged(&base, &library, None);
    let later = judged(&base, &library, Some("2026-01-15"));
    let (on_last, later) = (cases(&base, &library, &on_last), cases(&base, &library, &later));
    for row in rows(PROJECTS) {
        let [project, scheme, day, verdict, rule, subsidy] = row[..] else { panic!("{row:?}") };
        let on_day = match day {
            "" => &on_last,
            "2026-01-15" => &later,
            other => panic!("{other}"),
        };
        let case = on_day[&(project.to_owned(), scheme.to_owned())];
        assert_eq!(word(case.judgement.verdict), verdict, "{row:?}");
        let failing = case.judgement.rules.iter().filter(|rule| rule.verdict != Verdict::Met);
        let failing: Vec<&str> =
            failing.map(|rule| rule.of(library.scheme_of(case.judgement.scheme)).id.as_str()).collect();
        assert_eq!(failing.join(" "), rule, "{row:?}");
        let paid = case.subsidy.map(|yuan| format!("{yuan:.2}")).unwrap_or_default();
        assert_eq!(paid, subsidy, "{row:?}");
    }
}

/// A report that names a fact and is no value of it is a finding at its line; what is expected is no evidence; what was stated
/// after the day is not used; "at least" stays open above.
#[test]
fn statements_as_they_are_written() {
    let tables = [
        ("enterprises", "enterprise,name_en,valid_from\nf,Firm,2015-01-01\n"),
        (
            "reports",
            "subject,attribute,span,value,unit,text,status,qualifier,stated_on\n\
             f,REVENUE,2024,300,t,,actual,exact,2025-03-01\n\
             f,employees,2024,,,many,actual,exact,2025-03-01\n\
             f,total_assets,2024,1,亿元,,expected,exact,2025-03-01\n\
             f,revenue,2023,1,亿元,,actual,exact,2025-12-01\n\
             f,rd_spend,2024,3,万元,,actual,at_least,2025-03-01\n\
             f,something else,2024,3,t,,actual,exact,2025-03-01\n",
        ),
    ];
    let (base, library) = (works(&tables, false), Library::builtin());
    let judged = judged(&base, &library, Some("2025-06-30"));
    let found: Vec<(&str, Option<u32>)> = judged.findings.iter().map(|f| (f.code.id(), f.place.line)).collect();
    assert_eq!(found, [("J07", Some(2)), ("J08", Some(3))]);
    let known = &judged.known[0];
    let said: Vec<&str> = known.evidence.iter().map(|e| library.fact_of(e.fact).id.as_str()).collect();
    assert_eq!(said, ["rd_spend", "registered_on"]);
    match known.evidence[0].said {
        lodestone_judge::Said::Number(number) => assert_eq!((number.low, number.high), (3e4, f64::INFINITY)),
        other => panic!("{other:?}"),
    }
}

/// Before its withdrawal a certificate counts, after it not; one that ends stays in force on its last day.
#[test]
fn certificates_day_by_day() {
    let (base, library) = (base("sample-park"), Library::builtin());
    for (day, firm, is_held) in [
        ("2025-05-14", "f27", true),
        ("2025-05-15", "f27", false),
        ("2025-08-31", "f09", true),
        ("2025-09-01", "f09", false),
        ("2025-05-31", "f05", true),
        ("2025-06-01", "f05", true),
    ] {
        let judged = judged(&base, &library, Some(day));
        let fact = library.fact("title_hnte").unwrap();
        let id = |k: &lodestone_judge::run::Known| match k.subject {
            Subject::Enterprise(id) => base.text(base.rows.enterprises[id.index()].enterprise) == firm,
            _ => false,
        };
        let known = judged.known.iter().find(|known| id(known)).unwrap();
        let mut facts = lodestone_judge::Facts::new(&library, Date::parse(day).unwrap());
        facts.read(&library, &known.evidence);
        assert_eq!(facts.value(fact).mid > 0.0, is_held, "{firm} on {day}");
    }
}

/// Worked out by hand from `titles` and the planted plans: the high-tech certificates of f05, f18, f20 and f30 last through the year,
/// those of f09, f23 and f27 do not; plan "meets" is every fifth firm.
#[test]
fn the_end_of_the_year() {
    let (base, library) = (base("sample-park"), Library::builtin());
    let year_end = judged(&base, &library, None).year_end.unwrap();
    assert_eq!(year_end.last_day.to_string(), "2025-12-31");
    let of = |family: Option<&str>| year_end.rows.iter().find(|row| row.family.as_deref() == family).unwrap();
    let hnte = of(Some("hnte"));
    assert_eq!((hnte.holders.before, hnte.holders.after, hnte.certain), (5, 4, 4));
    // f01, f06, f11 … f36 meet it: eight, none of them a holder. f02, f07 … f37 are one step away, but that step is a figure of
    // 2024, which is over: none of them this year.
    assert_eq!((hnte.likely, hnte.one_step), (8, 0));
    assert_eq!(hnte.net(), 7);
    let all = of(None);
    assert!(all.certain <= 38 && all.certain + all.likely + all.one_step <= 38, "{all:?}");
    assert_eq!(all.certain, 7);
    // New holders of either title of 2025, each once: f18, f26, f30 have it and keep it; f01, f06, f11, f16, f21, f31, f36 meet the
    // high-tech rules and f13, f28, f37 those of tech SMEs. f27 meets these too, but held a title before. Net of lapses: f18 and
    // f34 besides f21, which had it; fifteen more meet the rules.
    let aims: Vec<(i64, i64)> = year_end.aims.iter().map(|aim| (aim.certain, aim.with_likely)).collect();
    assert_eq!(aims, [(3, 13), (2, 17)]);
}
