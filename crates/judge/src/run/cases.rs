//! One subject against one edition.

use lodestone_model::ids::Subject;

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
    /// What would meet it.
    pub step: Cheapest,
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

/// Judges; none where nothing that is known of the subject is asked for by the edition, its register aside.
pub(super) fn case(
    library: &Library,
    scheme: SchemeId,
    application: Application,
    facts: &Facts,
    is_register: impl Fn(u32) -> bool,
    (known, subject): (usize, Subject),
) -> Option<Case> {
    let edition = library.scheme_of(scheme);
    let judgement = judge(library, scheme, application, facts);
    let asked = judgement.facts(edition);
    let mut evidence = asked.iter().flat_map(|fact| facts.evidence(library, *fact));
    if !evidence.any(|place| !is_register(place)) {
        return None;
    }
    let step = cheapest_step(library, scheme, application, facts, Means::default());
    let may_be_paid = matches!(judgement.verdict, Verdict::Met | Verdict::Undecided);
    let subsidy = edition.subsidy.filter(|_| may_be_paid).and_then(|subsidy| {
        let of = facts.value(subsidy.of);
        of.is_known().then_some(subsidy.share * of.mid)
    });
    Some(Case { subject, known, judgement, step, subsidy })
}
