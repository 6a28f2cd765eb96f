//! Conjugate gradients with a diagonal preconditioner, for systems whose factor would not fit: positive definite ones, that
//! is those in which everything is measured.

use super::factor::Pattern;

/// The matrix itself and the inverse of its diagonal.
pub(crate) struct Iterative {
    values: Vec<f64>,
    inverse_diagonal: Vec<f64>,
}

/// Relative residual that ends the iteration; refinement outside goes on from there.
const RESIDUAL: f64 = 1e-12;
const ITERATIONS: usize = 5_000;

impl Iterative {
    pub fn new(pattern: &Pattern, values: &[f64]) -> Iterative {
        let mut inverse_diagonal = vec![0.0; pattern.size()];
        for (column, inverse) in inverse_diagonal.iter_mut().enumerate() {
            // Columns of a lower triangle begin with the diagonal.
            *inverse = values[pattern.starts[column]].recip();
        }
        Iterative { values: values.to_vec(), inverse_diagonal }
    }

    /// Solves in place.
    pub fn solve(&self, pattern: &Pattern, rhs: &mut [f64]) {
        let size = rhs.len();
        let mut residual = rhs.to_vec();
        rhs.fill(0.0);
        let mut product = vec![0.0; size];
        let mut conditioned: Vec<f64> = residual.iter().zip(&self.inverse_diagonal).map(|(r, d)| r * d).collect();
        let mut direction = conditioned.clone();
        let mut size_now = dot(&residual, &conditioned);
        let stop = RESIDUAL * RESIDUAL * dot(&residual, &residual);
        for _ in 0..ITERATIONS {
            if dot(&residual, &residual) <= stop {
                return;
            }
            self.multiply(pattern, &direction, &mut product);
            let step = size_now / dot(&direction, &product);
            for at in 0..size {
                rhs[at] += step * direction[at];
                residual[at] -= step * product[at];
                conditioned[at] = residual[at] * self.inverse_diagonal[at];
            }
            let next = dot(&residual, &conditioned);
            let turn = next / size_now;
            size_now = next;
            for at in 0..size {
                direction[at] = conditioned[at] + turn * direction[at];
            }
        }
    }

    fn multiply(&self, pattern: &Pattern, x: &[f64], product: &mut [f64]) {
        product.fill(0.0);
        for column in 0..x.len() {
            let start = pattern.starts[column];
            let mut sum = self.values[start] * x[column];
            for at in start + 1..pattern.starts[column + 1] {
                let row = pattern.rows[at];
                sum += self.values[at] * x[row];
                product[row] += self.values[at] * x[column];
            }
            product[column] += sum;
        }
    }
}

fn dot(one: &[f64], other: &[f64]) -> f64 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}
