//! How a figure came about: the way back from a number to the cells it rests on.
//!
//! Trails are built only when asked for: a figure made without one costs none, and neither does what is computed from it.

use std::sync::Arc;

use crate::figure::Figure;
use crate::grid::Sym;

/// Whether figures keep their way back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tracing {
    /// No trail.
    Off,
    /// Every cell and every step is kept.
    On,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Trail {
    /// A cell of an input table.
    Cell(Cell),
    /// The result of a solve.
    Solved(Solved),
    /// Computed from other figures.
    Formula(Op, Vec<Figure>),
}

/// A cell of an input table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cell {
    /// Id of the table.
    pub table: &'static str,
    /// Position of the row.
    pub row: u32,
    /// Id of the column.
    pub column: &'static str,
    /// Id of the source, where the cell has one.
    pub source: Option<Sym>,
}

/// The result of a solve.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Solved {
    /// Id of the base that was solved.
    pub base: Arc<str>,
    /// Name of the variable or row, as in `balance[PrNd oxide, Baotou, 2027]`.
    pub name: String,
}

/// How inputs become a figure.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Op {
    /// Their sum.
    Sum,
    /// The one input, times a constant.
    Times(f64),
    /// The first over the second.
    Ratio,
}

impl Trail {
    /// Every cell that the trail ends in, once each, in the order of the formula.
    pub fn cells(&self) -> Vec<Cell> {
        let mut cells = Vec::new();
        self.collect(&mut cells);
        cells
    }

    fn collect(&self, cells: &mut Vec<Cell>) {
        match self {
            Trail::Cell(cell) if cells.contains(cell) => {}
            Trail::Cell(cell) => cells.push(*cell),
            Trail::Solved(_) => {}
            Trail::Formula(_, inputs) => {
                inputs.iter().filter_map(|input| input.trail.as_deref()).for_each(|trail| trail.collect(cells));
            }
        }
    }
}
