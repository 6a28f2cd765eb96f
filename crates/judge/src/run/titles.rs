//! Certificates of the table `titles`: what they say of a firm, and which titles it holds.

use std::collections::BTreeSet;

use lodestone_model::base::CheckedBase;
use lodestone_model::diagnostic::{Code, Diagnostic};
use lodestone_model::ids::{EnterpriseId, Id as _};
use lodestone_model::text::{did_you_mean, eq_folded};
use lodestone_model::time::Date;
use lodestone_model::titles::{Title, validity};

use super::known::{Known, Origin, certain};
use crate::evidence::Said;
use crate::scheme::Library;

/// The family of a title, written as the id of an edition or of the family itself.
pub fn family_of<'a>(library: &'a Library, title: &str) -> Option<&'a str> {
    let scheme = library.schemes.iter().find(|s| eq_folded(&s.id, title) || eq_folded(&s.family, title))?;
    Some(&scheme.family)
}

/// Every certificate granted up to a day, as titles to count; a firm goes by its credit code, else by its id.
pub fn held<'a>(base: &'a CheckedBase, library: &'a Library, as_of: Date) -> Vec<Title<&'a str, &'a str>> {
    let granted = base.rows.titles.iter().filter(|row| row.granted_on <= as_of);
    let titles = granted.filter_map(|row| {
        let (firm, group) = (firm(base, row.enterprise), family_of(library, base.text(row.title))?);
        Some(Title { firm, group, valid: validity(row, as_of)? })
    });
    titles.collect()
}

/// What counts a firm once.
pub(super) fn firm(base: &CheckedBase, firm: EnterpriseId) -> &str {
    let row = &base.rows.enterprises[firm.index()];
    base.text(row.credit_code.unwrap_or(row.enterprise))
}

/// Adds the title facts of each firm. A title that no scheme gives is a finding, once.
pub(super) fn add(
    base: &CheckedBase,
    library: &Library,
    as_of: Date,
    all: &mut [Known],
    findings: &mut Vec<Diagnostic>,
) {
    let mut unknown = BTreeSet::new();
    for row in base.rows.titles.iter().filter(|row| row.granted_on <= as_of) {
        let title = base.text(row.title);
        let Some(family) = family_of(library, title) else {
            if unknown.insert(row.title) {
                let ids = library.schemes.iter().flat_map(|scheme| [scheme.id.as_str(), scheme.family.as_str()]);
                let finding = Diagnostic::new(Code::TitleUnknown, base.place("titles", row.row, "title"));
                findings.push(finding.with("title", title).with("hint", did_you_mean(title, ids).unwrap_or_default()));
            }
            continue;
        };
        let fact = library.facts.iter().find(|fact| fact.title_of.as_deref() == Some(family));
        let Some(fact) = fact.and_then(|fact| library.fact(&fact.id)) else { continue };
        let Some(period) = validity(row, as_of) else { continue };
        let origin = Origin { table: "titles", row: row.row, column: "valid_to" };
        let evidence = certain(base, fact, Said::Flag(true), period, Some(row.granted_on), origin);
        all[row.enterprise.index()].add(evidence, origin);
    }
}
