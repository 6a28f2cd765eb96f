//! What reports claim about whole months, and which of them count as of a day.

use lodestone_model::figure::Interval;
use lodestone_model::time::{Date, Span};

use crate::month::Month;

/// A report's value for a span.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim {
    /// Row it was read from.
    pub row: u32,
    /// The days it counts.
    pub span: Span,
    /// The interval that holds the truth if the report is right.
    pub value: Interval,
    /// Number of the reporter; none: not named.
    pub reporter: Option<u32>,
    /// The day it was stated.
    pub stated_on: Date,
}

/// What is odd about the claims. Nothing is corrected.
#[derive(Debug, Clone, PartialEq)]
pub enum Finding {
    /// A span that is not made of whole months; not used.
    NotWholeMonths {
        /// Its row.
        row: u32,
    },
    /// Stated after the day asked about; not used.
    StatedLater {
        /// Its row.
        row: u32,
    },
    /// A reporter stated another value for the same span later; the later one is used.
    Revised {
        /// Row of the older statement.
        old: u32,
        /// Row of the newer statement.
        new: u32,
    },
    /// A cumulative value below an earlier one from the same start. Months hold under either.
    Falls {
        /// Row that ends earlier.
        earlier: u32,
        /// Row that ends later and is smaller.
        later: u32,
    },
    /// Claims that cannot all be true; without any one of them the others can. Months hold under each of those ways.
    Disagree {
        /// Their rows.
        rows: Vec<u32>,
    },
    /// So many contradictions that the ways out were not all followed; these months are left unknown.
    TooManyDisagreements {
        /// First month.
        first: Month,
        /// Last month.
        last: Month,
    },
}

/// A claim over the months from `first` on.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Usable {
    pub claim: Claim,
    pub first: Month,
    pub last: Month,
}

/// The claims to use as of a day, in order of rows, and what was set aside.
pub(crate) fn usable(claims: &[Claim], as_of: Date) -> (Vec<Usable>, Vec<Finding>) {
    let (mut used, mut findings): (Vec<Usable>, Vec<Finding>) = (Vec::new(), Vec::new());
    let mut by_time: Vec<&Claim> = claims.iter().collect();
    by_time.sort_by_key(|claim| (claim.stated_on, claim.row));
    for &claim in by_time {
        if claim.stated_on > as_of {
            findings.push(Finding::StatedLater { row: claim.row });
            continue;
        }
        let Some((first, last)) = Month::of_span(claim.span) else {
            findings.push(Finding::NotWholeMonths { row: claim.row });
            continue;
        };
        let same = |older: &Usable| older.claim.span == claim.span && older.claim.reporter == claim.reporter;
        if let Some(at) = used.iter().position(|older| same(older) && older.claim.stated_on < claim.stated_on) {
            let old = used.remove(at).claim;
            if old.value != claim.value {
                findings.push(Finding::Revised { old: old.row, new: claim.row });
            }
        }
        used.push(Usable { claim, first, last });
    }
    used.sort_by_key(|used| used.claim.row);
    (used, findings)
}
