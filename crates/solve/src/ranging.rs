//! Ranging: over which values of its limit the price of each row holds, all rows at once.

use crate::basis::BasisStatus;
use crate::error::{ModelStatus, SolveError};
use crate::highs::{Refused, Watch};
use crate::method::{Attempt, Engine, Simplex, Start};
use crate::outcome::Solution;
use crate::session::{RunSettings, Session};

/// Values of a row's limit over which its price holds, the other limits as they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PriceRange {
    /// Smallest such value; −∞ if there is none.
    pub lower: f64,
    /// Largest such value; ∞ if there is none.
    pub upper: f64,
}

impl Session {
    /// Price ranges of the binding rows at an optimal `base` of the program as it is now, from its basis.
    ///
    /// A basis tells the truth about prices only at a vertex that is not degenerate. At a degenerate one the answer is
    /// `None`: ask [`reach`](Session::reach) about the rows that matter, which solves again.
    pub fn ranging(&mut self, base: &Solution) -> Result<Option<Vec<Option<PriceRange>>>, SolveError> {
        let Some(basis) = &base.basis else { return Ok(None) };
        if self.is_search() || self.is_degenerate(base, &basis.cols, &basis.rows) {
            return Ok(None);
        }
        self.start_from(base)?;
        let attempt = Attempt { engine: Engine::Simplex(Simplex::DualDevex), start: Start::Basis };
        let status = self.run(attempt, &RunSettings::default(), &mut Watch::new(None))?;
        if status != ModelStatus::Optimal {
            return Err(SolveError::Unsolved { tried: attempt.to_string(), status });
        }
        let ranges =
            self.highs.row_ranges().map_err(|Refused| SolveError::Refused { what: "a request for ranging" })?;
        let (mut lower, mut upper) = (ranges.down, ranges.up);
        self.scale.map_rows(&mut lower, |r| 1.0 / r);
        self.scale.map_rows(&mut upper, |r| 1.0 / r);
        let binding = basis.rows.iter().map(|&status| status != BasisStatus::Basic);
        let ranges = lower.into_iter().zip(upper).zip(binding);
        Ok(Some(ranges.map(|((lower, upper), binds)| binds.then_some(PriceRange { lower, upper })).collect()))
    }

    /// Whether a basic row or column lies at one of its bounds.
    fn is_degenerate(&self, base: &Solution, cols: &[BasisStatus], rows: &[BasisStatus]) -> bool {
        let at = |value: f64, bound: f64| (value - bound).abs() <= 1e-9 * (1.0 + bound.abs());
        let (row_lower, row_upper) = self.highs.row_bounds();
        let columns = self.highs.column_numbers(&self.highs.all_columns());
        let row = |i: usize| {
            let r = self.scale.row(i);
            let value = base.row_value[i] * r;
            at(value, row_lower[i]) || at(value, row_upper[i])
        };
        let col = |j: usize| {
            let value = base.col_value[j] / self.scale.col(j);
            at(value, columns.lower[j]) || at(value, columns.upper[j])
        };
        (0..rows.len()).any(|i| rows[i] == BasisStatus::Basic && row(i))
            || (0..cols.len()).any(|j| cols[j] == BasisStatus::Basic && col(j))
    }
}
