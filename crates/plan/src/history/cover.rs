//! Which statements together tell an amount over a span of days.
//!
//! > amount over [a, b) = Σ ± statement, over a path from a to b whose steps are statements
//!
//! Days are nodes; a statement over [u, v) is a step from u to v that adds it and from v to u that
//! takes it away, so that months sum to years and a cumulative statement less the one before gives
//! the month between. Where no such path exists a statement gives its share by days. The path with
//! the fewest days that nobody tells is taken; among those the one with the fewest days that are
//! only shared; then the fewest differences; then the fewest statements. Tested below.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use lodestone_model::time::{Date, Span};

use super::facts::Fact;

/// A statement's part in an amount.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Piece {
    /// Row of `reports`.
    pub report: u32,
    /// The days that it adds or takes away.
    pub days: Span,
    /// Share of the statement: 1 added whole, −1 taken away, between by days.
    pub share: f64,
    /// Its share of what it states.
    pub amount: f64,
}

impl Piece {
    /// Whether only a part of its days was wanted.
    pub fn is_shared(&self) -> bool {
        self.share.abs() != 1.0
    }
}

/// What statements tell of a span.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cover {
    /// The statements used.
    pub pieces: Vec<Piece>,
    /// Days that none of them tells, in order.
    pub unknown: Vec<Span>,
}

impl Cover {
    /// Days that nobody tells, days that are shared, differences, statements: the less the better.
    pub fn cost(&self) -> [i32; 4] {
        let days = |spans: &mut dyn Iterator<Item = Span>| spans.map(Span::days).sum();
        [
            days(&mut self.unknown.iter().copied()),
            days(&mut self.pieces.iter().filter(|p| p.is_shared()).map(|p| p.days)),
            self.pieces.iter().filter(|p| p.share < 0.0).count() as i32,
            self.pieces.len() as i32,
        ]
    }
}

/// A step of the path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Add(usize),
    Take(usize),
    Share(usize),
    Unknown,
}

type Cost = [i32; 4];

/// The best way to tell the amount over `span` from statements with spans of their own.
pub fn cover(span: Span, facts: &[Fact]) -> Cover {
    let mut nodes: Vec<Date> = facts.iter().flat_map(|f| [f.span.start, f.span.end]).collect();
    nodes.extend([span.start, span.end]);
    nodes.sort();
    nodes.dedup();
    let steps = steps(span, facts, &nodes);
    let at = |date: Date| nodes.binary_search(&date).expect("every border is a node");
    let path = cheapest(&steps, at(span.start), at(span.end));
    let mut cover = Cover::default();
    for (from, to, step) in path {
        let days = Span { start: nodes[from.min(to)], end: nodes[from.max(to)] };
        match step {
            Step::Unknown => join(&mut cover.unknown, days),
            Step::Add(f) => push(&mut cover.pieces, &facts[f], days, 1.0),
            Step::Take(f) => push(&mut cover.pieces, &facts[f], days, -1.0),
            Step::Share(f) => push(&mut cover.pieces, &facts[f], days, facts[f].span.share(days)),
        }
    }
    cover
}

/// Steps from every node: (to, cost, step).
fn steps(span: Span, facts: &[Fact], nodes: &[Date]) -> Vec<Vec<(usize, Cost, Step)>> {
    let mut steps = vec![Vec::new(); nodes.len()];
    let at = |date: Date| nodes.binary_search(&date).expect("every border is a node");
    for (f, fact) in facts.iter().enumerate() {
        let (from, to) = (at(fact.span.start), at(fact.span.end));
        steps[from].push((to, [0, 0, 0, 1], Step::Add(f)));
        steps[to].push((from, [0, 0, 1, 1], Step::Take(f)));
    }
    for n in at(span.start)..at(span.end) {
        let days = Span { start: nodes[n], end: nodes[n + 1] };
        let around = facts.iter().enumerate().filter(|(_, f)| f.span.covers(days));
        match around.min_by_key(|(_, f)| f.span.days()) {
            Some((f, _)) => steps[n].push((n + 1, [0, days.days(), 0, 1], Step::Share(f))),
            None => steps[n].push((n + 1, [days.days(), 0, 0, 0], Step::Unknown)),
        }
    }
    steps
}

/// Dijkstra's path; there is one, since neighbours within the span are always joined.
fn cheapest(steps: &[Vec<(usize, Cost, Step)>], from: usize, to: usize) -> Vec<(usize, usize, Step)> {
    let mut best: Vec<Option<(Cost, usize, Step)>> = vec![None; steps.len()];
    let mut open = BinaryHeap::from([Reverse(([0; 4], from, from, Step::Unknown))]);
    while let Some(Reverse((cost, node, before, step))) = open.pop() {
        if best[node].is_some() {
            continue;
        }
        best[node] = Some((cost, before, step));
        for &(next, more, step) in steps[node].iter().filter(|(next, _, _)| best[*next].is_none()) {
            let cost = std::array::from_fn(|i| cost[i] + more[i]);
            open.push(Reverse((cost, next, node, step)));
        }
    }
    let (mut path, mut node) = (Vec::new(), to);
    while node != from {
        let (_, before, step) = best[node].expect("neighbours within the span are joined");
        path.push((before, node, step));
        node = before;
    }
    path.reverse();
    path
}

/// Adds a piece; a statement that is shared over neighbouring days is one piece.
fn push(pieces: &mut Vec<Piece>, fact: &Fact, days: Span, share: f64) {
    match pieces.last_mut() {
        Some(last) if last.report == fact.report && last.days.end == days.start && 0.0 < share && share < 1.0 => {
            last.days.end = days.end;
            last.share = fact.span.share(last.days);
            last.amount = last.share * fact.amount;
        }
        _ => pieces.push(Piece { report: fact.report, days, share, amount: share * fact.amount }),
    }
}

/// Adds days behind others, joined where they touch.
pub fn join(spans: &mut Vec<Span>, days: Span) {
    match spans.last_mut() {
        Some(last) if last.end >= days.start => last.end = last.end.max(days.end),
        _ => spans.push(days),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn span(text: &str) -> Span {
        Span::parse(text).unwrap()
    }

    /// The amount, the days that nobody tells, and how many days are only shared.
    fn told(wanted: &str, facts: &[(&str, f64)]) -> (f64, Vec<String>, i32) {
        let fact =
            |(r, (text, amount)): (usize, &(&str, f64))| Fact { report: r as u32, span: span(text), amount: *amount };
        let facts: Vec<Fact> = facts.iter().enumerate().map(fact).collect();
        let cover = cover(span(wanted), &facts);
        let amount = cover.pieces.iter().map(|piece| piece.amount).sum();
        (amount, cover.unknown.iter().map(ToString::to_string).collect(), cover.cost()[1])
    }

    #[test]
    fn a_year_from_its_months_or_its_quarters() {
        let months: Vec<String> = (1..=12).map(|m| format!("2023-{m:02}")).collect();
        let facts: Vec<(&str, f64)> = months.iter().map(|m| (m.as_str(), 10.0)).collect();
        assert_eq!(told("2023", &facts), (120.0, vec![], 0));
        let mixed = [("2023-H1", 50.0), ("2023-Q3", 30.0), ("2023-10", 10.0), ("2023-11", 10.0), ("2023-12", 10.0)];
        assert_eq!(told("2023", &mixed), (110.0, vec![], 0));
    }

    #[test]
    fn the_fewest_statements_win_where_several_tell_it() {
        assert_eq!(told("2023", &[("2023-H1", 50.0), ("2023-H2", 51.0), ("2023", 100.0)]), (100.0, vec![], 0));
    }

    #[test]
    fn cumulative_statements_give_the_months_between() {
        let facts = [("2023-01..2023-09", 90.0), ("2023-01..2023-10", 102.0), ("2023", 130.0)];
        assert_eq!(told("2023-10", &facts), (12.0, vec![], 0));
        assert_eq!(told("2023-10..2023-12", &facts), (40.0, vec![], 0));
        assert_eq!(told("2023-11..2023-12", &facts), (28.0, vec![], 0));
    }

    #[test]
    fn a_part_of_a_statement_is_its_share_by_days() {
        assert_eq!(told("2023-H2", &[("2023", 365.0)]), (184.0, vec![], 184));
        let facts = [("2023", 365.0), ("2023-07", 40.0)];
        assert_eq!(told("2023-H2", &facts), (193.0, vec![], 153));
    }

    #[test]
    fn what_nobody_tells_is_named() {
        let unknown = |text: &str| vec![text.to_owned()];
        assert_eq!(told("2023", &[("2023-01..2023-05", 50.0)]), (50.0, unknown("2023-06..2023-12"), 0));
        assert_eq!(told("2023", &[("2024", 9.0)]), (0.0, unknown("2023"), 0));
        assert_eq!(told("2023", &[]), (0.0, unknown("2023"), 0));
        let gap = [("2023-Q1", 30.0), ("2023-Q4", 40.0)];
        assert_eq!(told("2023", &gap), (70.0, unknown("2023-04..2023-09"), 0));
    }
}
