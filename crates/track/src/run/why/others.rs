//! What stands beside the statements that were used: other statements about the same, and checks.

use std::collections::{BTreeSet, HashMap};

use lodestone_model::figure::Figure;
use lodestone_model::tables::reports::ReportStatus;
use lodestone_model::time::Span;
use lodestone_model::trail::{Cell, Trail};

use super::answer::{Beside, Other};
use super::find::Finder;
use crate::month::Month;
use crate::plausible::Flag;
use crate::run::checks::Check;
use crate::run::facts::{Fact, Topic};
use crate::run::tracked::Tracked;

/// Rows of `reports` behind a figure.
pub(super) fn report_rows(figure: &Figure) -> Vec<u32> {
    let mut rows = Vec::new();
    each_cell(figure, &mut |cell| rows.extend((cell.table == "reports").then_some(cell.row)));
    rows
}

fn each_cell(figure: &Figure, visit: &mut impl FnMut(&Cell)) {
    match figure.trail.as_deref() {
        Some(Trail::Cell(cell)) => visit(cell),
        Some(Trail::Formula(_, inputs)) => {
            inputs.iter().for_each(|input| each_cell(input, visit));
        }
        _ => {}
    }
}

/// Other statements about topic and span of rows that were used. A firm's and an area's statement have different topics.
pub(super) fn others(finder: &Finder<'_>, used: &BTreeSet<u32>) -> Vec<Other> {
    let mut alike: HashMap<(Topic, Span), Vec<&Fact>> = HashMap::new();
    for fact in &finder.tracked.facts {
        alike.entry((fact.topic, fact.span)).or_default().push(fact);
    }
    let mut found = Vec::new();
    let facts = finder.tracked.facts.iter().filter(|fact| used.contains(&fact.row));
    for fact in facts {
        let same = alike.get(&(fact.topic, fact.span)).map(Vec::as_slice).unwrap_or_default();
        let besides = same.iter().filter(|other| !used.contains(&other.row));
        found.extend(besides.map(|other| Other { of: fact.row, row: other.row, beside: beside(fact, other) }));
    }
    found
}

fn beside(used: &Fact, other: &Fact) -> Beside {
    match other.status {
        ReportStatus::Expected => Beside::Expected,
        ReportStatus::Target => Beside::Promised,
        ReportStatus::Actual | ReportStatus::Preliminary => {
            let (a, b) = (used.value(), other.value());
            let is_apart = a.high < b.low || b.high < a.low;
            match (is_apart, used.reporter == other.reporter) {
                (true, true) => Beside::Revised,
                (true, false) => Beside::Contradicts,
                (false, _) => Beside::Agrees,
            }
        }
    }
}

/// Checks about rows that were used; one about a whole series only when its month lies in the span.
pub(super) fn checks(tracked: &Tracked, used: &BTreeSet<u32>, span: Span) -> Vec<usize> {
    let is_about = |check: &&Check| {
        let month = match &check.flag {
            Flag::RatioBreak { month, .. }
            | Flag::CopiedMonth { month, .. }
            | Flag::UnitSlip { month, .. }
            | Flag::Split { month, .. } => Some(*month),
            Flag::FlatLine { from, .. } => Some(*from),
            _ => None,
        };
        let is_inside = |month: Month| month.span().is_some_and(|days| span.covers(days));
        check.rows.iter().any(|row| used.contains(row)) && month.is_none_or(is_inside)
    };
    let found = tracked.checks.iter().enumerate().filter(|(_, check)| is_about(check));
    found.map(|(at, _)| at).collect()
}
