//! The cheapest step: by hand, and against every possible change on small cases.

use lodestone_judge::judge::verdict;
use lodestone_judge::read::read_file;
use lodestone_judge::step::{Cheapest, Means, NoStep, Step, StepCost, cheapest_step};
use lodestone_judge::{Application, Facts, Library, Verdict};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use crate::subject::{HIGH_TECH, RENEWAL, TECH_SME, day, evidence, facts, library};

fn step_of(family: &str, on: &str, text: &str, means: Means<'_>) -> Cheapest {
    let scheme = library().edition(family, Application::New, day(on)).unwrap();
    cheapest_step(library(), scheme, Application::New, &facts(text, on), means)
}

fn changes(cheapest: &Cheapest) -> Vec<(&'static str, f64, f64)> {
    let Cheapest::Step(step) = cheapest else { panic!("{cheapest:?}") };
    step.changes.iter().map(|change| (library().fact_of(change.fact).id.as_str(), change.from, change.to)).collect()
}

#[test]
fn one_point_short_is_one_step_away() {
    let found = step_of("hnte", "2025-06-30", &format!("{HIGH_TECH}; hnte_score 2025-01-01 70"), Means::default());
    assert_eq!(changes(&found), [("hnte_score", 70.0, 71.0)]);
    assert_eq!(step_of("hnte", "2025-06-30", HIGH_TECH, Means::default()), Cheapest::Met);
}

/// 54 of 60 points: 12 for staff, 30 for R&D, 12 for rights. Six more come from one more right of class II (12 → 18 points), or
/// from one of class I, or from R&D of 5 % of revenue instead of 4 %; 25 % of staff gives 4 more only. The smallest relative
/// change is R&D over revenue, 4 → 5 %: a fifth. One more right is a third.
#[test]
fn of_several_single_facts_the_least_relative_change() {
    let text = format!("{TECH_SME}; class2_ip 2025-01-01 2 件");
    let found = step_of("tech-sme", "2025-06-30", &text, Means::default());
    let Cheapest::Step(step) = &found else { panic!("{found:?}") };
    assert!((step.largest - 0.2).abs() < 1e-9, "{step:?}");
    assert_eq!(changes(&found).iter().map(|change| change.0).collect::<Vec<_>>(), ["rd_ratio"]);
}

/// With costs, the cheaper of those with costs goes first, whatever the relative change.
#[test]
fn costs_go_before_relative_change() {
    let fact = |id| library().fact(id).unwrap();
    let costs = [
        StepCost { fact: fact("class2_ip"), per_unit: 20_000.0 },
        StepCost { fact: fact("class1_ip"), per_unit: 60_000.0 },
    ];
    let text = format!("{TECH_SME}; class2_ip 2025-01-01 2 件");
    let found = step_of("tech-sme", "2025-06-30", &text, Means { fixed: &[], costs: &costs });
    assert_eq!(changes(&found), [("class2_ip", 2.0, 3.0)]);
    let Cheapest::Step(Step { cost, .. }) = found else { panic!() };
    assert_eq!(cost, Some(20_000.0));
}

#[test]
fn what_cannot_change_stays() {
    let fixed: Vec<_> =
        ["rd_ratio", "rd_cost_ratio", "class2_ip", "class1_ip"].map(|id| library().fact(id).unwrap()).to_vec();
    let text = format!("{TECH_SME}; class2_ip 2025-01-01 2 件");
    let found = step_of("tech-sme", "2025-06-30", &text, Means { fixed: &fixed, costs: &[] });
    // A certificate, or a provincial R&D body, would waive the score; the award and the standard lie in the past. 12 for staff
    // can rise to 20, which is two more than needed.
    let Cheapest::Step(step) = &found else { panic!("{found:?}") };
    assert_eq!(step.changes.len(), 1);
    assert!(["title_hnte", "rd_body", "sci_tech_staff_share"].contains(&changes(&found)[0].0), "{found:?}");
    let young = HIGH_TECH.replace("registered_on 2015-03-01 2015-03-01", "registered_on 2025-01-01 2025-01-01");
    assert_eq!(step_of("hnte", "2025-06-30", &young, Means::default()), Cheapest::None(NoStep::Fixed));
}

#[test]
fn two_failing_rules_take_two_facts() {
    let text = format!("{HIGH_TECH}; hnte_score 2025-01-01 70; sci_tech_staff_share 2024 9 %");
    let found = step_of("hnte", "2025-06-30", &text, Means::default());
    assert_eq!(changes(&found), [("sci_tech_staff_share", 0.09, 0.1), ("hnte_score", 70.0, 71.0)]);
}

#[test]
fn no_step_where_the_scheme_is_not_loaded_or_evidence_is_missing() {
    let none = |reason| Cheapest::None(reason);
    assert_eq!(step_of("gazelle-inner-mongolia", "2025-06-30", "", Means::default()), none(NoStep::NotEvaluable));
    let text = format!("{RENEWAL}; retired_owned 2025-09-01 -");
    assert_eq!(step_of("two-news-industry-call", "2025-10-01", &text, Means::default()), none(NoStep::Missing));
    let text = format!("{RENEWAL}; new_build 2025-09-01 yes");
    assert_eq!(step_of("two-news-industry-call", "2025-10-01", &text, Means::default()), none(NoStep::Fixed));
}

/// Three whole numbers, a rule on one, a score over all, and a cap on the third: small enough to try every change.
const SMALL: &str = r#"
[[source]]
id = "own"
zh = "自拟"
en = "own"
grade = "D"
[[fact]]
id = "a"
zh = "甲"
en = "a"
time = "state"
step = 1
[[fact]]
id = "b"
zh = "乙"
en = "b"
time = "state"
step = 1
[[fact]]
id = "c"
zh = "丙"
en = "c"
time = "state"
step = 1
[[scheme]]
id = "small"
family = "small"
zh = "小"
en = "small"
authority_zh = "无"
authority_en = "none"
document = "none"
title_zh = "小"
title_en = "small"
sources = ["own"]
grade = "D"
subject = "enterprise"
in_force = [{ from = "2020-01-01" }]
points = 30
[[scheme.score]]
id = "of-a"
zh = "甲"
en = "a"
max = 10
of = "a"
bands = [{ from = 5, points = 10 }, { from = 3, below = 5, points = 6 }, { from = 1, below = 3, points = 2 }, { below = 1, points = 0 }]
[[scheme.score]]
id = "of-b"
zh = "乙"
en = "b"
max = 10
of = "b"
each = 2
gives = 4
[[scheme.score]]
id = "of-c"
zh = "丙"
en = "c"
max = 10
of = "c"
bands = [{ above = 4, points = 0 }, { above = 2, to = 4, points = 5 }, { to = 2, points = 10 }]
[[scheme.rule]]
id = "score"
zh = "不低于18分"
en = "at least 18 points"
score = "total"
op = ">="
value = 18
[[scheme.rule]]
id = "a"
zh = "甲不低于2，丙大于3的不看"
en = "a at least 2, unless c is above 3"
fact = "a"
op = ">="
value = 2
when = { fact = "c", op = "<=", value = 3 }
"#;

fn small() -> Library {
    let read = read_file("small.toml", SMALL.as_bytes(), &Library::default());
    assert_eq!(read.findings, []);
    read.library
}

fn relative(from: f64, to: f64) -> f64 {
    if from == to { 0.0 } else { (to - from).abs() / from.abs().max(to.abs()) }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Against every change of three numbers from 0 to 8: as few facts, and the least largest relative change of those.
    #[test]
    fn no_smaller_change_meets_the_scheme(start in proptest::array::uniform3(0_u8..=8)) {
        let library = small();
        let scheme = library.scheme("small").unwrap();
        let on = day("2025-01-01");
        let start = start.map(f64::from);
        let meets = |[a, b, c]: [f64; 3]| {
            let text = format!("a 2024 {a}; b 2024 {b}; c 2024 {c}");
            let mut facts = Facts::new(&library, on);
            facts.read(&library, &evidence(&library, &text, on));
            let verdict = verdict(&library, scheme, Application::New, &facts, &mut Default::default());
            (verdict == Verdict::Met, facts)
        };
        let mut least: Option<(usize, f64)> = None;
        for index in 0..729_u32 {
            let to = [index / 81, index / 9 % 9, index % 9].map(f64::from);
            if meets(to).0 {
                let count = (0..3).filter(|&i| start[i] != to[i]).count();
                let largest = (0..3).map(|i| relative(start[i], to[i])).fold(0.0, f64::max);
                if least.is_none_or(|best| (count, largest) < best) {
                    least = Some((count, largest));
                }
            }
        }
        let facts = meets(start).1;
        match (cheapest_step(&library, scheme, Application::New, &facts, Means::default()), least.unwrap()) {
            (Cheapest::Met, (count, _)) => prop_assert_eq!(count, 0),
            (Cheapest::Step(step), (count, largest)) => {
                prop_assert_eq!(step.changes.len(), count);
                prop_assert!((step.largest - largest).abs() < 1e-12, "{:?} {}", step, largest);
                let mut to = start;
                for change in &step.changes {
                    to[change.fact.index()] = change.to;
                }
                prop_assert!(meets(to).0, "applied, it meets");
            }
            (Cheapest::None(reason), _) => prop_assert!(false, "{:?}", reason),
        }
    }
}
