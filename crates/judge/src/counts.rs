//! How many firms hold titles: gross new, renewed, lapsed, net, unique.
//!
//! A firm is counted once, by its credit code or, where it has none yet, by its id, however many titles it holds. Net is what the
//! number of holders changed by: gross new less lapsed.

use std::collections::{BTreeMap, BTreeSet};

use lodestone_model::time::{Date, Span};

/// A title of a firm.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Title {
    /// Credit code, or provisional id.
    pub firm: String,
    /// Family of the scheme that gives it.
    pub family: String,
    /// First day.
    pub from: Date,
    /// Last day; none while no end is known.
    pub to: Option<Date>,
}

/// Firms that hold a title, over a span of days.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Holders {
    /// Holders on the day before the span.
    pub before: usize,
    /// Firms that did not hold the title on the day before the span, and were given it within.
    pub gross_new: usize,
    /// Holders whose title began anew within the span without a gap of a day.
    pub renewed: usize,
    /// Firms that held the title before the span or were given it within, and do not hold it on its last day.
    pub lapsed: usize,
    /// Holders on the last day.
    pub after: usize,
}

impl Holders {
    /// What the number of holders changed by.
    pub fn net(&self) -> i64 {
        self.after as i64 - self.before as i64
    }
}

/// Holders of each family, and of any of them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TitleCounts {
    /// By family, in the order of their ids.
    pub families: Vec<(String, Holders)>,
    /// Firms with any of the titles, each once.
    pub unique: Holders,
    /// What the families' gross new sum to: more than the unique gross new where firms were given several titles.
    pub gross_new_sum: usize,
}

/// Counts the holders of some families over a span.
pub fn count_titles(titles: &[Title], families: &[&str], span: Span) -> TitleCounts {
    let titles: Vec<&Title> = titles.iter().filter(|title| families.contains(&title.family.as_str())).collect();
    let names: BTreeSet<&str> = titles.iter().map(|title| title.family.as_str()).collect();
    let of = |name: &str| {
        let own: Vec<&Title> = titles.iter().copied().filter(|title| title.family == name).collect();
        (name.to_owned(), holders(&own, span))
    };
    let families: Vec<(String, Holders)> = names.into_iter().map(of).collect();
    let gross_new_sum = families.iter().map(|(_, holders)| holders.gross_new).sum();
    TitleCounts { families, unique: holders(&titles, span), gross_new_sum }
}

fn holders(titles: &[&Title], span: Span) -> Holders {
    let mut by_firm: BTreeMap<&str, Vec<&Title>> = BTreeMap::new();
    for title in titles {
        by_firm.entry(&title.firm).or_default().push(title);
    }
    let mut holders = Holders::default();
    for titles in by_firm.values() {
        let day_before = span.start.plus_days(-1);
        let had = day_before.is_some_and(|day| titles.iter().any(|title| title.covers(day)));
        let has = titles.iter().any(|title| title.covers(span.last_day()));
        let begun = || titles.iter().filter(|title| span.contains(title.from));
        let is_new = !had && begun().next().is_some();
        let is_renewed = begun().any(|title| {
            let eve = title.from.plus_days(-1);
            titles.iter().any(|other| other.family == title.family && eve.is_some_and(|day| other.covers(day)))
        });
        holders.before += usize::from(had);
        holders.after += usize::from(has);
        holders.gross_new += usize::from(is_new);
        holders.renewed += usize::from(had && is_renewed);
        holders.lapsed += usize::from((had || is_new) && !has);
    }
    holders
}

impl Title {
    /// Whether the title is held on a day.
    pub fn covers(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|last| day <= last)
    }
}
