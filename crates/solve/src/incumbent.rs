//! Prices of a mixed-integer plan: its integer columns held at the incumbent, the rest solved as a linear program.

use crate::block::Col;
use crate::control::SolveControl;
use crate::edit::Edit;
use crate::error::SolveError;
use crate::outcome::{Outcome, Solution};
use crate::session::Session;

impl Session {
    /// Holds the integer columns at the incumbent's values and solves what is left.
    ///
    /// The prices are "given the chosen whole numbers". The session stays like this, so that worths, reaches and edits
    /// are given them too, until [`release_integers`](Session::release_integers). Do not edit bounds of integer
    /// columns in between.
    pub fn fix_integers_and_resolve(
        &mut self,
        incumbent: &Solution,
        control: SolveControl<'_>,
    ) -> Result<Outcome, SolveError> {
        self.release_integers()?;
        let set: Vec<i32> = self.integers.iter().map(|&col| col as i32).collect();
        let held = self.highs.column_numbers(&set);
        // Integer columns are never scaled.
        self.released = Some(held.lower.into_iter().zip(held.upper).collect());
        let mut edit = Edit::new();
        for &col in &self.integers {
            let value = incumbent.value(Col(col)).round();
            edit.col_bounds(Col(col), value, value);
        }
        self.apply(&edit)?;
        self.solve(control)
    }

    /// Lets the integer columns move again within their bounds.
    pub fn release_integers(&mut self) -> Result<(), SolveError> {
        let Some(bounds) = self.released.take() else { return Ok(()) };
        let mut edit = Edit::new();
        for (&col, (lower, upper)) in self.integers.iter().zip(bounds) {
            edit.col_bounds(Col(col), lower, upper);
        }
        self.apply(&edit)
    }
}
