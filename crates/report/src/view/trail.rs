//! Where a figure comes from, as a tree: value, formula in words, and for every cell who said it, when, where.

use std::collections::HashSet;

use lodestone_model::figure::{Figure, Interval};
use lodestone_model::schema::Chosen as _;
use lodestone_model::trail::{Cell, Foreseeing, Op, Trail};
use serde::Serialize;

use super::track::about::About;
use crate::words::{Both, Words, number};

/// How many parts of a long sum are shown: of the first one, of one inside it, and further in.
const SHOWN: [usize; 3] = [4, 2, 0];

/// A figure and how it came about.
#[derive(Debug, Clone, Serialize)]
pub struct TrailNode {
    /// What it is about; none where the parts are about different things.
    pub about: Option<Both>,
    /// Its days.
    pub span: Option<String>,
    /// Central value, canonical unit.
    pub value: Option<f64>,
    /// Lower bound; none where there is none.
    pub low: Option<f64>,
    /// Upper bound; none where there is none.
    pub high: Option<f64>,
    /// Canonical unit.
    pub unit: String,
    /// Value with unit and bounds, in words.
    pub text: Both,
    /// Grade, the weakest of its inputs.
    pub grade: &'static str,
    /// Id of the formula; none for a cell.
    pub formula: Option<&'static str>,
    /// The formula in words.
    pub words: Option<Both>,
    /// The cell it is read from.
    pub cell: Option<CellNode>,
    /// What the formula takes.
    pub inputs: Vec<TrailNode>,
    /// Inputs that are not shown.
    pub more: usize,
    /// Set when the same figure is shown in full further up.
    pub is_above: bool,
}

/// A cell of an input table.
#[derive(Debug, Clone, Serialize)]
pub struct CellNode {
    /// File or sheet.
    pub file: String,
    /// Line in it.
    pub line: Option<u32>,
    /// Column.
    pub column: &'static str,
    /// As published, in its own unit.
    pub published: String,
    /// Who says so, for reports.
    pub reporter: Option<String>,
    /// When, for reports.
    pub stated_on: Option<String>,
    /// Id of the source.
    pub source: Option<String>,
    /// Its title.
    pub title: Option<Both>,
}

/// Makes nodes; knows which figures it has shown.
pub(super) struct Nodes<'a, 'b> {
    pub about: &'a About<'b>,
    pub shows_all: bool,
    seen: HashSet<String>,
}

impl<'a, 'b> Nodes<'a, 'b> {
    pub fn new(about: &'a About<'b>, shows_all: bool) -> Self {
        Nodes { about, shows_all, seen: HashSet::new() }
    }

    /// The tree of a figure, long sums folded.
    pub fn node(&mut self, figure: &Figure, folds: usize) -> TrailNode {
        let mut node = self.bare(figure);
        match figure.trail.as_deref() {
            Some(Trail::Cell(cell)) => {
                node.about = self.about.subject(cell);
                node.cell = Some(self.about.cell(cell, figure.dimension));
                if cell.table != "reports" {
                    node.span = None;
                }
            }
            Some(Trail::Formula(op, inputs)) => self.formula(&mut node, *op, inputs, folds),
            Some(Trail::Solved(_)) | None => {}
        }
        node
    }

    fn bare(&self, figure: &Figure) -> TrailNode {
        let finite = |bound: f64| bound.is_finite().then_some(bound);
        let Interval { low, mid, high } = figure.value;
        TrailNode {
            about: None,
            span: figure.period.map(|span| span.to_string()),
            value: finite(mid),
            low: finite(low),
            high: finite(high),
            unit: self.about.units.symbol(figure.dimension),
            text: self.about.both(|words| self.about.interval(figure.value, figure.dimension, words)),
            grade: figure.grade.choice().id,
            formula: None,
            words: None,
            cell: None,
            inputs: Vec::new(),
            more: 0,
            is_above: false,
        }
    }

    fn formula(&mut self, node: &mut TrailNode, op: Op, inputs: &[Figure], folds: usize) {
        node.formula = Some(op.id());
        node.words = Some(self.about.both(|words| words_of(op, inputs.len(), words)));
        node.about = self.common(inputs);
        let key = format!("{:?}{:?}{:?}{}{:?}", op, node.value, node.span, inputs.len(), node.about);
        if !self.seen.insert(key) {
            node.is_above = true;
            return;
        }
        let is_folding = matches!(op, Op::Sum | Op::DayMean | Op::Foreseen(Foreseeing::BottomUp, _));
        let limit = SHOWN[folds.min(SHOWN.len() - 1)];
        let is_long = is_folding && !self.shows_all && inputs.len() > limit + 1;
        let shown = if is_long { first_and_largest(inputs, limit) } else { (0..inputs.len()).collect() };
        let deeper = folds + usize::from(is_long || matches!(op, Op::Foreseen(..) | Op::UsualShare));
        node.more = inputs.len() - shown.len();
        node.inputs = shown.into_iter().map(|at| self.node(&inputs[at], deeper)).collect();
    }

    /// What all inputs are about, else the one thing of different subjects; the first and last cell of each are looked at.
    fn common(&self, inputs: &[Figure]) -> Option<Both> {
        let cells: Vec<Cell> = inputs.iter().flat_map(ends).flatten().collect();
        let alike = |about: &dyn Fn(&Cell) -> Option<Both>| {
            let first = about(cells.first()?)?;
            let is_first = |cell: &Cell| about(cell).is_some_and(|about| about == first);
            cells.iter().skip(1).all(is_first).then_some(first)
        };
        alike(&|cell| self.about.subject(cell)).or_else(|| alike(&|cell| self.about.thing(cell)))
    }
}

/// The first and the last cell behind a figure.
fn ends(figure: &Figure) -> [Option<Cell>; 2] {
    [true, false].map(|is_first| end(figure, is_first))
}

fn end(figure: &Figure, is_first: bool) -> Option<Cell> {
    match figure.trail.as_deref()? {
        Trail::Cell(cell) => Some(*cell),
        Trail::Solved(_) => None,
        Trail::Formula(_, inputs) => end(if is_first { inputs.first()? } else { inputs.last()? }, is_first),
    }
}

/// Positions of the first input and of the largest ones, in order.
fn first_and_largest(inputs: &[Figure], limit: usize) -> Vec<usize> {
    let mut order: Vec<usize> = (1..inputs.len()).collect();
    order.sort_by(|&a, &b| inputs[b].value.mid.abs().total_cmp(&inputs[a].value.mid.abs()));
    let mut shown: Vec<usize> = std::iter::once(0).chain(order).take(limit).collect();
    shown.sort_unstable();
    shown
}

/// A formula in words.
fn words_of(op: Op, count: usize, words: &Words) -> String {
    let weight = |weight: f64| format!("{} %", number::fixed(weight * 100.0, 0));
    match op {
        Op::Sum => words.say("why-formula-sum", &[("count", count.into())]),
        Op::Times(factor) => words.say("why-formula-times", &[("factor", number::rounded(factor, 6).into())]),
        Op::Ratio => words.say("why-formula-ratio", &[]),
        Op::Difference => words.say("why-formula-difference", &[]),
        Op::PartGrowth => words.say("why-formula-part-growth", &[]),
        Op::Required(months) => words.say("why-formula-required", &[("months", months.into())]),
        Op::UsualShare => words.say("why-formula-usual-share", &[]),
        Op::Foreseen(Foreseeing::Share, own) => words.say("why-formula-by-share", &[("weight", weight(own).into())]),
        Op::Foreseen(Foreseeing::Chain, own) => words.say("why-formula-by-chain", &[("weight", weight(own).into())]),
        Op::Foreseen(Foreseeing::Rolling, own) => {
            words.say("why-formula-by-rolling", &[("weight", weight(own).into())])
        }
        Op::Foreseen(Foreseeing::BottomUp, own) => {
            words.say("why-formula-by-bottom-up", &[("weight", weight(own).into())])
        }
        Op::Combined => words.say("why-formula-combined", &[]),
        Op::Consolidated => words.say("why-formula-consolidated", &[]),
        Op::ValueAdded => words.say("why-formula-value-added", &[]),
        Op::Unlinked => words.say("why-formula-unlinked", &[]),
        Op::Volume => words.say("why-formula-volume", &[]),
        Op::Mix => words.say("why-formula-mix", &[]),
        Op::Price => words.say("why-formula-price", &[]),
        Op::Change => words.say("why-formula-change", &[]),
        Op::DayMean => words.say("why-formula-day-mean", &[]),
    }
}
