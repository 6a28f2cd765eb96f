//! Selected inversion: the entries of A⁻¹ on the pattern of L, from A = L·D·Lᵀ.
//!
//! ```text
//! for supernodes from last to first, columns C, rows below R:
//!     Y    = L_RC · L_CC⁻¹
//!     Z_RC = −Z_RR · Y
//!     Z_CC = (L_CC D Lᵀ_CC)⁻¹ − Yᵀ · Z_RC
//! ```
//!
//! Takahashi, Fagan & Chen 1973; Erisman & Tinney 1975 (doi:10.1145/360680.360704). Z_RR lies in supernodes that are done,
//! because the pattern of a factor is closed: rows of a column are a clique. Test: `properties::the_selected_inverse_equals_the_dense_inverse`.

use faer::linalg::matmul::matmul;
use faer::linalg::triangular_solve::solve_unit_upper_triangular_in_place;
use faer::{Accum, MatMut, MatRef, Par};

use super::factor::Factor;

/// Z on the pattern of L.
pub(crate) struct SelectedInverse {
    values: Vec<f64>,
    /// By supernode.
    starts: Vec<usize>,
    begins: Vec<usize>,
    row_starts: Vec<usize>,
    rows: Vec<usize>,
    /// By place.
    supernode_of: Vec<u32>,
    places: Vec<usize>,
}

impl SelectedInverse {
    pub fn new(factor: &Factor) -> SelectedInverse {
        let supernodes = factor.supernodes();
        let count = supernodes.n_supernodes();
        let mut supernode_of = vec![0; supernodes.nrows()];
        let mut begins: Vec<usize> = supernodes.supernode_begin().to_vec();
        begins.push(supernodes.nrows());
        for at in 0..count {
            supernode_of[begins[at]..begins[at + 1]].fill(at as u32);
        }
        let mut row_starts = vec![0];
        let mut rows = Vec::new();
        for at in 0..count {
            rows.extend_from_slice(supernodes.supernode(at).pattern());
            row_starts.push(rows.len());
        }
        let mut inverse = SelectedInverse {
            values: vec![0.0; factor.values().len()],
            starts: supernodes.col_ptr_for_val().to_vec(),
            begins,
            row_starts,
            rows,
            supernode_of,
            places: factor.places().to_vec(),
        };
        let mut space = Space::default();
        for at in (0..count).rev() {
            inverse.invert(at, factor.values(), &mut space);
        }
        inverse
    }

    /// The entry of a row and a column of the matrix, which must be on the pattern of its factor.
    pub fn entry(&self, row: usize, column: usize) -> f64 {
        self.lookup(row, column).expect("asked for on the pattern only")
    }

    /// None off the pattern of the factor.
    pub fn lookup(&self, row: usize, column: usize) -> Option<f64> {
        let (one, other) = (self.places[row], self.places[column]);
        let (first, last) = (one.min(other), one.max(other));
        let at = self.supernode_of[first] as usize;
        let (begin, end) = (self.begins[at], self.begins[at + 1]);
        let pattern = &self.rows[self.row_starts[at]..self.row_starts[at + 1]];
        let below = if last < end { last - begin } else { end - begin + pattern.binary_search(&last).ok()? };
        let height = end - begin + pattern.len();
        Some(self.values[self.starts[at] + (first - begin) * height + below])
    }

    fn invert(&mut self, at: usize, factor: &[f64], space: &mut Space) {
        let width = self.begins[at + 1] - self.begins[at];
        let pattern = self.row_starts[at]..self.row_starts[at + 1];
        let below = pattern.len();
        let height = width + below;
        let span = self.starts[at]..self.starts[at + 1];
        let column = MatRef::from_column_major_slice(&factor[span.clone()], height, width);
        let (top, bottom) = column.split_at_row(width);
        space.size(width, below);
        self.gather(pattern, &mut space.corner);
        // Yᵀ and L_CC⁻ᵀ, both by Lᵀ_CC.
        for j in 0..width {
            for i in 0..below {
                space.transposed[i * width + j] = bottom[(i, j)];
            }
        }
        space.unit.fill(0.0);
        (0..width).for_each(|j| space.unit[j * width + j] = 1.0);
        let mut across = MatMut::from_column_major_slice_mut(&mut space.transposed, width, below);
        let mut inverse = MatMut::from_column_major_slice_mut(&mut space.unit, width, width);
        solve_unit_upper_triangular_in_place(top.transpose(), across.as_mut(), Par::Seq);
        solve_unit_upper_triangular_in_place(top.transpose(), inverse.as_mut(), Par::Seq);
        let target = MatMut::from_column_major_slice_mut(&mut self.values[span], height, width);
        let (mut diagonal, mut under) = target.split_at_row_mut(width);
        let corner = MatRef::from_column_major_slice(&space.corner, below, below);
        matmul(under.as_mut(), Accum::Replace, corner, across.as_ref().transpose(), -1.0, Par::Seq);
        // L⁻ᵀ D⁻¹ L⁻¹ with the columns of L⁻ᵀ scaled into `scaled`.
        for j in 0..width {
            let pivot = top[(j, j)].recip();
            for i in 0..width {
                space.scaled[j * width + i] = inverse[(i, j)] * pivot;
            }
        }
        let scaled = MatRef::from_column_major_slice(&space.scaled, width, width);
        matmul(diagonal.as_mut(), Accum::Replace, scaled, inverse.as_ref().transpose(), 1.0, Par::Seq);
        matmul(diagonal.as_mut(), Accum::Add, across.as_ref(), under.as_ref(), -1.0, Par::Seq);
        for j in 0..width {
            for i in 0..j {
                diagonal[(i, j)] = diagonal[(j, i)];
            }
        }
    }

    /// Z over a pattern, both triangles.
    fn gather(&self, pattern: std::ops::Range<usize>, corner: &mut [f64]) {
        let rows = &self.rows[pattern];
        let count = rows.len();
        let mut first = 0;
        while first < count {
            let at = self.supernode_of[rows[first]] as usize;
            let (begin, end) = (self.begins[at], self.begins[at + 1]);
            let run = first + rows[first..].partition_point(|&row| row < end);
            let theirs = &self.rows[self.row_starts[at]..self.row_starts[at + 1]];
            let height = end - begin + theirs.len();
            let block = &self.values[self.starts[at]..];
            let mut search = 0;
            for i in first..count {
                let local = if rows[i] < end {
                    rows[i] - begin
                } else {
                    while theirs[search] != rows[i] {
                        search += 1;
                    }
                    end - begin + search
                };
                for j in first..run.min(i + 1) {
                    let value = block[(rows[j] - begin) * height + local];
                    corner[j * count + i] = value;
                    corner[i * count + j] = value;
                }
            }
            first = run;
        }
    }
}

/// Room that is used again from supernode to supernode.
#[derive(Default)]
struct Space {
    corner: Vec<f64>,
    transposed: Vec<f64>,
    unit: Vec<f64>,
    scaled: Vec<f64>,
}

impl Space {
    fn size(&mut self, width: usize, below: usize) {
        self.corner.resize(below * below, 0.0);
        self.transposed.resize(width * below, 0.0);
        self.unit.resize(width * width, 0.0);
        self.scaled.resize(width * width, 0.0);
    }
}
