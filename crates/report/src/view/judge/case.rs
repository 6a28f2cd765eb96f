//! One subject against one edition.

use lodestone_judge::Verdict;
use lodestone_judge::judge::{Ground, RuleJudgement, Standing};
use lodestone_judge::run::{Case, Known, is_one_step};
use lodestone_judge::scheme::{Ask, FactId, Scheme};
use lodestone_judge::step::{Cheapest, NoStep, Step};
use lodestone_model::base::Lang;
use lodestone_model::schema::Chosen as _;
use lodestone_model::time::Date;
use serde::Serialize;

use super::answer::{AnswerView, answer};
use super::said::{Said, both};
use crate::words::Both;

/// One subject against one edition.
#[derive(Debug, Clone, Serialize)]
pub struct CaseView {
    /// Id of the subject.
    pub subject: String,
    /// `enterprise`, `project`, `commodity`.
    pub kind: &'static str,
    /// Its name.
    pub name: Both,
    /// `met`, `undecided`, `not-evaluable`, `not-met`.
    pub verdict: &'static str,
    /// On what it stands: `rules`, `not-in-force`, `not-loaded`.
    pub ground: &'static str,
    /// Weakest grade of the edition and of the evidence used.
    pub grade: &'static str,
    /// Rule by rule.
    pub rules: Vec<RuleView>,
    /// Facts that are not known.
    pub missing: Vec<MissingView>,
    /// What would meet it.
    pub step: StepView,
    /// Whether the change of one fact meets it.
    pub one_step: bool,
    /// The most that may be paid, in the base's currency.
    pub subsidy: Option<f64>,
}

/// A fact that is not known.
#[derive(Debug, Clone, Serialize)]
pub struct MissingView {
    /// Its id.
    pub fact: String,
    /// Its name.
    pub name: Both,
}

/// A rule against one subject.
#[derive(Debug, Clone, Serialize)]
pub struct RuleView {
    /// Its id.
    pub rule: String,
    /// Its text.
    pub text: Both,
    /// The verdict.
    pub verdict: &'static str,
    /// `applies`, `not-for-this`, `instead`, `waived`.
    pub standing: &'static str,
    /// What it asks, with the answers.
    pub answers: Vec<AnswerView>,
}

/// What would meet an edition.
#[derive(Debug, Clone, Serialize)]
pub struct StepView {
    /// `met`, `step`, or why there is none: `not-evaluable`, `fixed`, `missing`, `not-found`.
    pub state: &'static str,
    /// The facts to change.
    pub changes: Vec<ChangeView>,
    /// What they cost together, in the base's currency; none where a change has no cost.
    pub cost: Option<f64>,
    /// By which day it was looked for: what cannot have changed by then stays.
    pub by: Option<String>,
    /// From which day it counts, where that is later than the day of the assessment.
    pub counts_from: Option<String>,
    /// In words.
    pub text: Both,
}

/// A fact to change.
#[derive(Debug, Clone, Serialize)]
pub struct ChangeView {
    /// Its id.
    pub fact: String,
    /// Its value now, in the canonical unit.
    pub from: f64,
    /// The value that it must have.
    pub to: f64,
}

pub(super) fn verdict_id(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Met => "met",
        Verdict::Undecided => "undecided",
        Verdict::NotEvaluable => "not-evaluable",
        Verdict::NotMet => "not-met",
    }
}

/// The key of a verdict's word.
pub(crate) fn verdict_word(id: &str) -> &'static str {
    match id {
        "met" => "judge-verdict-met",
        "undecided" => "judge-verdict-undecided",
        "not-evaluable" => "judge-verdict-not-evaluable",
        _ => "judge-verdict-not-met",
    }
}

pub(super) fn case(said: &Said<'_>, known: &Known, case: &Case) -> CaseView {
    let judgement = &case.judgement;
    let scheme = said.library.scheme_of(judgement.scheme);
    let (kind, subject, name) = said.subject(case.subject);
    let missing = |fact: &FactId| MissingView { fact: said.library.fact_of(*fact).id.clone(), name: said.fact(*fact) };
    CaseView {
        subject,
        kind,
        name,
        verdict: verdict_id(judgement.verdict),
        ground: match judgement.ground {
            Ground::Rules => "rules",
            Ground::NotInForce => "not-in-force",
            Ground::NotLoaded => "not-loaded",
        },
        grade: judgement.grade.choice().id,
        rules: judgement.rules.iter().map(|judged| rule(said, scheme, known, judged)).collect(),
        missing: judgement.missing.iter().map(missing).collect(),
        step: step(said, case),
        one_step: is_one_step(&case.step),
        subsidy: case.subsidy,
    }
}

fn rule(said: &Said<'_>, scheme: &Scheme, known: &Known, judged: &RuleJudgement) -> RuleView {
    let own = judged.of(scheme);
    let mut asks: Vec<&Ask> = Vec::new();
    for condition in [Some(&own.condition), own.or.as_ref()].into_iter().flatten() {
        condition.ask.each_leaf(&mut |leaf| asks.push(leaf));
    }
    let answers = judged.answers.iter().zip(&judged.evidence).enumerate();
    RuleView {
        rule: own.id.clone(),
        text: both(&own.text),
        verdict: verdict_id(judged.verdict),
        standing: match judged.standing {
            Standing::Applies => "applies",
            Standing::NotForThis => "not-for-this",
            Standing::Instead => "instead",
            Standing::Waived => "waived",
        },
        answers: answers
            .map(|(at, (one, evidence))| answer(said, scheme, known, (one, asks.get(at).copied(), evidence)))
            .collect(),
    }
}

fn step(said: &Said<'_>, case: &Case) -> StepView {
    let (state, key, step) = match &case.step {
        Cheapest::Met => ("met", "judge-step-met", None),
        Cheapest::Step(step) => ("step", "judge-step", Some(step)),
        Cheapest::None(NoStep::NotEvaluable) => ("not-evaluable", "judge-step-not-evaluable", None),
        Cheapest::None(NoStep::Fixed) => ("fixed", "judge-step-fixed", None),
        Cheapest::None(NoStep::Missing) => ("missing", "judge-step-missing", None),
        Cheapest::None(NoStep::NotFound) => ("not-found", "judge-step-not-found", None),
    };
    let text = match (step, case.by) {
        (Some(step), _) => sentence(said, step, case.counts_from),
        (None, Some(by)) if state == "fixed" => {
            said.both(|words| words.say("judge-step-fixed-by", &[("day", by.to_string().into())]))
        }
        (None, _) => said.word(key),
    };
    let change = |change: &lodestone_judge::step::Change| ChangeView {
        fact: said.library.fact_of(change.fact).id.clone(),
        from: change.from,
        to: change.to,
    };
    StepView {
        state,
        changes: step.map(|step| step.changes.iter().map(change).collect()).unwrap_or_default(),
        cost: step.and_then(|step| step.cost),
        by: case.by.map(|day| day.to_string()),
        counts_from: case.counts_from.map(|day| day.to_string()),
        text,
    }
}

fn sentence(said: &Said<'_>, step: &Step, counts_from: Option<Date>) -> Both {
    let change = |change: &lodestone_judge::step::Change| {
        let (name, from, to) =
            (said.fact(change.fact), said.number(change.fact, change.from), said.number(change.fact, change.to));
        said.both(|words| {
            let lang = words.lang();
            let args = [("fact", name.get(lang).into()), ("from", from.get(lang).into()), ("to", to.get(lang).into())];
            words.say("judge-change", &args)
        })
    };
    let mut parts: Vec<Both> = step.changes.iter().map(change).collect();
    if let Some(cost) = step.cost {
        let money = said.money(cost);
        parts.push(said.both(|words| words.say("judge-step-cost", &[("money", money.get(words.lang()).into())])));
    }
    if let Some(day) = counts_from {
        parts.push(said.both(|words| words.say("judge-step-from", &[("day", day.to_string().into())])));
    }
    let joined = |lang, mark: &str| parts.iter().map(|part| part.get(lang)).collect::<Vec<&str>>().join(mark);
    Both { zh: joined(Lang::Zh, "；"), en: joined(Lang::En, "; ") }
}
