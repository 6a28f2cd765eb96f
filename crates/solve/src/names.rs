//! From an id back to words: block name and one label per axis, made when asked for.

use crate::axis::{Axis, AxisId};

/// Largest number of axes of one block.
pub const AXES_MAX: usize = 6;

/// Coordinates of a row or column along the axes of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Coordinates {
    values: [u32; AXES_MAX],
    len: u8,
}

impl std::ops::Deref for Coordinates {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        &self.values[..usize::from(self.len)]
    }
}

/// A row or column in terms of its block: `balance`, `[4, 0, 2]`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    /// Name of the block.
    pub block: &'static str,
    /// One coordinate per axis of the block.
    pub coordinates: Coordinates,
}

/// How the ids of one block follow from coordinates.
#[derive(Clone, Debug)]
pub(crate) enum Layout {
    /// Every combination of the axes, the last axis fastest.
    Dense,
    /// Only these combinations, one tuple after another.
    Listed(Vec<u32>),
}

#[derive(Clone, Debug)]
pub(crate) struct NamedBlock {
    pub(crate) name: &'static str,
    pub(crate) start: u32,
    pub(crate) len: u32,
    pub(crate) axes: Vec<AxisId>,
    pub(crate) layout: Layout,
}

/// All names of a program.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names {
    pub(crate) axes: Vec<Axis>,
    pub(crate) rows: Vec<NamedBlock>,
    pub(crate) cols: Vec<NamedBlock>,
}

impl Names {
    pub(crate) fn row_place(&self, row: u32) -> Place {
        self.place(find(&self.rows, row), row)
    }

    pub(crate) fn col_place(&self, col: u32) -> Place {
        self.place(find(&self.cols, col), col)
    }

    pub(crate) fn row_name(&self, row: u32) -> String {
        self.words(find(&self.rows, row), row)
    }

    pub(crate) fn col_name(&self, col: u32) -> String {
        self.words(find(&self.cols, col), col)
    }

    fn place(&self, block: &NamedBlock, id: u32) -> Place {
        Place { block: block.name, coordinates: self.coordinates(block, id - block.start) }
    }

    fn words(&self, block: &NamedBlock, id: u32) -> String {
        let coordinates = self.coordinates(block, id - block.start);
        let labels: Vec<String> =
            block.axes.iter().zip(coordinates.iter()).map(|(axis, &i)| (self.axis(*axis).label)(i)).collect();
        if labels.is_empty() { block.name.to_owned() } else { format!("{}[{}]", block.name, labels.join(", ")) }
    }

    /// Coordinates of the `nth` id of a block.
    pub(crate) fn coordinates(&self, block: &NamedBlock, nth: u32) -> Coordinates {
        let count = block.axes.len();
        let mut values = [0; AXES_MAX];
        match &block.layout {
            Layout::Listed(keys) => values[..count].copy_from_slice(&keys[nth as usize * count..][..count]),
            Layout::Dense => {
                let mut rest = nth;
                for (value, axis) in values[..count].iter_mut().zip(&block.axes).rev() {
                    let len = self.axis(*axis).len;
                    *value = rest % len;
                    rest /= len;
                }
            }
        }
        Coordinates { values, len: count as u8 }
    }

    pub(crate) fn axis(&self, id: AxisId) -> &Axis {
        &self.axes[id.0 as usize]
    }
}

/// The block that owns `id`. Blocks are few (tens) and contiguous: the search does not depend on the program's size.
fn find(blocks: &[NamedBlock], id: u32) -> &NamedBlock {
    let after = blocks.partition_point(|block| block.start + block.len <= id);
    blocks.get(after).unwrap_or_else(|| panic!("id {id} belongs to no block of this program"))
}
