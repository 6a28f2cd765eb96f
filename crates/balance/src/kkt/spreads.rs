//! Standard deviations and the variances of multipliers, from the selected inverse.

use super::assemble::{Column, System};
use super::selected::SelectedInverse;
use crate::ordered::Ordered;

/// By unknown and by row.
pub(crate) struct Spreads {
    /// Of the unknowns that rows are solved for and of those that are measured; NaN of others.
    pub sd: Vec<f64>,
    /// By unknown: the share of the variance of its report that other data take away; 0 for what is not measured.
    pub checked: Vec<f64>,
    /// By kept row: the variance of its scaled multiplier.
    pub multipliers: Vec<f64>,
    /// Σ of the shares of all observations, which is the number of degrees of freedom.
    pub trace: f64,
}

impl System {
    /// None where there are no factors to invert.
    pub fn spreads(&self, ordered: &Ordered) -> Option<Spreads> {
        if !self.factor.is_direct() {
            return None;
        }
        let inverse = SelectedInverse::new(&self.factor);
        let size = self.rows.len();
        let multipliers: Vec<f64> = (0..size).map(|row| inverse.entry(row, row).max(0.0)).collect();
        let mut spreads = Spreads {
            sd: vec![f64::NAN; ordered.count()],
            checked: vec![0.0; ordered.count()],
            multipliers,
            trace: 0.0,
        };
        for column in &self.columns.measured {
            let j = column.unknown as usize;
            let share = self.share(&inverse, column).clamp(0.0, 1.0);
            spreads.checked[j] = share;
            spreads.sd[j] = self.unit[j] * (1.0 - share).sqrt();
            spreads.trace += share;
        }
        for (at, column) in self.columns.solved.iter().enumerate() {
            let variance = -inverse.entry(size + at, size + at) - 1.0;
            spreads.sd[column.unknown as usize] = self.unit[column.unknown as usize] * variance.max(0.0).sqrt();
        }
        for (variance, multiplier) in self.variances.iter().zip(&spreads.multipliers) {
            spreads.trace += variance * multiplier;
        }
        for &(one, other, covariance) in &self.covariances {
            spreads.trace += 2.0 * covariance * inverse.entry(one as usize, other as usize);
        }
        Some(spreads)
    }

    /// âᵀ X â of a measured column.
    fn share(&self, inverse: &SelectedInverse, column: &Column) -> f64 {
        let entries = column.entries.clone();
        let mut share = 0.0;
        for one in entries.clone() {
            let row = self.columns.entries[one].row as usize;
            share += self.scaled[one] * self.scaled[one] * inverse.entry(row, row);
            for other in one + 1..entries.end {
                let across = inverse.entry(row, self.columns.entries[other].row as usize);
                share += 2.0 * self.scaled[one] * self.scaled[other] * across;
            }
        }
        share
    }
}
