//! A number that may be shown: value or interval, unit, period, grade, who may see it, and its trail.
//!
//! A figure computed from others has the weakest of their grades and the strictest of their audiences.

use crate::base::CheckedBase;
use crate::ids::EnterpriseId;
use crate::tables::sources::{Audience, Grade};
use crate::time::Span;
use crate::trail::{Cell, Op, Tracing, Trail};
use crate::unit::Dimension;

/// A value with its bounds; a plain value has three equal ones.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// Lower bound; minus infinity where nothing is known.
    pub low: f64,
    /// Central value.
    pub mid: f64,
    /// Upper bound; infinity where nothing is known.
    pub high: f64,
}

impl Interval {
    /// Zero.
    pub const ZERO: Interval = Interval::exact(0.0);

    /// A plain value.
    pub const fn exact(value: f64) -> Self {
        Interval { low: value, mid: value, high: value }
    }

    /// Whether the bounds coincide.
    pub fn is_exact(self) -> bool {
        self.low == self.high
    }

    /// The sum: of the lower bounds, the central values and the upper bounds.
    pub fn plus(self, other: Self) -> Self {
        Interval { low: self.low + other.low, mid: self.mid + other.mid, high: self.high + other.high }
    }

    /// The product with a finite constant; a negative one swaps the bounds, zero gives zero.
    pub fn times(self, constant: f64) -> Self {
        if constant == 0.0 {
            return Interval::ZERO;
        }
        let (a, b) = (self.low * constant, self.high * constant);
        Interval { low: a.min(b), mid: self.mid * constant, high: a.max(b) }
    }

    /// The quotient; none when the divisor may be zero.
    pub fn over(self, divisor: Self) -> Option<Self> {
        if divisor.low <= 0.0 && divisor.high >= 0.0 {
            return None;
        }
        let bounds =
            [self.low / divisor.low, self.low / divisor.high, self.high / divisor.low, self.high / divisor.high];
        let known = || bounds.into_iter().map(|bound| if bound.is_nan() { 0.0 } else { bound });
        Some(Interval {
            low: known().fold(f64::INFINITY, f64::min),
            mid: self.mid / divisor.mid,
            high: known().fold(f64::NEG_INFINITY, f64::max),
        })
    }
}

/// Who may see a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// Class of the strictest source.
    pub audience: Audience,
    /// The firms of sources for one firm only, sorted. A reader must be every one of them: with two, nobody may see it.
    pub owners: Vec<EnterpriseId>,
}

/// For whom figures are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A class; it sees what is for it and for less strict ones, and nothing that is for one firm only.
    Class(Audience),
    /// A firm; it sees what is public and what is its own.
    Firm(EnterpriseId),
}

impl Access {
    /// For everybody.
    pub const PUBLIC: Access = Access { audience: Audience::Public, owners: Vec::new() };

    /// The strictest of both.
    pub fn strictest(&self, other: &Access) -> Access {
        let mut owners = [self.owners.as_slice(), &other.owners].concat();
        owners.sort_unstable();
        owners.dedup();
        Access { audience: self.audience.max(other.audience), owners }
    }

    /// Whether a reader may see what is for this audience.
    pub fn is_open_to(&self, reader: Reader) -> bool {
        match reader {
            Reader::Class(class) => self.owners.is_empty() && self.audience <= class && self.audience < Audience::Owner,
            Reader::Firm(_) if self.audience == Audience::Public => true,
            Reader::Firm(firm) => self.audience == Audience::Owner && self.owners == [firm],
        }
    }
}

/// A number that may be shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Value with its bounds, in the canonical unit of `dimension`.
    pub value: Interval,
    /// What it counts; [`Units::symbol`](crate::unit::Units::symbol) gives the unit's text.
    pub dimension: Dimension,
    /// The days it is about; none for what does not depend on time.
    pub period: Option<Span>,
    /// How far it may be trusted.
    pub grade: Grade,
    /// Who may see it.
    pub access: Access,
    /// How it came about, where that was asked for.
    pub trail: Option<Box<Trail>>,
}

/// Figures of two dimensions cannot be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("{first} cannot be added to {second}")]
pub struct DimensionMismatch {
    /// Dimension of the first figure.
    pub first: Dimension,
    /// Dimension that differs from it.
    pub second: Dimension,
}

impl Figure {
    /// The figure in a cell of an input table, with the cell's grade and its source's audience. `value` is in the
    /// canonical unit of `dimension`. Over days to which the row was only extended, the grade is D at best.
    pub fn from_cell(
        base: &CheckedBase,
        cell: (&'static str, u32, &'static str),
        value: f64,
        dimension: Dimension,
        period: Option<Span>,
        tracing: Tracing,
    ) -> Self {
        let (table, row, column) = cell;
        let source = base.source_of(table, row, column);
        let access = source.and_then(|id| base.source(id)).map_or(Access::PUBLIC, |source| Access {
            audience: source.audience,
            owners: source.owner.into_iter().filter(|_| source.audience == Audience::Owner).collect(),
        });
        let grade = match period {
            Some(period) => base.grade_in(table, row, column, period),
            None => base.grade(table, row, column),
        };
        let trail = (tracing == Tracing::On).then(|| Box::new(Trail::Cell(Cell { table, row, column, source })));
        let grade = grade.unwrap_or(Grade::D);
        Figure { value: Interval::exact(value), dimension, period, grade, access, trail }
    }

    /// The sum of figures of one dimension, over all their days; none of no figures.
    ///
    /// # Errors
    /// When the dimensions differ.
    pub fn sum(parts: Vec<Figure>) -> Result<Option<Figure>, DimensionMismatch> {
        let Some(first) = parts.first() else { return Ok(None) };
        let dimension = first.dimension;
        if let Some(other) = parts.iter().find(|part| part.dimension != dimension) {
            return Err(DimensionMismatch { first: dimension, second: other.dimension });
        }
        let value = parts.iter().fold(Interval::ZERO, |sum, part| sum.plus(part.value));
        Ok(Some(Figure::computed(value, dimension, Op::Sum, parts)))
    }

    /// The product with a finite constant of dimension `per`.
    pub fn times(self, constant: f64, per: Dimension) -> Figure {
        let (value, dimension) = (self.value.times(constant), self.dimension.times(per));
        Figure::computed(value, dimension, Op::Times(constant), vec![self])
    }

    /// The quotient of two figures; none when the divisor may be zero.
    pub fn over(self, divisor: Figure) -> Option<Figure> {
        let value = self.value.over(divisor.value)?;
        let dimension = self.dimension.checked_per(divisor.dimension)?;
        Some(Figure::computed(value, dimension, Op::Ratio, vec![self, divisor]))
    }

    /// The first less the second.
    ///
    /// # Errors
    /// When the dimensions differ.
    pub fn less(self, other: Figure) -> Result<Figure, DimensionMismatch> {
        if self.dimension != other.dimension {
            return Err(DimensionMismatch { first: self.dimension, second: other.dimension });
        }
        let (value, dimension) = (self.value.plus(other.value.times(-1.0)), self.dimension);
        Ok(Figure::computed(value, dimension, Op::Difference, vec![self, other]))
    }

    /// A value computed from inputs by a formula: weakest grade, strictest audience, all days; a trail if any input has
    /// one.
    pub fn computed(value: Interval, dimension: Dimension, op: Op, inputs: Vec<Figure>) -> Figure {
        let grade = inputs.iter().map(|input| input.grade).max().unwrap_or(Grade::A);
        let access = inputs.iter().fold(Access::PUBLIC, |access, input| access.strictest(&input.access));
        let period = inputs
            .iter()
            .filter_map(|input| input.period)
            .reduce(|a, b| Span { start: a.start.min(b.start), end: a.end.max(b.end) });
        let is_traced = inputs.iter().any(|input| input.trail.is_some());
        let trail = is_traced.then(|| Box::new(Trail::Formula(op, inputs)));
        Figure { value, dimension, period, grade, access, trail }
    }

    /// The first cell with the weakest grade behind it, as a figure of its own; none without a trail.
    pub fn weakest(&self) -> Option<&Figure> {
        match self.trail.as_deref()? {
            Trail::Cell(_) => Some(self),
            Trail::Solved(_) => None,
            Trail::Formula(_, inputs) => {
                let leaves = inputs.iter().filter_map(Figure::weakest);
                leaves.reduce(|weakest, leaf| if leaf.grade > weakest.grade { leaf } else { weakest })
            }
        }
    }
}
