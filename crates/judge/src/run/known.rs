//! What a base says of each subject, as evidence with its rows.
//!
//! Statements: rows of `reports` whose attribute, or the attribute of whose indicator, is the id of a fact, and whose status is
//! actual or preliminary: what is expected or aimed at is no evidence. Certificates: rows of `titles`. The first day of a firm in
//! `enterprises` is its registration where no report states one.

use lodestone_model::base::CheckedBase;
use lodestone_model::diagnostic::Diagnostic;
use lodestone_model::ids::{EnterpriseId, Id as _, IndicatorRef, ProjectId, Subject};
use lodestone_model::tables::reports::{Report, ReportStatus};
use lodestone_model::tables::sources::Grade;
use lodestone_model::text::eq_folded;
use lodestone_model::time::{Date, Span};

use super::{titles, value};
use crate::evidence::{Evidence, Said};
use crate::scheme::{self, FactId, FactTime, Library};

/// Where a piece of evidence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// Table.
    pub table: &'static str,
    /// Row.
    pub row: u32,
    /// Column of the value.
    pub column: &'static str,
}

/// What is known of a subject.
#[derive(Debug, Clone)]
pub struct Known {
    /// Whom.
    pub subject: Subject,
    /// What.
    pub evidence: Vec<Evidence>,
    /// Where each piece of it stands.
    pub origins: Vec<Origin>,
}

impl Known {
    pub(super) fn add(&mut self, evidence: Evidence, origin: Origin) {
        self.evidence.push(evidence);
        self.origins.push(origin);
    }

    /// Whether schemes for such a subject look at it. A platform and a result of research are projects in a base.
    pub fn is_for(&self, subject: scheme::Subject) -> bool {
        use scheme::Subject::{Enterprise, Platform, Product, Project, Research};
        match self.subject {
            Subject::Enterprise(_) => subject == Enterprise,
            Subject::Project(_) => matches!(subject, Project | Platform | Research),
            Subject::Commodity(_) => subject == Product,
            Subject::Plant(_) | Subject::Scope(_) | Subject::Sample(_) => false,
        }
    }
}

/// Everything that is known on a day: firms in the order of their table, then projects, then commodities that anything is said
/// of. What names a fact and cannot be read is a finding.
pub(super) fn gather(base: &CheckedBase, library: &Library, as_of: Date, findings: &mut Vec<Diagnostic>) -> Vec<Known> {
    let known = |subject| Known { subject, evidence: Vec::new(), origins: Vec::new() };
    let firms = base.rows.enterprises.len();
    let of_firm = |at| known(Subject::Enterprise(EnterpriseId::from_index(at)));
    let of_project = |at| known(Subject::Project(ProjectId::from_index(at)));
    let mut all: Vec<Known> = (0..firms).map(of_firm).collect();
    all.extend((0..base.rows.projects.len()).map(of_project));
    let units = base.units();
    for report in base.rows.reports.iter().filter(|report| report.stated_on <= as_of && is_statement(report)) {
        let Some(attribute) = attribute(base, report) else { continue };
        let Some(fact) = library.facts.iter().find(|fact| eq_folded(&fact.id, attribute)) else { continue };
        let at = match report.subject {
            Some(Subject::Enterprise(id)) => id.index(),
            Some(Subject::Project(id)) => firms + id.index(),
            Some(subject @ Subject::Commodity(_)) => {
                all.iter().position(|other| other.subject == subject).unwrap_or_else(|| {
                    all.push(known(subject));
                    all.len() - 1
                })
            }
            _ => continue,
        };
        match value::read(base, library, &units, report, &fact.id, as_of) {
            Ok((evidence, origin)) => all[at].add(evidence, origin),
            Err(finding) => findings.push(*finding),
        }
    }
    titles::add(base, library, as_of, &mut all, findings);
    registrations(base, library, as_of, &mut all);
    all
}

fn is_statement(report: &Report) -> bool {
    matches!(report.status, ReportStatus::Actual | ReportStatus::Preliminary)
}

fn attribute<'a>(base: &'a CheckedBase, report: &Report) -> Option<&'a str> {
    let of_indicator = match report.indicator {
        Some(IndicatorRef::Indicator(id)) => base.rows.indicators[id.index()].attribute,
        _ => None,
    };
    report.attribute.or(of_indicator).map(|sym| base.text(sym))
}

/// The day that a fact of the vocabulary which is a day and always the same gets from the table of firms.
fn registrations(base: &CheckedBase, library: &Library, as_of: Date, all: &mut [Known]) {
    let Some(fact) = library.fact("registered_on") else { return };
    debug_assert!(library.fact_of(fact).time == FactTime::Constant);
    for (known, firm) in all.iter_mut().zip(&base.rows.enterprises) {
        let Some(day) = firm.valid_from.filter(|day| *day <= as_of) else { continue };
        if known.evidence.iter().any(|evidence| evidence.fact == fact) {
            continue;
        }
        if let Some(period) = Span::day(day) {
            let origin = Origin { table: "enterprises", row: firm.row, column: "valid_from" };
            known.add(certain(base, fact, Said::Date(day), period, None, origin), origin);
        }
    }
}

/// Evidence from a cell that is no statement of a value; without a source it is an estimate.
pub(super) fn certain(
    base: &CheckedBase,
    fact: FactId,
    said: Said,
    period: Span,
    stated_on: Option<Date>,
    origin: Origin,
) -> Evidence {
    let grade = base.grade(origin.table, origin.row, origin.column).unwrap_or(Grade::D);
    Evidence { fact, said, period, stated_on, grade }
}
