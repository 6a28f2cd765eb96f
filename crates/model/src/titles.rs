//! Firms that hold titles (high-tech enterprise, specialised-and-new), over a span of days: each firm once, however many
//! titles it holds.
//!
//! ```text
//! after = before + gross new − lapsed = before + new − lost
//! gross new = new + passing      passing: given within the span and gone again by its last day
//! lapsed    = lost + passing
//! ```
//!
//! Test: `titles` in `tests/it`.

use std::collections::{BTreeMap, BTreeSet};

use crate::tables::titles;
use crate::time::{Date, Span};

/// A title of a firm. Titles of one group renew each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Title<F, G> {
    /// What counts a firm once.
    pub firm: F,
    /// What the title is of, such as the family of a scheme.
    pub group: G,
    /// From the day of the certificate to its last.
    pub valid: Span,
}

/// Firms that hold at least one title, over a span.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holders {
    /// Holders on the day before the span.
    pub before: usize,
    /// Certificates that began in the span: what a headline counts.
    pub certificates: usize,
    /// Firms that held none on the day before the span, and were given one within.
    pub gross_new: usize,
    /// Firms that held one before, one of which was followed by its like within the span without a gap of a day.
    pub renewed: usize,
    /// Firms that held one before the span or were given one within, and hold none on its last day.
    pub lapsed: usize,
    /// Firms that are both gross new and lapsed.
    pub passing: usize,
    /// Holders on the last day.
    pub after: usize,
}

impl Holders {
    /// Holders on the last day that held none before.
    pub fn new_held(&self) -> usize {
        self.gross_new - self.passing
    }

    /// Holders before that hold none on the last day.
    pub fn lost(&self) -> usize {
        self.lapsed - self.passing
    }

    /// What the number of holders changed by.
    pub fn net(&self) -> i64 {
        self.after as i64 - self.before as i64
    }
}

/// The days of a certificate as known on a day, on which a later withdrawal is not known yet; none when it was withdrawn
/// before it began. An open end is [`Date::MAX`].
pub fn validity(row: &titles::Title, as_of: Date) -> Option<Span> {
    let withdrawn = row.withdrawn_on.filter(|day| *day <= as_of);
    let expired = row.valid_to.and_then(|day| day.plus_days(1));
    Span::new(row.granted_on, [withdrawn, expired].into_iter().flatten().min().unwrap_or(Date::MAX))
}

/// The firms that hold a title on a day.
pub fn held_on<F: Ord + Copy, G>(titles: &[Title<F, G>], day: Date) -> BTreeSet<F> {
    titles.iter().filter(|title| title.valid.contains(day)).map(|title| title.firm).collect()
}

/// Counts the holders of any of the titles over a span.
pub fn holders<F: Ord + Copy, G: PartialEq>(titles: &[Title<F, G>], span: Span) -> Holders {
    let mut by_firm: BTreeMap<F, Vec<&Title<F, G>>> = BTreeMap::new();
    for title in titles {
        by_firm.entry(title.firm).or_default().push(title);
    }
    let mut holders = Holders::default();
    for own in by_firm.values() {
        let holds = |day: Date| own.iter().any(|title| title.valid.contains(day));
        let had = span.start.plus_days(-1).is_some_and(holds);
        let has = holds(span.last_day());
        let begun = || own.iter().filter(|title| span.contains(title.valid.start));
        let is_new = !had && begun().next().is_some();
        let follows = |title: &&&Title<F, G>| {
            let eve = title.valid.start.plus_days(-1);
            own.iter().any(|other| other.group == title.group && eve.is_some_and(|day| other.valid.contains(day)))
        };
        holders.before += usize::from(had);
        holders.certificates += begun().count();
        holders.gross_new += usize::from(is_new);
        holders.renewed += usize::from(had && begun().any(|title| follows(&title)));
        holders.lapsed += usize::from((had || is_new) && !has);
        holders.passing += usize::from(is_new && !has);
        holders.after += usize::from(has);
    }
    holders
}
