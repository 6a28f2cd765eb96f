//! What must hold of every subject.

use lodestone_judge::judge::{Judgement, RuleJudgement, judge, verdict};
use lodestone_judge::scheme::Shortcut;
use lodestone_judge::{Application, Evidence, Facts, Library, Measured, Said, SchemeId, Verdict};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};
use proptest::prelude::{ProptestConfig, prop_assert, prop_assert_eq, proptest};

use crate::subject::{HIGH_TECH, day, evidence, judged, library};

/// Random evidence of a firm, from numbers between 0 and 1: every fact of the vocabulary with some chance.
fn random_firm(seed: u64, on: Date) -> Vec<Evidence> {
    use lodestone_judge::scheme::{FactKind, FactTime};
    let mut state = seed;
    let mut next = move || {
        // SplitMix64 (Steele, Lea and Flood 2014).
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1_u64 << 53) as f64
    };
    let mut list = Vec::new();
    for (at, fact) in library().facts.iter().enumerate() {
        let id = library().fact(&library().facts[at].id).unwrap();
        let years = if matches!(fact.time, FactTime::Year | FactTime::ThisYear) { 3 } else { 1 };
        for back in 0..years {
            let (chance, draw) = (next(), next());
            if chance < 0.2 || fact.derived.is_some() {
                continue;
            }
            let said = match &fact.kind {
                FactKind::Number { dimension, unit } => {
                    let size = match unit.as_ref().map(|unit| unit.written.as_str()) {
                        Some("万元") => 1.2e8,
                        Some("%") => 0.5,
                        Some("人") => 700.0,
                        Some("件") => 6.0,
                        Some("年") => 6.0,
                        _ => 100.0,
                    };
                    Said::Number(Measured::exact((draw * size * 100.0).round() / 100.0, *dimension))
                }
                FactKind::Flag => Said::Flag(draw < 0.7),
                FactKind::Choice(choices) => Said::Choice((draw * choices.len() as f64) as u8),
                FactKind::Date => Said::Date(on.plus_days(-(draw * 6000.0) as i32).unwrap()),
            };
            let period = match fact.time {
                FactTime::Year => Span::year(on.year() - 1 - back),
                FactTime::ThisYear => Span::year(on.year() - back),
                _ => Span::day(on),
            };
            list.push(Evidence { fact: id, said, period: period.unwrap(), stated_on: None, grade: Grade::A });
        }
    }
    list
}

fn all_judged(library: &Library, list: &[Evidence], on: Date) -> Vec<Judgement> {
    let mut facts = Facts::new(library, on);
    facts.read(library, list);
    let of = |application| library.in_force(application, on).into_iter().map(move |id| (application, id));
    let both: Vec<(Application, SchemeId)> = of(Application::New).chain(of(Application::Renewal)).collect();
    both.into_iter().map(|(application, id)| judge(library, id, application, &facts)).collect()
}

/// Facts of which more never hurts in any scheme: they stand in no condition that asks for less, and in no `when`.
const MORE_IS_BETTER: &[&str] = &[
    "sci_tech_staff_share",
    "rd_domestic_share",
    "hnt_income_share",
    "hnte_score",
    "tech_sme_score",
    "innovative_score",
    "srdi_score",
    "srdi_local_score",
    "class1_ip",
    "class2_ip",
    "class1_ip_own",
    "class1_ip_high_value",
    "class1_ip_main",
    "rd_staff_share",
    "niche_share",
    "niche_share_intl",
    "years_in_niche",
    "new_equity",
    "rd_spend",
    "digital_level",
    "platform_quality",
    "pilot_equipment",
    "fai",
    "conversions",
    "core_processes_on_it",
    "retired_cost_share",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(80))]

    #[test]
    fn raising_what_is_better_never_lowers_a_verdict(seed in proptest::num::u64::ANY, which in 0..MORE_IS_BETTER.len(), by in 1.0_f64..3.0) {
        let on = day("2026-05-15");
        let list = random_firm(seed, on);
        let fact = library().fact(MORE_IS_BETTER[which]).unwrap();
        let mut raised = list.clone();
        for statement in raised.iter_mut().filter(|statement| statement.fact == fact) {
            if let Said::Number(measured) = &mut statement.said {
                let value = measured.mid * by + by;
                *measured = Measured::exact(value, measured.dimension);
            }
        }
        for (before, after) in all_judged(library(), &list, on).iter().zip(&all_judged(library(), &raised, on)) {
            let scheme = &library().scheme_of(before.scheme).id;
            prop_assert!(after.verdict <= before.verdict, "{} {}: {:?} → {:?}", scheme, MORE_IS_BETTER[which], before.verdict, after.verdict);
        }
    }

    #[test]
    fn the_short_way_says_what_the_long_one_says(seed in proptest::num::u64::ANY) {
        let on = day("2026-05-15");
        let mut facts = Facts::new(library(), on);
        facts.read(library(), &random_firm(seed, on));
        for id in library().in_force(Application::New, on) {
            let short = verdict(library(), id, Application::New, &facts, &mut Default::default());
            prop_assert_eq!(short, judge(library(), id, Application::New, &facts).verdict);
        }
    }

    #[test]
    fn the_order_of_rules_and_of_evidence_does_not_matter(seed in proptest::num::u64::ANY, turn in 0_usize..50) {
        let on = day("2026-05-15");
        let list = random_firm(seed, on);
        let mut turned = list.clone();
        turned.rotate_left(turn.min(list.len()));
        turned.reverse();
        let library = library();
        let mut reversed = library.clone();
        for scheme in &mut reversed.schemes {
            scheme.rules.reverse();
            let last = scheme.rules.len().saturating_sub(1) as u16;
            for Shortcut { waives, .. } in &mut scheme.shortcuts {
                waives.iter_mut().for_each(|rule| *rule = last - *rule);
            }
        }
        let (here, there) = (all_judged(library, &list, on), all_judged(&reversed, &turned, on));
        for (before, after) in here.iter().zip(&there) {
            prop_assert_eq!(before.verdict, after.verdict);
            prop_assert_eq!(&before.points, &after.points);
            prop_assert_eq!(before.grade, after.grade);
            for rule in &before.rules {
                let id = |library: &Library, of: &Judgement, rule: &RuleJudgement| {
                    rule.of(library.scheme_of(of.scheme)).id.clone()
                };
                let own = id(library, before, rule);
                let same = after.rules.iter().find(|other| id(&reversed, after, other) == own).unwrap();
                prop_assert_eq!(&rule.answers, &same.answers);
                prop_assert_eq!(rule.standing, same.standing);
            }
        }
    }
}

/// The random firms are no straw men: in some scheme each verdict comes up.
#[test]
fn random_firms_meet_every_verdict() {
    let on = day("2026-05-15");
    let mut seen = std::collections::BTreeSet::new();
    for seed in 0..200 {
        seen.extend(all_judged(library(), &random_firm(seed, on), on).into_iter().map(|judgement| judgement.verdict));
    }
    assert_eq!(
        seen.into_iter().collect::<Vec<_>>(),
        [Verdict::Met, Verdict::Undecided, Verdict::NotEvaluable, Verdict::NotMet]
    );
}

/// The same evidence and edition say the same, byte for byte. A change of this file is a change of what is judged.
#[test]
fn the_same_bytes_years_later() {
    let judgement = judged("hnte", Application::New, "2025-06-30", &format!("{HIGH_TECH}; hnte_score 2025-01-01 70"));
    let text = plain(&judgement);
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/high-tech-2025.txt");
    assert_eq!(text, std::fs::read_to_string(path).unwrap());
    let list = evidence(library(), HIGH_TECH, day("2025-06-30"));
    let twice: Vec<String> = (0..2).map(|_| format!("{:?}", all_judged(library(), &list, day("2025-06-30")))).collect();
    assert_eq!(twice[0], twice[1]);
}

/// A judgement as text, by ids, so that new facts and schemes change nothing in it.
fn plain(judgement: &Judgement) -> String {
    use lodestone_judge::judge::Asked;
    let mut out = format!("{:?} {} {:?} {:?}\n", judgement.verdict, judgement.as_of, judgement.grade, judgement.ground);
    for rule in &judgement.rules {
        let own = rule.of(library().scheme_of(judgement.scheme));
        out.push_str(&format!("{} {:?} {:?} {}\n", own.id, rule.verdict, rule.standing, own.text.zh));
        for (answer, evidence) in rule.answers.iter().zip(&rule.evidence) {
            let of = match answer.of {
                Asked::Fact(fact) => library().fact_of(fact).id.clone(),
                other => format!("{other:?}"),
            };
            let value = answer.value.map(|value| (value.low, value.mid, value.high));
            let within = answer.within.map(|within| (within.low, within.high));
            let (distance, reason) = (answer.distance, answer.reason);
            out.push_str(&format!("  {of} {value:?} {within:?} {distance:?} {reason:?} {evidence:?}\n"));
        }
    }
    out.push_str(&format!("points {:?}\n", judgement.points.total));
    out
}
