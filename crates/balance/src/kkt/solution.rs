//! Solving a system, with iterative refinement against the rows themselves.

use super::assemble::{Column, System};
use crate::ordered::Ordered;
use crate::structure::{Lines, State};

/// A solution, with what is left open in it.
pub(crate) struct Solved {
    pub x: Vec<f64>,
    /// By kept row, scaled.
    pub multipliers: Vec<f64>,
    /// Largest gap of an exact row over the size of its terms.
    pub gap: f64,
    /// Largest gradient along an unmeasured unknown over the size of its terms.
    pub slope: f64,
}

/// Passes of refinement at most.
const PASSES: usize = 6;
/// Gaps of this size are rounding.
const ROUNDING: f64 = 2e-16;
/// Multipliers (in standard deviations) below this are rounding.
const MULTIPLIER_MIN: f64 = 1e-9;

impl System {
    /// Solves the linearised problem. Loose unknowns keep their values in `x`.
    pub fn solve(&self, ordered: &Ordered, lines: &Lines, state: &State, x: &[f64]) -> Solved {
        let multipliers = vec![0.0; self.rows.len()];
        let mut now = Solved { x: x.to_vec(), multipliers, gap: f64::INFINITY, slope: f64::INFINITY };
        for column in &self.columns.solved {
            now.x[column.unknown as usize] = 0.0;
        }
        self.place_measured(ordered, &mut now);
        for (value, held) in now.x.iter_mut().zip(&state.held) {
            *value = held.unwrap_or(*value);
        }
        let mut best: Option<Solved> = None;
        for _ in 0..PASSES {
            let mut rhs = self.residual(ordered, lines, &mut now);
            let open = now.gap.max(now.slope);
            if best.as_ref().is_some_and(|best| open >= 0.5 * best.gap.max(best.slope)) {
                break;
            }
            self.factor.solve(&self.pattern, &mut rhs);
            let next = self.stepped(ordered, &rhs, &now);
            let done = open <= ROUNDING;
            best = Some(std::mem::replace(&mut now, next));
            if done {
                break;
            }
        }
        self.residual(ordered, lines, &mut now);
        match best {
            Some(best) if best.gap.max(best.slope) < now.gap.max(now.slope) => best,
            _ => now,
        }
    }

    fn stepped(&self, ordered: &Ordered, step: &[f64], from: &Solved) -> Solved {
        let (of_rows, of_unknowns) = step.split_at(self.rows.len());
        let multipliers = from.multipliers.iter().zip(of_rows).map(|(value, change)| value + change).collect();
        let mut next = Solved { x: from.x.clone(), multipliers, gap: f64::INFINITY, slope: f64::INFINITY };
        self.place_measured(ordered, &mut next);
        for (column, change) in self.columns.solved.iter().zip(of_unknowns) {
            next.x[column.unknown as usize] += self.unit[column.unknown as usize] * change;
        }
        next
    }

    fn place_measured(&self, ordered: &Ordered, solved: &mut Solved) {
        for column in &self.columns.measured {
            let carrier = ordered.carriers[column.unknown as usize].expect("measured columns have one");
            solved.x[column.unknown as usize] = carrier.value + carrier.sd * self.pull(column, &solved.multipliers);
        }
    }

    /// Âᵀ λ of one column: for a measured unknown, its adjustment in standard uncertainties.
    pub(super) fn pull(&self, column: &Column, multipliers: &[f64]) -> f64 {
        let entries = column.entries.clone();
        entries.fold(0.0, |sum, at| sum + self.scaled[at] * multipliers[self.columns.entries[at].row as usize])
    }

    /// What rows and gradients leave open, scaled and ready for the matrix; notes gap and slope.
    fn residual(&self, ordered: &Ordered, lines: &Lines, solved: &mut Solved) -> Vec<f64> {
        let size = self.rows.len();
        let mut open = vec![0.0; self.pattern.size()];
        (solved.gap, solved.slope) = (0.0, 0.0);
        for (row, &at) in self.rows.iter().enumerate() {
            let at = at as usize;
            let (mut left, mut most) = (lines.rhs[at], lines.rhs[at].abs());
            for &(j, a) in &lines.rows[at] {
                let term = a * solved.x[j as usize];
                left -= term;
                most = most.max(term.abs());
            }
            open[row] = left * self.row_scale[row] - self.variances[row] * solved.multipliers[row];
            if ordered.rows[at].sd == 0.0 && most > 0.0 {
                solved.gap = solved.gap.max(left.abs() / most);
            }
        }
        for &(one, other, covariance) in &self.covariances {
            open[one as usize] -= covariance * solved.multipliers[other as usize];
            open[other as usize] -= covariance * solved.multipliers[one as usize];
        }
        for (at, column) in self.columns.solved.iter().enumerate() {
            let mut most = MULTIPLIER_MIN;
            for entry in column.entries.clone() {
                let multiplier = solved.multipliers[self.columns.entries[entry].row as usize];
                most = most.max((self.scaled[entry] * multiplier).abs());
            }
            let slope = self.pull(column, &solved.multipliers);
            solved.slope = solved.slope.max(slope.abs() / most);
            open[size + at] = -slope;
            // The upper left block holds A_u Aᵀ_u, which sees the slope too.
            for entry in column.entries.clone() {
                open[self.columns.entries[entry].row as usize] -= slope * self.scaled[entry];
            }
        }
        open
    }

    /// The covariances of every unknown with g·x.
    pub fn covariance_with(&self, g: &[f64]) -> Vec<f64> {
        let size = self.rows.len();
        let mut rhs = vec![0.0; self.pattern.size()];
        for column in &self.columns.measured {
            let value = self.unit[column.unknown as usize] * g[column.unknown as usize];
            self.push(column, value, &mut rhs);
        }
        for (at, column) in self.columns.solved.iter().enumerate() {
            let value = self.unit[column.unknown as usize] * g[column.unknown as usize];
            rhs[size + at] = value;
            // Of A_u Aᵀ_u in the upper left block.
            self.push(column, value, &mut rhs);
        }
        self.factor.solve(&self.pattern, &mut rhs);
        let mut spread = vec![0.0; g.len()];
        for column in &self.columns.measured {
            let j = column.unknown as usize;
            spread[j] = self.unit[j] * (self.unit[j] * g[j] - self.pull(column, &rhs[..size]));
        }
        for (at, column) in self.columns.solved.iter().enumerate() {
            spread[column.unknown as usize] = -self.unit[column.unknown as usize] * rhs[size + at];
        }
        spread
    }

    /// Adds Â·value of one column.
    fn push(&self, column: &Column, value: f64, to: &mut [f64]) {
        for at in column.entries.clone() {
            to[self.columns.entries[at].row as usize] += self.scaled[at] * value;
        }
    }

    /// By kept row: its own error S·λ in its standard uncertainty; 0 for exact rows.
    pub fn row_deviations(&self, multipliers: &[f64]) -> Vec<f64> {
        let mut errors: Vec<f64> = self.variances.iter().zip(multipliers).map(|(v, m)| v * m).collect();
        for &(one, other, covariance) in &self.covariances {
            errors[one as usize] += covariance * multipliers[other as usize];
            errors[other as usize] += covariance * multipliers[one as usize];
        }
        let scaled = errors.iter().zip(&self.variances);
        scaled.map(|(error, variance)| if *variance > 0.0 { error / variance.sqrt() } else { 0.0 }).collect()
    }

    /// For each unknown at a bound, how the half sum of squares changes along it, in its unit.
    pub fn held_slopes(&self, ordered: &Ordered, state: &State, multipliers: &[f64]) -> Vec<(u32, f64)> {
        let slope = |column: &Column| {
            let j = column.unknown as usize;
            let own = match (ordered.carriers[j], state.held[j]) {
                (Some(carrier), Some(held)) => (held - carrier.value) / carrier.sd,
                _ => 0.0,
            };
            (column.unknown, own - self.pull(column, multipliers))
        };
        self.columns.held.iter().map(slope).collect()
    }
}
