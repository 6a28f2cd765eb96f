//! The cheapest step that would meet a scheme.
//!
//! Fewest facts changed; of those least cost, where every change has a cost; then least largest relative change; then least
//! sum of them. Every combination of candidates (`bounds`) is judged anew, so that a step is proven when it is found and none
//! smaller was. A combination that changes nothing that a failing rule looks at is passed over, since it cannot help.
//! Bounded: at most [`FACTS_MAX`] facts, and [`TRIALS_MAX`] combinations.

use std::cmp::Ordering;

use super::bounds::candidates;
use crate::judge::{Facts, Judgement, PointsOf, Value, Verdict, verdict};
use crate::scheme::{Application, Derived, FactId, FactKind, Library, Scheme, SchemeId};

/// Most facts that a step changes.
pub const FACTS_MAX: usize = 4;

/// Most combinations that are judged for one subject and scheme.
pub const TRIALS_MAX: usize = 200_000;

/// What a subject could change, and at what cost.
#[derive(Debug, Clone, Copy, Default)]
pub struct Means<'a> {
    /// Facts that cannot change by the day, besides those that never do.
    pub fixed: &'a [FactId],
    /// Costs, where they are known.
    pub costs: &'a [StepCost],
}

/// What a change of a fact costs.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct StepCost {
    /// The fact.
    pub fact: FactId,
    /// In money for each unit of the fact, in its canonical unit; for yes or no and for a choice, for the change.
    pub per_unit: f64,
}

/// What would meet a scheme.
#[derive(Debug, Clone, PartialEq)]
pub enum Cheapest {
    /// It is met already.
    Met,
    /// This step meets it.
    Step(Step),
    /// No step of what may change does.
    None(NoStep),
}

/// Why there is no step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoStep {
    /// The edition is not in force or not loaded: nothing meets it.
    NotEvaluable,
    /// A rule that is not met rests on nothing that may change, or not enough; or it says for whom the scheme is.
    Fixed,
    /// Every rule that fails could be met, but what is missing leaves the verdict open.
    Missing,
    /// None of at most [`FACTS_MAX`] facts, or none among the first [`TRIALS_MAX`] combinations.
    NotFound,
}

/// Facts to change.
#[derive(Debug, Clone, PartialEq)]
pub struct Step {
    /// The changes, in the order of the vocabulary.
    pub changes: Vec<Change>,
    /// What they cost together; none when one of them has no cost.
    pub cost: Option<f64>,
    /// The largest relative change; changes of yes or no and of choices count as 1.
    pub largest: f64,
}

/// A fact to change.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The fact.
    pub fact: FactId,
    /// Its value now.
    pub from: f64,
    /// The value that it must have.
    pub to: f64,
}

/// The cheapest step. `facts` are those of the subject; they are left as they are.
pub fn cheapest_step(
    library: &Library,
    scheme: SchemeId,
    application: Application,
    facts: &Facts,
    means: Means<'_>,
) -> Cheapest {
    let judgement = crate::judge::judge(library, scheme, application, facts);
    match judgement.verdict {
        Verdict::Met => return Cheapest::Met,
        _ if !judgement.can_be_met(library.scheme_of(scheme)) => return Cheapest::None(NoStep::NotEvaluable),
        _ => {}
    }
    let mut search = Search::new(library, scheme, application, facts, means, &judgement);
    if let Some(none) = search.is_hopeless(&judgement) {
        return Cheapest::None(none);
    }
    for size in 1..=FACTS_MAX {
        search.subsets(size, 0, &mut Vec::new());
        if let Some(best) = search.best.take() {
            return Cheapest::Step(best.step);
        }
    }
    Cheapest::None(NoStep::NotFound)
}

/// A fact that may change, and what may be tried.
struct Movable {
    fact: FactId,
    now: Value,
    values: Vec<f64>,
    cost: Option<f64>,
    is_number: bool,
    /// The rules that look at it, one bit each.
    rules: u128,
}

struct Best {
    step: Step,
    sum: f64,
}

struct Search<'a> {
    library: &'a Library,
    scheme: SchemeId,
    application: Application,
    facts: Facts,
    movable: Vec<Movable>,
    /// The rules that are not met, one bit each; those beyond 128 are not used to pass over.
    failing: u128,
    best: Option<Best>,
    trials: usize,
    points: PointsOf,
}

impl<'a> Search<'a> {
    fn new(
        library: &'a Library,
        id: SchemeId,
        application: Application,
        facts: &Facts,
        means: Means<'_>,
        judgement: &Judgement,
    ) -> Self {
        let scheme = library.scheme_of(id);
        let mut movable = Vec::new();
        for fact in judgement.facts(scheme) {
            let described = library.fact_of(fact);
            let now = *facts.value(fact);
            if described.is_fixed || described.needs_person || means.fixed.contains(&fact) || !now.is_known() {
                continue;
            }
            let values = candidates(library, scheme, fact, &now);
            let cost = means.costs.iter().find(|cost| cost.fact == fact).map(|cost| cost.per_unit);
            let is_number = matches!(described.kind, FactKind::Number { .. });
            let rules = looking_at(library, scheme, fact);
            if !values.is_empty() {
                movable.push(Movable { fact, now, values, cost, is_number, rules });
            }
        }
        movable.sort_by_key(|movable| movable.fact);
        let failing = judgement.rules.iter().filter(|rule| rule.verdict != Verdict::Met && rule.rule < 128);
        Search {
            library,
            scheme: id,
            application,
            facts: facts.clone(),
            movable,
            failing: failing.fold(0, |bits, rule| bits | 1 << rule.rule),
            best: None,
            trials: 0,
            points: PointsOf::default(),
        }
    }

    fn is_hopeless(&self, judgement: &Judgement) -> Option<NoStep> {
        let scheme = self.library.scheme_of(self.scheme);
        let is_outside =
            |rule: &crate::judge::RuleJudgement| rule.verdict == Verdict::NotMet && rule.of(scheme).is_class;
        if judgement.rules.iter().any(is_outside) {
            return Some(NoStep::Fixed);
        }
        let reachable = self.movable.iter().fold(0, |bits, movable| bits | movable.rules);
        if self.failing & !reachable == 0 {
            return None;
        }
        let is_stuck = |rule: &&crate::judge::RuleJudgement| rule.rule < 128 && reachable >> rule.rule & 1 == 0;
        let mut stuck = judgement.rules.iter().filter(|rule| rule.verdict != Verdict::Met).filter(is_stuck);
        Some(if stuck.any(|rule| rule.verdict == Verdict::NotMet) { NoStep::Fixed } else { NoStep::Missing })
    }

    fn subsets(&mut self, size: usize, from: usize, chosen: &mut Vec<usize>) {
        if self.trials >= TRIALS_MAX {
            return;
        }
        if chosen.len() == size {
            let seen = chosen.iter().fold(0, |bits, &at| bits | self.movable[at].rules);
            if self.failing & !seen == 0 {
                let mut changes = Vec::with_capacity(size);
                self.values(chosen, &mut changes);
            }
            return;
        }
        for at in from..self.movable.len() {
            chosen.push(at);
            self.subsets(size, at + 1, chosen);
            chosen.pop();
        }
    }

    fn values(&mut self, chosen: &[usize], changes: &mut Vec<(FactId, Value)>) {
        let Some(&at) = chosen.get(changes.len()) else { return self.attempt(chosen, changes) };
        for place in 0..self.movable[at].values.len() {
            let movable = &self.movable[at];
            let to = movable.values[place];
            let value = if movable.is_number { movable.now.moved(to) } else { Value::exact(to) };
            changes.push((movable.fact, value));
            self.values(chosen, changes);
            changes.pop();
        }
    }

    fn attempt(&mut self, chosen: &[usize], changes: &[(FactId, Value)]) {
        self.trials += 1;
        let candidate = self.weighed(chosen, changes);
        if self.trials > TRIALS_MAX || self.best.as_ref().is_some_and(|best| !candidate.is_before(best)) {
            return;
        }
        self.facts.suppose(self.library, changes);
        let found = verdict(self.library, self.scheme, self.application, &self.facts, &mut self.points);
        if found == Verdict::Met {
            self.best = Some(candidate);
        }
    }

    fn weighed(&self, chosen: &[usize], changes: &[(FactId, Value)]) -> Best {
        let (mut cost, mut largest, mut sum) = (Some(0.0), 0.0_f64, 0.0);
        let mut list = Vec::with_capacity(changes.len());
        for (&at, (fact, value)) in chosen.iter().zip(changes) {
            let movable = &self.movable[at];
            let (from, to) = (movable.now.mid, value.mid);
            let amount = if movable.is_number { (to - from).abs() } else { 1.0 };
            let relative = if movable.is_number { amount / from.abs().max(to.abs()) } else { 1.0 };
            cost = cost.zip(movable.cost).map(|(sum, per_unit)| sum + per_unit * amount);
            largest = largest.max(relative);
            sum += relative;
            list.push(Change { fact: *fact, from, to });
        }
        Best { step: Step { changes: list, cost, largest }, sum }
    }
}

impl Best {
    fn is_before(&self, other: &Best) -> bool {
        let cost = |best: &Best| best.step.cost.unwrap_or(f64::INFINITY);
        let order = cost(self).total_cmp(&cost(other));
        let order = order.then(self.step.largest.total_cmp(&other.step.largest));
        order.then(self.sum.total_cmp(&other.sum)) == Ordering::Less
    }
}

/// The rules whose verdict a fact may change, one bit each; through scores and through what is derived from it too.
fn looking_at(library: &Library, scheme: &Scheme, fact: FactId) -> u128 {
    let mut moved = vec![fact];
    for &derived in &library.order {
        let parts = library.fact_of(derived).derived.into_iter().flat_map(Derived::parts);
        if parts.into_iter().any(|(part, _)| moved.contains(&part)) {
            moved.push(derived);
        }
    }
    let mut in_scores = false;
    if let Some(scores) = &scheme.scores {
        scores.each_fact(&mut |scored| in_scores |= moved.contains(&scored));
    }
    let mut bits = 0;
    for (at, rule) in scheme.rules.iter().enumerate().take(128) {
        let shortcuts = scheme.shortcuts.iter().filter(|shortcut| shortcut.waives.contains(&(at as u16)));
        let conditions = [Some(&rule.condition), rule.when.as_ref(), rule.or.as_ref()].into_iter().flatten();
        let mut sees = false;
        for condition in conditions.chain(shortcuts.map(|shortcut| &shortcut.any)) {
            condition.ask.each_fact(&mut |asked| sees |= moved.contains(&asked));
            condition.ask.each_leaf(&mut |leaf| {
                sees |= in_scores && matches!(leaf, crate::scheme::Ask::Score { .. });
            });
        }
        if sees {
            bits |= 1 << at;
        }
    }
    bits
}
