//! Which statements make up a span: days are nodes, a statement over [u, v) is a step forward that adds it, or back that
//! takes it away, and the answer is the path of fewest steps, then of fewest steps back, then of the latest statements.
//!
//! So a span that was stated is that statement, October is the cumulative value to October less that to September, and a
//! year is its months. Tests: `tests/it/why.rs`.

use std::collections::BTreeMap;

use lodestone_model::figure::Figure;
use lodestone_model::time::{Date, Span};

use crate::run::facts::Fact;

/// What a path costs: steps, steps back, and how long ago the statements were made (days, summed).
type Cost = (u32, u32, i64);

/// A statement that is added or taken away.
#[derive(Clone, Copy)]
struct Step<'a> {
    fact: &'a Fact,
    is_added: bool,
}

/// The figure of a span from statements of one topic; none when they do not make it up. Only exact statements are used
/// unless amounts add up over time.
pub(in crate::run) fn cover(facts: &[&Fact], span: Span, adds_up: bool) -> Option<(Figure, Length)> {
    let stated = facts.iter().filter(|fact| fact.span == span).max_by_key(|fact| (fact.stated_on, fact.row));
    if let Some(fact) = stated {
        return Some((fact.figure.clone(), (1, 0)));
    }
    let steps = if adds_up { path(facts, span)? } else { return None };
    let backs = steps.iter().filter(|step| !step.is_added).count();
    let of = |is_added: bool| {
        let figures = steps.iter().filter(|step| step.is_added == is_added).map(|step| step.fact.figure.clone());
        together(figures.collect())
    };
    let mut figure = match of(false) {
        Some(taken) => of(true)?.less(taken).ok()?,
        None => of(true)?,
    };
    figure.period = Some(span);
    Some((figure, (steps.len(), backs)))
}

/// Steps of a path, and those of them that take away.
pub(in crate::run) type Length = (usize, usize);

/// One figure as it is, several as their sum; none without one or with different dimensions.
pub(super) fn together(mut figures: Vec<Figure>) -> Option<Figure> {
    match figures.len() {
        1 => figures.pop(),
        _ => Figure::sum(figures).ok().flatten(),
    }
}

/// The cheapest path from the first day to the day behind the last.
fn path<'a>(facts: &[&'a Fact], span: Span) -> Option<Vec<Step<'a>>> {
    let newest = facts.iter().map(|fact| fact.stated_on).max()?;
    let mut best: BTreeMap<Date, (Cost, Option<(Date, Step<'a>)>)> = BTreeMap::from([(span.start, ((0, 0, 0), None))]);
    let mut ordered: Vec<&'a Fact> = facts.to_vec();
    ordered.sort_by_key(|fact| (fact.span.start, fact.span.end, fact.row));
    // A path visits a day once, so that there are no more rounds than days.
    for _ in 0..=2 * ordered.len() {
        let mut has_changed = false;
        for &fact in &ordered {
            let age = i64::from(newest.days_after(fact.stated_on));
            for (from, to, is_added) in
                [(fact.span.start, fact.span.end, true), (fact.span.end, fact.span.start, false)]
            {
                let Some(&((steps, backs, ages), _)) = best.get(&from) else { continue };
                let cost = (steps + 1, backs + u32::from(!is_added), ages + age);
                if best.get(&to).is_none_or(|(known, _)| cost < *known) {
                    best.insert(to, (cost, Some((from, Step { fact, is_added }))));
                    has_changed = true;
                }
            }
        }
        if !has_changed {
            break;
        }
    }
    let (mut steps, mut day) = (Vec::new(), span.end);
    while let (_, Some((from, step))) = best.get(&day)? {
        steps.push(*step);
        day = *from;
    }
    steps.sort_by_key(|step| (step.fact.span.start, step.fact.span.end));
    Some(steps)
}
