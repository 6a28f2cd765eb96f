//! A condition against the facts of one subject.

use super::facts::Facts;
use super::points::PointsOf;
use super::value::{State, Value};
use super::verdict::Verdict;
use crate::risk::{Conformity, DecisionRule, Outcome, Range, rounded};
use crate::scheme::{Ask, Condition, FactId, Library, Points, ScoreOf};

/// One subject before one scheme.
pub(crate) struct Bench<'a> {
    pub library: &'a Library,
    pub facts: &'a Facts,
}

/// One thing that was asked, and the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// What was asked.
    pub of: Asked,
    /// The value, where it is known or bounded.
    pub value: Option<Value>,
    /// What is allowed; none for what is no number.
    pub within: Option<Range>,
    /// How far the value is from what is allowed, in the rule's own unit: positive outside, inside minus the room left.
    pub distance: Option<f64>,
    /// The verdict.
    pub verdict: Verdict,
    /// Why.
    pub reason: Reason,
    /// How sure it is, for a value with uncertainty.
    pub conformity: Option<Conformity>,
}

/// What was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// A fact.
    Fact(FactId),
    /// A score.
    Score(ScoreOf),
    /// Something of which the threshold is not loaded.
    NotLoaded,
}

/// Why a verdict is what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reason {
    /// The value decides.
    Value,
    /// The interval of the value, or of the points, holds the limit.
    Straddles,
    /// Nothing is stated.
    Missing,
    /// A person must find it.
    NeedsPerson,
    /// Only other periods are stated.
    WrongPeriod,
    /// Stated in another unit or kind.
    WrongUnit,
    /// It would be divided by zero.
    Undefined,
    /// A title that was held has ended, or an event is too long ago.
    Lapsed,
    /// The scheme does not have the threshold.
    NotLoaded,
}

impl Bench<'_> {
    /// The verdict on a condition without scores.
    pub fn quick(&self, condition: &Condition) -> Verdict {
        self.ask(&condition.ask, &PointsOf::default())
    }

    /// The verdict on a condition; stops as soon as it is clear.
    pub fn ask(&self, ask: &Ask, points: &PointsOf) -> Verdict {
        match ask {
            Ask::Number { fact, within, decision, round_to } => {
                number(self.facts.value(*fact), within, *decision, *round_to)
            }
            Ask::Flag { fact, is } => known(self.facts.value(*fact), |value| (value > 0.5) == *is),
            Ask::Choice { fact, allowed } => known(self.facts.value(*fact), |value| allowed >> value as u32 & 1 == 1),
            Ask::Score { score, within } => {
                points.get(*score).map_or(Verdict::NotEvaluable, |points| scored(points, within))
            }
            Ask::All(parts) => {
                let mut all = Verdict::Met;
                for part in parts {
                    all = all.and(self.ask(&part.ask, points));
                    if all == Verdict::NotMet {
                        break;
                    }
                }
                all
            }
            Ask::Any(parts) => {
                let mut any = Verdict::NotMet;
                for part in parts {
                    any = any.or(self.ask(&part.ask, points));
                    if any == Verdict::Met {
                        break;
                    }
                }
                any
            }
            Ask::NotLoaded => Verdict::NotEvaluable,
        }
    }

    /// Everything that a condition asks, with the answers, in its order.
    pub fn answers(&self, ask: &Ask, points: &PointsOf) -> Vec<Answer> {
        let mut answers = Vec::new();
        ask.each_leaf(&mut |leaf| answers.push(self.answer(leaf, points)));
        answers
    }

    fn answer(&self, leaf: &Ask, points: &PointsOf) -> Answer {
        let verdict = self.ask(leaf, points);
        match leaf {
            Ask::Number { fact, within, decision, round_to } => {
                let value = self.facts.value(*fact);
                let judged = value.rounded(*round_to);
                let conformity =
                    (value.is_known() && value.u > 0.0).then(|| decision.conformity(within, judged.mid, judged.u));
                Answer {
                    value: value.is_known().then_some(*value),
                    within: Some(*within),
                    distance: value.is_known().then(|| within.distance(judged.mid)),
                    conformity,
                    ..self.about(*fact, verdict)
                }
            }
            Ask::Flag { fact, .. } | Ask::Choice { fact, .. } => self.about(*fact, verdict),
            Ask::Score { score, within } => {
                let has = points.get(*score);
                let mid = has.map(|points| 0.5 * (points.low + points.high));
                Answer {
                    of: Asked::Score(*score),
                    value: has.zip(mid).map(|(p, mid)| Value { low: p.low, mid, high: p.high, ..Value::exact(mid) }),
                    within: Some(*within),
                    distance: mid.map(|mid| within.distance(mid)),
                    verdict,
                    reason: if verdict == Verdict::Undecided { Reason::Straddles } else { Reason::Value },
                    conformity: None,
                }
            }
            Ask::All(_) | Ask::Any(_) | Ask::NotLoaded => Answer {
                of: Asked::NotLoaded,
                value: None,
                within: None,
                distance: None,
                verdict,
                reason: Reason::NotLoaded,
                conformity: None,
            },
        }
    }

    fn about(&self, fact: FactId, verdict: Verdict) -> Answer {
        let value = self.facts.value(fact);
        Answer {
            of: Asked::Fact(fact),
            value: value.is_known().then_some(*value),
            within: None,
            distance: None,
            verdict,
            reason: self.reason(fact, verdict),
            conformity: None,
        }
    }

    fn reason(&self, fact: FactId, verdict: Verdict) -> Reason {
        match self.facts.value(fact).state {
            State::Missing if self.library.fact_of(fact).needs_person => Reason::NeedsPerson,
            State::Missing => Reason::Missing,
            State::WrongPeriod => Reason::WrongPeriod,
            State::WrongUnit => Reason::WrongUnit,
            State::Undefined => Reason::Undefined,
            State::Known if verdict == Verdict::Undecided => Reason::Straddles,
            State::Known if self.facts.has_lapsed(self.library, fact) => Reason::Lapsed,
            State::Known => Reason::Value,
        }
    }
}

impl Value {
    fn rounded(&self, step: Option<f64>) -> Value {
        match step {
            Some(step) if self.is_known() => {
                let of = |value| rounded(value, step);
                Value { low: of(self.low), mid: of(self.mid), high: of(self.high), ..*self }
            }
            _ => *self,
        }
    }
}

fn number(value: &Value, within: &Range, decision: DecisionRule, round_to: Option<f64>) -> Verdict {
    match value.state {
        State::Known => {}
        State::Missing => return Verdict::Undecided,
        State::WrongPeriod | State::WrongUnit | State::Undefined => return Verdict::NotEvaluable,
    }
    let value = &value.rounded(round_to);
    if decision == DecisionRule::Interval {
        return match (within.contains(value.low), within.contains(value.high)) {
            (true, true) => Verdict::Met,
            (false, false) if !within.meets(value.low, value.high) => Verdict::NotMet,
            _ => Verdict::Undecided,
        };
    }
    match decision.outcome(within, value.mid, value.u) {
        Outcome::Pass => Verdict::Met,
        Outcome::Fail => Verdict::NotMet,
        Outcome::ConditionalPass | Outcome::ConditionalFail => Verdict::Undecided,
    }
}

fn known(value: &Value, holds: impl Fn(f64) -> bool) -> Verdict {
    match value.state {
        // Two statements that differ are known as an interval.
        State::Known if value.low != value.high && holds(value.low) != holds(value.high) => Verdict::Undecided,
        State::Known if holds(value.low) => Verdict::Met,
        State::Known => Verdict::NotMet,
        State::Missing => Verdict::Undecided,
        State::WrongPeriod | State::WrongUnit | State::Undefined => Verdict::NotEvaluable,
    }
}

fn scored(points: Points, within: &Range) -> Verdict {
    match (within.contains(points.low), within.contains(points.high)) {
        (true, true) => Verdict::Met,
        (false, false) if !within.meets(points.low, points.high) => Verdict::NotMet,
        _ => Verdict::Undecided,
    }
}
