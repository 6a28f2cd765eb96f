//! Sentences of `track` that other views show too.

use super::about::About;
use super::entry::Entry;
use super::{reports, target};
use crate::words::Both;

/// Checks by their positions.
pub(in crate::view) fn of_checks(about: &About<'_>, wanted: &[usize]) -> Vec<Entry> {
    wanted.iter().map(|&at| reports::check(about, &about.tracked.checks[at])).collect()
}

/// Why the year of a target is not foreseen.
pub(in crate::view) fn not_foreseen(about: &About<'_>, why: lodestone_track::run::Why) -> Option<Both> {
    target::because(about, why)
}
