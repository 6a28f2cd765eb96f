//! Firms with titles at the end of the year.

use lodestone_judge::run::{Expectation, Expected};
use serde::Serialize;

use super::said::{Said, both};
use crate::words::Both;

/// Firms with titles at the end of the year.
#[derive(Debug, Clone, Serialize)]
pub struct YearEndView {
    /// The last day of the year.
    pub day: String,
    /// By family, then all together, each firm once.
    pub rows: Vec<ExpectedView>,
}

/// Firms of a family, or of any.
#[derive(Debug, Clone, Serialize)]
pub struct ExpectedView {
    /// The family; none for all together.
    pub family: Option<String>,
    /// In words.
    pub name: Both,
    /// Holders before the year.
    pub before: usize,
    /// New holders in the year, up to the day.
    pub gross_new: usize,
    /// Who held the title and will not, as things stand.
    pub lapsed: usize,
    /// Their title lasts to the end.
    pub certain: usize,
    /// They meet every rule now.
    pub likely: usize,
    /// One fact would bring them there.
    pub one_step: usize,
    /// Certain and likely, less those before the year.
    pub net: i64,
}

pub(super) fn year_end(said: &Said<'_>, found: &Expectation) -> YearEndView {
    YearEndView { day: found.last_day.to_string(), rows: found.rows.iter().map(|row| expected(said, row)).collect() }
}

fn expected(said: &Said<'_>, row: &Expected) -> ExpectedView {
    let family = row.family.as_deref();
    let named = family.and_then(|family| said.library.schemes.iter().find(|scheme| scheme.family == family));
    ExpectedView {
        family: row.family.clone(),
        name: named.map_or_else(|| said.word("judge-all-titles"), |scheme| both(&scheme.name)),
        before: row.holders.before,
        gross_new: row.holders.gross_new,
        lapsed: row.holders.lapsed,
        certain: row.certain,
        likely: row.likely,
        one_step: row.one_step,
        net: row.net(),
    }
}
