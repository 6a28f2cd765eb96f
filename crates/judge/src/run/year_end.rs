//! How many firms will hold titles at the end of the year: those whose title lasts, those that meet all rules now, and those one
//! step away; each firm once, net of titles that end before.

use std::collections::BTreeSet;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Subject};
use lodestone_model::time::{Date, Span};
use lodestone_model::titles::{Holders, Title, held_on, holders};

use super::sheet::OfScheme;
use super::titles::{firm, held};
use crate::judge::Verdict;
use crate::scheme::Library;

/// Firms of a family, or of any, at the end of the year. No firm stands in two of the three groups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expected {
    /// The family; none for all together, each firm once.
    pub family: Option<String>,
    /// Holders from the first to the last day of the year, as granted up to the day.
    pub holders: Holders,
    /// Their title lasts through the last day.
    pub certain: usize,
    /// They meet every rule now and hold no title that lasts.
    pub likely: usize,
    /// The change of one fact that can still change this year would bring them there.
    pub one_step: usize,
}

impl Expected {
    /// What the number of holders changes by over the year if the likely ones are granted the title.
    pub fn net(&self) -> i64 {
        (self.certain + self.likely) as i64 - self.holders.before as i64
    }
}

/// What the year brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// Its last day.
    pub last_day: Date,
    /// By family, in the order of their ids, then all together.
    pub rows: Vec<Expected>,
}

/// The expectation for the families that give firms a title; none where the base has neither a title nor a judged firm.
pub fn expectation(base: &CheckedBase, library: &Library, schemes: &[OfScheme], as_of: Date) -> Option<Expectation> {
    let year = Span::year(as_of.year())?;
    let titles = held(base, library, as_of);
    let families: BTreeSet<&str> = library.facts.iter().filter_map(|fact| fact.title_of.as_deref()).collect();
    let families: Vec<&str> = families.into_iter().collect();
    let counted: Vec<Title<&str, &str>> =
        titles.iter().copied().filter(|title| families.contains(&title.group)).collect();
    let mut rows = Vec::new();
    let mut of_all = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
    for family in families {
        let own: Vec<Title<&str, &str>> = titles.iter().copied().filter(|title| title.group == family).collect();
        let certain = held_on(&own, year.last_day());
        let cases =
            || schemes.iter().filter(|of| library.scheme_of(of.scheme).family == family).flat_map(|of| &of.cases);
        let firms = |wanted: &dyn Fn(&super::Case) -> bool| -> BTreeSet<&str> {
            let ids = cases().filter(|case| wanted(case)).filter_map(|case| enterprise(case.subject));
            ids.map(|id| firm(base, id)).collect()
        };
        let likely = firms(&|case| case.judgement.verdict == Verdict::Met);
        let near = firms(&|case| case.is_near_this_year);
        if own.is_empty() && likely.is_empty() && near.is_empty() {
            continue;
        }
        for (all, own) in of_all.iter_mut().zip([&certain, &likely, &near]) {
            all.extend(own.iter().copied());
        }
        rows.push(row(Some(family), holders(&own, year), [&certain, &likely, &near]));
    }
    if rows.is_empty() {
        return None;
    }
    let [certain, likely, near] = &of_all;
    rows.push(row(None, holders(&counted, year), [certain, likely, near]));
    Some(Expectation { last_day: year.last_day(), rows })
}

fn row(family: Option<&str>, holders: Holders, [certain, likely, near]: [&BTreeSet<&str>; 3]) -> Expected {
    let likely: BTreeSet<&str> = likely.difference(certain).copied().collect();
    let one_step = near.iter().filter(|firm| !certain.contains(*firm) && !likely.contains(*firm)).count();
    Expected { family: family.map(str::to_owned), holders, certain: certain.len(), likely: likely.len(), one_step }
}

fn enterprise(subject: Subject) -> Option<EnterpriseId> {
    match subject {
        Subject::Enterprise(id) => Some(id),
        _ => None,
    }
}
