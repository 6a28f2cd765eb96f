//! Bases, and carrying them over to another program by name.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::block::{Col, Row};
use crate::names::{NamedBlock, Names};
use crate::program::Program;

/// Where a row or column stands in a basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BasisStatus {
    /// At its lower bound.
    Lower,
    /// Basic: between its bounds, determined by the others.
    Basic,
    /// At its upper bound.
    Upper,
    /// Free and at zero.
    Zero,
    /// At one of its bounds; the solver chooses which.
    Nonbasic,
}

/// Status of every column and row: where a simplex method starts or stopped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Basis {
    /// Per column.
    pub cols: Vec<BasisStatus>,
    /// Per row.
    pub rows: Vec<BasisStatus>,
}

impl Basis {
    /// Detaches the basis from the positions in `program`, so that it can start another program.
    pub fn named(&self, program: &Program) -> NamedBasis {
        let keyed = |blocks: &[NamedBlock], statuses: &[BasisStatus]| {
            keys(&program.names, blocks).into_iter().zip(statuses.iter().copied()).collect()
        };
        NamedBasis { cols: keyed(&program.names.cols, &self.cols), rows: keyed(&program.names.rows, &self.rows) }
    }
}

/// A basis by names: block name and labels of the coordinates, kept as 64-bit hashes.
///
/// A basis is only a hint, so that a collision of hashes costs iterations, never a wrong answer.
#[derive(Clone, Debug)]
pub struct NamedBasis {
    cols: HashMap<u64, BasisStatus>,
    rows: HashMap<u64, BasisStatus>,
}

impl NamedBasis {
    /// Statuses for `program`. Columns it does not know start at a bound, rows it does not know start basic; the
    /// solver repairs what is singular or too much.
    pub fn onto(&self, program: &Program) -> Basis {
        let cols = keys(&program.names, &program.names.cols)
            .into_iter()
            .enumerate()
            .map(|(col, key)| fit(self.cols.get(&key), BasisStatus::Nonbasic, program.col_bounds(Col(col as u32))))
            .collect();
        let rows = keys(&program.names, &program.names.rows)
            .into_iter()
            .enumerate()
            .map(|(row, key)| fit(self.rows.get(&key), BasisStatus::Basic, program.row_bounds(Row(row as u32))))
            .collect();
        Basis { cols, rows }
    }
}

/// Keeps a carried status only where its bound still exists.
fn fit(carried: Option<&BasisStatus>, otherwise: BasisStatus, (lower, upper): (f64, f64)) -> BasisStatus {
    match carried.copied().unwrap_or(otherwise) {
        BasisStatus::Lower if lower == f64::NEG_INFINITY => BasisStatus::Nonbasic,
        BasisStatus::Upper if upper == f64::INFINITY => BasisStatus::Nonbasic,
        BasisStatus::Zero if lower > f64::NEG_INFINITY || upper < f64::INFINITY => BasisStatus::Nonbasic,
        status => status,
    }
}

/// One key per id, over all blocks. Labels are made once per axis, not once per id.
fn keys(names: &Names, blocks: &[NamedBlock]) -> Vec<u64> {
    let labels: Vec<Vec<u64>> =
        names.axes.iter().map(|axis| (0..axis.len).map(|i| hash(&(axis.label)(i))).collect()).collect();
    let mut keys = Vec::new();
    for block in blocks {
        let name = hash(&block.name);
        keys.extend((0..block.len).map(|nth| {
            let coordinates = names.coordinates(block, nth);
            let parts = block.axes.iter().zip(coordinates.iter()).map(|(axis, &i)| labels[axis.0 as usize][i as usize]);
            parts.fold(name, |key, part| hash(&(key, part)))
        }));
    }
    keys
}

/// Unkeyed, so that the same words give the same key in every process.
fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
