//! A recipe with every amount known: what one unit of activity takes, gives and loses.

use crate::grid::Sym;
use crate::ids::{CommodityId, ElementId, ProcessId};

/// A recipe of one base.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RecipeId(pub u32);

impl RecipeId {
    /// Its position in `CheckedBase::recipes`.
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

/// An input or output of a recipe.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// What.
    pub commodity: CommodityId,
    /// How much per unit of activity, in the commodity's canonical unit.
    pub amount: f64,
    /// The row of `recipes` that says so.
    pub row: u32,
}

/// What one unit of activity of a process takes, gives and loses.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// The process.
    pub process: ProcessId,
    /// Its name within the process.
    pub name: Sym,
    /// Taken.
    pub inputs: Vec<Part>,
    /// Given.
    pub outputs: Vec<Part>,
    /// Capacity used per unit of activity, where stated.
    pub capacity_use: Option<f64>,
    /// Lost on the named loss line, t of element per unit of activity.
    pub lost: Vec<(ElementId, f64)>,
    /// What uncertainty excuses: inputs less outputs less loss, t of element; an account of its own.
    pub unclosed: Vec<(ElementId, f64)>,
    /// Row of its loss line.
    pub loss_row: Option<u32>,
}

impl Recipe {
    /// Capacity used per unit of activity at a plant whose capacity counts `counted`.
    pub fn capacity_use(&self, counted: Option<CommodityId>) -> f64 {
        if let Some(stated) = self.capacity_use {
            return stated;
        }
        let Some(counted) = counted else { return 1.0 };
        let amount =
            |parts: &[Part]| -> f64 { parts.iter().filter(|p| p.commodity == counted).map(|p| p.amount).sum() };
        match amount(&self.outputs) {
            made if made > 0.0 => made,
            _ => amount(&self.inputs),
        }
    }
}
