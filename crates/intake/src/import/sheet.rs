//! A sheet while it is read: what it is called, and what became of its cells.

use std::sync::Arc;

use lodestone_model::read::sheets::Sheet;

use super::account::{Account, Use};

/// A sheet while it is read.
pub(super) struct Around<'a> {
    /// Position among all sheets of all files.
    pub number: u16,
    pub file: &'a str,
    pub sheet: &'a Sheet,
    /// Name of file and sheet in places.
    pub place: &'a Arc<str>,
    pub account: Account,
}

impl Around<'_> {
    /// Marks a cell as read for what it says of others; hands `found` on.
    pub fn heading<T>(&mut self, cell: usize, found: T) -> T {
        self.account.set(cell, Use::Heading);
        found
    }
}
