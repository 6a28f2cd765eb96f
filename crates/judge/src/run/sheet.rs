//! Everything judged.

use lodestone_model::base::CheckedBase;
use lodestone_model::diagnostic::Diagnostic;
use lodestone_model::ids::Subject;
use lodestone_model::time::Date;

use super::cases::{Asked, Case};
use super::known::{Known, gather};
use super::means::AllMeans;
use super::tally::Tally;
use super::year_end::{Expectation, expectation};
use crate::judge::Facts;
use crate::scheme::{Application, Library, SchemeId};

/// What is asked.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The day of the assessment; none: that of the last statement.
    pub as_of: Option<Date>,
    /// What is applied for.
    pub application: Application,
    /// By which day steps are looked for; none: by the end of each edition's window, where it has one.
    pub by: Option<Date>,
    /// Only this edition.
    pub scheme: Option<SchemeId>,
    /// Only this subject.
    pub subject: Option<Subject>,
}

/// Everything judged.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The day of the assessment.
    pub as_of: Date,
    /// What was applied for.
    pub application: Application,
    /// Editions in force by which anybody is judged, in the order of the library.
    pub schemes: Vec<OfScheme>,
    /// Editions in force of which nothing that they ask for is known of anybody.
    pub idle: Vec<SchemeId>,
    /// What is known of each subject.
    pub known: Vec<Known>,
    /// The end of the year, where all editions and subjects are judged.
    pub year_end: Option<Expectation>,
    /// Statements that name a fact and cannot be read, and those about later days.
    pub findings: Vec<Diagnostic>,
}

/// An edition and whom it judges.
#[derive(Debug, Clone)]
pub struct OfScheme {
    /// The edition.
    pub scheme: SchemeId,
    /// Subjects of whom anything that it asks for is known, the nearest first.
    pub cases: Vec<Case>,
    /// How many have which verdict.
    pub tally: Tally,
    /// Subjects of its kind of whom nothing that it asks for is known.
    pub unknown: usize,
}

/// The day of the last statement of a base; the day before its plan where there is none.
pub fn last_day(base: &CheckedBase) -> Date {
    let stated = base.rows.reports.iter().map(|row| row.stated_on);
    stated.max().unwrap_or(base.horizon().start)
}

/// Judges every subject of a base.
pub fn judge_base(base: &CheckedBase, library: &Library, settings: &Settings) -> Judged {
    let as_of = settings.as_of.unwrap_or_else(|| last_day(base));
    let mut findings = Vec::new();
    let known = gather(base, library, as_of, &mut findings);
    let in_force = library.in_force(settings.application, as_of);
    let wanted = in_force.into_iter().filter(|scheme| settings.scheme.is_none_or(|only| only == *scheme));
    let mut schemes: Vec<OfScheme> =
        wanted.map(|scheme| OfScheme { scheme, cases: Vec::new(), tally: Tally::default(), unknown: 0 }).collect();
    let mut facts = Facts::new(library, as_of);
    let means = AllMeans::of(base, library, as_of, &mut findings);
    let asked = Asked { library, application: settings.application, means: &means, as_of, by: settings.by };
    for (at, one) in known.iter().enumerate() {
        if settings.subject.is_some_and(|only| only != one.subject) {
            continue;
        }
        facts.read(library, &one.evidence);
        let own = means.of_subject(one.subject);
        for of in schemes.iter_mut().filter(|of| one.is_for(library.scheme_of(of.scheme).subject)) {
            match asked.case(of.scheme, &facts, at, one, &own) {
                Some(case) => of.cases.push(case),
                None => of.unknown += 1,
            }
        }
    }
    for of in &mut schemes {
        of.cases.sort_by_key(Case::order);
        of.tally = Tally::of(&of.cases);
    }
    let is_whole = settings.scheme.is_none() && settings.subject.is_none();
    let year_end = is_whole.then(|| expectation(base, library, &schemes, as_of)).flatten();
    let idle = schemes.iter().filter(|of| of.cases.is_empty()).map(|of| of.scheme).collect();
    schemes.retain(|of| !of.cases.is_empty());
    Judged { as_of, application: settings.application, schemes, idle, known, year_end, findings }
}
