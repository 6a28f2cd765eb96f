//! The system of one linearisation:
//!
//! ```text
//! [ N + A_u Aᵀ_u   A_u ] [λ]   [r]        N = S + A_m D² Aᵀ_m,   r = b − A_m y
//! [     Aᵀ_u        0  ] [u] = [0]
//!
//! measured      x = y + D² Aᵀ_m λ
//! covariances   Cov(λ) = X = Z_λλ,   Cov(u) = −Z_uu − 1,   Cov(x) = D² − D² Aᵀ_m X A_m D²      (Z: the inverse)
//! ```
//!
//! S: variances and covariances of the rows, 0 for balances; D: standard uncertainties of the measured unknowns. A_u Aᵀ_u
//! changes neither the solution (Aᵀ_u λ = 0) nor X; it only takes 1 off Z_uu, and makes the upper left block positive
//! definite. An unmeasured unknown follows the row that it is matched with: on a graph no pivot is zero then; elsewhere one that
//! is lost to rounding is replaced, counted in the certificate, and made up for by refinement. Everything is scaled by
//! powers of two to be near 1, so that the 1 is harmless.

use super::factor::{Factor, Pattern, minimum_degree};
use super::pattern::{columns, expand, kept_correlations, normal_pattern, slots, with_unknowns};
use super::scales::scales;
use crate::ordered::Ordered;
use crate::structure::{Lines, State, Structure};

/// An unknown with its places in kept rows.
pub(super) struct Column {
    pub unknown: u32,
    /// In `System::entries`.
    pub entries: std::ops::Range<usize>,
}

/// One entry of a kept row.
#[derive(Clone, Copy)]
pub(super) struct Entry {
    pub row: u32,
    /// Place in the terms of the row.
    pub term: u32,
}

/// Every unknown that has entries in kept rows.
pub(super) struct Columns {
    pub measured: Vec<Column>,
    /// Unmeasured ones, in the order of the tiles.
    pub solved: Vec<Column>,
    /// At a bound; no part of the system.
    pub held: Vec<Column>,
    pub entries: Vec<Entry>,
}

/// The system of a structure; its values follow the linearisation.
pub(crate) struct System {
    /// Kept rows, by their number in the problem.
    pub rows: Vec<u32>,
    pub row_scale: Vec<f64>,
    /// What 1 is in the scaled system: the standard uncertainty of a measured unknown, a likely spread of the others.
    pub(super) unit: Vec<f64>,
    pub(super) columns: Columns,
    /// Scaled coefficients, by entry.
    pub(super) scaled: Vec<f64>,
    pub(super) pattern: Pattern,
    /// For each number that is added into the matrix, where.
    slots: Vec<u32>,
    values: Vec<f64>,
    pub factor: Factor,
    /// By kept row, scaled.
    pub(super) variances: Vec<f64>,
    /// Kept rows and their covariance, scaled.
    pub(super) covariances: Vec<(u32, u32, f64)>,
}

impl System {
    pub fn new(ordered: &Ordered, lines: &Lines, state: &State, structure: &Structure) -> System {
        let (row_scale, unit) = scales(ordered, lines, structure);
        let columns = columns(ordered, lines, state, structure);
        let size = structure.rows.len();
        let correlations = kept_correlations(ordered, structure);
        let normal = normal_pattern(size, &columns, &correlations);
        let mut pattern = with_unknowns(&normal, &columns);
        let slots = slots(&pattern, size, &columns, &correlations);
        let mut order = expand(&minimum_degree(&normal), size, &structure.tiles);
        if order.is_empty() {
            // Nothing to solve: one row and column that nothing refers to.
            pattern = Pattern { starts: vec![0, 1], rows: vec![0] };
            order.push(0);
        }
        let signs = (0..pattern.size()).map(|at| if at < size { 1 } else { -1 }).collect();
        let mut system = System {
            factor: Factor::new(&pattern, &order, signs),
            scaled: vec![0.0; columns.entries.len()],
            values: vec![0.0; pattern.rows.len()],
            rows: structure.rows.clone(),
            variances: Vec::new(),
            covariances: Vec::new(),
            row_scale,
            unit,
            columns,
            pattern,
            slots,
        };
        system.refill(ordered, lines, &correlations);
        system.refactor();
        system
    }

    /// New values of the same rows. The factors stay those of the old ones until [`System::refactor`]: near enough,
    /// refinement makes up for it.
    pub fn move_to(&mut self, ordered: &Ordered, lines: &Lines, structure: &Structure) {
        let correlations = kept_correlations(ordered, structure);
        self.refill(ordered, lines, &correlations);
    }

    /// Factors what the values are now.
    pub fn refactor(&mut self) {
        self.factor.refactor(&self.pattern, &self.values);
    }

    /// What 1 is in the scaled system, for an unknown.
    pub fn unit(&self, unknown: usize) -> f64 {
        self.unit[unknown]
    }

    fn refill(&mut self, ordered: &Ordered, lines: &Lines, correlations: &[(u32, u32, f64)]) {
        let spread = |row: usize| self.row_scale[row] * ordered.rows[self.rows[row] as usize].sd;
        self.variances = (0..self.rows.len()).map(|row| spread(row).powi(2)).collect();
        self.covariances =
            correlations.iter().map(|&(a, b, rho)| (a, b, rho * spread(a as usize) * spread(b as usize))).collect();
        let columns = &self.columns;
        for column in columns.measured.iter().chain(&columns.solved).chain(&columns.held) {
            let unit = self.unit[column.unknown as usize];
            for at in column.entries.clone() {
                let Entry { row, term } = columns.entries[at];
                let value = lines.rows[self.rows[row as usize] as usize][term as usize].1;
                self.scaled[at] = self.row_scale[row as usize] * value * unit;
            }
        }
        self.values.fill(0.0);
        if self.rows.is_empty() {
            self.values[0] = -1.0;
        }
        let mut slots = self.slots.iter();
        let mut add = |value: f64| self.values[*slots.next().expect("as many as were counted") as usize] += value;
        for column in columns.measured.iter().chain(&columns.solved) {
            let scaled = &self.scaled[column.entries.clone()];
            for (at, &one) in scaled.iter().enumerate() {
                scaled[at..].iter().for_each(|&other| add(one * other));
            }
        }
        for column in &columns.solved {
            self.scaled[column.entries.clone()].iter().for_each(|&value| add(value));
        }
        self.variances.iter().for_each(|&variance| add(variance));
        self.covariances.iter().for_each(|&(_, _, covariance)| add(covariance));
    }
}
