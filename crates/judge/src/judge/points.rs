//! The points that a subject has, as intervals: what is missing or left to experts widens them.

use super::ask::Bench;
use super::verdict::Verdict;
use crate::scheme::{Case, FactId, Item, Points, ScoreOf, Scores, Way};

/// The points of every item, group and the total. One of these serves many subjects.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PointsOf {
    /// By item.
    pub items: Vec<Points>,
    /// By group.
    pub groups: Vec<Points>,
    /// All together.
    pub total: Option<Points>,
}

impl PointsOf {
    /// The points of a score.
    pub fn get(&self, score: ScoreOf) -> Option<Points> {
        match score {
            ScoreOf::Total => self.total,
            ScoreOf::Group(at) => self.groups.get(usize::from(at)).copied(),
            ScoreOf::Item(at) => self.items.get(usize::from(at)).copied(),
        }
    }

    /// Works them out for the subject on the bench.
    pub(super) fn read(&mut self, bench: &Bench<'_>, scores: Option<&Scores>) {
        self.items.clear();
        self.groups.clear();
        self.total = None;
        let Some(scores) = scores else { return };
        self.items.extend(scores.items.iter().map(|item| points_of(bench, item)));
        self.groups.resize(scores.groups.len(), Points::ZERO);
        let mut total = Points::ZERO;
        for (item, points) in scores.items.iter().zip(&self.items) {
            match item.group {
                Some(group) => {
                    let sum = &mut self.groups[usize::from(group)];
                    *sum = sum.plus(*points);
                }
                None => total = total.plus(*points),
            }
        }
        for (group, points) in scores.groups.iter().zip(&mut self.groups) {
            *points = points.capped(group.max);
            total = total.plus(*points);
        }
        self.total = Some(stated(bench, scores.stated).unwrap_or(total.capped(scores.points)));
    }
}

fn points_of(bench: &Bench<'_>, item: &Item) -> Points {
    if let Some(points) = stated(bench, item.stated) {
        return points.capped(item.max);
    }
    if item.ways.is_empty() {
        return Points { low: 0.0, high: item.max };
    }
    item.ways.iter().fold(Points::ZERO, |best, way| best.best(of_way(bench, way))).capped(item.max)
}

/// Points that somebody gave.
fn stated(bench: &Bench<'_>, fact: Option<FactId>) -> Option<Points> {
    let value = bench.facts.value(fact?);
    value.is_known().then_some(Points { low: value.low, high: value.high })
}

fn of_way(bench: &Bench<'_>, way: &Way) -> Points {
    match way {
        Way::Bands(fact, bands) => {
            let value = bench.facts.value(*fact);
            let met = bands.iter().filter(|band| band.within.meets(value.low, value.high)).map(|band| band.points);
            met.reduce(Points::either).unwrap_or(Points::ZERO)
        }
        Way::Cases(cases) => first_of(bench, cases),
        Way::Sum(cases) => cases.iter().fold(Points::ZERO, |sum, case| match bench.quick(&case.when) {
            Verdict::Met => sum.plus(case.points),
            Verdict::NotMet => sum,
            Verdict::Undecided | Verdict::NotEvaluable => sum.plus(Points { low: 0.0, ..case.points }),
        }),
        Way::PerFull { fact, per, points } => {
            let value = bench.facts.value(*fact);
            let full = |value: f64| (value / per + 1e-9).floor().max(0.0) * points;
            Points { low: full(value.low), high: full(value.high) }
        }
    }
}

fn first_of(bench: &Bench<'_>, cases: &[Case]) -> Points {
    let mut possible: Option<Points> = None;
    let mut add = |points: Points| possible = Some(possible.map_or(points, |before| before.either(points)));
    for case in cases {
        match bench.quick(&case.when) {
            Verdict::Met => {
                add(case.points);
                return possible.unwrap_or(Points::ZERO);
            }
            Verdict::NotMet => {}
            Verdict::Undecided | Verdict::NotEvaluable => add(case.points),
        }
    }
    add(Points::ZERO);
    possible.unwrap_or(Points::ZERO)
}
