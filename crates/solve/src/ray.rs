//! Rays: found by the solver or, failing that, by a program of our own; verified either way.

use std::sync::Arc;

use crate::block::Col;
use crate::error::{ModelStatus, SolveError};
use crate::highs::{Refused, Watch};
use crate::method::{Attempt, Engine, Simplex, Start};
use crate::outcome::Ray;
use crate::session::{RunSettings, Session};

/// Entries below this share of the largest one are noise of the solver.
const NOISE: f64 = 1e-12;
/// Largest violation of a row or bound by a ray whose largest entry is 1, relative to the row's largest term.
const VIOLATION: f64 = 1e-7;

impl Session {
    /// A verified ray of the program that the last run, a simplex, found to be unbounded.
    pub(crate) fn verified_ray(
        &mut self,
        settings: &RunSettings<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Ray, SolveError> {
        let found = self.highs.primal_ray().and_then(|direction| self.verify(&direction));
        match found {
            Some(ray) => Ok(ray),
            None => self.steepest_in_box(settings, watch),
        }
    }

    /// Checks a direction in the solver's units and turns it into the program's.
    fn verify(&self, direction: &[f64]) -> Option<Ray> {
        let largest = direction.iter().fold(0.0, |max: f64, entry| max.max(entry.abs()));
        if !(largest > 0.0 && largest.is_finite()) {
            return None;
        }
        let moving: Vec<i32> =
            (0..direction.len()).filter(|&j| direction[j].abs() > NOISE * largest).map(|j| j as i32).collect();
        let weight = |j: i32| direction[j as usize] / largest;
        let columns = self.highs.columns(&moving);
        let (mut rate, mut size) = (0.0, 0.0);
        let (mut sums, mut terms) = (vec![0.0; self.highs.row_count()], vec![0.0_f64; self.highs.row_count()]);
        for (at, &j) in moving.iter().enumerate() {
            let w = weight(j);
            let blocked =
                if w > 0.0 { columns.upper[at] < f64::INFINITY } else { columns.lower[at] > f64::NEG_INFINITY };
            if blocked {
                return None;
            }
            rate += columns.costs[at] * w;
            size += (columns.costs[at] * w).abs();
            for entry in columns.starts[at] as usize..columns.starts[at + 1] as usize {
                let (row, term) = (columns.rows[entry] as usize, columns.values[entry] * w);
                sums[row] += term;
                terms[row] = terms[row].max(term.abs());
            }
        }
        let (lower, upper) = self.highs.row_bounds();
        let leaves = (0..sums.len()).any(|row| {
            let tolerance = VIOLATION * terms[row];
            (sums[row] < -tolerance && lower[row] > f64::NEG_INFINITY)
                || (sums[row] > tolerance && upper[row] < f64::INFINITY)
        });
        if leaves || rate >= -VIOLATION * size {
            return None;
        }
        Some(self.in_program_units(&moving, weight, rate))
    }

    fn in_program_units(&self, moving: &[i32], weight: impl Fn(i32) -> f64, rate: f64) -> Ray {
        let mut columns: Vec<(Col, f64)> =
            moving.iter().map(|&j| (Col(j as u32), weight(j) * self.scale.col(j as usize))).collect();
        let largest = columns.iter().fold(0.0, |max: f64, (_, weight)| max.max(weight.abs()));
        columns.iter_mut().for_each(|(_, weight)| *weight /= largest);
        Ray { columns, rate: rate / (self.scale.objective() * largest), names: Arc::clone(&self.names) }
    }

    /// Minimises the cost over the directions that leave no row or bound, within the unit box.
    pub(crate) fn steepest_in_box(
        &mut self,
        settings: &RunSettings<'_>,
        watch: &mut Watch<'_>,
    ) -> Result<Ray, SolveError> {
        let refused = |Refused| SolveError::Refused { what: "the directions of a ray" };
        let cols = self.highs.all_columns();
        let rows = self.highs.all_rows();
        let held = self.highs.column_numbers(&cols);
        let (row_lower, row_upper) = self.highs.row_bounds();
        let open = |bounds: &[f64], otherwise: f64| -> Vec<f64> {
            bounds.iter().map(|bound| if bound.is_finite() { 0.0 } else { otherwise }).collect()
        };
        self.highs.change_col_bounds(&cols, &open(&held.lower, -1.0), &open(&held.upper, 1.0)).map_err(refused)?;
        let (free_below, free_above) = (open(&row_lower, f64::NEG_INFINITY), open(&row_upper, f64::INFINITY));
        self.highs.change_row_bounds(&rows, &free_below, &free_above).map_err(refused)?;
        let attempt = Attempt { engine: Engine::Simplex(Simplex::Primal), start: Start::Plain };
        let status = self.run(attempt, settings, watch);
        let direction = self.highs.point();
        self.highs.change_col_bounds(&cols, &held.lower, &held.upper).map_err(refused)?;
        self.highs.change_row_bounds(&rows, &row_lower, &row_upper).map_err(refused)?;
        self.changes = None;
        self.forget();
        let ray = match (status?, direction) {
            (ModelStatus::Optimal, Ok(point)) => self.verify(&point.col_value),
            _ => None,
        };
        ray.ok_or(SolveError::Unconfirmed { what: "an unbounded program with a ray" })
    }
}

#[cfg(test)]
mod tests {
    use crate::conformance::{Expected, cases};
    use crate::control::{Options, SolveControl};
    use crate::highs::Watch;
    use crate::optimality::check_ray;
    use crate::outcome::Outcome;
    use crate::session::{RunSettings, Session};

    /// The program of our own finds a ray wherever there is one, and leaves the session as it was.
    #[test]
    fn without_the_solvers_ray_a_program_of_our_own_finds_one() {
        let unbounded = cases().into_iter().filter(|case| case.expected == Expected::Unbounded);
        for case in unbounded.filter(|case| !case.program.is_mixed_integer()) {
            let mut session = Session::load(&case.program, &Options::default()).expect(case.name);
            let ray = session.steepest_in_box(&RunSettings::default(), &mut Watch::new(None)).expect(case.name);
            assert_eq!(check_ray(&case.program, &ray, 1e-9), Ok(()), "{}", case.name);
            let outcome = session.solve(SolveControl::default()).expect(case.name);
            assert!(matches!(outcome, Outcome::Unbounded(_)), "{}", case.name);
        }
    }
}
