//! What is allowed: an interval whose ends may be open, or absent.

/// An interval of allowed values, in the canonical unit of the fact.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Range {
    /// Lower limit; minus infinity for none.
    pub low: f64,
    /// Whether the lower limit itself is not allowed.
    pub low_open: bool,
    /// Upper limit; infinity for none.
    pub high: f64,
    /// Whether the upper limit itself is not allowed.
    pub high_open: bool,
}

/// Two numbers this close, relative to the larger, are one: decimal limits such as 5 % are not binary numbers, and a mean of
/// growths may miss its limit by the last digit.
pub const SAME: f64 = 1e-12;

/// Whether two numbers are the same but for the last digits of binary arithmetic.
pub fn same(a: f64, b: f64) -> bool {
    let larger = a.abs().max(b.abs());
    a == b || larger.is_finite() && (a - b).abs() <= SAME * larger
}

impl Range {
    /// Everything.
    pub const ALL: Range = Range { low: f64::NEG_INFINITY, low_open: false, high: f64::INFINITY, high_open: false };

    /// At least.
    pub const fn at_least(limit: f64) -> Self {
        Range { low: limit, ..Range::ALL }
    }

    /// More than.
    pub const fn above(limit: f64) -> Self {
        Range { low: limit, low_open: true, ..Range::ALL }
    }

    /// At most.
    pub const fn at_most(limit: f64) -> Self {
        Range { high: limit, ..Range::ALL }
    }

    /// Less than.
    pub const fn below(limit: f64) -> Self {
        Range { high: limit, high_open: true, ..Range::ALL }
    }

    /// Between two limits, both allowed.
    pub const fn between(low: f64, high: f64) -> Self {
        Range { low, low_open: false, high, high_open: false }
    }

    /// Whether a value is allowed.
    pub fn contains(&self, value: f64) -> bool {
        let above = if same(value, self.low) { !self.low_open } else { value > self.low };
        let below = if same(value, self.high) { !self.high_open } else { value < self.high };
        above && below
    }

    /// Whether some value of an interval is allowed.
    pub fn meets(&self, low: f64, high: f64) -> bool {
        let above = if same(high, self.low) { !self.low_open } else { high > self.low };
        let below = if same(low, self.high) { !self.high_open } else { low < self.high };
        above && below
    }

    /// How far a value is from what is allowed: positive outside, in the value's unit; inside, minus the room that is left
    /// to the nearer limit. On an open limit it is zero, and not allowed.
    pub fn distance(&self, value: f64) -> f64 {
        (self.low - value).max(value - self.high)
    }

    /// The same with both limits moved inwards by `w`, outwards where `w` is negative.
    #[must_use]
    pub fn shrunk(&self, w: f64) -> Self {
        Range { low: self.low + w, high: self.high - w, ..*self }
    }
}
