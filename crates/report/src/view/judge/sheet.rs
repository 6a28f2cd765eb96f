//! Everything judged, as offices read it.

use lodestone_judge::Library;
use lodestone_judge::run::{Judged, OfScheme};
use lodestone_judge::scheme::Application;
use lodestone_model::CheckedBase;
use lodestone_model::schema::Chosen as _;
use lodestone_model::time::Date;
use serde::Serialize;

use super::case::{CaseView, case};
use super::said::{Said, both};
use super::year_end::{YearEndView, year_end};
use crate::view::{BaseView, FindingView};
use crate::words::{Both, Languages};

/// Everything judged.
#[derive(Debug, Clone, Serialize)]
pub struct JudgeView {
    /// `judged`, or `nothing-known` when the base says nothing that an edition in force asks for.
    pub outcome: &'static str,
    /// The base.
    pub base: BaseView,
    /// The day of the assessment.
    pub as_of: String,
    /// `new` or `renewal`.
    pub application: &'static str,
    /// Files of schemes that were read on top of the built-in ones.
    pub files: Vec<SchemesFileView>,
    /// Whether one subject was asked for.
    pub is_of_one: bool,
    /// Statements that name a fact and cannot be used.
    pub findings: Vec<FindingView>,
    /// Editions in force, with whom they judge.
    pub editions: Vec<EditionView>,
    /// Ids of the editions in force of which nothing is known of anybody.
    pub without_evidence: Vec<String>,
    /// Firms with titles at the end of the year.
    pub year_end: Option<YearEndView>,
}

/// A file of schemes.
#[derive(Debug, Clone, Serialize)]
pub struct SchemesFileView {
    /// Its name.
    pub file: String,
    /// SHA-256 of its bytes.
    pub sha256: String,
}

/// An edition and whom it judges.
#[derive(Debug, Clone, Serialize)]
pub struct EditionView {
    /// Its id.
    pub scheme: String,
    /// The family.
    pub family: String,
    /// Its name.
    pub name: Both,
    /// Document number.
    pub document: String,
    /// How far its numbers may be trusted.
    pub grade: &'static str,
    /// What of it is not loaded; with this it never says met.
    pub not_loaded: Option<Both>,
    /// All rules are met.
    pub met: usize,
    /// Undecided.
    pub undecided: usize,
    /// A rule refuses.
    pub not_met: usize,
    /// Not evaluable.
    pub not_evaluable: usize,
    /// The change of one fact meets it.
    pub one_step: usize,
    /// Subjects of its kind of whom nothing is known that it asks for.
    pub unknown: usize,
    /// The window that is open, or the next one.
    pub window: Option<WindowView>,
    /// Share of what is paid, where it is one.
    pub subsidy_share: Option<f64>,
    /// Subjects, the nearest first.
    pub cases: Vec<CaseView>,
}

/// Days on which applications are taken.
#[derive(Debug, Clone, Serialize)]
pub struct WindowView {
    /// Which round.
    pub name: Both,
    /// First day.
    pub from: String,
    /// Last day.
    pub to: String,
    /// Days left when it is open, the day itself not counted.
    pub days_left: Option<i32>,
}

impl JudgeView {
    /// In both languages.
    pub fn new(base: &CheckedBase, library: &Library, judged: &Judged, is_of_one: bool, languages: &Languages) -> Self {
        let said = Said { base, library, languages, units: base.units() };
        JudgeView {
            outcome: if judged.schemes.is_empty() { "nothing-known" } else { "judged" },
            base: BaseView::new(base),
            as_of: judged.as_of.to_string(),
            application: match judged.application {
                Application::New => "new",
                Application::Renewal => "renewal",
            },
            files: Vec::new(),
            is_of_one,
            findings: FindingView::all(&judged.findings, languages),
            editions: judged.schemes.iter().map(|of| edition(&said, judged, of)).collect(),
            without_evidence: judged.idle.iter().map(|id| library.scheme_of(*id).id.clone()).collect(),
            year_end: judged.year_end.as_ref().map(|found| year_end(&said, found)),
        }
    }

    /// The same, naming files of schemes and the SHA-256 of each.
    #[must_use]
    pub fn with_files(mut self, files: &[(&str, &str)]) -> Self {
        let file = |(file, sha256): &(&str, &str)| SchemesFileView { file: (*file).into(), sha256: (*sha256).into() };
        self.files = files.iter().map(file).collect();
        self
    }
}

fn edition(said: &Said<'_>, judged: &Judged, of: &OfScheme) -> EditionView {
    let scheme = said.library.scheme_of(of.scheme);
    EditionView {
        scheme: scheme.id.clone(),
        family: scheme.family.clone(),
        name: both(&scheme.name),
        document: scheme.document.clone(),
        grade: scheme.grade.choice().id,
        not_loaded: scheme.not_loaded.as_ref().map(both),
        met: of.tally.met,
        undecided: of.tally.undecided,
        not_met: of.tally.not_met,
        not_evaluable: of.tally.not_evaluable,
        one_step: of.tally.one_step,
        unknown: of.unknown,
        window: window(scheme, judged.as_of),
        subsidy_share: scheme.subsidy.map(|subsidy| subsidy.share),
        cases: of.cases.iter().map(|one| case(said, &judged.known[one.known], one)).collect(),
    }
}

/// The open window, else the next.
fn window(scheme: &lodestone_judge::scheme::Scheme, as_of: Date) -> Option<WindowView> {
    let found = scheme.window_on(as_of)?;
    Some(WindowView {
        name: both(&found.name),
        from: found.from.to_string(),
        to: found.to.to_string(),
        days_left: (found.from <= as_of).then(|| found.to.days_after(as_of)),
    })
}
