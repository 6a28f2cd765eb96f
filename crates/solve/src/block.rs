//! Ids of rows and columns, and blocks of them with cheap index arithmetic.

use std::marker::PhantomData;
use std::ops::Range;

/// A row (constraint) of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub u32);

/// A column (variable) of a program.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Col(pub u32);

impl Row {
    /// Position in the per-row arrays of a solution.
    pub fn idx(self) -> usize {
        self.0 as usize
    }
}

impl Col {
    /// Position in the per-column arrays of a solution.
    pub fn idx(self) -> usize {
        self.0 as usize
    }
}

impl From<u32> for Row {
    #[inline]
    fn from(index: u32) -> Self {
        Row(index)
    }
}

impl From<u32> for Col {
    #[inline]
    fn from(index: u32) -> Self {
        Col(index)
    }
}

/// Consecutive ids laid out over at most three dense axes, row-major (the last axis runs fastest).
///
/// A listed block has one dimension: its `i`-th entry is [`at1(i)`](Block::at1), in the order of its keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block<I> {
    start: u32,
    dims: [u32; 3],
    id: PhantomData<I>,
}

/// A block of rows.
pub type RowBlock = Block<Row>;
/// A block of columns.
pub type ColBlock = Block<Col>;

impl<I: Copy + From<u32>> Block<I> {
    /// `dims` beyond those used are 1.
    pub(crate) fn new(start: u32, dims: [u32; 3]) -> Self {
        Block { start, dims, id: PhantomData }
    }

    /// Id at coordinate `i` of a block with one axis, or of the `i`-th entry of a listed block.
    #[inline]
    pub fn at1(self, i: u32) -> I {
        debug_assert!(i < self.dims[0] && self.dims[1] == 1 && self.dims[2] == 1, "{i} outside {:?}", self.dims);
        I::from(self.start + i)
    }

    /// Id at coordinates `i, j` of a block with two axes.
    #[inline]
    pub fn at2(self, i: u32, j: u32) -> I {
        debug_assert!(
            i < self.dims[0] && j < self.dims[1] && self.dims[2] == 1,
            "{:?} outside {:?}",
            [i, j],
            self.dims
        );
        I::from(self.start + i * self.dims[1] + j)
    }

    /// Id at coordinates `i, j, k` of a block with three axes.
    #[inline]
    pub fn at3(self, i: u32, j: u32, k: u32) -> I {
        debug_assert!(
            i < self.dims[0] && j < self.dims[1] && k < self.dims[2],
            "{:?} outside {:?}",
            [i, j, k],
            self.dims
        );
        I::from(self.start + (i * self.dims[1] + j) * self.dims[2] + k)
    }

    /// The only id of a block without axes.
    #[inline]
    pub fn only(self) -> I {
        debug_assert!(self.len() == 1, "a block of {} ids", self.len());
        I::from(self.start)
    }

    /// Number of ids.
    pub fn len(self) -> u32 {
        self.dims[0] * self.dims[1] * self.dims[2]
    }

    /// Whether the block has no id.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Positions of the block in the per-row or per-column arrays of a solution.
    pub fn range(self) -> Range<usize> {
        self.start as usize..(self.start + self.len()) as usize
    }

    /// All ids in order.
    pub fn iter(self) -> impl ExactSizeIterator<Item = I> {
        (self.start..self.start + self.len()).map(I::from)
    }
}
