//! One thing that a rule asks, with the answer and the evidence.

use lodestone_judge::judge::{Answer, Asked, Reason};
use lodestone_judge::run::Known;
use lodestone_judge::scheme::{Ask, Scheme};
use lodestone_model::schema::Chosen as _;
use serde::Serialize;

use super::case::verdict_id;
use super::said::Said;
use crate::words::Both;

/// One thing that a rule asks, with the answer.
#[derive(Debug, Clone, Serialize)]
pub struct AnswerView {
    /// Id of the fact; none for points and for what is not loaded.
    pub fact: Option<String>,
    /// What is asked, in words.
    pub about: Both,
    /// The value in the canonical unit: yes is 1, a choice its place, a day its number since 1970.
    pub value: Option<f64>,
    /// The value in words, or why there is none.
    pub value_text: Both,
    /// What is allowed, in words.
    pub limit_text: Both,
    /// How far outside, in the canonical unit; negative is the room left.
    pub distance: Option<f64>,
    /// The same in words, without its sign.
    pub distance_text: Option<Both>,
    /// `met`, `undecided`, `not-evaluable`, `not-met`.
    pub verdict: &'static str,
    /// Why: `value`, `straddles`, `missing`, `needs-person`, `wrong-period`, `wrong-unit`, `undefined`, `lapsed`, `not-loaded`.
    pub reason: &'static str,
    /// The sentence.
    pub text: Both,
    /// What it rests on.
    pub evidence: Vec<EvidenceView>,
}

/// A piece of evidence.
#[derive(Debug, Clone, Serialize)]
pub struct EvidenceView {
    /// Id of its fact.
    pub fact: String,
    /// Table.
    pub table: &'static str,
    /// Line in it.
    pub line: Option<u32>,
    /// The days that it is about.
    pub period: String,
    /// When it was stated.
    pub stated_on: Option<String>,
    /// Source.
    pub source: Option<String>,
    /// Grade.
    pub grade: &'static str,
    /// The sentence.
    pub text: Both,
}

pub(super) fn answer(
    said: &Said<'_>,
    scheme: &Scheme,
    known: &Known,
    (answer, ask, evidence): (&Answer, Option<&Ask>, &[u32]),
) -> AnswerView {
    let (fact, about) = match answer.of {
        Asked::Fact(fact) => (Some(fact), said.fact(fact)),
        Asked::Score(score) => (None, said.score(scheme, score)),
        Asked::NotLoaded => (None, said.word("judge-not-loaded")),
    };
    let points = |value: &lodestone_judge::judge::Value| {
        let plain = |x: f64| Both::same(&crate::words::number::plain(x));
        if value.low == value.high { plain(value.mid) } else { said.between(plain(value.low), plain(value.high)) }
    };
    let reason = reason_id(answer.reason);
    let value_text = match (answer.reason, &answer.value, fact) {
        (Reason::Lapsed, ..) | (_, None, _) => said.word(reason_word(answer.reason)),
        (_, Some(value), Some(fact)) => said.value(fact, value),
        (_, Some(value), None) => points(value),
    };
    let limit_text = ask.map_or_else(|| said.word("judge-not-loaded"), |ask| said.limit(ask));
    let distance_text = answer.distance.map(|distance| said.distance(fact, distance.abs()));
    // Of what straddles the limit the middle has a distance that says nothing.
    let key = match answer.distance.filter(|_| answer.reason != Reason::Straddles) {
        Some(distance) if distance > 0.0 => "judge-answer-short",
        Some(distance) if distance < 0.0 => "judge-answer-room",
        Some(_) => "judge-answer-on-limit",
        None => "judge-answer",
    };
    let text = said.both(|words| {
        let lang = words.lang();
        let distance = distance_text.as_ref().map_or("", |text| text.get(lang));
        words.say(
            key,
            &[
                ("about", about.get(lang).into()),
                ("value", value_text.get(lang).into()),
                ("limit", limit_text.get(lang).into()),
                ("distance", distance.into()),
            ],
        )
    });
    AnswerView {
        fact: fact.map(|fact| said.library.fact_of(fact).id.clone()),
        about,
        value: answer.value.map(|value| value.mid),
        value_text,
        limit_text,
        distance: answer.distance,
        distance_text,
        verdict: verdict_id(answer.verdict),
        reason,
        text,
        evidence: evidence.iter().filter_map(|place| piece(said, known, *place)).collect(),
    }
}

fn piece(said: &Said<'_>, known: &Known, place: u32) -> Option<EvidenceView> {
    let (evidence, origin) = (known.evidence.get(place as usize)?, *known.origins.get(place as usize)?);
    let (line, source) = said.place(origin);
    let grade = evidence.grade.choice().id;
    let stated_on = evidence.stated_on.map(|day| day.to_string());
    let dash = |text: &Option<String>| text.clone().unwrap_or_else(|| "—".to_owned());
    let name = said.fact(evidence.fact);
    let text = said.both(|words| {
        words.say(
            "judge-evidence",
            &[
                ("fact", name.get(words.lang()).into()),
                ("table", words.term(origin.table).into()),
                ("line", line.map_or_else(|| "—".to_owned(), |line| line.to_string()).into()),
                ("period", evidence.period.to_string().into()),
                ("stated", dash(&stated_on).into()),
                ("source", dash(&source).into()),
                ("grade", grade.into()),
            ],
        )
    });
    Some(EvidenceView {
        fact: said.library.fact_of(evidence.fact).id.clone(),
        table: origin.table,
        line,
        period: evidence.period.to_string(),
        stated_on,
        source,
        grade,
        text,
    })
}

fn reason_word(reason: Reason) -> &'static str {
    match reason {
        Reason::Value => "judge-reason-value",
        Reason::Straddles => "judge-reason-straddles",
        Reason::Missing => "judge-reason-missing",
        Reason::NeedsPerson => "judge-reason-needs-person",
        Reason::WrongPeriod => "judge-reason-wrong-period",
        Reason::WrongUnit => "judge-reason-wrong-unit",
        Reason::Undefined => "judge-reason-undefined",
        Reason::Lapsed => "judge-reason-lapsed",
        Reason::NotLoaded => "judge-reason-not-loaded",
    }
}

fn reason_id(reason: Reason) -> &'static str {
    match reason {
        Reason::Value => "value",
        Reason::Straddles => "straddles",
        Reason::Missing => "missing",
        Reason::NeedsPerson => "needs-person",
        Reason::WrongPeriod => "wrong-period",
        Reason::WrongUnit => "wrong-unit",
        Reason::Undefined => "undefined",
        Reason::Lapsed => "lapsed",
        Reason::NotLoaded => "not-loaded",
    }
}
