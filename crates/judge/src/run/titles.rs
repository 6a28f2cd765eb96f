//! Certificates of the table `titles`: what they say of a firm, and which titles it holds.

use lodestone_model::base::CheckedBase;
use lodestone_model::ids::{EnterpriseId, Id as _};
use lodestone_model::tables::titles::Title as Row;
use lodestone_model::text::eq_folded;
use lodestone_model::time::{Date, Span};

use super::known::{Known, Origin, certain};
use crate::counts::Title;
use crate::evidence::Said;
use crate::scheme::Library;

/// The family of a title, written as the id of an edition or of the family itself.
pub fn family_of<'a>(library: &'a Library, title: &str) -> Option<&'a str> {
    let scheme = library.schemes.iter().find(|s| eq_folded(&s.id, title) || eq_folded(&s.family, title))?;
    Some(&scheme.family)
}

/// Every certificate granted up to a day, as titles to count; a firm goes by its credit code, else by its id.
pub fn held(base: &CheckedBase, library: &Library, as_of: Date) -> Vec<Title> {
    let title = |row: &Row| {
        let family = family_of(library, base.text(row.title))?.to_owned();
        let to = last_day(row, as_of);
        let is_ever = to.is_none_or(|to| row.granted_on <= to);
        is_ever.then(|| Title { firm: firm(base, row.enterprise).to_owned(), family, from: row.granted_on, to })
    };
    base.rows.titles.iter().filter(|row| row.granted_on <= as_of).filter_map(title).collect()
}

/// What counts a firm once.
pub(super) fn firm(base: &CheckedBase, firm: EnterpriseId) -> &str {
    let row = &base.rows.enterprises[firm.index()];
    base.text(row.credit_code.unwrap_or(row.enterprise))
}

/// The last day of a certificate as known on a day: a later withdrawal is not known yet.
fn last_day(row: &Row, as_of: Date) -> Option<Date> {
    let withdrawn = row.withdrawn_on.filter(|day| *day <= as_of).and_then(|day| day.plus_days(-1));
    match (row.valid_to, withdrawn) {
        (Some(end), Some(withdrawn)) => Some(end.min(withdrawn)),
        (end, withdrawn) => end.or(withdrawn),
    }
}

/// Adds the title facts of each firm.
pub(super) fn add(base: &CheckedBase, library: &Library, as_of: Date, all: &mut [Known]) {
    for row in base.rows.titles.iter().filter(|row| row.granted_on <= as_of) {
        let Some(family) = family_of(library, base.text(row.title)) else { continue };
        let fact = library.facts.iter().find(|fact| fact.title_of.as_deref() == Some(family));
        let Some(fact) = fact.and_then(|fact| library.fact(&fact.id)) else { continue };
        let end = last_day(row, as_of).and_then(|day| day.plus_days(1)).or_else(|| Date::new(9999, 12, 31));
        let Some(period) = end.and_then(|end| Span::new(row.granted_on, end)) else { continue };
        let origin = Origin { table: "titles", row: row.row, column: "valid_to" };
        let evidence = certain(base, fact, Said::Flag(true), period, Some(row.granted_on), origin);
        all[row.enterprise.index()].add(evidence, origin);
    }
}
