//! Published numbers, and closed forms at 1e-9.

use lodestone_judge::risk::{DecisionRule, Outcome, Process, Range, global_risk, normal, probability};

fn near(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() <= tolerance, "{found} {expected}");
}

/// JCGM 106:2012, 7.4, example: a Zener diode at −5.47 V with u = 0.05 V and an upper limit of −5.40 V conforms with 92 %.
/// 7.5, example: a motor oil at 13.6 mm²/s with u = 1.8 mm²/s between 12.5 and 16.3 mm²/s conforms with 66 % (0.66263).
#[test]
fn published_conformance_probabilities() {
    near(probability(&Range::at_most(-5.40), -5.47, 0.05), 0.919_243_340_766, 1e-9);
    near(probability(&Range::between(12.5, 16.3), 13.6, 1.8), 0.662_63, 5e-6);
}

/// JCGM 106:2012, 8.3.2: with a guard band w = U = 2u the consumer's risk of a value at the acceptance limit is at most 2.275 %.
#[test]
fn a_guard_band_of_u_leaves_2_275_percent() {
    for (rule, at) in [(DecisionRule::Guard { r: 1.0 }, 9.0), (DecisionRule::NonBinary { r: 1.0 }, 9.0)] {
        let conformity = rule.conformity(&Range::at_most(10.0), at, 0.5);
        assert_eq!(conformity.outcome, Outcome::Pass);
        near(conformity.consumer_risk.unwrap(), 0.022_750_131_948_179, 1e-10);
        assert_eq!(conformity.producer_risk, None);
    }
    let beyond = DecisionRule::Guard { r: 1.0 }.conformity(&Range::at_most(10.0), 9.01, 0.5);
    assert_eq!(beyond.outcome, Outcome::Fail);
    near(beyond.producer_risk.unwrap(), beyond.probability, 0.0);
    // NCSLI RP-10: 0.823 of U leaves 5 %.
    let w = DecisionRule::Guard { r: 1.644_853_626_951_472 / 2.0 };
    near(w.conformity(&Range::at_least(0.0), w.guard_band(1.0) + 1e-12, 1.0).consumer_risk.unwrap(), 0.05, 1e-9);
}

#[test]
fn four_outcomes_around_a_limit() {
    let rule = DecisionRule::NonBinary { r: 1.0 };
    let of = |value| rule.outcome(&Range::at_most(10.0), value, 0.5);
    let outcomes = [8.9, 9.0, 9.1, 10.0, 10.1, 11.0, 11.1].map(of);
    use Outcome::{ConditionalFail, ConditionalPass, Fail, Pass};
    assert_eq!(outcomes, [Pass, Pass, ConditionalPass, ConditionalPass, ConditionalFail, ConditionalFail, Fail]);
    let two_sided = |value| rule.outcome(&Range::between(0.0, 10.0), value, 0.5);
    assert_eq!([-1.1, -0.5, 0.5, 5.0].map(two_sided), [Fail, ConditionalFail, ConditionalPass, Pass]);
    assert_eq!(DecisionRule::Simple.outcome(&Range::at_most(10.0), 10.0, 0.5), Pass);
    assert_eq!(DecisionRule::Simple.outcome(&Range::below(10.0), 10.0, 0.5), Fail);
}

#[test]
fn closed_forms() {
    for z in [-3.0, -1.0, 0.0, 0.7, 2.5] {
        near(probability(&Range::at_least(0.0), z, 1.0), normal::below(z), 1e-10);
        near(probability(&Range::at_most(0.0), z, 1.0), normal::below(-z), 1e-10);
    }
    near(probability(&Range::between(-1.0, 1.0), 0.0, 1.0), 0.682_689_492_137_086, 1e-10);
    assert_eq!(probability(&Range::at_least(1.0), 1.0, 0.0), 1.0);
    assert_eq!(probability(&Range::above(1.0), 1.0, 0.0), 0.0);
    // Far outside, the probability keeps its digits: Φ(−10).
    near(probability(&Range::at_least(10.0), 0.0, 1.0) / 7.619_853_024_160_593e-24, 1.0, 1e-9);
}

/// One limit in the middle of the items: P(wrong side and accepted) = arctan(u/u₀) / 2π (Sheppard's bivariate normal).
#[test]
fn global_risk_of_one_limit_has_a_closed_form() {
    for (deviation, u) in [(1.0, 0.25), (2.0, 2.0), (0.3, 0.01)] {
        let limit = Range::at_most(5.0);
        let risk = global_risk(Process { mean: 5.0, deviation, u }, &limit, &limit);
        let expected = (u / deviation).atan() / (2.0 * std::f64::consts::PI);
        near(risk.consumer, expected, 1e-9);
        near(risk.producer, expected, 1e-9);
    }
}

/// Deaver, "How to maintain your confidence in your calibration program" (NCSL 1993), page 7 and page 10, as NCSLI RP-19 and later
/// papers cite it: limits ±2σ, ratio 4:1: 0.8 % accepted wrongly and 1.5 % rejected wrongly; ratio 2:1 with acceptance at 0.91 of
/// the limits: 0.8 % and 6.6 %.
#[test]
fn published_global_risks() {
    let limits = Range::between(-2.0, 2.0);
    let four = global_risk(Process { mean: 0.0, deviation: 1.0, u: 0.25 }, &limits, &limits);
    near(four.consumer, 0.008, 5e-4);
    near(four.producer, 0.015, 5e-4);
    let guarded = global_risk(Process { mean: 0.0, deviation: 1.0, u: 0.5 }, &limits, &limits.shrunk(0.18));
    near(guarded.consumer, 0.008, 5e-4);
    near(guarded.producer, 0.066, 1e-3);
}
