//! What a fact is worth on the day of the assessment.

use crate::evidence::Measured;
use crate::risk::COVERAGE;

/// What a fact is worth on the day of the assessment. Yes is 1 and no is 0, a choice its place, a day its number since 1970.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Value {
    /// Lower bound.
    pub low: f64,
    /// The value.
    pub mid: f64,
    /// Upper bound.
    pub high: f64,
    /// Standard uncertainty.
    pub u: f64,
    /// Whether it is known.
    pub state: State,
}

/// Whether a value is known, and if not, why.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum State {
    /// Known.
    Known,
    /// Nothing is stated.
    Missing,
    /// Only other periods are stated.
    WrongPeriod,
    /// Stated in another unit or kind.
    WrongUnit,
    /// It would be divided by zero.
    Undefined,
}

impl Value {
    /// An unknown value.
    pub const fn unknown(state: State) -> Self {
        Value { low: f64::NEG_INFINITY, mid: f64::NAN, high: f64::INFINITY, u: 0.0, state }
    }

    /// A known, exact value.
    pub const fn exact(value: f64) -> Self {
        Value { low: value, mid: value, high: value, u: 0.0, state: State::Known }
    }

    /// Whether it is known.
    pub fn is_known(&self) -> bool {
        self.state == State::Known
    }

    /// Another value, known as well as this one is: with its uncertainty, or exact.
    pub(crate) fn moved(&self, mid: f64) -> Self {
        let half = COVERAGE * self.u;
        Value { low: mid - half, mid, high: mid + half, u: self.u, state: State::Known }
    }

    pub(super) fn measured(measured: &Measured) -> Self {
        Value { low: measured.low, mid: measured.mid, high: measured.high, u: measured.u, state: State::Known }
    }

    /// What both say together, in whatever order they come.
    pub(super) fn joined(self, other: Value) -> Self {
        let (low, high) = (self.low.min(other.low), self.high.max(other.high));
        let mid = if self.mid == other.mid { self.mid } else { 0.5 * (low + high) };
        Value { low, mid, high, u: self.u.max(other.u), state: State::Known }
    }

    pub(super) fn plus(self, other: Value) -> Self {
        Value {
            low: self.low + other.low,
            mid: self.mid + other.mid,
            high: self.high + other.high,
            u: self.u.hypot(other.u),
            state: State::Known,
        }
    }

    /// Only of a positive divisor is a share or an intensity known.
    pub(super) fn over(self, divisor: Value) -> Self {
        if divisor.low <= 0.0 {
            return Value::unknown(State::Undefined);
        }
        let low = if self.low < 0.0 { self.low / divisor.low } else { self.low / divisor.high };
        let high = if self.high < 0.0 { self.high / divisor.high } else { self.high / divisor.low };
        let mid = self.mid / divisor.mid;
        let u = (self.u / divisor.mid).hypot(mid * divisor.u / divisor.mid);
        Value { low, mid, high, u, state: State::Known }
    }

    pub(super) fn map(self, f: impl Fn(f64) -> f64, slope: f64) -> Self {
        Value { low: f(self.low), mid: f(self.mid), high: f(self.high), u: self.u * slope.abs(), state: self.state }
    }

    pub(super) fn smaller(self, other: Value) -> Self {
        let u = if self.mid <= other.mid { self.u } else { other.u };
        Value {
            low: self.low.min(other.low),
            mid: self.mid.min(other.mid),
            high: self.high.min(other.high),
            u,
            state: State::Known,
        }
    }

    pub(super) fn larger(self, other: Value) -> Self {
        let u = if self.mid >= other.mid { self.u } else { other.u };
        Value {
            low: self.low.max(other.low),
            mid: self.mid.max(other.mid),
            high: self.high.max(other.high),
            u,
            state: State::Known,
        }
    }
}
