//! Measurement uncertainty, intervals, rounding: a lot against a grade.

use lodestone_judge::judge::{Judgement, Reason, RuleJudgement, judge};
use lodestone_judge::read::read_file;
use lodestone_judge::risk::Outcome;
use lodestone_judge::{Application, Evidence, Facts, Library, Measured, Said, Verdict};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Span;
use lodestone_model::unit::Dimension;

use crate::subject::{HIGH_TECH, day, evidence, judged, library};

/// A lot whose content must lie between 99.0 % and 99.9 %; `more` stands in the rule.
fn lot(more: &str) -> Library {
    let text = format!(
        r#"
[[source]]
id = "own"
zh = "自拟"
en = "own"
grade = "D"
[[fact]]
id = "content"
zh = "含量"
en = "content"
unit = "%"
time = "state"
[[scheme]]
id = "grade-1"
family = "grade-1"
zh = "一级品"
en = "first grade"
authority_zh = "无"
authority_en = "none"
document = "none"
title_zh = "一级品"
title_en = "first grade"
sources = ["own"]
grade = "D"
subject = "product"
in_force = [{{ from = "2020-01-01" }}]
[[scheme.rule]]
id = "content"
zh = "含量99.0%至99.9%"
en = "content of 99.0 % to 99.9 %"
fact = "content"
op = "between"
value = ["99.0 %", "99.9 %"]
{more}
"#
    );
    let read = read_file("lot.toml", text.as_bytes(), &Library::default());
    assert_eq!(read.findings, []);
    read.library
}

fn verdict_of(library: &Library, text: &str) -> (Verdict, Option<Outcome>) {
    let on = day("2025-01-01");
    let mut facts = Facts::new(library, on);
    facts.read(library, &evidence(library, text, on));
    let judgement = judge(library, library.scheme("grade-1").unwrap(), Application::New, &facts);
    (judgement.verdict, judgement.rules[0].answers[0].conformity.map(|conformity| conformity.outcome))
}

/// u = 0.02 %, so U = 0.04 %.
#[test]
fn decision_rules_by_name() {
    use Outcome::{ConditionalFail, ConditionalPass, Fail, Pass};
    use Verdict::{Met, NotMet, Undecided};
    for (more, expected) in [
        ("", [(NotMet, Fail), (Undecided, ConditionalFail), (Undecided, ConditionalPass), (Met, Pass)]),
        ("decision = \"simple\"", [(NotMet, Fail), (NotMet, Fail), (Met, Pass), (Met, Pass)]),
        ("decision = \"guard\"", [(NotMet, Fail), (NotMet, Fail), (NotMet, Fail), (Met, Pass)]),
        ("decision = \"guard\"\nguard_r = 0.5", [(NotMet, Fail), (NotMet, Fail), (Met, Pass), (Met, Pass)]),
        (
            "decision = \"non-binary\"",
            [(NotMet, Fail), (Undecided, ConditionalFail), (Undecided, ConditionalPass), (Met, Pass)],
        ),
    ] {
        let library = lot(more);
        let values = ["98.95 %", "98.97 %", "99.03 %", "99.05 %"];
        for (value, (verdict, outcome)) in values.into_iter().zip(expected) {
            let found = verdict_of(&library, &format!("content 2024 {value} ± 0.02 %"));
            assert_eq!(found, (verdict, Some(outcome)), "{more} {value}");
        }
        assert_eq!(verdict_of(&library, "content 2024 99.90 %"), (Met, None), "{more}");
        assert_eq!(verdict_of(&library, "content 2024 99.901 %"), (NotMet, None), "{more}");
    }
}

/// GB/T 8170: 98.95 % rounds to 99.0 % (half to even: 989.5 → 990), 98.949 % to 98.9 %.
#[test]
fn full_value_and_rounded_value() {
    let (full, rounded) = (lot(""), lot("round_to = \"0.1 %\""));
    for (value, of_full, of_rounded) in [
        ("98.95 %", Verdict::NotMet, Verdict::Met),
        ("98.949 %", Verdict::NotMet, Verdict::NotMet),
        ("99.94 %", Verdict::NotMet, Verdict::Met),
        ("99.95 %", Verdict::NotMet, Verdict::NotMet),
        ("99.0 %", Verdict::Met, Verdict::Met),
    ] {
        assert_eq!(verdict_of(&full, &format!("content 2024 {value}")).0, of_full, "{value}");
        assert_eq!(verdict_of(&rounded, &format!("content 2024 {value}")).0, of_rounded, "{value}");
    }
}

/// An interval of revenue that straddles 50 m yuan: both classes of R&D are possible, so 6 % is met and 4.5 % undecided. Each
/// class is judged by itself, so 2 %, which neither class allows, stays undecided too until the revenue is known.
#[test]
fn an_interval_that_straddles_a_limit_decides_only_where_both_ends_agree() {
    let on = day("2025-06-30");
    for (rd, expected) in [(300.0, Verdict::Met), (225.0, Verdict::Undecided), (100.0, Verdict::Undecided)] {
        let text = format!("{HIGH_TECH}; rd_ratio_3y 2024 {} %; revenue 2024 -", rd / 50.0);
        let mut list = evidence(library(), &text, on);
        list.push(Evidence {
            fact: library().fact("revenue").unwrap(),
            said: Said::Number(Measured::between(4.9e7, 5.1e7, Dimension::MONEY)),
            period: Span::year(2024).unwrap(),
            stated_on: None,
            grade: Grade::B,
        });
        let mut facts = Facts::new(library(), on);
        facts.read(library(), &list);
        let scheme = library().edition("hnte", Application::New, on).unwrap();
        assert_eq!(judge(library(), scheme, Application::New, &facts).verdict, expected, "{rd}");
    }
}

fn of_id<'a>(judgement: &'a Judgement, id: &str) -> &'a RuleJudgement {
    let scheme = library().scheme_of(judgement.scheme);
    judgement.rules.iter().find(|rule| rule.of(scheme).id == id).unwrap()
}

#[test]
fn every_answer_says_value_limit_distance_evidence_and_why() {
    let judgement =
        judged("hnte", Application::New, "2025-06-30", &format!("{HIGH_TECH}; sci_tech_staff_share 2024 9.5 %"));
    let rule = of_id(&judgement, "staff");
    let answer = &rule.answers[0];
    assert_eq!((answer.value.unwrap().mid, answer.within.unwrap().low), (0.095, 0.1));
    assert!((answer.distance.unwrap() - 0.005).abs() < 1e-12);
    assert_eq!(answer.reason, Reason::Value);
    assert_eq!(rule.evidence[0].len(), 1);
    let text = &rule.of(library().scheme_of(judgement.scheme)).text;
    assert!(text.zh.contains("10%") && text.en.contains("10 %"));
    let pooled = of_id(&judgement, "rd-small");
    // Three years of R&D, three of sales, and the day of registration.
    assert_eq!(pooled.evidence[0].len(), 7);
    assert_eq!(judgement.grade, Grade::B, "that of the scheme");
}

#[test]
fn a_lapsed_title_says_so() {
    let text = "title_srdi 2022-01..2024-12 yes";
    let judgement = judged("little-giant", Application::New, "2025-12-31", text);
    let rule = of_id(&judgement, "srdi");
    assert_eq!((rule.verdict, rule.answers[0].reason), (Verdict::NotMet, Reason::Lapsed));
}

#[test]
fn a_later_statement_revises_an_earlier_one_and_equal_ones_that_differ_stay_open() {
    let on = day("2025-06-30");
    let fact = library().fact("sci_tech_staff_share").unwrap();
    let say = |value: f64, stated: &str| Evidence {
        fact,
        said: Said::Number(Measured::exact(value, Dimension::NONE)),
        period: Span::year(2024).unwrap(),
        stated_on: Some(day(stated)),
        grade: Grade::A,
    };
    let value = |list: &[Evidence]| {
        let mut facts = Facts::new(library(), on);
        facts.read(library(), list);
        let value = facts.value(fact);
        (value.low, value.high)
    };
    let (early, late, future) = (say(0.08, "2025-02-01"), say(0.12, "2025-03-01"), say(0.5, "2025-07-01"));
    assert_eq!(value(&[early, late, future]), (0.12, 0.12));
    assert_eq!(value(&[late, early]), (0.12, 0.12));
    assert_eq!(value(&[say(0.08, "2025-02-01"), say(0.12, "2025-02-01")]), (0.08, 0.12));
    assert_eq!(value(&[say(0.12, "2025-02-01"), say(0.08, "2025-02-01")]), (0.08, 0.12));
}

/// The worked example of a lot: a shipment of mixed concentrate against the seven grades, limits as printed (60, 55 … 30 %
/// rare-earth oxides; iron 7 … 18 %; fluorine 7 … 12 %).
#[test]
fn a_lot_of_concentrate_against_its_grades() {
    use Verdict::{Met, NotMet, Undecided};
    let verdicts = |text: &str| -> Vec<Verdict> {
        let grade = |n: u8| judged(&format!("concentrate-grade-{n}"), Application::New, "2025-03-01", text).verdict;
        (1..=7).map(grade).collect()
    };
    // 50.3 ± 0.2 %: U = 0.4 %, so the limit of the third grade, 50 %, lies within.
    let lot = "concentrate_reo 2025-02-20 50.3 % ± 0.2 %; concentrate_tfe 2025-02-20 6.1 % ± 0.1 %; \
               concentrate_f 2025-02-20 6.6 % ± 0.1 %; concentrate_moisture 2025-02-20 4.0 %; \
               concentrate_is_dry 2025-02-20 yes";
    assert_eq!(verdicts(lot), [NotMet, NotMet, Undecided, Met, Met, Met, Met]);
    // 50.4 ± 0.2 %: the whole interval lies at or above the limit.
    assert_eq!(verdicts(&format!("{lot}; concentrate_reo 2025-02-20 50.4 % ± 0.2 %"))[2], Met);
    // On the limits themselves, exact: 不小于 and 不大于 include them.
    let edge = format!(
        "{lot}; concentrate_reo 2025-02-20 60 %; concentrate_tfe 2025-02-20 7 %; \
                        concentrate_f 2025-02-20 7 %; concentrate_moisture 2025-02-20 5 %"
    );
    assert_eq!(verdicts(&edge), [Met; 7]);
    // Fluorine of 7.01 %: the first three grades allow 7 %, the fourth 8 %.
    let fluorine = format!("{edge}; concentrate_f 2025-02-20 7.01 %");
    assert_eq!(verdicts(&fluorine), [NotMet, NotMet, NotMet, Met, Met, Met, Met]);
    // 6 % moisture: too much when dry, allowed when wet.
    let moist = format!("{edge}; concentrate_moisture 2025-02-20 6 %");
    assert_eq!(verdicts(&moist), [NotMet; 7]);
    assert_eq!(verdicts(&format!("{moist}; concentrate_is_dry 2025-02-20 no")), [Met; 7]);
    // Nothing is said of iron: nobody knows.
    assert_eq!(verdicts(&format!("{edge}; concentrate_tfe 2025-02-20 -")), [Undecided; 7]);
}
