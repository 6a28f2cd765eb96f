//! Verdicts and how they combine.

/// What is said of a rule or a scheme. The order is that of certainty: all of several rules take the last, any of them the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Met.
    Met,
    /// Undecided: evidence straddles the limit, is missing, or waits for a person.
    Undecided,
    /// Not evaluable: the edition is not in force or not loaded, the evidence is of another period or unit.
    NotEvaluable,
    /// Not met.
    NotMet,
}

impl Verdict {
    /// All must be met.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }

    /// One must be met.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.min(other)
    }

    /// The opposite: what is not known stays so.
    #[must_use]
    pub fn opposite(self) -> Self {
        match self {
            Verdict::Met => Verdict::NotMet,
            Verdict::NotMet => Verdict::Met,
            unknown => unknown,
        }
    }
}
