//! One subject against one edition.

use lodestone_model::ids::Subject;
use lodestone_model::time::Date;

use super::known::Known;
use super::means::{AllMeans, OwnMeans};
use crate::judge::{Facts, Judgement, Verdict, judge};
use crate::scheme::{Application, Library, SchemeId};
use crate::step::{Cheapest, Means, cheapest_step};

/// One subject against one edition.
#[derive(Debug, Clone)]
pub struct Case {
    /// Whom.
    pub subject: Subject,
    /// Its place among what is known, for the evidence.
    pub known: usize,
    /// The verdict with its reasons.
    pub judgement: Judgement,
    /// What would meet it, by the last day of the edition's window or the day that was asked for, where there is one.
    pub step: Cheapest,
    /// By which day the step was looked for.
    pub by: Option<Date>,
    /// From which day the step counts, where that is later than the day of the assessment.
    pub counts_from: Option<Date>,
    /// Whether the change of a single fact meets it by the end of the year.
    pub is_near_this_year: bool,
    /// The most that may be paid, where the edition pays a share of something known and the verdict does not refuse.
    pub subsidy: Option<f64>,
}

/// Whether the change of a single fact meets it.
pub fn is_one_step(step: &Cheapest) -> bool {
    matches!(step, Cheapest::Step(step) if step.changes.len() == 1)
}

impl Case {
    /// Nearest first: what is met stands last, before it what no step meets.
    pub(super) fn order(&self) -> (u8, usize, u64, usize) {
        let (class, changes, largest) = match (&self.step, self.judgement.verdict) {
            (Cheapest::Step(step), _) => (0, step.changes.len(), (step.largest * 1e9) as u64),
            (_, Verdict::Undecided) => (1, self.judgement.missing.len(), 0),
            (_, Verdict::NotMet) => (2, 0, 0),
            (_, Verdict::NotEvaluable) => (3, 0, 0),
            (_, Verdict::Met) => (4, 0, 0),
        };
        (class, changes, largest, self.known)
    }
}

/// What is asked of everybody alike.
pub(super) struct Asked<'a> {
    pub library: &'a Library,
    pub application: Application,
    pub means: &'a AllMeans,
    pub as_of: Date,
    /// By which day steps are looked for; none: by the end of each edition's window, where it has one.
    pub by: Option<Date>,
}

impl Asked<'_> {
    /// Judges; none where nothing that is known of the subject is asked for by the edition, its register aside.
    pub fn case(&self, scheme: SchemeId, facts: &Facts, known: usize, one: &Known, own: &OwnMeans) -> Option<Case> {
        let Asked { library, application, means, as_of, .. } = *self;
        let edition = library.scheme_of(scheme);
        let judgement = judge(library, scheme, application, facts);
        let asked = judgement.facts(edition);
        let mut evidence = asked.iter().flat_map(|fact| facts.evidence(library, *fact));
        let is_register = |place: u32| one.origins.get(place as usize).is_some_and(|from| from.table == "enterprises");
        if !evidence.any(|place| !is_register(place)) {
            return None;
        }
        let cheapest = |by: Option<Date>| {
            let fixed = means.fixed(own, by);
            cheapest_step(library, scheme, application, facts, Means { fixed: &fixed, costs: &own.costs })
        };
        let by = self.by.or_else(|| edition.window_on(as_of).map(|window| window.to));
        let step = cheapest(by);
        let changed = match &step {
            Cheapest::Step(step) => step.changes.as_slice(),
            Cheapest::Met | Cheapest::None(_) => &[],
        };
        let counts_from = means.counts_from(own, changed.iter().map(|change| change.fact));
        let year_end = Date::new(as_of.year(), 12, 31);
        let is_of_another_day = by.is_some_and(|by| Some(by) < year_end) || counts_from > year_end;
        let may_be_near = is_one_step(&step) || by.is_some();
        let is_near_this_year =
            may_be_near && if is_of_another_day { is_one_step(&cheapest(year_end)) } else { is_one_step(&step) };
        let may_be_paid = matches!(judgement.verdict, Verdict::Met | Verdict::Undecided);
        let subsidy = edition.subsidy.filter(|_| may_be_paid).and_then(|subsidy| {
            let of = facts.value(subsidy.of);
            of.is_known().then_some(subsidy.share * of.mid)
        });
        let subject = one.subject;
        Some(Case { subject, known, judgement, step, by, counts_from, is_near_this_year, subsidy })
    }
}
