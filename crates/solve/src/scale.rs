//! Scaling by powers of two: exact, per block of rows and columns, and invisible from outside.
//!
//! With row factors r, column factors c and the objective factor s, the solver sees A′ = r·A·c, cost′ = s·cost·c,
//! row limits′ = r·limits, column bounds′ = bounds/c; back come x = c·x′, activity = activity′/r, objective =
//! objective′/s, row price = r·price′/s, reduced cost = reduced cost′/(s·c).
//! Factors are 2^−(mean binary exponent) of a block's coefficients, alternating between rows and columns, and are used
//! only if the coefficients spread over more than [`SPREAD_BITS`] and the factors narrow that by at least
//! [`GAIN_BITS`]. Blocks with integer columns keep factor 1, so that whole numbers stay whole.

use crate::names::NamedBlock;
use crate::program::Program;

/// Binary orders of magnitude that coefficients may spread without scaling.
const SPREAD_BITS: i32 = 20;
/// Binary orders of magnitude that scaling must gain to be used.
const GAIN_BITS: i32 = 4;
/// The objective is scaled when the mean exponent of its costs is further from 0 than this.
const COST_BITS: i32 = 3;
/// Alternations between row and column factors.
const ROUNDS: usize = 4;

/// Factors of a session, one exponent per block.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Scale {
    /// Exponent of each row block's factor; empty if no block is scaled. `rows[i]` starts at id `row_starts[i]`.
    rows: Vec<i32>,
    cols: Vec<i32>,
    row_starts: Vec<u32>,
    col_starts: Vec<u32>,
    objective: i32,
}

impl Scale {
    /// Factors for a program with coefficients of these exponents.
    pub(crate) fn choose(program: &Program, exponents: Exponents) -> Scale {
        let (row_blocks, col_blocks) = (&program.names.rows, &program.names.cols);
        let mut scale = Scale::default();
        if exponents.spread() > SPREAD_BITS {
            let table = Table::of(program);
            let (rows, cols) = table.factors(row_blocks.len(), col_blocks.len());
            if table.spread(&rows, &cols) + GAIN_BITS <= exponents.spread() {
                scale.rows = rows;
                scale.cols = cols;
                scale.row_starts = row_blocks.iter().map(|block| block.start).collect();
                scale.col_starts = col_blocks.iter().map(|block| block.start).collect();
            }
        }
        let mean = mean_cost_exponent(program, &scale, col_blocks);
        scale.objective = if mean.abs() > COST_BITS { -mean } else { 0 };
        scale
    }

    /// Whether rows and columns are as the program has them.
    pub(crate) fn is_plain(&self) -> bool {
        self.rows.is_empty()
    }

    /// Factor of the objective.
    pub(crate) fn objective(&self) -> f64 {
        power(self.objective)
    }

    /// Factor of a row.
    pub(crate) fn row(&self, row: usize) -> f64 {
        if self.rows.is_empty() { 1.0 } else { power(self.rows[block_of(&self.row_starts, row)]) }
    }

    /// Factor of a column.
    pub(crate) fn col(&self, col: usize) -> f64 {
        if self.cols.is_empty() { 1.0 } else { power(self.cols[block_of(&self.col_starts, col)]) }
    }

    /// Multiplies each entry of a per-row array by `f(row factor)`.
    pub(crate) fn map_rows(&self, values: &mut [f64], f: impl Fn(f64) -> f64) {
        map(&self.rows, &self.row_starts, values, f);
    }

    /// Multiplies each entry of a per-column array by `f(column factor)`.
    pub(crate) fn map_cols(&self, values: &mut [f64], f: impl Fn(f64) -> f64) {
        map(&self.cols, &self.col_starts, values, f);
    }
}

fn map(exponents: &[i32], starts: &[u32], values: &mut [f64], f: impl Fn(f64) -> f64) {
    if exponents.is_empty() {
        let factor = f(1.0);
        if factor != 1.0 {
            values.iter_mut().for_each(|value| *value *= factor);
        }
        return;
    }
    for (block, &exponent) in exponents.iter().enumerate() {
        let end = starts.get(block + 1).map_or(values.len(), |&next| next as usize);
        let factor = f(power(exponent));
        if factor != 1.0 {
            values[starts[block] as usize..end].iter_mut().for_each(|value| *value *= factor);
        }
    }
}

fn block_of(starts: &[u32], id: usize) -> usize {
    // Of several blocks with the same start only the last one has ids.
    starts.partition_point(|&start| start as usize <= id) - 1
}

fn power(exponent: i32) -> f64 {
    2_f64.powi(exponent)
}

/// Binary exponent of a nonzero finite number; subnormal ones count as the smallest normal one.
fn exponent(value: f64) -> i32 {
    ((value.to_bits() >> 52) & 0x7ff) as i32 - 1023
}

/// The smallest and the largest binary exponent among some numbers, found in one pass.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Exponents {
    min: i32,
    max: i32,
}

impl Exponents {
    /// Of these numbers.
    pub(crate) fn of(values: &[f64]) -> Exponents {
        let start = Exponents { min: i32::MAX, max: i32::MIN };
        values.iter().fold(start, |range, &value| {
            let exponent = exponent(value);
            Exponents { min: range.min.min(exponent), max: range.max.max(exponent) }
        })
    }

    /// Whether all of the numbers are finite: infinities and NaN have an exponent beyond all others.
    pub(crate) fn are_finite(self) -> bool {
        self.max < f64::MAX_EXP
    }

    /// Binary orders of magnitude between the largest and the smallest.
    fn spread(self) -> i32 {
        self.max.saturating_sub(self.min).max(0)
    }
}

/// Exponents of the coefficients, summed up by pair of row and column block.
struct Table {
    cells: Vec<Cell>,
    col_blocks: usize,
    /// Column blocks that must keep their unit.
    fixed: Vec<bool>,
}

#[derive(Clone, Copy)]
struct Cell {
    count: i64,
    sum: i64,
    min: i32,
    max: i32,
}

impl Cell {
    const EMPTY: Cell = Cell { count: 0, sum: 0, min: i32::MAX, max: i32::MIN };

    #[inline]
    fn add(&mut self, exponent: i32) {
        self.count += 1;
        self.sum += i64::from(exponent);
        self.min = self.min.min(exponent);
        self.max = self.max.max(exponent);
    }

    fn merge(&mut self, other: Cell) {
        self.count += other.count;
        self.sum += other.sum;
        self.min = self.min.min(other.min);
        self.max = self.max.max(other.max);
    }
}

impl Table {
    fn of(program: &Program) -> Table {
        let (row_blocks, col_blocks) = (&program.names.rows, &program.names.cols);
        let mut block_of_row = vec![0_u32; program.rows()];
        for (index, block) in row_blocks.iter().enumerate() {
            block_of_row[block.start as usize..][..block.len as usize].fill(index as u32);
        }
        let mut cells = vec![Cell::EMPTY; row_blocks.len() * col_blocks.len()];
        let mut fixed = vec![false; col_blocks.len()];
        for (index, block) in col_blocks.iter().enumerate() {
            let cols = block.start as usize..(block.start + block.len) as usize;
            let entries = program.starts[cols.start] as usize..program.starts[cols.end] as usize;
            // Neighbours mostly lie in the same block of rows: summed up in registers, then added to its cell.
            let (mut at, mut run) = (0, Cell::EMPTY);
            for (&row, &value) in program.rows[entries.clone()].iter().zip(&program.values[entries]) {
                let row_block = block_of_row[row as usize];
                if row_block != at {
                    cells[at as usize * col_blocks.len() + index].merge(run);
                    (at, run) = (row_block, Cell::EMPTY);
                }
                run.add(exponent(value));
            }
            if run.count > 0 {
                cells[at as usize * col_blocks.len() + index].merge(run);
            }
            let first_integer = program.integers.partition_point(|&col| (col as usize) < cols.start);
            fixed[index] = program.integers.get(first_integer).is_some_and(|&col| (col as usize) < cols.end);
        }
        Table { cells, col_blocks: col_blocks.len(), fixed }
    }

    /// Exponents that centre each block's coefficients at 1, rows and columns in turn.
    fn factors(&self, row_blocks: usize, col_blocks: usize) -> (Vec<i32>, Vec<i32>) {
        let (mut rows, mut cols) = (vec![0; row_blocks], vec![0; col_blocks]);
        for _ in 0..ROUNDS {
            for (row, factor) in rows.iter_mut().enumerate() {
                *factor = -mean_exponent(cols.iter().enumerate().map(|(col, &shift)| (self.cell(row, col), shift)));
            }
            for (col, factor) in cols.iter_mut().enumerate().filter(|&(col, _)| !self.fixed[col]) {
                *factor = -mean_exponent(rows.iter().enumerate().map(|(row, &shift)| (self.cell(row, col), shift)));
            }
        }
        (rows, cols)
    }

    /// Binary orders of magnitude between the largest and the smallest coefficient under these factors.
    fn spread(&self, rows: &[i32], cols: &[i32]) -> i32 {
        let (mut min, mut max) = (i32::MAX, i32::MIN);
        for (row, r) in rows.iter().enumerate() {
            for (col, c) in cols.iter().enumerate() {
                let cell = self.cell(row, col);
                if cell.count > 0 {
                    min = min.min(cell.min + r + c);
                    max = max.max(cell.max + r + c);
                }
            }
        }
        max.saturating_sub(min).max(0)
    }

    fn cell(&self, row: usize, col: usize) -> Cell {
        self.cells[row * self.col_blocks + col]
    }
}

/// Mean exponent over cells, each shifted by the factor of the other side.
fn mean_exponent(cells: impl Iterator<Item = (Cell, i32)>) -> i32 {
    let (mut sum, mut count) = (0, 0);
    for (cell, shift) in cells {
        sum += cell.sum + cell.count * i64::from(shift);
        count += cell.count;
    }
    rounded_mean(sum, count)
}

fn mean_cost_exponent(program: &Program, scale: &Scale, col_blocks: &[NamedBlock]) -> i32 {
    let (mut sum, mut count) = (0, 0);
    for (index, block) in col_blocks.iter().enumerate() {
        let shift = i64::from(scale.cols.get(index).copied().unwrap_or(0));
        let costs = &program.costs[block.start as usize..][..block.len as usize];
        for &cost in costs.iter().filter(|&&cost| cost != 0.0) {
            sum += i64::from(exponent(cost)) + shift;
            count += 1;
        }
    }
    rounded_mean(sum, count)
}

fn rounded_mean(sum: i64, count: i64) -> i32 {
    if count == 0 { 0 } else { (sum as f64 / count as f64).round() as i32 }
}

#[cfg(test)]
mod tests {
    use super::{Exponents, Scale, exponent};
    use crate::builder::Builder;

    #[test]
    fn exponents_are_those_of_the_number() {
        assert_eq!([1.0, 1.5, 2.0, -0.3, 1e9].map(exponent), [0, 0, 1, -2, 29]);
    }

    #[test]
    fn what_is_not_finite_has_the_largest_exponent() {
        let are_finite = |values: &[f64]| Exponents::of(values).are_finite();
        assert!(are_finite(&[]) && are_finite(&[0.0, -f64::MAX, f64::MIN_POSITIVE / 2.0]));
        for broken in [f64::NAN, -f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            assert!(!are_finite(&[1.0, broken, 2.0]), "{broken}");
        }
        assert_eq!(Exponents::of(&[3.0, -0.25, 1e3]).spread(), 11);
    }

    /// Rows in tonnes and rows in yuan, 1e9 apart: one factor per block brings every coefficient to about 1.
    #[test]
    fn blocks_far_apart_are_brought_together_and_near_ones_left_alone() {
        for (far, scaled) in [(1e9, true), (100.0, false)] {
            let mut builder = Builder::new();
            let mass = builder.rows("mass", &[]);
            let money = builder.rows("money", &[]);
            let make = builder.cols("make", &[]);
            let mut writer = builder.write();
            writer.column(make.only(), 1.0, 0.0, 1.0).term(mass.only(), 1.0).term(money.only(), far);
            let program = writer.finish();
            let scale = Scale::choose(&program, Exponents::of(&program.values));
            assert_eq!(!scale.is_plain(), scaled);
            if scaled {
                let seen = [1.0, far].map(f64::log2);
                let spread = (seen[1] + scale.row(1).log2()) - (seen[0] + scale.row(0).log2());
                assert!(spread.abs() <= 1.0, "{spread}");
            }
        }
    }
}
