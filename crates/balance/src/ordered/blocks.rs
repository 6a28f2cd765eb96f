//! Blocks of correlated observations: whether they can be, and the inverse of each.

use std::collections::BTreeMap;

use super::order::Ordered;

/// Rows whose own errors are correlated with one another, and the inverse of their correlation matrix.
pub(crate) struct Block {
    pub rows: Vec<u32>,
    /// Row by row.
    pub inverse: Rows,
    /// The lower Cholesky factor, row by row.
    pub factor: Rows,
}

impl Ordered {
    /// All blocks, by their first row; or the rows of the first block that is not positive definite.
    pub fn blocks(&self) -> Result<Vec<Block>, Vec<u32>> {
        let mut leader: BTreeMap<u32, u32> = BTreeMap::new();
        let find = |leader: &BTreeMap<u32, u32>, mut row: u32| {
            while let Some(&up) = leader.get(&row).filter(|&&up| up != row) {
                row = up;
            }
            row
        };
        for &(one, other, _) in &self.correlations {
            let (a, b) = (find(&leader, one), find(&leader, other));
            for row in [one, other] {
                leader.entry(row).or_insert(row);
            }
            leader.insert(a.max(b), a.min(b));
        }
        let mut rows_of: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &row in leader.keys() {
            rows_of.entry(find(&leader, row)).or_default().push(row);
        }
        rows_of.into_values().map(|rows| self.block(rows)).collect()
    }

    fn block(&self, rows: Vec<u32>) -> Result<Block, Vec<u32>> {
        let size = rows.len();
        let mut matrix = vec![vec![0.0; size]; size];
        (0..size).for_each(|at| matrix[at][at] = 1.0);
        for &(one, other, rho) in &self.correlations {
            if let (Ok(a), Ok(b)) = (rows.binary_search(&one), rows.binary_search(&other)) {
                matrix[a][b] += rho;
                matrix[b][a] += rho;
            }
        }
        match inverse(&matrix) {
            Some((factor, inverse)) => Ok(Block { rows, inverse, factor }),
            None => Err(rows),
        }
    }
}

/// A dense matrix, row by row.
type Rows = Vec<Vec<f64>>;

/// The Cholesky factor of a symmetric matrix, and its inverse; none unless it is positive definite.
fn inverse(matrix: &[Vec<f64>]) -> Option<(Rows, Rows)> {
    let size = matrix.len();
    let mut lower = vec![vec![0.0; size]; size];
    for i in 0..size {
        for j in 0..=i {
            let sum: f64 = (0..j).map(|k| lower[i][k] * lower[j][k]).sum();
            let left = matrix[i][j] - sum;
            if i == j {
                if left <= 1e-12 {
                    return None;
                }
                lower[i][i] = left.sqrt();
            } else {
                lower[i][j] = left / lower[j][j];
            }
        }
    }
    let column = |at: usize| {
        let mut x = vec![0.0; size];
        for i in 0..size {
            let sum: f64 = (0..i).map(|k| lower[i][k] * x[k]).sum();
            x[i] = (f64::from(u8::from(i == at)) - sum) / lower[i][i];
        }
        for i in (0..size).rev() {
            let sum: f64 = (i + 1..size).map(|k| lower[k][i] * x[k]).sum();
            x[i] = (x[i] - sum) / lower[i][i];
        }
        x
    };
    let inverse = (0..size).map(column).collect();
    Some((lower, inverse))
}
