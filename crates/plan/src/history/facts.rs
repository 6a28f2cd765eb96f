//! Statements that say what was before the plan: actual or preliminary numbers, all of whose days
//! lie before `plan_from`, in the unit of what they are about.
//!
//! Of several statements about one thing over one span one counts: the last of each reporter (an
//! actual one before a preliminary one), and among reporters an actual one, then the better grade,
//! then the later day, then the later row. A rate counts as rate × years of its span.

use rustc_hash::FxHashMap;

use lodestone_model::base::CheckedBase;
use lodestone_model::check::measure_dimension;
use lodestone_model::grid::Sym;
use lodestone_model::ids::{
    CommodityId, EnterpriseId, Id, IndicatorId, IndicatorRef, MeasureId, PlantId, ProjectId, ScopeId, Subject,
};
use lodestone_model::tables::reports::{Report, ReportStatus};
use lodestone_model::tables::sources::Grade;
use lodestone_model::time::{Date, Span};
use lodestone_model::unit::Dimension;

/// An amount over days, or a level at their end.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Fact {
    /// Row of `reports`.
    pub report: u32,
    /// Its days.
    pub span: Span,
    /// In the canonical unit of what it is about.
    pub amount: f64,
}

/// To what a statement about a measure is restricted, beyond the measure's own filters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[allow(missing_docs)]
pub struct Restriction {
    pub enterprise: Option<EnterpriseId>,
    pub plant: Option<PlantId>,
    pub project: Option<ProjectId>,
    pub commodity: Option<CommodityId>,
    pub scope: Option<ScopeId>,
}

/// What a statement is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum About {
    Measure(MeasureId, Restriction),
    Ratio(IndicatorId, Restriction),
    Output(PlantId, CommodityId),
}

/// Statements by what they are about.
#[derive(Debug, Default)]
pub struct Facts {
    measures: FxHashMap<MeasureId, Vec<(Restriction, Vec<Fact>)>>,
    indicators: FxHashMap<IndicatorId, Vec<(Restriction, Vec<Fact>)>>,
    outputs: FxHashMap<(PlantId, CommodityId), Vec<Fact>>,
}

/// One candidate for what is told about a thing over a span.
#[derive(Clone, Copy)]
struct Candidate {
    fact: Fact,
    reporter: Option<Sym>,
    is_actual: bool,
    grade: Grade,
    stated_on: Date,
}

impl Facts {
    /// Reads the reports of a base that end before the plan begins.
    pub fn of(base: &CheckedBase, plan_from: Date) -> Self {
        let mut told: FxHashMap<(About, Span), Vec<Candidate>> = FxHashMap::default();
        let mut counts: Counts = FxHashMap::default();
        for report in base.rows.reports.iter().filter(|r| r.span.end <= plan_from) {
            if let Some((about, candidate)) = candidate(base, report, &mut counts) {
                told.entry((about, report.span)).or_default().push(candidate);
            }
        }
        let mut counted: Vec<(About, Fact)> = told.into_iter().map(|((a, _), list)| (a, chosen(list))).collect();
        counted.sort_by_key(|(_, fact)| fact.report);
        let mut facts = Facts::default();
        for (about, fact) in counted {
            match about {
                About::Output(plant, commodity) => facts.outputs.entry((plant, commodity)).or_default().push(fact),
                About::Measure(id, of) => add(facts.measures.entry(id).or_default(), of, fact),
                About::Ratio(id, of) => add(facts.indicators.entry(id).or_default(), of, fact),
            }
        }
        facts
    }

    /// Statements about a measure, by what they are restricted to.
    pub fn of_measure(&self, measure: MeasureId) -> &[(Restriction, Vec<Fact>)] {
        self.measures.get(&measure).map_or(&[], Vec::as_slice)
    }

    /// Statements about an indicator that is a ratio, or has no measure.
    pub fn of_indicator(&self, indicator: IndicatorId) -> &[(Restriction, Vec<Fact>)] {
        self.indicators.get(&indicator).map_or(&[], Vec::as_slice)
    }

    /// Statements about what a plant put out.
    pub fn of_output(&self, plant: PlantId, commodity: CommodityId) -> &[Fact] {
        self.outputs.get(&(plant, commodity)).map_or(&[], Vec::as_slice)
    }
}

fn add(list: &mut Vec<(Restriction, Vec<Fact>)>, of: Restriction, fact: Fact) {
    match list.iter_mut().find(|(r, _)| *r == of) {
        Some((_, facts)) => facts.push(fact),
        None => list.push((of, vec![fact])),
    }
}

/// What measures count; none where their terms differ. Kept, since every report of one asks.
type Counts = FxHashMap<MeasureId, Option<Dimension>>;

fn candidate(base: &CheckedBase, report: &Report, counts: &mut Counts) -> Option<(About, Candidate)> {
    let is_fact = matches!(report.status, ReportStatus::Actual | ReportStatus::Preliminary);
    let stated = report.value.filter(|_| is_fact && report.attribute.is_none() && report.sample.is_none())?;
    let (about, counts) = about(base, report, counts)?;
    let years = report.span.years();
    let amount = match (stated.dimension.unwrap_or(Dimension::NONE), counts) {
        (_, None) => stated.value,
        (given, Some(counts)) if given == counts => stated.value,
        (given, Some(counts)) if Some(counts) == given.checked_times(Dimension::TIME) => stated.value * years,
        _ => return None,
    };
    let candidate = Candidate {
        fact: Fact { report: report.row, span: report.span, amount },
        reporter: report.reporter,
        is_actual: report.status == ReportStatus::Actual,
        grade: base.grade("reports", report.row, "value").unwrap_or(Grade::D),
        stated_on: report.stated_on,
    };
    Some((about, candidate))
}

/// What a report is about, and what that counts; ratios and indicators without a measure count
/// what their reports say.
fn about(base: &CheckedBase, report: &Report, counts: &mut Counts) -> Option<(About, Option<Dimension>)> {
    let mut of = Restriction { scope: report.scope, commodity: report.commodity, ..Restriction::default() };
    match report.subject {
        None => {}
        Some(Subject::Scope(scope)) => of.scope = Some(scope),
        Some(Subject::Enterprise(id)) => of.enterprise = Some(id),
        Some(Subject::Plant(id)) => of.plant = Some(id),
        Some(Subject::Project(id)) => of.project = Some(id),
        Some(Subject::Commodity(id)) => of.commodity = Some(id),
        Some(Subject::Sample(_)) => return None,
    }
    let measure = match report.indicator {
        None => {
            let (plant, commodity) = (of.plant?, report.commodity?);
            let unit = base.rows.commodities[commodity.index()].unit.as_ref();
            let counts = unit.map_or(Dimension::MASS, |unit| unit.dimension);
            return Some((About::Output(plant, commodity), Some(counts)));
        }
        Some(IndicatorRef::Measure(id)) => id,
        Some(IndicatorRef::Indicator(id)) => {
            let row = &base.rows.indicators[id.index()];
            match (row.measure, row.over) {
                (Some(measure), None) => measure,
                _ => return Some((About::Ratio(id, of), None)),
            }
        }
    };
    let counted = *counts.entry(measure).or_insert_with(|| measure_dimension(base, measure).ok());
    Some((About::Measure(measure, of), Some(counted?)))
}

/// The statement that counts among those about one thing over one span.
fn chosen(list: Vec<Candidate>) -> Fact {
    let mut of_reporter: Vec<Candidate> = Vec::new();
    for candidate in list {
        let order = |c: &Candidate| (c.is_actual, c.stated_on, c.fact.report);
        match of_reporter.iter_mut().find(|kept| kept.reporter == candidate.reporter) {
            Some(kept) if order(kept) < order(&candidate) => *kept = candidate,
            Some(_) => {}
            None => of_reporter.push(candidate),
        }
    }
    let order = |c: &Candidate| (c.is_actual, std::cmp::Reverse(c.grade), c.stated_on, c.fact.report);
    let best = of_reporter.into_iter().max_by_key(order);
    best.expect("a group has a statement").fact
}
