//! How sure a verdict is, given the uncertainty of the value.
//!
//! p = Φ((T_U − y)/u) − Φ((T_L − y)/u) is the probability that the true value lies within the tolerance [T_L, T_U], for a
//! measured value y with standard uncertainty u and a normal state of knowledge; an absent limit is infinite
//! (JCGM 106:2012, 7.2 to 7.5). If the item is accepted, 1 − p is the (specific) consumer's risk; if it is rejected, p is the
//! (specific) producer's risk (8.3). Tests: `risk::published`.

use super::normal;
use super::range::Range;

/// How a value with uncertainty is judged against limits.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum DecisionRule {
    /// Met or not where the whole interval of the value (value ± U, or as stated) says so, undecided where it straddles a
    /// limit. The rule where a scheme names none.
    Interval,
    /// By the value alone: shared risk (JCGM 106, 8.2).
    Simple,
    /// Met within limits moved inwards by w = r·U, not met outside them (JCGM 106, 8.3.2); a negative r moves them outwards.
    Guard {
        /// Guard band as a multiple of the expanded uncertainty.
        r: f64,
    },
    /// Pass, conditional pass, conditional fail, fail, with the guard band w = r·U on either side of a limit (ILAC-G8:09/2019,
    /// 4.2.3); the two conditional ones are undecided.
    NonBinary {
        /// Guard band as a multiple of the expanded uncertainty.
        r: f64,
    },
}

/// What a decision rule says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Within the limits, and the guard band with it.
    Pass,
    /// Within the limits, inside the guard band.
    ConditionalPass,
    /// Outside the limits, less than the guard band away.
    ConditionalFail,
    /// Outside.
    Fail,
}

/// How sure a verdict is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Conformity {
    /// What the rule says.
    pub outcome: Outcome,
    /// Width of the guard band, in the value's unit.
    pub guard_band: f64,
    /// Probability that the true value is within the limits.
    pub probability: f64,
    /// Probability that an item accepted with this value is outside the limits; none when it is not accepted.
    pub consumer_risk: Option<f64>,
    /// Probability that an item rejected with this value is within the limits; none when it is not rejected.
    pub producer_risk: Option<f64>,
}

/// Coverage factor of the expanded uncertainty U = k·u.
pub const COVERAGE: f64 = 2.0;

/// Probability that the true value is within the limits; for u = 0, whether the value is.
pub fn probability(within: &Range, value: f64, u: f64) -> f64 {
    if u <= 0.0 {
        return if within.contains(value) { 1.0 } else { 0.0 };
    }
    normal::between((within.low - value) / u, (within.high - value) / u)
}

impl DecisionRule {
    /// Width of the guard band for a standard uncertainty.
    pub fn guard_band(self, u: f64) -> f64 {
        match self {
            DecisionRule::Interval => COVERAGE * u,
            DecisionRule::Simple => 0.0,
            DecisionRule::Guard { r } | DecisionRule::NonBinary { r } => r * COVERAGE * u,
        }
    }

    /// What the rule says of a value with standard uncertainty `u`.
    pub fn outcome(self, within: &Range, value: f64, u: f64) -> Outcome {
        let w = self.guard_band(u);
        let is_pass = within.shrunk(w).contains(value);
        match self {
            DecisionRule::Simple | DecisionRule::Guard { .. } if is_pass => Outcome::Pass,
            DecisionRule::Simple | DecisionRule::Guard { .. } => Outcome::Fail,
            DecisionRule::Interval | DecisionRule::NonBinary { .. } => match within.contains(value) {
                true if is_pass => Outcome::Pass,
                true => Outcome::ConditionalPass,
                false if within.shrunk(-w).contains(value) => Outcome::ConditionalFail,
                false => Outcome::Fail,
            },
        }
    }

    /// The same, with its probability and risks.
    pub fn conformity(self, within: &Range, value: f64, u: f64) -> Conformity {
        let outcome = self.outcome(within, value, u);
        let probability = probability(within, value, u);
        let is_accepted = matches!(outcome, Outcome::Pass | Outcome::ConditionalPass);
        Conformity {
            outcome,
            guard_band: self.guard_band(u),
            probability,
            // 1 − p would lose the digits of a small risk.
            consumer_risk: is_accepted.then(|| outside(within, value, u)),
            producer_risk: (!is_accepted).then_some(probability),
        }
    }
}

fn outside(within: &Range, value: f64, u: f64) -> f64 {
    if u <= 0.0 {
        return 1.0 - probability(within, value, u);
    }
    normal::below((within.low - value) / u) + normal::below((value - within.high) / u)
}
