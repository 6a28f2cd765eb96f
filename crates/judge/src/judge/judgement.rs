//! A scheme against the facts of one subject: the verdict, and rule by rule why.

use lodestone_model::tables::sources::Grade;
use lodestone_model::time::Date;

use super::ask::{Answer, Asked, Bench};
use super::facts::Facts;
use super::points::PointsOf;
use super::verdict::Verdict;
use crate::scheme::{Application, FactId, Library, Rule, Scheme, SchemeId, ScoreOf, Scores};

/// A scheme against the facts of one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Judgement {
    /// The edition.
    pub scheme: SchemeId,
    /// What was applied for.
    pub application: Application,
    /// The day of the assessment.
    pub as_of: Date,
    /// The verdict.
    pub verdict: Verdict,
    /// On what it stands.
    pub ground: Ground,
    /// Rule by rule, in the order of the scheme; those for the other kind of application are left out.
    pub rules: Vec<RuleJudgement>,
    /// The points.
    pub points: PointsOf,
    /// Weakest grade of the scheme and of all evidence that was used.
    pub grade: Grade,
    /// Facts that are missing, each once.
    pub missing: Vec<FactId>,
}

/// On what a verdict stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// The rules.
    Rules,
    /// The edition is not in force on the day.
    NotInForce,
    /// Of the scheme itself not all is loaded, and no rule that is refuses.
    NotLoaded,
}

/// A rule against the facts of one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleJudgement {
    /// Its place in the scheme.
    pub rule: u16,
    /// The verdict.
    pub verdict: Verdict,
    /// How the rule stands.
    pub standing: Standing,
    /// Everything that it asks, with the answers.
    pub answers: Vec<Answer>,
    /// For each answer the places of the evidence used, in the caller's list.
    pub evidence: Vec<Vec<u32>>,
}

impl RuleJudgement {
    /// The rule.
    pub fn of<'a>(&self, scheme: &'a Scheme) -> &'a Rule {
        &scheme.rules[usize::from(self.rule)]
    }
}

/// How a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It applies.
    Applies,
    /// It is for others.
    NotForThis,
    /// What may hold instead does.
    Instead,
    /// A shortcut waives it.
    Waived,
}

/// The verdict alone. `points` is only a place to work in.
pub fn verdict(
    library: &Library,
    scheme: SchemeId,
    application: Application,
    facts: &Facts,
    points: &mut PointsOf,
) -> Verdict {
    let scheme = library.scheme_of(scheme);
    if !scheme.is_in_force(application, facts.as_of()) {
        return Verdict::NotEvaluable;
    }
    let bench = Bench { library, facts };
    points.read(&bench, scheme.scores.as_ref());
    let mut verdict = if scheme.not_loaded.is_some() { Verdict::NotEvaluable } else { Verdict::Met };
    for (at, rule) in scheme.rules.iter().enumerate().filter(|(_, rule)| is_for(rule, application)) {
        verdict = verdict.and(of_rule(&bench, scheme, at, rule, points).0);
        if verdict == Verdict::NotMet {
            break;
        }
    }
    verdict
}

/// The verdict with its reasons.
pub fn judge(library: &Library, scheme: SchemeId, application: Application, facts: &Facts) -> Judgement {
    let id = scheme;
    let scheme = library.scheme_of(id);
    let mut judgement = Judgement {
        scheme: id,
        application,
        as_of: facts.as_of(),
        verdict: Verdict::NotEvaluable,
        ground: Ground::NotInForce,
        rules: Vec::new(),
        points: PointsOf::default(),
        grade: scheme.grade,
        missing: Vec::new(),
    };
    if !scheme.is_in_force(application, facts.as_of()) {
        return judgement;
    }
    let bench = Bench { library, facts };
    judgement.points.read(&bench, scheme.scores.as_ref());
    for (at, rule) in scheme.rules.iter().enumerate().filter(|(_, rule)| is_for(rule, application)) {
        let judged = explained(&bench, scheme, at, rule, &judgement.points);
        judgement.grade = judgement.grade.max(rule.grade.unwrap_or(Grade::A));
        judgement.rules.push(judged);
    }
    let rules = judgement.rules.iter().fold(Verdict::Met, |all, rule| all.and(rule.verdict));
    let is_partial = scheme.not_loaded.is_some() && rules != Verdict::NotMet;
    judgement.ground = if is_partial { Ground::NotLoaded } else { Ground::Rules };
    judgement.verdict = if is_partial { Verdict::NotEvaluable } else { rules };
    for fact in facts_of(scheme, application) {
        if !facts.value(fact).is_known() {
            judgement.missing.push(fact);
        }
        judgement.grade = judgement.grade.max(facts.grade(library, fact).unwrap_or(Grade::A));
    }
    judgement
}

fn is_for(rule: &Rule, application: Application) -> bool {
    rule.application.is_none_or(|only| only == application)
}

/// The rule as it is, or what stands in its place.
fn of_rule(bench: &Bench<'_>, scheme: &Scheme, at: usize, rule: &Rule, points: &PointsOf) -> (Verdict, Standing) {
    let asked = bench.ask(&rule.condition.ask, points);
    let own = if rule.is_veto { asked.opposite() } else { asked };
    if own == Verdict::Met {
        return (own, Standing::Applies);
    }
    let mut all = own;
    let mut standing = Standing::Applies;
    let mut instead = |other: Verdict, stands: Standing| {
        if other < all {
            all = other;
            // A rule stands aside only when what takes its place is certain.
            standing = if other == Verdict::Met { stands } else { standing };
        }
    };
    if let Some(when) = &rule.when {
        instead(bench.ask(&when.ask, points).opposite(), Standing::NotForThis);
    }
    if let Some(or) = &rule.or {
        instead(bench.ask(&or.ask, points), Standing::Instead);
    }
    for shortcut in scheme.shortcuts.iter().filter(|shortcut| shortcut.waives.contains(&(at as u16))) {
        instead(bench.ask(&shortcut.any.ask, points), Standing::Waived);
    }
    (all, standing)
}

fn explained(bench: &Bench<'_>, scheme: &Scheme, at: usize, rule: &Rule, points: &PointsOf) -> RuleJudgement {
    let (verdict, standing) = of_rule(bench, scheme, at, rule, points);
    let standing = match &rule.when {
        Some(when) if bench.ask(&when.ask, points) == Verdict::NotMet => Standing::NotForThis,
        _ => standing,
    };
    let mut answers = bench.answers(&rule.condition.ask, points);
    if let Some(or) = &rule.or {
        answers.extend(bench.answers(&or.ask, points));
    }
    let evidence = answers.iter().map(|answer| evidence_of(bench, scheme.scores.as_ref(), answer.of));
    RuleJudgement { rule: at as u16, verdict, standing, evidence: evidence.collect(), answers }
}

/// Places of the evidence that an answer rests on; of a stated total only that of the statement.
fn evidence_of(bench: &Bench<'_>, scores: Option<&Scores>, asked: Asked) -> Vec<u32> {
    let of_fact = |fact: FactId| bench.facts.evidence(bench.library, fact);
    let mut places = Vec::new();
    match (asked, scores) {
        (Asked::Fact(fact), _) => return of_fact(fact),
        (Asked::Score(score), Some(scores)) => {
            let stated = scores.stated.filter(|fact| score == ScoreOf::Total && bench.facts.value(*fact).is_known());
            match stated {
                Some(fact) => return of_fact(fact),
                None => {
                    scores.items_of(score).for_each(|item| item.each_fact(&mut |fact| places.extend(of_fact(fact))))
                }
            }
        }
        _ => {}
    }
    places.sort_unstable();
    places.dedup();
    places
}

/// Every fact that a scheme asks for directly, each once, in its order.
pub(super) fn facts_of(scheme: &Scheme, application: Application) -> Vec<FactId> {
    let mut facts = Vec::new();
    let mut add = |fact: FactId| {
        if !facts.contains(&fact) {
            facts.push(fact);
        }
    };
    for rule in scheme.rules.iter().filter(|rule| is_for(rule, application)) {
        let conditions = [Some(&rule.condition), rule.when.as_ref(), rule.or.as_ref()];
        conditions.into_iter().flatten().for_each(|condition| condition.ask.each_fact(&mut add));
    }
    scheme.shortcuts.iter().for_each(|shortcut| shortcut.any.ask.each_fact(&mut add));
    if let Some(scores) = &scheme.scores {
        scores.each_fact(&mut add);
    }
    facts
}

impl Judgement {
    /// Every fact that the scheme asks for directly, each once, in its order.
    pub fn facts(&self, scheme: &Scheme) -> Vec<FactId> {
        facts_of(scheme, self.application)
    }

    /// Whether any evidence at all could meet the scheme.
    pub fn can_be_met(&self, scheme: &Scheme) -> bool {
        self.ground != Ground::NotInForce && scheme.not_loaded.is_none()
    }
}
