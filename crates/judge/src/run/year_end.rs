//! How many firms will hold titles at the end of the year: those whose title lasts, those that meet all rules now, and those one
//! step away; each firm once, net of titles that end before.

use std::collections::BTreeSet;

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _, Subject};
use lodestone_model::tables::indicators::Counting;
use lodestone_model::tables::targets::Target;
use lodestone_model::time::{Date, Span};
use lodestone_model::titles::{Holders, Title, held_on, holders};

use super::cases::Case;
use super::sheet::OfScheme;
use super::titles::{family_of, firm, held};
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

/// A target that counts firms with titles, at the end of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    /// Row of the target.
    pub target: u32,
    /// How firms are counted.
    pub counting: Counting,
    /// By titles that were granted and last.
    pub certain: i64,
    /// And of those who meet every rule now.
    pub with_likely: i64,
    /// And of those one step away.
    pub with_one_step: i64,
}

/// What the year brings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// Its last day.
    pub last_day: Date,
    /// By family, in the order of their ids, then all together.
    pub rows: Vec<Expected>,
    /// The year's targets that count firms with titles, each firm once.
    pub aims: Vec<Aim>,
}

/// A firm, as it is counted.
type Firm<'a> = &'a str;

/// Who holds a title of a family, will, or could.
struct Family<'a> {
    id: &'a str,
    titles: Vec<Title<Firm<'a>, &'a str>>,
    likely: BTreeSet<Firm<'a>>,
    near: BTreeSet<Firm<'a>>,
}

/// The expectation for the families that give firms a title; none where the base has neither a title nor a judged firm.
pub fn expectation(base: &CheckedBase, library: &Library, schemes: &[OfScheme], as_of: Date) -> Option<Expectation> {
    let year = Span::year(as_of.year())?;
    let families = families(base, library, schemes, as_of);
    if families.is_empty() {
        return None;
    }
    let all: Vec<&Family<'_>> = families.iter().collect();
    let row = |id: Option<&str>, of: &[&Family<'_>]| {
        let together = together(of, |_| true);
        let certain = held_on(&together.titles, year.last_day());
        let likely = together.likely.difference(&certain).count();
        let is_new = |firm: &&&str| !certain.contains(*firm) && !together.likely.contains(*firm);
        let one_step = together.near.iter().filter(is_new).count();
        let holders = holders(&together.titles, year);
        Expected { family: id.map(str::to_owned), holders, certain: certain.len(), likely, one_step }
    };
    let mut rows: Vec<Expected> = families.iter().map(|family| row(Some(family.id), &[family])).collect();
    rows.push(row(None, &all));
    let targets = base.rows.targets.iter().filter(|target| target.span == year);
    let aims = targets.filter_map(|target| aim(base, library, &families, target)).collect();
    Some(Expectation { last_day: year.last_day(), rows, aims })
}

fn families<'a>(base: &'a CheckedBase, library: &'a Library, schemes: &[OfScheme], as_of: Date) -> Vec<Family<'a>> {
    let titles = held(base, library, as_of);
    let ids: BTreeSet<&str> = library.facts.iter().filter_map(|fact| fact.title_of.as_deref()).collect();
    let of = |id: &'a str| {
        let own = schemes.iter().filter(|of| library.scheme_of(of.scheme).family == id);
        let cases: Vec<&Case> = own.flat_map(|of| &of.cases).collect();
        let firms = |wanted: &dyn Fn(&Case) -> bool| -> BTreeSet<Firm<'a>> {
            let ids = cases.iter().filter(|case| wanted(case)).filter_map(|case| enterprise(case.subject));
            ids.map(|id| firm(base, id)).collect()
        };
        Family {
            id,
            titles: titles.iter().copied().filter(|title| title.group == id).collect(),
            likely: firms(&|case| case.judgement.verdict == Verdict::Met),
            near: firms(&|case| case.is_near_this_year),
        }
    };
    let is_known =
        |family: &Family<'_>| !(family.titles.is_empty() && family.likely.is_empty() && family.near.is_empty());
    ids.into_iter().map(of).filter(is_known).collect()
}

/// Several families as one, of some firms.
fn together<'a>(families: &[&Family<'a>], is_wanted: impl Fn(Firm<'a>) -> bool) -> Family<'a> {
    let mut found = Family { id: "", titles: Vec::new(), likely: BTreeSet::new(), near: BTreeSet::new() };
    for family in families {
        found.titles.extend(family.titles.iter().filter(|title| is_wanted(title.firm)));
        found.likely.extend(family.likely.iter().filter(|firm| is_wanted(firm)));
        found.near.extend(family.near.iter().filter(|firm| is_wanted(firm)));
    }
    found
}

/// What a target counts at the end of the year; none when it counts no titles, or none that anything is known of.
fn aim(base: &CheckedBase, library: &Library, families: &[Family<'_>], target: &Target) -> Option<Aim> {
    let indicator = &base.rows.indicators[target.indicator.index()];
    let wanted: Vec<&str> = base
        .text(indicator.titles?)
        .split([';', '；', '、'])
        .filter_map(|name| family_of(library, name.trim()))
        .collect();
    let own: Vec<&Family<'_>> = families.iter().filter(|family| wanted.contains(&family.id)).collect();
    if own.is_empty() {
        return None;
    }
    let inside: BTreeSet<Firm<'_>> = base
        .rows
        .enterprises
        .iter()
        .enumerate()
        .filter(|(_, row)| {
            indicator.scope.is_none_or(|scope| row.site.is_some_and(|site| base.is_in_scope(site, scope)))
        })
        .map(|(at, _)| firm(base, EnterpriseId::from_index(at)))
        .collect();
    let of = together(&own, |firm| inside.contains(firm));
    let before = target.span.start.plus_days(-1).map(|eve| held_on(&of.titles, eve)).unwrap_or_default();
    let certain = held_on(&of.titles, target.span.last_day());
    let (with_likely, counting) = (&certain | &of.likely, indicator.counting.unwrap_or(Counting::New));
    let with_one_step = &with_likely | &of.near;
    let certificates = holders(&of.titles, target.span).certificates;
    let count = |holds: &BTreeSet<Firm<'_>>| match counting {
        Counting::New => holds.difference(&before).count() as i64,
        Counting::Net => holds.len() as i64 - before.len() as i64,
        Counting::Held => holds.len() as i64,
        Counting::Certificates => (certificates + holds.difference(&certain).count()) as i64,
    };
    let [certain, with_likely, with_one_step] = [&certain, &with_likely, &with_one_step].map(count);
    Some(Aim { target: target.row, counting, certain, with_likely, with_one_step })
}

fn enterprise(subject: Subject) -> Option<EnterpriseId> {
    match subject {
        Subject::Enterprise(id) => Some(id),
        _ => None,
    }
}
