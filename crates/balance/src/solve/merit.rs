//! The sum that is minimised, at any point.

use crate::ordered::{Block, Ordered};
use crate::problem::Sense;

/// Residuals in standard uncertainties: by unknown (its carrier), by row. 0 where nothing is reported, or where a
/// one-sided report is kept.
pub(crate) struct Residuals {
    pub carriers: Vec<f64>,
    pub rows: Vec<f64>,
}

impl Residuals {
    pub fn at(ordered: &Ordered, x: &[f64]) -> Residuals {
        let carrier = |j: usize| ordered.carriers[j].map_or(0.0, |carrier| (carrier.value - x[j]) / carrier.sd);
        let row = |row: &crate::ordered::Row| {
            if row.sd == 0.0 {
                return 0.0;
            }
            let residual = (row.value - row.at(x)) / row.sd;
            match row.sense {
                Sense::Value => residual,
                Sense::AtLeast => residual.max(0.0),
                Sense::AtMost => residual.min(0.0),
            }
        };
        Residuals {
            carriers: (0..ordered.count()).map(carrier).collect(),
            rows: ordered.rows.iter().map(row).collect(),
        }
    }

    /// Σ of squares, correlations taken into account.
    pub fn sum_of_squares(&self, blocks: &[Block]) -> f64 {
        let mut in_block = vec![false; self.rows.len()];
        let mut correlated = 0.0;
        for block in blocks {
            for (&one, inverse) in block.rows.iter().zip(&block.inverse) {
                in_block[one as usize] = true;
                for (&other, value) in block.rows.iter().zip(inverse) {
                    correlated += self.rows[one as usize] * value * self.rows[other as usize];
                }
            }
        }
        let plain = self.rows.iter().enumerate().filter(|&(at, _)| !in_block[at]);
        let carriers: f64 = self.carriers.iter().map(|r| r * r).sum();
        carriers + plain.map(|(_, r)| r * r).sum::<f64>() + correlated
    }
}
