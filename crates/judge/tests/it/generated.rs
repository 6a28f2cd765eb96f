//! One check per rule and edge of every scheme, made from the schemes themselves: at a limit, and a hair on either side.

use lodestone_judge::judge::{Judgement, judge};
use lodestone_judge::risk::Range;
use lodestone_judge::scheme::{Ask, FactTime, Scheme, Way};
use lodestone_judge::{Application, Evidence, FactId, Facts, Measured, Said, SchemeId, Verdict};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};

use crate::subject::library;

/// A day on which an edition judges: in its second year, or its first day where it is shorter.
fn day_of(scheme: &Scheme, application: Application) -> Option<Date> {
    let validity = scheme.validity.iter().find(|v| v.application.is_none_or(|only| only == application))?;
    let later = validity.from.add_months(13).unwrap();
    Some(if scheme.is_in_force(application, later) { later } else { validity.from })
}

/// The fact, stated as a number in the period in which it is asked for.
fn stated(fact: FactId, value: f64, day: Date) -> Evidence {
    let described = library().fact_of(fact);
    let period = match described.time {
        FactTime::Year => Span::year(day.year() - 1),
        FactTime::ThisYear => Span::year(day.year()),
        _ => Span::day(day),
    };
    let dimension = match described.kind {
        lodestone_judge::scheme::FactKind::Number { dimension, .. } => dimension,
        _ => panic!("{} is no number", described.id),
    };
    let said = Said::Number(Measured::exact(value, dimension));
    Evidence { fact, said, period: period.unwrap(), stated_on: None, grade: Grade::A }
}

fn judged(scheme: usize, application: Application, evidence: &[Evidence], day: Date) -> Judgement {
    let id: SchemeId = library().scheme(&library().schemes[scheme].id).unwrap();
    let mut facts = Facts::new(library(), day);
    facts.read(library(), evidence);
    judge(library(), id, application, &facts)
}

/// Values at and around the limits, with whether the printed limit allows them.
fn edges(within: &Range) -> Vec<(f64, bool)> {
    let mut edges = Vec::new();
    for (limit, is_open, outward) in [(within.low, within.low_open, -1.0), (within.high, within.high_open, 1.0)] {
        if limit.is_finite() {
            let hair = 1e-6 * limit.abs().max(1e-3);
            edges.extend([(limit, !is_open), (limit + outward * hair, false), (limit - outward * hair, true)]);
        }
    }
    edges
}

#[test]
fn every_limit_of_every_rule_holds_where_it_is_printed() {
    let mut count = 0;
    for (place, scheme) in library().schemes.iter().enumerate() {
        for (at, rule) in scheme.rules.iter().enumerate() {
            let Ask::Number { fact, within, .. } = &rule.condition.ask else { continue };
            let application = rule.application.unwrap_or(Application::New);
            let day = day_of(scheme, application).unwrap();
            for (value, is_allowed) in edges(within) {
                let judgement = judged(place, application, &[stated(*fact, value, day)], day);
                let found = judgement.rules.iter().find(|judged| usize::from(judged.rule) == at).unwrap();
                let own = found.answers[0].verdict;
                let expected = if is_allowed { Verdict::Met } else { Verdict::NotMet };
                assert_eq!(own, expected, "{}.{} at {value}", scheme.id, rule.id);
                let distance = found.answers[0].distance.unwrap();
                assert!(if is_allowed { distance <= 1e-9 } else { distance >= 0.0 }, "{distance}");
                let may_stand_aside = rule.when.is_some() || rule.or.is_some() || !scheme.shortcuts.is_empty();
                if is_allowed || !may_stand_aside {
                    assert_eq!(found.verdict, expected, "{}.{} at {value}", scheme.id, rule.id);
                } else {
                    // Nothing else is known, so what would take the rule's place may still hold.
                    assert_ne!(found.verdict, Verdict::Met, "{}.{} at {value}", scheme.id, rule.id);
                }
                count += 1;
            }
        }
    }
    assert!(count >= 150, "{count} edges");
}

#[test]
fn every_edge_of_every_band_scores_as_printed() {
    let mut count = 0;
    for (place, scheme) in library().schemes.iter().enumerate() {
        let Some(scores) = &scheme.scores else { continue };
        let day = day_of(scheme, Application::New).unwrap();
        for (item_at, item) in scores.items.iter().enumerate() {
            let [Way::Bands(fact, bands)] = item.ways.as_slice() else { continue };
            for band in bands {
                for (value, is_in_band) in edges(&band.within) {
                    let judgement = judged(place, Application::New, &[stated(*fact, value, day)], day);
                    let points = judgement.points.items[item_at];
                    if is_in_band {
                        assert_eq!(points, band.points, "{}.{} at {value}", scheme.id, item.id);
                    } else {
                        assert_ne!(points, band.points, "{}.{} at {value}", scheme.id, item.id);
                    }
                    count += 1;
                }
            }
        }
    }
    assert!(count >= 300, "{count} edges");
}

/// Whatever is stated, nothing panics, and a rule without any evidence is never met or failed by a number.
#[test]
fn without_evidence_nothing_is_decided_by_a_number() {
    for (place, scheme) in library().schemes.iter().enumerate() {
        for application in [Application::New, Application::Renewal] {
            let Some(day) = day_of(scheme, application) else { continue };
            let judgement = judged(place, application, &[], day);
            assert!(
                !matches!(judgement.verdict, Verdict::Met | Verdict::NotMet),
                "{}: {:?}",
                scheme.id,
                judgement.verdict
            );
            let is_open = |rule: &lodestone_judge::judge::RuleJudgement| rule.verdict != Verdict::NotMet;
            assert!(judgement.rules.iter().all(is_open), "{}", scheme.id);
        }
    }
}
