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

/// How inputs become a figure. The formula in words is the catalogue's, by [`Op::id`].
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Op {
    /// Their sum.
    Sum,
    /// The one input, times a constant.
    Times(f64),
    /// The first over the second.
    Ratio,
    /// The first less the second: a cumulative statement less an earlier one, a share less the usual share.
    Difference,
    /// Of two cumulative levels with their growth on one sample, `y₂, g₂, y₁, g₁`: growth of the days between.
    PartGrowth,
    /// First input (a target) less the second (so far), over so many months to come.
    Required(f64),
    /// The share of a year that has usually come by now: from the years that are its inputs.
    UsualShare,
    /// A year foreseen by one method, and its weight in the combination. The first input is the year so far.
    Foreseen(Foreseeing, f64),
    /// A year foreseen: so far, the first input, and the mean of the methods' rests (of logarithms, by weight).
    Combined,
    /// Gross output, the first input, less what passed between firms of the base.
    Consolidated,
    /// Consolidated output, the first input, less what was bought outside.
    ValueAdded,
    /// What the firms' sales allow to have passed between them, where no link is known: half, from nothing to most.
    Unlinked,
    /// What volume changed, of amounts and prices of two years, by commodity (log-mean Divisia).
    Volume,
    /// What mix changed, of the same inputs.
    Mix,
    /// What prices changed, of the same inputs.
    Price,
    /// The change of value, of the same inputs.
    Change,
    /// Mean of prices, weighted by days.
    DayMean,
}

/// A method that foresees a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreseeing {
    /// So far over its usual share.
    Share,
    /// Last year's rest times this year's growth.
    Chain,
    /// Exponential smoothing.
    Rolling,
    /// Plants and projects.
    BottomUp,
}

impl Op {
    /// The stable id of the formula.
    pub fn id(self) -> &'static str {
        match self {
            Op::Sum => "sum",
            Op::Times(_) => "times",
            Op::Ratio => "ratio",
            Op::Difference => "difference",
            Op::PartGrowth => "part-growth",
            Op::Required(_) => "required",
            Op::UsualShare => "usual-share",
            Op::Foreseen(Foreseeing::Share, _) => "by-share",
            Op::Foreseen(Foreseeing::Chain, _) => "by-chain",
            Op::Foreseen(Foreseeing::Rolling, _) => "by-rolling",
            Op::Foreseen(Foreseeing::BottomUp, _) => "by-bottom-up",
            Op::Combined => "combined",
            Op::Consolidated => "consolidated",
            Op::ValueAdded => "value-added",
            Op::Unlinked => "unlinked",
            Op::Volume => "volume",
            Op::Mix => "mix",
            Op::Price => "price",
            Op::Change => "change",
            Op::DayMean => "day-mean",
        }
    }
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
