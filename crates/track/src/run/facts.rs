//! Reports as figures: what each is about, and the interval in which its number lies.

use std::collections::{HashMap, HashSet};

use lodestone_model::base::CheckedBase;
use lodestone_model::check::half_digit;
use lodestone_model::figure::{Figure, Interval};
use lodestone_model::grid::Sym;
use lodestone_model::ids::{CommodityId, IndicatorRef, SampleId, ScopeId, Subject};
use lodestone_model::tables::capacities::CapacityKind;
use lodestone_model::tables::reports::{Report, ReportStatus};
use lodestone_model::time::{Date, Span};
use lodestone_model::trail::Tracing;
use lodestone_model::unit::Dimension;

use crate::reading::interval;

/// What a report is about, but for its span. Statements about areas name the area in `scope`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Topic {
    /// Firm, plant, project, commodity or sample; none: an area or the whole base.
    pub subject: Option<Subject>,
    /// Indicator or measure.
    pub indicator: Option<IndicatorRef>,
    /// What is not an indicator.
    pub attribute: Option<Sym>,
    /// The commodity put out.
    pub commodity: Option<CommodityId>,
    /// The area.
    pub scope: Option<ScopeId>,
    /// The firms counted.
    pub sample: Option<SampleId>,
    /// Kind of a capacity.
    pub capacity_kind: Option<CapacityKind>,
    /// What the number counts, in a word.
    pub basis: Option<Sym>,
    /// What the number counts; none for a bare number.
    pub dimension: Dimension,
}

/// A report with a number, stated by the as-of date.
#[derive(Debug, Clone)]
pub struct Fact {
    /// Row of the table.
    pub row: u32,
    /// What it is about.
    pub topic: Topic,
    /// Its days.
    pub span: Span,
    /// Fact, expectation or target.
    pub status: ReportStatus,
    /// Who says so.
    pub reporter: Option<Sym>,
    /// When.
    pub stated_on: Date,
    /// Value with its interval and its cell.
    pub figure: Figure,
    /// Growth as published, with its rounding.
    pub growth: Option<Interval>,
}

impl Fact {
    /// Whether it says what was.
    pub fn is_actual(&self) -> bool {
        matches!(self.status, ReportStatus::Actual | ReportStatus::Preliminary)
    }

    /// Its value.
    pub fn value(&self) -> Interval {
        self.figure.value
    }
}

/// Every report with a number that was stated by a day, in the order of the table, and the rows that were stated later.
pub(super) fn facts(base: &CheckedBase, as_of: Date) -> (Vec<Fact>, Vec<u32>) {
    let (known, later): (Vec<&Report>, Vec<&Report>) =
        base.rows.reports.iter().partition(|report| report.stated_on <= as_of);
    let mut texts = Texts::default();
    let facts = known.into_iter().filter_map(|report| fact(base, report, &mut texts)).collect();
    (facts, later.iter().map(|report| report.row).collect())
}

/// The first symbol of each text: free texts are not interned, so equal ones have symbols of their own.
#[derive(Default)]
struct Texts<'a>(HashMap<&'a str, Sym>);

impl<'a> Texts<'a> {
    fn first(&mut self, base: &'a CheckedBase, sym: Sym) -> Sym {
        *self.0.entry(base.text(sym)).or_insert(sym)
    }
}

fn fact<'a>(base: &'a CheckedBase, report: &Report, texts: &mut Texts<'a>) -> Option<Fact> {
    let stated = report.value?;
    let (subject, scope) = match report.subject {
        Some(Subject::Scope(scope)) => (None, Some(scope)),
        subject => (subject, report.scope),
    };
    let dimension = stated.dimension.unwrap_or(Dimension::NONE);
    let topic = Topic {
        subject,
        indicator: report.indicator,
        attribute: report.attribute.map(|text| texts.first(base, text)),
        commodity: report.commodity,
        scope,
        sample: report.sample,
        capacity_kind: report.capacity_kind,
        basis: report.basis.map(|text| texts.first(base, text)),
        dimension,
    };
    let written = || 2.0 * half_digit(base, report.row, "value", stated.value);
    let rounding = report.rounding.map_or_else(written, |rounding| rounding.value);
    let cell = ("reports", report.row, "value");
    let mut figure = Figure::from_cell(base, cell, stated.value, dimension, Some(report.span), Tracing::On);
    figure.value = interval(stated.value, Some(rounding), report.qualifier);
    let growth = report.growth.map(|growth| {
        let half = half_digit(base, report.row, "growth", growth);
        Interval { low: growth - half, mid: growth, high: growth + half }
    });
    Some(Fact {
        row: report.row,
        topic,
        span: report.span,
        status: report.status,
        reporter: report.reporter.map(|text| texts.first(base, text)),
        stated_on: report.stated_on,
        figure,
        growth,
    })
}

/// The last statement of each reporter about each topic and span that says what was.
pub(in crate::run) fn last_facts(facts: &[Fact]) -> Vec<&Fact> {
    last(facts.iter().filter(|fact| fact.is_actual()))
}

/// The last statement of each reporter about each topic and span; where none says what was, what was expected or wanted.
pub(in crate::run) fn last_stated(facts: &[Fact]) -> Vec<&Fact> {
    let known: HashSet<(Topic, Span)> =
        facts.iter().filter(|fact| fact.is_actual()).map(|fact| (fact.topic, fact.span)).collect();
    last(facts.iter().filter(|fact| fact.is_actual() || !known.contains(&(fact.topic, fact.span))))
}

fn last<'f>(facts: impl Iterator<Item = &'f Fact>) -> Vec<&'f Fact> {
    let mut kept: HashMap<(Topic, Span, Option<Sym>), &Fact> = HashMap::new();
    for fact in facts {
        let held = kept.entry((fact.topic, fact.span, fact.reporter)).or_insert(fact);
        if (held.stated_on, held.row) < (fact.stated_on, fact.row) {
            *held = fact;
        }
    }
    let mut kept: Vec<&Fact> = kept.into_values().collect();
    kept.sort_by_key(|fact| fact.row);
    kept
}
