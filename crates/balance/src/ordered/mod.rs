//! The problem in the one order in which it is computed: unknowns, statements and observations by name.

mod blocks;
mod check;
mod form;
mod order;

pub(crate) use blocks::Block;
pub(crate) use form::{Form, Sum, merged};
pub(crate) use order::{Ordered, Origin, Row};
