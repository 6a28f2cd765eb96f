//! What flowed, as measures see it: the terms of all measures × periods, each with bounds. `plan` and `balance` make
//! flows; `track` and `judge` take them.

use crate::base::CheckedBase;
use crate::figure::Interval;
use crate::ids::MeasureId;
use crate::time::Span;

/// Values of measure terms by period, without the terms' weights; what is not known is absent, which is not zero.
#[derive(Debug, Clone, PartialEq)]
pub struct Flows {
    periods: Vec<Span>,
    /// By term (position of its row in `measures`), then period.
    values: Vec<Option<Interval>>,
}

impl Flows {
    /// Nothing known yet, for every term of `base` in each of the periods.
    pub fn new(base: &CheckedBase, periods: Vec<Span>) -> Self {
        let values = vec![None; base.rows.measures.len() * periods.len()];
        Flows { periods, values }
    }

    /// The periods.
    pub fn periods(&self) -> &[Span] {
        &self.periods
    }

    /// Sets the value of a term, by the position of its row in `measures`, in the canonical unit of its dimension.
    ///
    /// # Panics
    /// When there is no such term or period.
    pub fn set(&mut self, term: usize, period: usize, value: Interval) {
        let at = self.position(term, period);
        self.values[at] = Some(value);
    }

    /// The value of a term, if it is known.
    ///
    /// # Panics
    /// When there is no such term or period.
    pub fn term(&self, term: usize, period: usize) -> Option<Interval> {
        self.values[self.position(term, period)]
    }

    /// The measure in a period: the sum of its weighted terms, if all of them are known.
    ///
    /// # Panics
    /// When there is no such period, or `base` has other terms than these flows were made for.
    pub fn measure(&self, base: &CheckedBase, measure: MeasureId, period: usize) -> Option<Interval> {
        let terms = base.rows.measures.iter().enumerate().filter(|(_, row)| row.measure == measure);
        let mut sum = Interval::ZERO;
        for (term, row) in terms {
            sum = sum.plus(self.term(term, period)?.times(row.weight));
        }
        Some(sum)
    }

    fn position(&self, term: usize, period: usize) -> usize {
        assert!(period < self.periods.len(), "the period is one of those that the flows were made for");
        term * self.periods.len() + period
    }
}
